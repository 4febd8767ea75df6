#pragma once
// Time expressions after ISO-TimeML (ISO 24617-1, TIMEX3): what is a time, how far it reaches and what it is worth
// follow the TempEval-3 annotation guidelines (prepositions outside, determiners and modifiers inside).
#include "document/document.hpp"
#include "lexicon/number_lexicon.hpp"
#include "lexicon/time_lexicon.hpp"

namespace newsbrief::annotation {

/// Finds and resolves the time expressions of a document. Both lexicons outlive the tagger; threads may share it.
class TimeTagger {
 public:
  TimeTagger(const lexicon::TimeLexicon& times, const lexicon::NumberLexicon& numbers)
      : times_(times), numbers_(numbers) {}

  /// Takes tokens, sentences and `published`; fills `times` in text order. Parts of speech are used where they are set.
  void annotate(document::WorkingDocument& doc) const;

 private:
  const lexicon::TimeLexicon& times_;
  const lexicon::NumberLexicon& numbers_;
};

}  // namespace newsbrief::annotation
