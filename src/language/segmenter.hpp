#pragma once
#include <string>
#include <string_view>

#include "document/document.hpp"
#include "language/tokenizer.hpp"
#include "resources/data_files.hpp"

namespace newsbrief::language {

/// A sentence of more tokens is cut, so that time and memory stay linear whatever the text is.
inline constexpr std::uint32_t kLongestSentence = 160;

/// Splits every block of a document into tokens and sentences.
class Segmenter {
 public:
  /// With the lists inside the program.
  Segmenter();
  explicit Segmenter(Spellings spellings) : tokenizer_(std::move(spellings)) {}
  /// With "lexicon/abbreviations.txt" and "lexicon/contractions.txt".
  static Result<Segmenter> open(resources::DataFiles& files);

  /// Takes `text` and `blocks`; fills `tokens` (bytes, form, lower, space_before) and `sentences`, in text order.
  void segment(document::WorkingDocument& doc) const;

 private:
  void split_block(document::WorkingDocument& doc, document::TokenRange tokens, std::uint32_t block) const;
  bool ends_sentence(const document::WorkingDocument& doc, std::uint32_t stop, std::uint32_t next, std::uint32_t last) const;

  Tokenizer tokenizer_;
};

}  // namespace newsbrief::language
