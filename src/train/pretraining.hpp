#pragma once
#include <functional>
#include <string>
#include <vector>

#include "document/document.hpp"
#include "train/network.hpp"
#include "train/trainer.hpp"

namespace newsbrief::train {

/// Each line that is not empty is a paragraph.
std::vector<document::Block> lines_of(std::string_view text);

/// Sentences of plain text as words without annotation, from text files (paragraphs are lines) and from JSON lines with
/// a "text".
Result<Treebank> read_texts(const std::vector<std::string>& paths);

struct PretrainingOptions {
  std::uint64_t seed = 1;
  std::size_t passes = 1;
  std::size_t batch_words = 800;
  float rate = 2e-3F;
};

/// Told now and then: the share of the work that is done, and the loss a guess since the last time.
using PretrainingProgress = std::function<void(double done, double loss)>;

/// Rows for the words and word parts of the vocabulary, learnt from text without annotation: some words are masked and
/// guessed from the others (Devlin et al. 2019). Only the rows are worth keeping: the layers above them, taken over as
/// well, made a network that learnt the trees worse than a fresh one.
std::vector<float> learn_words(const Vocabulary& vocabulary, const Treebank& texts, const PretrainingOptions& options,
                               const PretrainingProgress& progress);

}  // namespace newsbrief::train
