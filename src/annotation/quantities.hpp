#pragma once
// Quantities: numbers with what they count or measure.
#include "document/document.hpp"
#include "lexicon/number_lexicon.hpp"
#include "lexicon/unit_lexicon.hpp"

namespace newsbrief::annotation {

/// Finds the counted and measured amounts of a document. Both lexicons outlive the tagger; threads may share it.
class QuantityTagger {
 public:
  QuantityTagger(const lexicon::UnitLexicon& units, const lexicon::NumberLexicon& numbers)
      : units_(units), numbers_(numbers) {}

  /// Takes tokens, sentences and `times` (the numbers of dates and clock times are none of ours; durations are); fills
  /// `quantities` in text order. Parts of speech and lemmas are used where they are set.
  void annotate(document::WorkingDocument& doc) const;

 private:
  const lexicon::UnitLexicon& units_;
  const lexicon::NumberLexicon& numbers_;
};

}  // namespace newsbrief::annotation
