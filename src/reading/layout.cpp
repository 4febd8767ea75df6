#include "reading/layout.hpp"

#include <algorithm>

#include "reading/dateline.hpp"
#include "reading/dates.hpp"
#include "text/utf8.hpp"

namespace newsbrief::reading {
namespace {

using document::Block;
using document::BlockKind;
using document::ByteSpan;
using document::WorkingDocument;

constexpr std::size_t kLongestTitle = 200;
constexpr std::size_t kLongestHeading = 90;
constexpr std::size_t kMostHeadingWords = 14;

struct Line {
  ByteSpan bytes;  // trimmed
  bool blank_after = false;
};

ByteSpan trimmed(std::string_view all, std::size_t start, std::size_t end) {
  const auto inner = text::trim(all.substr(start, end - start));
  if (inner.empty()) return {};
  const auto at = static_cast<std::uint32_t>(inner.data() - all.data());
  return {at, at + static_cast<std::uint32_t>(inner.size())};
}

std::vector<Line> lines_of(std::string_view all, std::size_t from) {
  std::vector<Line> lines;
  for (std::size_t at = from; at < all.size();) {
    const std::size_t end = std::min(all.find('\n', at), all.size());
    const ByteSpan bytes = trimmed(all, at, end);
    if (bytes.end > bytes.start) {
      lines.push_back({bytes, false});
    } else if (!lines.empty()) {
      lines.back().blank_after = true;
    }
    at = end + 1;
  }
  return lines;
}

std::string_view view(std::string_view all, ByteSpan s) { return all.substr(s.start, s.end - s.start); }

bool begins_lower(std::string_view s) { return text::is_lower(text::decode(s, 0).code_point); }

bool ends_sentence(std::string_view s) {
  while (!s.empty()) {
    std::size_t at = s.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(s[at]) & 0xC0U) == 0x80U) --at;
    const char32_t c = text::decode(s, at).code_point;
    if (c == '.' || c == '!' || c == '?' || c == ':' || c == ';' || c == ',' || c == 0x2026) return true;
    if (c != '"' && c != '\'' && c != ')' && c != ']' && c != 0x201D && c != 0x2019) return false;
    s = s.substr(0, at);
  }
  return false;
}

std::size_t word_count(std::string_view s) {
  std::size_t n = 0;
  bool inside = false;
  for (const char c : s) {
    const bool space = c == ' ' || c == '\t';
    n += !space && !inside;
    inside = !space;
  }
  return n;
}

/// Text from a terminal or a mail: most lines go on in the next one.
bool is_hard_wrapped(std::string_view all, const std::vector<Line>& lines) {
  std::size_t joins = 0, goes_on = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].blank_after) continue;
    ++joins;
    goes_on += !ends_sentence(view(all, lines[i].bytes)) && begins_lower(view(all, lines[i + 1].bytes));
  }
  return joins >= 2 && goes_on * 4 >= joins;
}

/// Lines become paragraphs: each line one, or in hard-wrapped text each run up to a blank line.
std::vector<Line> paragraphs_of(std::string_view all, std::vector<Line> lines) {
  if (!is_hard_wrapped(all, lines)) return lines;
  std::vector<Line> out;
  bool open = false;
  for (const auto& line : lines) {
    if (open) {
      out.back().bytes.end = line.bytes.end;
      out.back().blank_after = line.blank_after;
    } else {
      out.push_back(line);
    }
    open = !line.blank_after;
  }
  return out;
}

bool looks_like_heading(std::string_view s) {
  return s.size() <= kLongestHeading && word_count(s) <= kMostHeadingWords && !ends_sentence(s) && !begins_lower(s) &&
         std::any_of(s.begin(), s.end(),
                     [](char c) { return text::is_letter(static_cast<unsigned char>(c)) || (c & 0x80); });
}

bool looks_like_title(std::string_view all, const std::vector<Line>& lines) {
  if (lines.size() < 2) return false;
  const auto first = view(all, lines[0].bytes);
  return first.size() <= kLongestTitle && !ends_sentence(first) && !begins_lower(first) &&
         (lines[0].blank_after || looks_like_heading(first));
}

