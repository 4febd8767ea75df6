#include "text/utf8.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>

namespace newsbrief::text {
namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_lead(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

utf8proc_category_t category(char32_t c) { return utf8proc_category(static_cast<utf8proc_int32_t>(c)); }

}  // namespace

Decoded decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const unsigned first = byte(at);
  if (first < 0x80) return {first, 1, true};
  constexpr Decoded kMalformed{0xFFFD, 1, false};
  const unsigned length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4) return kMalformed;
  char32_t c = first & (0xFFU >> (length + 1));
  for (unsigned i = 1; i < length; ++i) {
    const unsigned next = byte(at + i);
    if ((next & 0xC0U) != 0x80U) return kMalformed;
    c = (c << 6U) | (next & 0x3FU);
  }
  const bool overlong = (length == 3 && c < 0x800) || (length == 4 && c < 0x10000);
  if (overlong || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return kMalformed;
  return {c, static_cast<std::uint8_t>(length), true};
}

std::optional<std::size_t> first_malformed(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const auto d = decode(text, at);
    if (!d.valid) return at;
    at += d.bytes;
  }
  return std::nullopt;
}

void append(std::string& out, char32_t c) {
  utf8proc_uint8_t buffer[4];
  const auto n = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), buffer);
  out.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(n));
}

std::string_view slice_code_points(std::string_view text, std::size_t start, std::size_t end) {
  const auto byte_of = [&](std::size_t from, std::size_t points) {
    while (points > 0 && from < text.size()) {
      from += decode(text, from).bytes;
      --points;
    }
    return from;
  };
  const auto first = byte_of(0, start);
  return text.substr(first, byte_of(first, end > start ? end - start : 0) - first);
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_lead));
}

CodePointIndex::CodePointIndex(std::string_view text) {
  if (is_ascii(text)) {
    size_ = text.size();
    return;
  }
  marks_.reserve(text.size() / kStep + 1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % kStep == 0) marks_.push_back(static_cast<std::uint32_t>(size_));
    size_ += is_lead(text[i]);
  }
  if (text.size() % kStep == 0) marks_.push_back(static_cast<std::uint32_t>(size_));
}

std::size_t CodePointIndex::code_point(std::string_view text, std::size_t at) const {
  if (marks_.empty()) return at;
  const std::size_t mark = at / kStep;
  return marks_[mark] + count_code_points(text.substr(mark * kStep, at - mark * kStep));
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 ||
         c == 0xFEFF;
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  const auto k = category(c);
  return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO;
}

bool is_upper(char32_t c) { return c < 0x80 ? c >= 'A' && c <= 'Z' : category(c) == UTF8PROC_CATEGORY_LU; }
bool is_lower(char32_t c) { return c < 0x80 ? c >= 'a' && c <= 'z' : category(c) == UTF8PROC_CATEGORY_LL; }
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

char32_t to_lower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}

char32_t to_upper(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z' ? c - 32 : c;
  return static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(c)));
}

std::string lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto d = decode(text, at);
    if (d.code_point < 0x80) {
      out += static_cast<char>(to_lower(d.code_point));
    } else {
      append(out, to_lower(d.code_point));
    }
    at += d.bytes;
  }
  return out;
}

std::string fold(std::string_view text) {
  if (is_ascii(text)) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text)
      if (c != '\'' && c != '`') out += static_cast<char>(to_lower(static_cast<unsigned char>(c)));
    return out;
  }
  utf8proc_uint8_t* mapped = nullptr;
  const auto n = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                              static_cast<utf8proc_ssize_t>(text.size()), &mapped,
                              static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD |
                                                             UTF8PROC_STRIPMARK | UTF8PROC_IGNORE));
  if (n < 0) return lower(text);
  std::string out;
  const std::string_view folded(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(n));
  for (std::size_t at = 0; at < folded.size();) {
    const auto d = decode(folded, at);
    if (d.code_point != '\'' && d.code_point != '`' && d.code_point != 0x2018 && d.code_point != 0x2019 &&
        d.code_point != 0x02BC)
      out.append(folded.substr(at, d.bytes));
    at += d.bytes;
  }
  std::free(mapped);
  return out;
}

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    const auto d = decode(text, 0);
    if (!is_space(d.code_point)) break;
    text.remove_prefix(d.bytes);
  }
  while (!text.empty()) {
    std::size_t at = text.size() - 1;
    while (at > 0 && !is_lead(text[at])) --at;
    if (!is_space(decode(text, at).code_point)) break;
    text = text.substr(0, at);
  }
  return text;
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> out;
  while (true) {
    const auto end = text.find(at);
    out.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + 1);
  }
}

bool starts_upper(std::string_view text) { return !text.empty() && is_upper(decode(text, 0).code_point); }

std::string squeeze(std::string_view text) {
  std::string out;
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto d = decode(text, at);
    if (is_space(d.code_point)) {
      gap = !out.empty();
    } else if (d.code_point != 0xAD) {
      if (gap) out += ' ';
      gap = false;
      out.append(text.substr(at, d.bytes));
    }
    at += d.bytes;
  }
  return out;
}

}  // namespace newsbrief::text
