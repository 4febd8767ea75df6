#pragma once
#include <string>
#include <string_view>

namespace newsbrief::reading {

enum class Hint { none, frame, aside, small, body };

/// What the words of a class or id ("ArticleBody sidebar-left") say of an element. Words are parted at spaces, hyphens,
/// underscores and capitals. The strongest of `frame`, `aside`, `small` wins; `body` only where none of them holds.
Hint hint_of(std::string_view names);

/// Whether a short paragraph begins like one of the frame ("Read more: …").
bool is_frame_line(std::string_view paragraph);

}  // namespace newsbrief::reading