bool is_byline(std::string_view s) {
  return s.size() <= 100 && (s.starts_with("By ") || s.starts_with("BY ")) && !ends_sentence(s) &&
         word_count(s) <= 12 && text::starts_upper(s.substr(3));
}

bool is_list_item(std::string_view s) {
  const auto d = text::decode(s, 0);
  const bool bullet = d.code_point == '-' || d.code_point == '*' || d.code_point == 0x2022 || d.code_point == 0x2013;
  return bullet && s.size() > d.bytes && text::is_space(text::decode(s, d.bytes).code_point);
}

class LayoutBuilder {
 public:
  LayoutBuilder(WorkingDocument& doc, Layout& layout) : doc_(doc), layout_(layout) {}

  void body(const std::vector<Line>& lines, bool title_known) {
    std::size_t at = 0;
    if (!title_known && looks_like_title(doc_.text, lines)) {
      layout_.title = lines[0].bytes;
      add(lines[0].bytes, BlockKind::title);
      at = 1;
    }
    if (at < lines.size() && is_byline(view(doc_.text, lines[at].bytes))) {
      layout_.byline = {lines[at].bytes.start + 3, lines[at].bytes.end};
      add(lines[at].bytes, BlockKind::byline);
      ++at;
    }
    for (bool first = true; at < lines.size(); ++at, first = false) {
      ByteSpan bytes = lines[at].bytes;
      if (first) bytes.start = dateline(bytes);
      const auto words = view(doc_.text, bytes);
      const bool next_is_longer =
          at + 1 < lines.size() && lines[at + 1].bytes.end - lines[at + 1].bytes.start > bytes.end - bytes.start;
      const bool heading = !first && next_is_longer && looks_like_heading(words);
      add(bytes, heading ? BlockKind::heading : is_list_item(words) ? BlockKind::list_item : BlockKind::paragraph);
    }
  }

 private:
  void add(ByteSpan bytes, BlockKind kind) {
    if (bytes.start < bytes.end) doc_.blocks.push_back({bytes, kind});
  }

  /// Takes a dateline off the paragraph; gives where its text begins.
  std::uint32_t dateline(ByteSpan paragraph) {
    const auto found = read_dateline(view(doc_.text, paragraph));
    if (!found) return paragraph.start;
    layout_.dateline_place = ByteSpan{paragraph.start, paragraph.start + static_cast<std::uint32_t>(found->place)};
    layout_.dateline_date = found->date;
    layout_.dateline_month = found->month;
    layout_.dateline_day = found->day;
    add({paragraph.start, paragraph.start + static_cast<std::uint32_t>(found->length)}, BlockKind::dateline);
    return trimmed(doc_.text, paragraph.start + found->length, paragraph.end).start;
  }

  WorkingDocument& doc_;
  Layout& layout_;
};

}  // namespace

Layout lay_out(const RawArticle& article, WorkingDocument& doc) {
  doc.clear();
  Layout layout;
  const auto title = article.title ? text::trim(*article.title) : std::string_view{};
  // A title that the text repeats as its first line is that line.
  const bool repeated = !title.empty() && text::trim(article.text).starts_with(title);
  if (!title.empty() && !repeated) {
    doc.text.append(*article.title).append("\n");
    doc.body = static_cast<std::uint32_t>(doc.text.size());
    layout.title = trimmed(doc.text, 0, doc.body);
    doc.blocks.push_back({*layout.title, BlockKind::title});
  }
  doc.text.append(article.text);
  const auto lines = paragraphs_of(doc.text, lines_of(doc.text, doc.body));
  LayoutBuilder(doc, layout).body(lines, !title.empty() && !repeated);
  if (article.published) doc.published = read_date(*article.published);
  if (!doc.published) doc.published = layout.dateline_date;
  return layout;
}

}  // namespace newsbrief::reading
