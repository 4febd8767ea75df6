#pragma once
#include <memory>

#include "document/document.hpp"
#include "train/model_writer.hpp"
#include "train/treebank.hpp"

namespace newsbrief::train {

/// Documents of a treebank as raw text in paragraphs, with the characters at which their sentences end.
struct RawDocument {
  document::WorkingDocument doc;
  std::vector<const TreeSentence*> sentences;
};

/// The document of the bank that starts at sentence `at`, which moves on to the next.
std::unique_ptr<RawDocument> next_document(const Treebank& bank, std::size_t& at);

/// For each byte of the text, how many characters that are not white space come before it.
std::vector<std::uint64_t> visible_before(std::string_view text);

/// Weights for language::BoundaryJudge, learnt from where the sentences of raw paragraphs end.
Entries learn_boundaries(const Treebank& bank, std::uint64_t seed);

}  // namespace newsbrief::train
