#pragma once
#include <vector>

#include "document/document.hpp"

namespace newsbrief::annotation {

/// The turns of a transcript ("President of X NAME: Colleagues, …"): the person in front of a colon at the beginning of
/// a paragraph speaks until the next one does. Needs mentions. Empty where no paragraph begins so.
std::vector<document::Quotation> transcript_turns(const document::WorkingDocument& doc);

}  // namespace newsbrief::annotation
