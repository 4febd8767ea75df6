#pragma once
#include <vector>

#include "document/evidence.hpp"
#include "newsbrief/syntax.hpp"

namespace newsbrief::pipeline {

/// The sentences of a parsed document. Where the parser left a sentence with several roots, the later ones hang on the
/// first as parataxis; where with none, its first word is the root.
std::vector<SyntaxSentence> syntax(const document::WorkingDocument& doc, const document::Evidence& evidence);

}  // namespace newsbrief::pipeline
