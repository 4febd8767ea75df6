#pragma once
// Whether the words around a time expression speak of the past or of what is to come.
#include "annotation/time_form.hpp"
#include "document/document.hpp"
#include "lexicon/tense_cues.hpp"

namespace newsbrief::annotation {

/// Past or future by the verbs nearest to `at` in its sentence and by a preposition before it; Lean::open where neither
/// says. Penn tags are used where they are set.
Lean tense_around(const document::WorkingDocument& doc, const lexicon::TenseLexicon& lexicon,
                  document::TokenRange sentence, document::TokenRange at);

}  // namespace newsbrief::annotation
