#include "train/name_training.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "language/encoder.hpp"
#include "language/name_features.hpp"
#include "language/tagger.hpp"
#include "text/utf8.hpp"
#include "train/random.hpp"

namespace newsbrief::train {
namespace {

using language::kNameLabels;
using Row = std::array<float, kNameLabels>;
using Square = std::array<Row, kNameLabels>;

constexpr NameLabels kAnything = (1U << kNameLabels) - 1;

/// A sentence as the learner sees it: rows of weights at each word, and the labels that are right there.
struct Item {
  std::vector<std::vector<std::uint32_t>> rows;
  std::vector<NameLabels> right;
};

void tag(const language::Model& model, const Treebank& bank, document::WorkingDocument& doc) {
  for (const auto& sentence : bank) {
    const auto first = static_cast<std::uint32_t>(doc.tokens.size());
    for (const auto& word : sentence.words) {
      document::Token token;
      token.form = doc.pool.add(word.form);
      token.lower = doc.pool.add(word.lower);
      doc.tokens.push_back(token);
    }
    doc.sentences.push_back({{first, static_cast<std::uint32_t>(doc.tokens.size())}, 0});
  }
  const language::Encoder encoder(model);
  const language::Tagger tagger(model);
  language::Encoding encoding;
  for (std::size_t next = 0; next < doc.sentences.size();) {
    next = encoder.read(doc, next, encoding);
    tagger.tag(encoding, doc);
  }
}

/// The properties of a treebank's words, numbered; those that are too rare have none.
class Properties {
 public:
  Properties(const document::WorkingDocument& doc, std::span<const language::Slot> lists, std::size_t least)
      : doc_(doc), lists_(lists) {
    std::unordered_map<std::uint64_t, std::uint32_t> counts;
    for (const auto& s : doc.sentences)
      each_word(s, [&](std::size_t, const language::NameKeys& keys) {
        for (std::size_t k = 0; k < keys.size; ++k)
          if (++counts[keys.keys[k]] == least) keys_.push_back(keys.keys[k]);
      });
    for (std::size_t i = 0; i < keys_.size(); ++i) rows_.emplace(keys_[i], static_cast<std::uint32_t>(i));
  }
  Item item(std::size_t at, const TreeSentence& sentence) {
    Item item;
    for (const auto& word : sentence.words) item.right.push_back(word.names ? word.names : kAnything);
    each_word(doc_.sentences[at], [&](std::size_t, const language::NameKeys& keys) {
      auto& rows = item.rows.emplace_back();
      for (std::size_t k = 0; k < keys.size; ++k)
        if (const auto it = rows_.find(keys.keys[k]); it != rows_.end()) rows.push_back(it->second);
    });
    return item;
  }
  const std::vector<std::uint64_t>& keys() const { return keys_; }

 private:
  template <class Visit>
  void each_word(const document::Sentence& s, Visit&& visit) {
    features_.read(doc_, s.tokens.first, s.tokens.last - s.tokens.first, lists_);
    for (std::uint32_t i = 0; i < s.tokens.last - s.tokens.first; ++i) {
      features_.keys_at(i, word_);
      visit(i, word_);
    }
  }
  const document::WorkingDocument& doc_;
  std::span<const language::Slot> lists_;
  language::NameFeatures features_;
  language::NameKeys word_;
  std::vector<std::uint64_t> keys_;
  std::unordered_map<std::uint64_t, std::uint32_t> rows_;
};

/// Forward and backward sums over the label sequences that a set of labels at each word allows, scaled at each word.
struct Lattice {
  std::vector<Row> forward, backward;
  double log_sum = 0;

