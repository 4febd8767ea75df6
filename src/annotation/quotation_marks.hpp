#pragma once
// Which tokens are quotation marks: straight and curly, guillemets, two apostrophes, single marks around words.
#include <optional>
#include <vector>

#include "document/document.hpp"

namespace newsbrief::annotation {

/// `rest` is the second apostrophe of a mark made of two.
enum class Mark : std::uint8_t { none, open, close, either, rest };

/// One entry for each token. A single mark counts only outside of double ones and where its pair stands in the same
/// block, so that apostrophes are none.
std::vector<Mark> quotation_marks(const document::WorkingDocument& doc);

}  // namespace newsbrief::annotation
