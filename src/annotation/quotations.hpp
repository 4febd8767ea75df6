#pragma once
#include "document/document.hpp"
#include "document/tree.hpp"
#include "lexicon/cues.hpp"

namespace newsbrief::annotation {

/// Finds direct speech: between quotation marks, over several paragraphs, interrupted by its cue, and the lines of a
/// transcript ("NAME: …"). Quoted words that nobody is said to have spoken are no quotations.
class QuotationTagger {
 public:
  explicit QuotationTagger(const lexicon::Cues& cues) : cues_(cues) {}

  /// Fills `quotations` in text order and adds mentions for the first person inside them. Needs mentions and trees.
  void annotate(document::WorkingDocument& doc, const document::Tree& tree) const;

 private:
  const lexicon::Cues& cues_;
};

}  // namespace newsbrief::annotation
