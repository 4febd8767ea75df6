#pragma once
// What the words of a time expression say, before anything is known about the calendar.
#include <cstdint>
#include <string_view>

#include "document/annotations.hpp"
#include "lexicon/time_lexicon.hpp"

namespace newsbrief::annotation {

/// What a form is counted from.
enum class Anchor : std::uint8_t {
  none,       ///< looks like a time and is none ("30 years old"): to be passed over
  literal,    ///< `text` is the value: PRESENT_REF, P1D, XXXX-WXX-4
  duration,   ///< `count` units
  calendar,   ///< the fields that are set: "18 March", "Tuesday", "the third quarter"
  published,  ///< `count` units from the publication: "two weeks ago", "this month", "yesterday"
  mentioned,  ///< `count` units from the last mentioned date: "a year earlier", "the next day", "that week"
};

/// Which of several candidates the words ask for: "last Tuesday", "next Tuesday", "this Tuesday".
enum class Lean : std::uint8_t { open, past, future, nearest };

struct TimeForm {
  document::TokenRange tokens;
  document::TimeType type = document::TimeType::date;
  document::Mod mod = document::Mod::none;
  Anchor anchor = Anchor::calendar;
  Lean lean = Lean::open;

  lexicon::TimeUnit unit = lexicon::TimeUnit::day;
  double count = 0;
  std::int16_t factor = 1;   ///< of the unit in a counted date: a decade is 10 years
  bool vague = false;        ///< an unstated number of units: "several weeks"
  std::int16_t smaller = 0;  ///< of the next smaller unit: "an hour and 20 minutes"

  std::int16_t year = 0;       ///< 0 where it is not said
  std::int8_t year_shift = 0;  ///< with has_year_shift: "June last year"
  bool has_year_shift = false;
  std::uint8_t month = 0, day = 0, weekday = 0, quarter = 0, half = 0;
  std::uint8_t century = 0;  ///< 20 for "the 20th century"
  bool decade = false;       ///< `year` is the first of a decade, or its last two digits ("the nineties")
  bool week_of = false;      ///< "the week of March 6"
  std::string_view season;   ///< "SU"
  const lexicon::Holiday* holiday = nullptr;

  std::string_view part;  ///< of the day: "MO", "NI"
  std::int8_t hour = -1, minute = -1;
  std::string_view zone;
  std::string_view text;  ///< for Anchor::literal
};

}  // namespace newsbrief::annotation
