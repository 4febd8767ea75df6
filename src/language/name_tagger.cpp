#include "language/name_tagger.hpp"

#include <algorithm>
#include <array>

namespace newsbrief::language {
namespace {

using Scores = std::array<float, kNameLabels>;
using Path = std::array<std::uint8_t, kNameLabels>;

constexpr bool is_inside(std::size_t label) { return label != 0 && label % 2 == 0; }

/// Adds a token's scores to the best way of reaching each of its labels; gives the label that each came from.
Path advance(Scores& reached, const float* scores) {
  const auto best = static_cast<std::size_t>(std::max_element(reached.begin(), reached.end()) - reached.begin());
  Scores next;
  Path from;
  for (std::size_t label = 0; label < kNameLabels; ++label) {
    std::size_t before = best;
    if (is_inside(label)) before = reached[label] > reached[label - 1] ? label : label - 1;
    next[label] = reached[before] + scores[label];
    from[label] = static_cast<std::uint8_t>(before);
  }
  reached = next;
  return from;
}

}  // namespace

void NameTagger::name(Encoding& e, document::WorkingDocument& doc) const {
  constexpr float kNever = -1e9F;
  for (const auto& s : e.sentences) {
    thread_local std::vector<Path> paths;
    paths.resize(s.size);
    Scores reached;
    reached.fill(kNever);
    reached[0] = 0;
    for (std::uint32_t i = 0; i < s.size; ++i) {
      const float* scores = &e.tags[(s.first_row + 1 + i) * kTagColumns + kNameColumn];
      paths[i] = advance(reached, scores);
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
