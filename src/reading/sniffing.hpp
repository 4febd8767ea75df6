#pragma once
#include <string_view>

namespace newsbrief::reading {

enum class Content { text, html, json, csv, warc, binary };

/// How many bytes content_of() wants to see.
inline constexpr std::size_t kSniffed = 4096;

/// What a file is, as its first bytes say.
Content content_of(std::string_view begin);

/// For messages: "a PDF document".
std::string_view binary_name(std::string_view begin);

bool looks_like_html(std::string_view begin);

}  // namespace newsbrief::reading
