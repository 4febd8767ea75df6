#include "reading/dateline.hpp"

#include <algorithm>
#include <vector>

#include "reading/dates.hpp"
#include "text/utf8.hpp"

namespace newsbrief::reading {
namespace {

constexpr std::size_t kLongest = 90;

struct Dash {
  std::size_t at = 0, length = 0;
};

std::string_view last_word(std::string_view s) { return s.substr(s.find_last_of(" ,(") + 1); }

/// The first dash that stands apart: an em or en dash, "--", or a hyphen between spaces.
std::optional<Dash> first_dash(std::string_view s) {
  for (std::size_t i = 1; i < std::min(s.size(), kLongest);) {
    const auto d = text::decode(s, i);
    const bool space_before = text::is_space(text::decode(s, i - 1).code_point) || s[i - 1] == ')' ||
                              static_cast<unsigned char>(s[i - 1]) >= 0x80;
    if (d.code_point == 0x2014 || d.code_point == 0x2015 || d.code_point == 0x2013) return Dash{i, d.bytes};
    if (d.code_point == '-' && s.substr(i).starts_with("--")) return Dash{i, s.substr(i).starts_with("---") ? 3U : 2U};
    if (d.code_point == '-' && space_before && i + 1 < s.size() && s[i + 1] == ' ') return Dash{i, 1};
    if (d.code_point == '.' && i + 1 < s.size() && s[i + 1] == ' ' && month_number(last_word(s.substr(0, i))) == 0)
      return std::nullopt;
    i += d.bytes;
  }
  return std::nullopt;
}

bool all_upper(std::string_view s) {
  bool letter = false;
  for (std::size_t i = 0; i < s.size();) {
    const auto d = text::decode(s, i);
    if (text::is_lower(d.code_point)) return false;
    letter |= text::is_letter(d.code_point);
    i += d.bytes;
  }
  return letter;
}

std::vector<std::string_view> comma_parts(std::string_view s) {
  std::vector<std::string_view> out;
  while (true) {
    const auto comma = s.find(',');
    out.push_back(text::trim(s.substr(0, comma)));
    if (comma == std::string_view::npos) return out;
    s.remove_prefix(comma + 1);
  }
}

/// "March 18", "18 March", "Mar. 18", with or without a year.
bool read_day(std::string_view part, std::string_view next, DatelineText& out) {
  const auto space = part.find(' ');
  if (space == std::string_view::npos) return false;
  const auto first = part.substr(0, space), second = text::trim(part.substr(space + 1));
  const bool month_first = month_number(first) != 0;
  const auto month = month_first ? month_number(first) : month_number(second.substr(0, second.find(' ')));
  if (month == 0) return false;
  const auto digits = month_first ? second : first;
  if (digits.empty() || !text::is_digit(static_cast<unsigned char>(digits[0]))) return false;
  unsigned day = 0;
  for (const char c : digits) {
    if (!text::is_digit(static_cast<unsigned char>(c))) break;
    day = day * 10 + static_cast<unsigned>(c - '0');
    if (day > 31) return false;
  }
  if (day == 0) return false;
  out.month = month;
  out.day = day;
  const std::string with_year = std::string(part) + " " + std::string(next);
  out.date = read_date(with_year);
  if (!out.date) out.date = read_date(part);
  return true;
}

}  // namespace

std::optional<DatelineText> read_dateline(std::string_view paragraph) {
  const auto dash = first_dash(paragraph);
  if (!dash) return std::nullopt;
  std::string_view head = text::trim(paragraph.substr(0, dash->at));
  DatelineText out;
  out.length = dash->at + dash->length;
  bool agency = false;
  if (head.ends_with(')')) {
    const auto open = head.find('(');
    if (open == std::string_view::npos || open == 0) return std::nullopt;
    head = text::trim(head.substr(0, open));
    agency = true;
  }
  const auto parts = comma_parts(head);
  bool dated = false;
  std::size_t place_parts = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0 && !dated && read_day(parts[i], i + 1 < parts.size() ? parts[i + 1] : "", out)) {
      dated = true;
    } else if (!dated) {
      ++place_parts;
    }
  }
  const auto& last = parts[place_parts - 1];
  const auto place = head.substr(0, static_cast<std::size_t>(last.data() + last.size() - head.data()));
  if (place.empty() || place.size() > 50 || !text::starts_upper(place) || place_parts > 3) return std::nullopt;
  if (!dated && !agency && !all_upper(place)) return std::nullopt;
  if (!dated && !agency && std::count(place.begin(), place.end(), ' ') > 2) return std::nullopt;
  out.place = place.size();
  return out;
}

}  // namespace newsbrief::reading
