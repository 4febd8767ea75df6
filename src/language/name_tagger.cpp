#include "language/name_tagger.hpp"

#include <algorithm>
#include <array>

#include "language/name_features.hpp"

namespace newsbrief::language {
namespace {

using Scores = std::array<float, kNameLabels>;
using Path = std::array<std::uint8_t, kNameLabels>;

constexpr float kNever = -1e9F;

/// Adds a token's scores to the best way of reaching each of its labels; gives the label that each came from.
Path advance(Scores& reached, const Scores& scores, const NameWeights& weights) {
  Scores next;
  Path from;
  for (std::size_t label = 0; label < kNameLabels; ++label) {
    std::size_t best = label;
    float most = 2 * kNever;
    for (std::size_t before = 0; before < kNameLabels; ++before) {
      if (!may_follow(before, label)) continue;
      const float sum = reached[before] + weights.transitions[before][label];
      if (sum > most) most = sum, best = before;
    }
    next[label] = most + scores[label];
    from[label] = static_cast<std::uint8_t>(best);
  }
  reached = next;
  return from;
}

/// Sums the weights of a word's properties.
void add_weights(const NameKeys& keys, std::span<const NameBucket> buckets, float scale, Scores& scores) {
  // The buckets lie far apart: asked for all at once, they come while the first are added up.
  for (std::size_t k = 0; k < keys.size; ++k) __builtin_prefetch(&buckets[name_bucket(keys.keys[k], buckets.size())]);
  std::array<std::int32_t, kNameLabels> sums{};
  for (std::size_t k = 0; k < keys.size; ++k)
    if (const std::int8_t* row = find(buckets, keys.keys[k]))
      for (std::size_t label = 0; label < kNameLabels; ++label) sums[label] += row[label];
  for (std::size_t label = 0; label < kNameLabels; ++label) scores[label] += scale * static_cast<float>(sums[label]);
}

}  // namespace

void NameTagger::name(Encoding& e, document::WorkingDocument& doc) const {
  static constexpr NameWeights kNetworkAlone{};
  thread_local std::vector<Path> paths;
  thread_local NameFeatures features;
  thread_local NameKeys keys;
  const auto buckets = model_.part<NameBucket>(Part::name_buckets);
  const auto lists = model_.part<Slot>(Part::name_lists);
  const auto stored = model_.part<NameWeights>(Part::name_weights);
  const NameWeights& weights = stored.empty() ? kNetworkAlone : stored.front();
  for (const auto& s : e.sentences) {
    paths.resize(s.size);
    if (!buckets.empty()) features.read(doc, s.first_token, s.size, lists);
    Scores reached;
    reached.fill(kNever);
    reached[0] = 0;
    for (std::uint32_t i = 0; i < s.size; ++i) {
      const float* network = &e.tags[(s.first_row + 1 + i) * kTagColumns + kNameColumn];
      Scores scores;
      for (std::size_t label = 0; label < kNameLabels; ++label) scores[label] = weights.network * network[label];
      if (!buckets.empty()) {
        features.keys_at(i, keys);
        add_weights(keys, buckets, weights.scale, scores);
      }
      paths[i] = advance(reached, scores, weights);
    }
    auto label = static_cast<std::size_t>(std::max_element(reached.begin(), reached.end()) - reached.begin());
    for (std::uint32_t i = s.size; i-- > 0;) {
      auto& token = doc.tokens[s.first_token + i];
      token.name = static_cast<document::NameType>((label + 1) / 2);
      token.name_begins = label % 2 == 1;
      label = paths[i][label];
    }
  }
}

}  // namespace newsbrief::language
