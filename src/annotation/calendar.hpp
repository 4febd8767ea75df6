#pragma once
// The calendar that time expressions are resolved in: points of different grain, shifted, and written as ISO 8601 /
// TIMEX3.
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "lexicon/time_lexicon.hpp"

namespace newsbrief::annotation {

enum class Grain : std::uint8_t { day, week, weekend, month, quarter, half, season, year, decade, century };

/// A stretch of the calendar, as fine as its grain says: a day, a week, a quarter, a year.
struct CalendarPoint {
  Grain grain = Grain::day;
  std::chrono::year_month_day day{};  ///< its first day (a winter begins in December)
};

using Days = std::chrono::sys_days;

CalendarPoint point(Grain grain, Days day);                ///< the stretch of that grain that `day` is in
CalendarPoint shifted(const CalendarPoint& from, int by);  ///< `by` stretches of the same grain later
Days shifted(Days day, lexicon::TimeUnit unit, int by);    ///< clamps to the month's end: one month after 31 January

/// "2025-03-18", "2025-W11", "2025-W11-WE", "2025-03", "2025-Q1", "2025-H1", "2025-SP", "2025", "202", "20".
std::string timex_value(const CalendarPoint& at);

struct IsoWeek {
  int year = 0;
  int week = 0;
};
IsoWeek iso_week(Days day);
Days iso_monday(Days day);

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm, as in Meeus).
Days easter(std::chrono::year year);

/// The day of a holiday in a year; nothing where the year has none.
std::optional<Days> holiday_in(const lexicon::Holiday& holiday, std::chrono::year year);

void append_padded(std::string& out, int value, int width);

}  // namespace newsbrief::annotation
