#pragma once
// Annotated text to learn from: CoNLL-U and IOB2 files, plain or gzip.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/grammar.hpp"
#include "newsbrief/error.hpp"

namespace newsbrief::train {

/// Set of name labels (bit i: label i, see language/network_shape.hpp) that are right for a word; 0 where nobody
/// looked.
using NameLabels = std::uint16_t;

struct Word {
  std::string form;  ///< quotes straight, as the segmenter gives them
  std::string lower;
  std::string lemma;   ///< empty where the treebank has none
  std::string entity;  ///< GUM's Entity= from the MISC column
  document::Upos upos = document::Upos::X;
  document::Xpos xpos = document::Xpos::none;
  document::Deprel deprel = document::Deprel::none;
  std::uint32_t head = 0;        ///< 1 for the first word; 0 for the root
  std::uint32_t characters = 0;  ///< of the sentence's text without white space, that the word covers
  NameLabels names = 0;
  bool space_after = true;
};

struct TreeSentence {
  std::string text;  ///< the comment "# text ="
  std::vector<Word> words;
  bool begins_document = false;
  bool begins_paragraph = false;
};

using Treebank = std::vector<TreeSentence>;

struct NamedWord {
  std::string form;
  std::string label;  ///< "O", "B-PER"
};
using NamedSentence = std::vector<NamedWord>;

/// The whole file, unpacked where it is gzip. Fails with "cannot_read".
Result<std::string> read_file(const std::string& path);

Result<Treebank> read_conllu(const std::string& path);
Result<std::vector<NamedSentence>> read_iob2(const std::string& path);

}  // namespace newsbrief::train
