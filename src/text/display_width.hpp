#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace newsbrief::text {

/// Columns of a terminal that UTF-8 takes: 2 for wide characters of East Asia, 0 for combining ones and controls.
std::size_t display_width(std::string_view text);

/// `text` cut to `width` columns with "…" as the last; unchanged where it fits.
std::string cut_to_width(std::string_view text, std::size_t width);

}  // namespace newsbrief::text