  /// Gives false where no sequence is allowed.
  bool run(const std::vector<Row>& exp_scores, const Square& exp_transitions, const std::vector<NameLabels>* allowed) {
    const std::size_t n = exp_scores.size();
    forward.assign(n, {});
    backward.assign(n, {});
    log_sum = 0;
    std::vector<float> scale(n);
    const auto open = [&](std::size_t i, std::size_t l) { return !allowed || ((*allowed)[i] >> l & 1U) != 0; };
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t l = 0; l < kNameLabels; ++l) {
        if (!open(i, l)) continue;
        float sum = i == 0 ? exp_transitions[0][l] : 0;
        if (i > 0)
          for (std::size_t b = 0; b < kNameLabels; ++b) sum += forward[i - 1][b] * exp_transitions[b][l];
        forward[i][l] = sum * exp_scores[i][l];
        scale[i] += forward[i][l];
      }
      if (!(scale[i] > 1e-25F)) return false;
      for (auto& f : forward[i]) f /= scale[i];
      log_sum += std::log(static_cast<double>(scale[i]));
    }
    backward[n - 1].fill(1);
    for (std::size_t i = n - 1; i-- > 0;)
      for (std::size_t l = 0; l < kNameLabels; ++l)
        for (std::size_t a = 0; a < kNameLabels; ++a)
          if (open(i + 1, a))
            backward[i][l] += exp_transitions[l][a] * exp_scores[i + 1][a] * backward[i + 1][a] / scale[i + 1];
    scales = std::move(scale);
    return true;
  }
  float at(std::size_t i, std::size_t label) const { return forward[i][label] * backward[i][label]; }
  std::vector<float> scales;
};

class Learner {
 public:
  Learner(std::size_t rows, const NameTrainingOptions& options)
      : options_(options), weights_(rows), squares_(rows), random_(options.seed) {}

  double learn(const Item& item) {
    show(item);
    Square exp_transitions{};
    for (std::size_t b = 0; b < kNameLabels; ++b)
      for (std::size_t l = 0; l < kNameLabels; ++l)
        if (language::may_follow(b, l)) exp_transitions[b][l] = std::exp(transitions_[b][l]);
    if (!right_.run(exp_scores_, exp_transitions, &item.right) || !all_.run(exp_scores_, exp_transitions, nullptr))
      return 0;
    Square slope{};
    for (std::size_t i = 0; i < item.rows.size(); ++i) {
      Row difference;
      for (std::size_t l = 0; l < kNameLabels; ++l) difference[l] = right_.at(i, l) - all_.at(i, l);
      for (const auto row : shown_[i]) step(weights_[row], squares_[row], difference);
      add_pairs(i, exp_transitions, &item.right, right_, 1, slope);
      add_pairs(i, exp_transitions, nullptr, all_, -1, slope);
    }
    for (std::size_t b = 0; b < kNameLabels; ++b) step(transitions_[b], transition_squares_[b], slope[b]);
    return all_.log_sum - right_.log_sum;
  }
  /// Adds a share of another learner's weights of the same properties.
  void blend(const Learner& other, float share) {
    const auto mix = [share](Row& to, const Row& from) {
      for (std::size_t l = 0; l < kNameLabels; ++l) to[l] += share * (from[l] - to[l]);
    };
    for (std::size_t i = 0; i < weights_.size(); ++i) mix(weights_[i], other.weights_[i]);
    for (std::size_t b = 0; b < kNameLabels; ++b) mix(transitions_[b], other.transitions_[b]);
  }
  const std::vector<Row>& weights() const { return weights_; }
  const Square& transitions() const { return transitions_; }

 private:
  /// Draws the properties to show and sums their weights.
  void show(const Item& item) {
    const std::size_t n = item.rows.size();
    shown_.resize(n);
    exp_scores_.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
      shown_[i].clear();
      Row sums{};
      for (const auto row : item.rows[i]) {
        if (random_.unit() < options_.dropout) continue;
        shown_[i].push_back(row);
        for (std::size_t l = 0; l < kNameLabels; ++l) sums[l] += weights_[row][l];
      }
      const float most = *std::max_element(sums.begin(), sums.end());
      for (std::size_t l = 0; l < kNameLabels; ++l)
        exp_scores_[i][l] = std::exp(std::max(-30.0F, (sums[l] - most) / (1 - options_.dropout)));
    }
  }
  void add_pairs(std::size_t i, const Square& exp_transitions, const std::vector<NameLabels>* allowed,
                 const Lattice& lattice, float sign, Square& slope) const {
    for (std::size_t l = 0; l < kNameLabels; ++l) {
      if (allowed && ((*allowed)[i] >> l & 1U) == 0) continue;
      const float rest = exp_scores_[i][l] * lattice.backward[i][l] / lattice.scales[i];
      for (std::size_t b = 0; b < kNameLabels; ++b) {
        const float before = i == 0 ? (b == 0 ? 1.0F : 0.0F) : lattice.forward[i - 1][b];
        slope[b][l] += sign * before * exp_transitions[b][l] * rest;
      }
    }
  }
  void step(Row& weights, Row& squares, const Row& slope) const {
    for (std::size_t l = 0; l < kNameLabels; ++l) {
      squares[l] += slope[l] * slope[l];
      weights[l] += options_.rate * slope[l] / std::sqrt(squares[l] + 1e-2F);
    }
  }

  NameTrainingOptions options_;
  std::vector<Row> weights_, squares_;
  Square transitions_{}, transition_squares_{};
  std::vector<std::vector<std::uint32_t>> shown_;
  std::vector<Row> exp_scores_;
  Lattice right_, all_;
  Random random_;
};

