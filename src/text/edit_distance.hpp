#pragma once
#include <cstddef>
#include <string_view>

namespace newsbrief::text {

/// Levenshtein distance in bytes, or `cap` + 1 as soon as it is known to be over `cap`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t cap);

}  // namespace newsbrief::text
