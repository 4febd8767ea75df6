#pragma once
#include "newsbrief/brief.hpp"

namespace newsbrief::summary {

/// Keeps what fits into `most` words, the most important first; what belongs to a line that fell out falls out with it,
/// and no heading stands alone.
void shorten(Brief& brief, std::size_t most);

}  // namespace newsbrief::summary
