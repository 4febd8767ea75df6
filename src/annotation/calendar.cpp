#include "annotation/calendar.hpp"

#include <array>

namespace newsbrief::annotation {
namespace {

using namespace std::chrono;

constexpr std::array<const char*, 4> kSeasons{"WI", "SP", "SU", "FA"};

year_month_day first_of(year y, unsigned m) { return {y, month{m}, day{1}}; }
unsigned month_of(const year_month_day& d) { return static_cast<unsigned>(d.month()); }

/// Seasons begin in December, March, June and September; a winter is named after the year it begins in.
year_month_day season_start(const year_month_day& d) {
  const unsigned m = month_of(d);
  if (m < 3) return first_of(d.year() - years{1}, 12);
  return first_of(d.year(), m / 3 * 3);
}

int floored(int value, int step) { return (value >= 0 ? value : value - step + 1) / step * step; }

year_month_day plus_months(const year_month_day& d, int by) {
  const auto moved = year_month{d.year(), d.month()} + months{by};
  const auto last = year_month_day_last{moved.year(), month_day_last{moved.month()}}.day();
  return {moved.year(), moved.month(), d.day() < last ? d.day() : last};
}

}  // namespace

void append_padded(std::string& out, int value, int width) {
  const std::string digits = std::to_string(value);
  for (int i = static_cast<int>(digits.size()); i < width; ++i) out += '0';
  out += digits;
}

IsoWeek iso_week(Days day) {
  const auto thursday = iso_monday(day) + days{3};
  const year_month_day d{thursday};
  const auto first = Days{first_of(d.year(), 1)};
  return {int{d.year()}, static_cast<int>((thursday - first).count() / 7) + 1};
}

Days iso_monday(Days day) { return day - days{weekday{day}.iso_encoding() - 1}; }

CalendarPoint point(Grain grain, Days at) {
  const year_month_day d{at};
  const int y{d.year()};
  switch (grain) {
    case Grain::day:
      return {grain, d};
    case Grain::week:
      return {grain, iso_monday(at)};
    case Grain::weekend:
      return {grain, iso_monday(at) + days{5}};
    case Grain::month:
      return {grain, first_of(d.year(), month_of(d))};
    case Grain::quarter:
      return {grain, first_of(d.year(), (month_of(d) - 1) / 3 * 3 + 1)};
    case Grain::half:
      return {grain, first_of(d.year(), month_of(d) < 7 ? 1 : 7)};
    case Grain::season:
      return {grain, season_start(d)};
    case Grain::year:
      return {grain, first_of(d.year(), 1)};
    case Grain::decade:
      return {grain, first_of(year{floored(y, 10)}, 1)};
    case Grain::century:
      return {grain, first_of(year{floored(y, 100)}, 1)};
  }
  return {grain, d};
}

CalendarPoint shifted(const CalendarPoint& from, int by) {
  const Days at{from.day};
  switch (from.grain) {
    case Grain::day:
      return {from.grain, at + days{by}};
    case Grain::week:
    case Grain::weekend:
      return {from.grain, at + days{7 * by}};
    case Grain::month:
      return {from.grain, plus_months(from.day, by)};
    case Grain::quarter:
      return {from.grain, plus_months(from.day, 3 * by)};
    case Grain::half:
      return {from.grain, plus_months(from.day, 6 * by)};
    case Grain::season:
    case Grain::year:
      return {from.grain, plus_months(from.day, 12 * by)};
    case Grain::decade:
      return {from.grain, plus_months(from.day, 120 * by)};
    case Grain::century:
      return {from.grain, plus_months(from.day, 1200 * by)};
  }
  return from;
}

Days shifted(Days day, lexicon::TimeUnit unit, int by) {
  using lexicon::TimeUnit;
  switch (unit) {
    case TimeUnit::day:
      return day + days{by};
    case TimeUnit::week:
    case TimeUnit::weekend:
      return day + days{7 * by};
    case TimeUnit::month:
      return Days{plus_months(year_month_day{day}, by)};
    case TimeUnit::quarter:
      return Days{plus_months(year_month_day{day}, 3 * by)};
    case TimeUnit::year:
      return Days{plus_months(year_month_day{day}, 12 * by)};
    default:
      return day;
  }
}

std::string timex_value(const CalendarPoint& at) {
  std::string out;
  const int y{at.day.year()};
  if (at.grain == Grain::week || at.grain == Grain::weekend) {
    const auto week = iso_week(Days{at.day});
    append_padded(out, week.year, 4);
    out += "-W";
    append_padded(out, week.week, 2);
    if (at.grain == Grain::weekend) out += "-WE";
    return out;
  }
  append_padded(out, y, 4);
  const unsigned m = month_of(at.day);
  switch (at.grain) {
    case Grain::decade:
      out.resize(3);
      break;
    case Grain::century:
      out.resize(2);
      break;
    case Grain::half:
      out += m < 7 ? "-H1" : "-H2";
      break;
    case Grain::quarter:
      out += "-Q";
      out += static_cast<char>('1' + (m - 1) / 3);
      break;
    case Grain::season:
      out += '-';
      out += kSeasons[m % 12 / 3];
      break;
    case Grain::month:
    case Grain::day:
      out += '-';
      append_padded(out, static_cast<int>(m), 2);
      if (at.grain == Grain::day) {
        out += '-';
        append_padded(out, static_cast<int>(static_cast<unsigned>(at.day.day())), 2);
      }
      break;
    default:
      break;
  }
  return out;
}

Days easter(year in) {
  const int y{in};
  const int a = y % 19, b = y / 100, c = y % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return Days{in / month{static_cast<unsigned>(n / 31)} / day{static_cast<unsigned>(n % 31 + 1)}};
}

std::optional<Days> holiday_in(const lexicon::Holiday& holiday, year in) {
  if (holiday.month == 0) return easter(in) + days{holiday.easter};
  const month m{holiday.month};
  if (holiday.day != 0) {
    const year_month_day at{in, m, day{holiday.day}};
    return at.ok() ? std::optional<Days>(Days{at}) : std::nullopt;
  }
  const weekday w{holiday.weekday};
  if (holiday.nth < 0) return Days{in / m / w[last]};
  const year_month_weekday at = in / m / w[static_cast<unsigned>(holiday.nth)];
  return at.ok() ? std::optional<Days>(Days{at}) : std::nullopt;
}

}  // namespace newsbrief::annotation
