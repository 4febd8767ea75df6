#include "text/iso_date.hpp"

#include <fmt/format.h>

#include <charconv>

namespace newsbrief::text {

using namespace std::chrono;

std::optional<unsigned> whole_number(std::string_view digits) {
  unsigned out = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), out);
  return read.ec == std::errc{} && read.ptr == digits.data() + digits.size() ? std::optional(out) : std::nullopt;
}

std::optional<year_month_day> day_of(std::string_view value) {
  if (value.size() < 10 || value[4] != '-' || value[7] != '-') return std::nullopt;
  const auto y = whole_number(value.substr(0, 4)), m = whole_number(value.substr(5, 2)),
             d = whole_number(value.substr(8, 2));
  if (!y || !m || !d) return std::nullopt;
  const year_month_day day{year(static_cast<int>(*y)), month(*m), std::chrono::day(*d)};
  return day.ok() ? std::optional(day) : std::nullopt;
}

std::optional<year_month_day> monday_of(std::string_view value) {
  if (value.size() < 8 || value[5] != 'W') return std::nullopt;
  const auto y = whole_number(value.substr(0, 4)), week = whole_number(value.substr(6, 2));
  if (!y || !week) return std::nullopt;
  const sys_days fourth = sys_days(year(static_cast<int>(*y)) / January / 4);  // always in week 1
  return year_month_day(fourth - days(static_cast<int>(weekday(fourth).iso_encoding()) - 1) +
                        days(7 * (static_cast<int>(*week) - 1)));
}

std::string iso_day(year_month_day day) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

std::optional<sys_days> last_day(std::string_view value) {
  if (const auto day = day_of(value)) return sys_days(*day);
  if (const auto monday = monday_of(value)) return sys_days(*monday) + days(6);
  const auto y = value.size() >= 4 ? whole_number(value.substr(0, 4)) : std::nullopt;
  if (!y) return std::nullopt;
  const year in(static_cast<int>(*y));
  if (value.size() == 4) return sys_days(in / December / 31);
  const auto m = value.size() == 7 && value[4] == '-' ? whole_number(value.substr(5)) : std::nullopt;
  if (!m || *m < 1 || *m > 12) return std::nullopt;
  return sys_days(in / static_cast<int>(*m) / last);
}

}  // namespace newsbrief::text
