#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <unordered_map>

#include "train/network.hpp"

namespace newsbrief::train {

/// Which features have a row. Rows are numbered in order of first sight.
class Vocabulary {
 public:
  /// Features of the bank that occur `least` times, and words of the texts that occur `least_in_texts` times.
  Vocabulary(const Treebank& bank, std::size_t least, const Treebank& texts, std::size_t least_in_texts);

  std::uint32_t row(std::uint64_t key) const {
    const auto it = rows_.find(key);
    return it == rows_.end() ? kNoRow : it->second;
  }
  std::size_t size() const { return keys_.size(); }
  const std::vector<std::uint64_t>& keys() const { return keys_; }
  std::uint32_t count(std::uint32_t row) const { return counts_[row]; }

 private:
  void add(std::uint64_t key, std::uint32_t count);
  std::unordered_map<std::uint64_t, std::uint32_t> rows_;
  std::vector<std::uint64_t> keys_;
  std::vector<std::uint32_t> counts_;
};

struct TrainingOptions {
  std::uint64_t seed = 1;
  std::size_t epochs = 18;
  std::size_t batch_words = 500;
  float rate = 2e-3F;
  Dropout dropout;
};

/// Told after each epoch: its number and the training loss.
using Progress = std::function<void(std::size_t epoch, const Loss& loss)>;

/// Learns from the bank; `parameters` hold the averaged weights at the end (and while `progress` runs).
void learn(Parameters& parameters, const Vocabulary& vocabulary, const Treebank& bank, const TrainingOptions& options,
           const Progress& progress);

/// Sentences that share a batch, in random order.
std::vector<std::vector<std::size_t>> batches_of(const Treebank& bank, std::size_t words, Random& random);
/// A sentence as the network sees it while it learns: some features are left out, now and then the capitals are
/// changed.
Example example_of(const TreeSentence& sentence, const Vocabulary& vocabulary, const Dropout& dropout, Random& random);
/// Rises for a while, then falls with the cosine.
float scheduled_rate(float highest, std::size_t step, std::size_t steps);

/// The loss on a bank that was not learnt from.
Loss judge(Parameters& parameters, const Vocabulary& vocabulary, const Treebank& bank);

}  // namespace newsbrief::train
