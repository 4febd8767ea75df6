#include "summary/dates.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>

#include "newsbrief/describe.hpp"
#include "text/iso_date.hpp"
#include "text/utf8.hpp"

namespace newsbrief::summary {
namespace {

using namespace std::chrono;

constexpr std::array<const char*, 12> kMonths{"January", "February", "March",     "April",   "May",      "June",
                                              "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<const char*, 7> kDays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                           "Thursday", "Friday", "Saturday"};

std::string day_month_year(const year_month_day& day) {
  return fmt::format("{} {} {}", static_cast<unsigned>(day.day()), kMonths[static_cast<unsigned>(day.month()) - 1],
                     static_cast<int>(day.year()));
}

std::string full_day(const year_month_day& day) {
  return fmt::format("{}, {}", kDays[weekday(sys_days(day)).c_encoding()], day_month_year(day));
}

/// "8 a.m.", "8:30 p.m.", "noon".
std::optional<std::string> clock_text(std::string_view hh_mm) {
  if (hh_mm.size() < 2) return std::nullopt;
  const auto hour = text::whole_number(hh_mm.substr(0, 2));
  const auto minute = hh_mm.size() >= 5 ? text::whole_number(hh_mm.substr(3, 2)) : std::optional(0U);
  if (!hour || !minute || *hour > 24) return std::nullopt;
  if (*minute == 0 && *hour == 12) return "noon";
  if (*minute == 0 && (*hour == 0 || *hour == 24)) return "midnight";
  const char* half = *hour % 24 < 12 ? "a.m." : "p.m.";
  const unsigned twelve = *hour % 12 == 0 ? 12 : *hour % 12;
  return *minute == 0 ? fmt::format("{} {}", twelve, half) : fmt::format("{}:{:02} {}", twelve, *minute, half);
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kDayParts{
    {{"MO", "morning"}, {"MI", "middle"}, {"AF", "afternoon"}, {"EV", "evening"}, {"NI", "night"}}};

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kSeasons{
    {{"SP", "spring"}, {"SU", "summer"}, {"FA", "autumn"}, {"WI", "winter"}}};

/// What follows the preposition, and the preposition.
struct DatePhrase {
  std::string preposition, words;
  std::string joined() const { return preposition.empty() ? words : preposition + " " + words; }
};

std::optional<DatePhrase> dated(const std::string& value) {
  if (const auto day = text::day_of(value)) {
    if (value.size() == 10) return DatePhrase{"on", full_day(*day)};
    for (const auto& [code, words] : kDayParts)
      if (value.substr(10) == "T" + std::string(code))
        return DatePhrase{words == "night" || words == "middle" ? "in" : "on",
                          "the " + std::string(words) + " of " + full_day(*day)};
    if (const auto at = clock_text(std::string_view(value).substr(11)))
      return DatePhrase{"at", *at + " on " + full_day(*day)};
    return DatePhrase{"on", full_day(*day)};
  }
  if (const auto monday = text::monday_of(value))
    return value.ends_with("-WE") ? DatePhrase{"at", "the end of the week of " + day_month_year(*monday)}
                                  : DatePhrase{"in", "the week of " + day_month_year(*monday)};
  const auto year = value.size() >= 4 ? text::whole_number(std::string_view(value).substr(0, 4)) : std::nullopt;
  if (!year) return std::nullopt;
  if (value.size() == 4) return DatePhrase{"in", value};
  if (value.size() != 7 || value[4] != '-') return std::nullopt;
  const auto rest = std::string_view(value).substr(5);
  for (const auto& [code, words] : kSeasons)
    if (rest == code) return DatePhrase{"in", "the " + std::string(words) + " of " + value.substr(0, 4)};
  if (const auto month = text::whole_number(rest); month && *month >= 1 && *month <= 12)
    return DatePhrase{"in", fmt::format("{} {}", kMonths[*month - 1], *year)};
  return std::nullopt;
}

template <std::size_t N>
bool names_one_of(std::string_view word, const std::array<const char*, N>& names) {
  for (const std::string_view name : names)
    if (word == name || (word.size() >= 3 && (word.ends_with('.') ? name.starts_with(word.substr(0, word.size() - 1))
                                                                  : word.size() == 3 && name.starts_with(word))))
      return true;
  return false;
}

/// "Tuesday" takes "on", "October" takes "in", "October 10" takes "on", "last week" nothing.
std::string by_own_words(std::string_view words) {
  const auto parts = text::split(words, ' ');
  const std::string all(words);
  const bool digit = words.find_first_of("0123456789") != std::string_view::npos;
  if (names_one_of(parts[0], kDays)) return "on " + all;
  if (names_one_of(parts[0], kMonths)) return (digit && parts.size() == 2 && parts[1].size() < 4 ? "on " : "in ") + all;
  if (parts.size() > 1 && names_one_of(parts[1], kMonths) && text::is_digit(static_cast<unsigned char>(parts[0][0])))
    return "on " + all;
  if (words.size() == 4 && text::whole_number(words)) return "in " + all;
  if (text::is_digit(static_cast<unsigned char>(words[0]))) return "at " + all;
  if (parts.size() == 2 && parts[0] == "the") return "in " + all;
  return all;
}

}  // namespace

std::string plain_date(const std::string& value) {
  const auto phrase = dated(value);
  return phrase ? phrase->words : date_text(value);
}

std::string when(const Time& time) {
  if (const auto phrase = dated(time.value)) return phrase->joined();
  if (const auto at = clock(time)) return "at " + *at;
  auto words = text::squeeze(time.span.text);
  for (const std::string_view article : {"A ", "An ", "The ", "This ", "Last ", "Next ", "Earlier ", "Late ", "Early "})
    if (words.starts_with(article)) words[0] = static_cast<char>(words[0] - 'A' + 'a');
  return words.empty() ? time.value : by_own_words(words);
}

std::string without_preposition(std::string adverb) {
  for (const std::string_view preposition : {"on ", "in ", "at "})
    if (adverb.starts_with(preposition)) return adverb.substr(3);
  return adverb;
}

std::optional<std::string> clock(const Time& time) {
  const auto t = time.value.find('T');
  if (t == std::string::npos || t + 1 >= time.value.size() ||
      !text::is_digit(static_cast<unsigned char>(time.value[t + 1])))
    return std::nullopt;
  auto out = clock_text(std::string_view(time.value).substr(t + 1));
  if (out && time.zone) *out += " " + *time.zone;
  return out;
}

std::string first_day(const std::string& value) {
  const auto monday = text::monday_of(value);
  return monday ? fmt::format("{:04}-{:02}-{:02}", static_cast<int>(monday->year()),
                              static_cast<unsigned>(monday->month()), static_cast<unsigned>(monday->day()))
                : value;
}

std::optional<int> days_to_end(const std::string& day, const std::string& value) {
  const auto from = text::day_of(day);
  const auto last = text::last_day(value);
  if (!from || !last) return std::nullopt;
  return static_cast<int>((*last - sys_days(*from)).count());
}

std::optional<std::string> duration_adjective(const Time& duration) {
  if (duration.mod || duration.value.size() < 3 || duration.value[0] != 'P') return std::nullopt;
  const auto words = duration_text(duration);  // "30 days"
  const auto space = words.find(' ');
  if (space == std::string::npos || words.find(' ', space + 1) != std::string::npos) return std::nullopt;
  auto unit = words.substr(space + 1);
  if (unit.ends_with('s')) unit.pop_back();
  constexpr std::array<const char*, 10> kSmall{"zero", "one", "two",   "three", "four",
                                               "five", "six", "seven", "eight", "nine"};
  const auto count = text::whole_number(words.substr(0, space));
  return (count && *count < kSmall.size() ? kSmall[*count] : words.substr(0, space)) + "-" + unit;
}

}  // namespace newsbrief::summary
