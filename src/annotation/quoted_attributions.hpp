#pragma once
#include "annotation/speech_map.hpp"
#include "document/document.hpp"
#include "document/tree.hpp"
#include "lexicon/cues.hpp"

namespace newsbrief::annotation {

/// Makes every quotation of the document an attribution, or part of the one whose cue it shares.
void take_in_quotations(document::WorkingDocument& doc, const document::Tree& tree, const lexicon::Cues& cues,
                        const SpeechMap& speech);

}  // namespace newsbrief::annotation
