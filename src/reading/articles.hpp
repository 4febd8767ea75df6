#pragma once
#include <vector>

#include "newsbrief/reader.hpp"
#include "reading/pieces.hpp"

namespace newsbrief::reading {

/// The parallel half of reading: the articles of one piece (one; any number where a line holds a list). Character sets
/// are told and decoded, pages stripped to their article, languages told. Codes: not_utf8 empty bad_json no_text
/// too_large too_deep html_limit not_english, and what the piece's own fault is.
std::vector<Result<RawArticle>> articles_in(Piece piece);

}  // namespace newsbrief::reading
