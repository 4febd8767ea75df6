#include "reading/dates.hpp"

#include <array>
#include <charconv>
#include <vector>

#include "newsbrief/reader.hpp"
#include "text/iso_date.hpp"
#include "text/utf8.hpp"

namespace newsbrief::reading {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"january",   "february", "march",    "april",
                                                   "may",       "june",     "july",     "august",
                                                   "september", "october",  "november", "december"};

/// Runs of letters or of digits; everything else parts them.
std::vector<std::string_view> words(std::string_view text, std::size_t most) {
  const auto kind = [](char c) {
    return c >= '0' && c <= '9' ? 1 : (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? 2 : 0;
  };
  std::vector<std::string_view> out;
  for (std::size_t i = 0; i < text.size() && out.size() < most;) {
    const int k = kind(text[i]);
    std::size_t end = i + 1;
    while (k != 0 && end < text.size() && kind(text[end]) == k) ++end;
    if (k != 0) out.push_back(text.substr(i, end - i));
    i = end;
  }
  return out;
}

std::optional<int> number(std::string_view word) {
  int value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc{} || end != word.data() + word.size()) return std::nullopt;
  return value;
}

std::optional<std::chrono::year_month_day> day(std::optional<int> y, std::optional<unsigned> m, std::optional<int> d) {
  if (!y || !m || !d || *y < 1000 || *y > 9999 || *d < 1 || *d > 31) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*y}, std::chrono::month{*m},
                                         std::chrono::day{static_cast<unsigned>(*d)}};
  return date.ok() ? std::optional(date) : std::nullopt;
}

}  // namespace

unsigned month_number(std::string_view word) {
  const std::string lower = text::lower(word.ends_with('.') ? word.substr(0, word.size() - 1) : word);
  if (lower.size() < 3) return 0;
  for (unsigned m = 0; m < 12; ++m)
    if (kMonths[m] == lower || ((lower.size() == 3 || lower == "sept") && kMonths[m].starts_with(lower))) return m + 1;
  return 0;
}

std::optional<std::chrono::year_month_day> read_date(std::string_view text) {
  auto w = words(text::trim(text), 8);
  const auto filler = [](std::string_view s) {
    return s == "st" || s == "nd" || s == "rd" || s == "th" || s == "of" || s == "the";
  };
  std::erase_if(w, filler);
  if (!w.empty() && month_number(w[0]) == 0 && !number(w[0])) w.erase(w.begin());  // the weekday
  if (w.empty()) return std::nullopt;
  if (w[0].size() == 8)
    if (const auto all = number(w[0])) return day(*all / 10000, static_cast<unsigned>(*all / 100 % 100), *all % 100);
  if (w.size() < 3) return std::nullopt;
  if (const unsigned m = month_number(w[0])) return day(number(w[2]), m, number(w[1]));
  if (const unsigned m = month_number(w[1])) return day(number(w[2]), m, number(w[0]));
  const auto m = number(w[1]);
  if (w[0].size() == 4 && m && *m >= 1 && *m <= 12) return day(number(w[0]), static_cast<unsigned>(*m), number(w[2]));
  return std::nullopt;
}

std::string iso(std::chrono::year_month_day date) { return text::iso_day(date); }

}  // namespace newsbrief::reading

namespace newsbrief {

std::optional<std::string> parse_date(std::string_view text) {
  const auto date = reading::read_date(text);
  if (!date) return std::nullopt;
  return reading::iso(*date);
}

}  // namespace newsbrief
