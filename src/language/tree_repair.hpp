#pragma once
#include "document/document.hpp"

namespace newsbrief::language {

/// "X, who was told by Y, accused Z": where the parser takes X for the root and hangs "accused" below the relative
/// clause, "accused" becomes the root and X its subject. A nominal is the root of a sentence that goes on, behind the
/// comma which closes the clause, with a finite verb without subject or conjunction only by mistake.
/// "A meeting, which Y had hoped to host, will not take place, Z said": where the parser makes the meeting a subject of
/// "said" beside Z, it becomes that of the clause that is said and has none.
/// From sentence `first` to before `last`; needs tags and trees.
void repair_main_verbs(document::WorkingDocument& doc, std::size_t first, std::size_t last);

}  // namespace newsbrief::language
