#pragma once
#include "document/document.hpp"
#include "document/tree.hpp"
#include "lexicon/cues.hpp"

namespace newsbrief::annotation {

/// Finds what the text ascribes to somebody: clauses, infinitives and objects of cue verbs, nouns and adjectives,
/// "according to X", and the direct speech that the QuotationTagger found, each once.
class AttributionReader {
 public:
  explicit AttributionReader(const lexicon::Cues& cues) : cues_(cues) {}

  /// Fills `attributions` in text order. Needs quotations, mentions and trees.
  void annotate(document::WorkingDocument& doc, const document::Tree& tree) const;

 private:
  const lexicon::Cues& cues_;
};

}  // namespace newsbrief::annotation
