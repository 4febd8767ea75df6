#pragma once
#include <string>

#include "newsbrief/syntax.hpp"

namespace newsbrief::exports {

/// The sentences of an article as CoNLL-U (Universal Dependencies v2): newdoc, newpar, sent_id and text comments, ten
/// columns. MISC has SpaceAfter=No, and TokenRange: code points of the article's text (not in a title apart from it).
std::string to_conllu(const ParsedModel& parsed);

}  // namespace newsbrief::exports
