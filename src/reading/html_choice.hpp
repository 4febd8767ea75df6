#pragma once
#include <string>
#include <string_view>

#include "reading/html_blocks.hpp"

namespace newsbrief::reading {

/// The article among a page's blocks: the element whose blocks weigh most (long sentences for it; links, short lines
/// and lists against it), its own semantic marks preferred, without what stands at its edges and in between. Paragraphs
/// are parted by a blank line; `title` is left out where the text repeats it. Empty where there is none.
std::string article_text(const PageBlocks& page, std::string_view title);

}  // namespace newsbrief::reading
