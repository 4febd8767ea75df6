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
  /// Of the features that occur `least` times in the bank.
  Vocabulary(const Treebank& bank, std::size_t least);

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
  std::size_t epochs = 30;
  std::size_t batch_words = 500;
  float rate = 2.5e-3F;
  Dropout dropout;
};

/// Told after each epoch: its number and the training loss.
using Progress = std::function<void(std::size_t epoch, const Loss& loss)>;

/// Learns from the bank; `parameters` hold the averaged weights at the end (and while `progress` runs).
void learn(Parameters& parameters, const Vocabulary& vocabulary, const Treebank& bank, const TrainingOptions& options,
           const Progress& progress);

/// The loss on a bank that was not learnt from.
Loss judge(Parameters& parameters, const Vocabulary& vocabulary, const Treebank& bank);

}  // namespace newsbrief::train
