#include "lexicon/code_dates.hpp"

#include <chrono>

namespace newsbrief::lexicon {
namespace {

void skip_blanks(std::string_view& s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
}

/// Takes a day off the front.
std::optional<std::int32_t> take_day(std::string_view& s) {
  skip_blanks(s);
  std::int32_t value = 0;
  std::size_t digits = 0;
  for (; digits < s.size() && s[digits] >= '0' && s[digits] <= '9' && digits < 9; ++digits)
    value = value * 10 + (s[digits] - '0');
  s.remove_prefix(digits);
  skip_blanks(s);
  if (digits == 6) value += value / 10000 <= 30 ? 20'000'000 : 19'000'000;
  if (digits != 6 && digits != 8) return std::nullopt;
  const std::chrono::year_month_day day{std::chrono::year(value / 10000),
                                        std::chrono::month(static_cast<unsigned>(value / 100 % 100)),
                                        std::chrono::day(static_cast<unsigned>(value % 100))};
  return day.ok() ? std::optional(value) : std::nullopt;
}

}  // namespace

std::optional<CodeDates> read_code_dates(std::string_view restriction) {
  CodeDates dates;
  skip_blanks(restriction);
  if (restriction.empty()) return dates;
  const char sign = restriction.front();
  if (sign == '<' || sign == '>') restriction.remove_prefix(1);
  const auto first = take_day(restriction);
  if (!first) return std::nullopt;
  if (sign == '<') {
    dates.to = *first;
  } else {
    dates.from = *first;
  }
  if (sign != '<' && sign != '>') {
    if (restriction.empty() || restriction.front() != '-') return std::nullopt;
    restriction.remove_prefix(1);
    const auto last = take_day(restriction);
    if (!last) return std::nullopt;
    dates.to = *last;
  }
  return restriction.empty() ? std::optional(dates) : std::nullopt;
}

}  // namespace newsbrief::lexicon
