#include "lexicon/dictionary_lines.hpp"

#include <algorithm>

namespace newsbrief::lexicon {
namespace {

constexpr std::string_view kOpen = "<!--", kClose = "-->", kByteOrderMark = "\xEF\xBB\xBF";

/// Blanks, and the no-break space in Latin-1 and in UTF-8: some dictionaries mix the two.
std::size_t blank_at(std::string_view s, std::size_t at) {
  const auto c = static_cast<unsigned char>(s[at]);
  if (c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v') return 1;
  if (c == 0xC2 && at + 1 < s.size() && static_cast<unsigned char>(s[at + 1]) == 0xA0) return 2;
  return c == 0xA0 ? 1 : 0;
}

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && blank_at(s, 0) != 0) s.remove_prefix(blank_at(s, 0));
  while (!s.empty()) {
    const auto last = static_cast<unsigned char>(s.back());
    if (last == 0xA0 && s.size() > 1) {  // the second byte of a letter, where no C2 stands before it
      const auto before = static_cast<unsigned char>(s[s.size() - 2]);
      if (before >= 0x80 && before != 0xC2) break;
      s.remove_suffix(before == 0xC2 ? 2 : 1);
    } else if (blank_at(s, s.size() - 1) != 0) {
      s.remove_suffix(1);
    } else {
      break;
    }
  }
  return s;
}

}  // namespace

DictionaryLines::DictionaryLines(std::string_view bytes) : rest_(bytes) {
  if (rest_.starts_with(kByteOrderMark)) rest_.remove_prefix(kByteOrderMark.size());
}

std::optional<std::string_view> DictionaryLines::next() {
  while (!rest_.empty()) {
    const auto end = std::min(rest_.find('\n'), rest_.size());
    const auto line = trimmed(without_comments(rest_.substr(0, end)));
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    ++line_;
    if (!line.empty()) return line;
  }
  return std::nullopt;
}

std::string_view DictionaryLines::without_comments(std::string_view line) {
  if (!in_comment_ && line.find(kOpen) == std::string_view::npos) return line.substr(0, line.find_first_of("#;"));
  joined_.clear();
  while (!line.empty()) {
    if (in_comment_) {
      const auto close = line.find(kClose);
      if (close == std::string_view::npos) break;
      line.remove_prefix(close + kClose.size());
      in_comment_ = false;
    }
    const auto open = line.find(kOpen), other = line.find_first_of("#;");
    joined_ += line.substr(0, std::min(open, other));
    if (open == std::string_view::npos || other < open) break;
    line.remove_prefix(open + kOpen.size());
    in_comment_ = true;
  }
  return joined_;
}

void read_coded_line(std::string_view line, CodedLine& out) {
  out.codes.clear();
  out.fault.clear();
  auto open = std::min(line.find('['), line.size());
  out.phrase = trimmed(line.substr(0, open));
  if (out.phrase.find(']') != std::string_view::npos) out.fault = "']' without '['";
  while (open < line.size()) {
    const auto close = line.find(']', open);
    const auto next = line.find('[', open + 1);
    if (close == std::string_view::npos || next < close) {
      out.fault = "'[' without ']'";
      out.codes.emplace_back();
    } else {
      out.codes.push_back(trimmed(line.substr(open + 1, close - open - 1)));
      const auto between = trimmed(line.substr(close + 1, std::min(next, line.size()) - close - 1));
      if (!between.empty()) out.fault = "'" + std::string(between) + "' behind a code";
    }
    open = std::min(next, line.size());
  }
}

}  // namespace newsbrief::lexicon
