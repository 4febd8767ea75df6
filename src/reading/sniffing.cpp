#include "reading/sniffing.hpp"

#include <algorithm>
#include <array>

#include "reading/csv.hpp"
#include "reading/records.hpp"
#include "text/utf8.hpp"

namespace newsbrief::reading {
namespace {

struct Magic {
  std::string_view bytes, name;
};
constexpr std::array<Magic, 14> kMagics{{{"%PDF-", "a PDF document"},
                                         {"PK\x03\x04", "a zip archive or office document"},
                                         {"\x89PNG", "an image"},
                                         {"\xFF\xD8\xFF", "an image"},
                                         {"GIF8", "an image"},
                                         {"\x7F"
                                          "ELF",
                                          "a program"},
                                         {"BZh9", "bzip2 data"},
                                         {"\xFD"
                                          "7zXZ",
                                          "xz data"},
                                         {"7z\xBC\xAF", "a 7-Zip archive"},
                                         {"Rar!\x1A", "a RAR archive"},
                                         {"\xD0\xCF\x11\xE0", "an office document"},
                                         {"SQLite format 3", "a SQLite database"},
                                         {"{\\rtf", "an RTF document"},
                                         {"OggS", "a recording"}}};

constexpr std::array<std::string_view, 24> kTags{
    "!doctype html", "html",    "head",    "body", "meta", "title",  "script", "style", "link", "div", "p",  "h1", "h2",
    "table",         "article", "section", "main", "span", "center", "font",   "a",     "b",    "br",  "img"};

bool begins_with_tag(std::string_view text) {
  return std::any_of(kTags.begin(), kTags.end(), [&](std::string_view tag) {
    if (text.size() <= tag.size()) return false;
    for (std::size_t i = 0; i < tag.size(); ++i)
      if ((text[i] >= 'A' && text[i] <= 'Z' ? text[i] | 0x20 : text[i]) != tag[i]) return false;
    const char next = text[tag.size()];
    return next == '>' || next == ' ' || next == '\t' || next == '\r' || next == '\n' || next == '/';
  });
}

}  // namespace

bool looks_like_html(std::string_view begin) {
  if (begin.starts_with("\xEF\xBB\xBF")) begin.remove_prefix(3);
  for (;;) {
    const auto at = begin.find_first_not_of(" \t\r\n\f");
    if (at == std::string_view::npos || begin[at] != '<') return false;
    begin.remove_prefix(at + 1);
    const std::string_view end = begin.starts_with("!--") ? "-->" : begin.starts_with("?") ? ">" : "";
    if (end.empty()) return begins_with_tag(begin);
    const auto stop = begin.find(end);
    if (stop == std::string_view::npos) return false;
    begin.remove_prefix(stop + end.size());
  }
}

std::string_view binary_name(std::string_view begin) {
  for (const auto& magic : kMagics)
    if (begin.starts_with(magic.bytes)) return magic.name;
  return "binary data";
}

Content content_of(std::string_view begin) {
  if (begin.starts_with("WARC/")) return Content::warc;
  if (binary_name(begin) != "binary data") return Content::binary;
  const auto controls =
      std::count_if(begin.begin(), begin.end(), [](char c) { return (c >= 0 && c < 7) || (c > 13 && c < 27); });
  if (begin.size() >= 64 && static_cast<std::size_t>(controls) * 10 > begin.size()) return Content::binary;
  if (looks_like_html(begin)) return Content::html;
  if (may_be_json(begin)) return Content::json;
  if (csv_delimiter(begin)) return Content::csv;
  return Content::text;
}

}  // namespace newsbrief::reading
