#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "document/document.hpp"
#include "language/boundaries.hpp"
#include "language/tokenizer.hpp"
#include "resources/data_files.hpp"

namespace newsbrief::language {

/// A sentence of more tokens is cut, so that time and memory stay linear whatever the text is.
inline constexpr std::uint32_t kLongestSentence = 160;

/// Splits every block of a document into tokens and sentences.
class Segmenter {
 public:
  /// Says whether a sentence ends at a gap.
  using Decide = std::function<bool(const Gap& gap)>;

  /// With the lists and the model inside the program.
  Segmenter();
  Segmenter(Spellings spellings, BoundaryJudge judge) : tokenizer_(std::move(spellings)), judge_(judge) {}
  /// With the lists inside the program and without a model.
  static Segmenter by_rules();
  /// With "lexicon/abbreviations.txt" and "lexicon/contractions.txt".
  static Result<Segmenter> open(resources::DataFiles& files, BoundaryJudge judge);

  /// Takes `text` and `blocks`; fills `tokens` (bytes, form, lower, space_before) and `sentences`, in text order.
  void segment(document::WorkingDocument& doc) const;
  /// The same with somebody else deciding.
  void segment(document::WorkingDocument& doc, const Decide& ends_sentence) const;

 private:
  template <class Ends>
  void split_block(document::WorkingDocument& doc, document::TokenRange tokens, std::uint32_t block, Ends&& ends) const;
  bool rule(const document::WorkingDocument& doc, std::uint32_t next, document::TokenRange tokens) const;
  bool ends_sentence(const document::WorkingDocument& doc, std::uint32_t stop, std::uint32_t next) const;

  Tokenizer tokenizer_;
  BoundaryJudge judge_;
};

}  // namespace newsbrief::language
