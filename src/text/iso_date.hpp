#pragma once
// The days that an ISO 8601 or TIMEX3 value names.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace newsbrief::text {

/// A number of ASCII digits alone.
std::optional<unsigned> whole_number(std::string_view digits);

/// "2025-03-18" and what begins so ("2025-03-18T09:00").
std::optional<std::chrono::year_month_day> day_of(std::string_view value);

/// "2025-03-18"
std::string iso_day(std::chrono::year_month_day day);

/// The Monday of "2025-W11" and of "2025-W11-WE"; weeks as ISO 8601 counts them.
std::optional<std::chrono::year_month_day> monday_of(std::string_view value);

/// The last day of a day, week, month or year; nothing for other values ("2025-SU", "PRESENT_REF").
std::optional<std::chrono::sys_days> last_day(std::string_view value);

}  // namespace newsbrief::text
