#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace newsbrief::reading {

enum class Faults {
  refuse,  ///< nothing where a byte fits no character
  replace  ///< U+FFFD, as browsers have it
};

/// `bytes` of the character set `name` (as HTTP and HTML name them) as UTF-8; nothing where the name is unknown.
std::optional<std::string> decoded(std::string_view bytes, std::string name, Faults faults);

/// The character set that a byte order mark tells ("utf-8", "utf-16le", "utf-16be"), or empty.
std::string charset_of_mark(std::string_view bytes);

/// The one that an HTML page's <meta> declares within its first 4 KiB, or empty.
std::string charset_of_meta(std::string_view page);

/// The one that the bytes look like, or empty where they are too few to tell (under 32) or fit none.
std::string guessed_charset(std::string_view bytes);

/// The value of "charset" in a Content-Type ("text/html; charset=utf-8"), or empty.
std::string charset_of_type(std::string_view content_type);

/// A page as UTF-8: header, byte order mark, <meta>, the look of the bytes, in that order; a declared set that the
/// bytes break is passed over.
std::string page_as_utf8(std::string_view bytes, const std::string& header_charset);

/// Text or a record as UTF-8: as it is where it is UTF-8 already, else by its mark or its look; nothing where neither
/// tells.
std::optional<std::string> text_as_utf8(std::string bytes);

}  // namespace newsbrief::reading
