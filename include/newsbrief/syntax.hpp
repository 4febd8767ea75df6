#pragma once
// Sentences, words and dependency trees of an article, for programs that work on syntax.
#include <cstdint>
#include <string>
#include <vector>

#include "newsbrief/model.hpp"

namespace newsbrief {

/// A word of a sentence, in the terms of Universal Dependencies v2.
struct SyntaxWord {
  Span span;  ///< its place and exact characters
  std::string lemma, upos, xpos, deprel;
  std::uint32_t head = 0;   ///< the head's number in the sentence, counted from 1; 0 for the root
  bool space_after = true;  ///< white space follows (also at the end of a sentence)

  friend bool operator==(const SyntaxWord&, const SyntaxWord&) = default;
};

/// A sentence: one tree with one root.
struct SyntaxSentence {
  std::vector<SyntaxWord> words;  ///< never empty
  bool begins_paragraph = false;

  friend bool operator==(const SyntaxSentence&, const SyntaxSentence&) = default;
};

struct ParsedModel {
  Model model;
  std::vector<SyntaxSentence> sentences;  ///< in the order of the article, the title's first
};

}  // namespace newsbrief