float reach(const Row& row) {
  const auto [least, most] = std::minmax_element(row.begin(), row.end());
  return *most - *least;
}

/// Lays the strongest rows out in the buckets, as whole numbers.
NameParts laid_out(const std::vector<std::uint64_t>& keys, const Learner& learner, const NameTrainingOptions& options) {
  const auto& weights = learner.weights();
  std::vector<std::uint32_t> order(weights.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return reach(weights[a]) > reach(weights[b]); });
  float largest = 1e-9F;
  for (const auto& row : weights)
    for (const float w : row) largest = std::max(largest, std::fabs(w));
  NameParts parts;
  parts.weights.scale = largest / 127;
  parts.weights.network = options.network;
  parts.weights.transitions = learner.transitions();
  parts.buckets.resize(options.buckets);
  for (const auto i : order) {
    if (language::find(parts.buckets, keys[i])) continue;
    auto& bucket = parts.buckets[language::name_bucket(keys[i], options.buckets)];
    const auto place = std::find(bucket.marks.begin(), bucket.marks.end(), 0) - bucket.marks.begin();
    if (place == language::NameBucket::kPlaces) continue;
    bucket.marks[static_cast<std::size_t>(place)] = language::name_mark(keys[i]);
    for (std::size_t l = 0; l < kNameLabels; ++l)
      bucket.weights[static_cast<std::size_t>(place)][l] =
          static_cast<std::int8_t>(std::lround(weights[i][l] / parts.weights.scale));
  }
  return parts;
}

/// Learns from all sentences, in another order each time.
void go_over(const std::vector<Item>& items, const NameTrainingOptions& options, Learner& learner,
             const std::function<void(std::size_t, double)>& progress) {
  std::vector<std::uint32_t> order(items.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  Random random(options.seed + 1);
  for (std::size_t epoch = 1; epoch <= options.epochs; ++epoch) {
    shuffle(order, random);
    double loss = 0;
    for (const auto i : order) loss += learner.learn(items[i]);
    progress(epoch, loss);
  }
}

}  // namespace

NameParts learn_names(const language::Model& model, const Treebank& bank, const Entries& lists,
                      const NameTrainingOptions& options, const std::function<void(std::size_t, double)>& progress) {
  document::WorkingDocument doc;
  tag(model, bank, doc);
  const auto slots = slots_of(lists);
  Properties properties(doc, slots, options.least);
  std::vector<Item> items;
  std::size_t words = 0;
  for (std::size_t s = 0; s < bank.size(); ++s) {
    items.push_back(properties.item(s, bank[s]));
    words += bank[s].words.size();
  }
  Learner learner(properties.keys().size(), options);
  for (std::size_t run = 0; run < options.runs; ++run) {
    NameTrainingOptions own = options;
    own.seed += run;
    Learner one(properties.keys().size(), own);
    go_over(items, own, one, [&](std::size_t epoch, double loss) {
      progress(run * options.epochs + epoch, loss / static_cast<double>(words));
    });
    learner.blend(one, 1 / static_cast<float>(run + 1));
  }
  NameParts parts = laid_out(properties.keys(), learner, options);
  parts.lists = slots;
  return parts;
}

}  // namespace newsbrief::train
