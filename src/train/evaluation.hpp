#pragma once
// Scores of a model against annotated text.
#include <cstddef>
#include <map>
#include <string>

#include "language/pipeline.hpp"
#include "train/treebank.hpp"

namespace newsbrief::train {

/// Hits against what was said and what was there to be said.
struct F1 {
  std::size_t right = 0, said = 0, gold = 0;

  double percent() const {
    return said + gold == 0 ? 0 : 200.0 * static_cast<double>(right) / static_cast<double>(said + gold);
  }
  F1& operator+=(const F1& other);
};

struct TreeScores {
  F1 sentences, tokens;  ///< of raw text; with gold tokens all right
  F1 upos, xpos, lemmas, unlabelled, labelled;
  TreeScores& operator+=(const TreeScores& other);
};

/// The stages behind the segmenter on the treebank's own tokens and sentences.
TreeScores score_trees(const language::Pipeline& pipeline, const Treebank& bank);

/// Everything from the text of whole documents. Words are the same where they cover the same characters, as in the
/// shared task of CoNLL 2018, but relations are compared with their subtypes.
TreeScores score_raw(const language::Pipeline& pipeline, const Treebank& bank);

/// Names of persons, organizations and places with the file's tokens: by type ("PER"), and "all".
std::map<std::string, F1> score_names(const language::Pipeline& pipeline, const std::vector<NamedSentence>& sentences);

}  // namespace newsbrief::train
