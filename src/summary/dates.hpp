#pragma once
#include <optional>
#include <string>

#include "newsbrief/model.hpp"

namespace newsbrief::summary {

/// "Tuesday, 18 March 2025", "the morning of …", "March 2025", "the week of 10 March 2025"; the value itself for what
/// is no date.
std::string plain_date(const std::string& value);

/// A time as an adverb: "on Tuesday, 18 March 2025", "at 8 a.m. on …", "in 2013"; by the text's own words ("last week")
/// where the value names no day.
std::string when(const Time& time);

/// An adverb of time without the preposition in front, to follow "until" or "planned for".
std::string without_preposition(std::string adverb);

/// The clock alone: "10 a.m. EDT"; nothing where the value has none.
std::optional<std::string> clock(const Time& time);

/// The first day of a value, for sorting: a week begins on its Monday (ISO 8601); the value itself where it has no day.
std::string first_day(const std::string& value);

/// Days from one day (YYYY-MM-DD) to the last day of a value of a day, week, month or year: negative where it is over
/// by then; nothing for other values.
std::optional<int> days_to_end(const std::string& day, const std::string& value);

/// "30-day" for P30D; nothing for what is no single unit.
std::optional<std::string> duration_adjective(const Time& duration);

}  // namespace newsbrief::summary
