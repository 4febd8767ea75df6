#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace newsbrief::reading {

/// The name of the language that `text` is in where that is surely not English ("German", "a language in another
/// script"); nothing for English and for texts too short to tell. Counts function words (data/reading/) in the first
/// 20,000 bytes.
std::optional<std::string> other_language(std::string_view text);

}  // namespace newsbrief::reading
