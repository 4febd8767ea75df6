#include "text/display_width.hpp"

#include <utf8proc.h>

#include "text/utf8.hpp"

namespace newsbrief::text {
namespace {

std::size_t width_of(char32_t c) {
  const int width = ::utf8proc_charwidth(static_cast<utf8proc_int32_t>(c));
  return width > 0 ? static_cast<std::size_t>(width) : 0;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t out = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = decode(text, at);
    out += width_of(c.code_point);
    at += c.bytes;
  }
  return out;
}

std::string cut_to_width(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  std::size_t used = 0, at = 0;
  while (at < text.size()) {
    const auto c = decode(text, at);
    if (used + width_of(c.code_point) + 1 > width) break;
    used += width_of(c.code_point);
    at += c.bytes;
  }
  return width == 0 ? std::string() : std::string(text.substr(0, at)) + "…";
}

}  // namespace newsbrief::text
