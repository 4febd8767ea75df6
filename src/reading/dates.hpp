#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace newsbrief::reading {

/// The first date that `text` begins with, in the forms of newsbrief::parse_date().
std::optional<std::chrono::year_month_day> read_date(std::string_view text);

/// 1 to 12 for an English month name or its abbreviation ("Mar", "Sept."), else 0.
unsigned month_number(std::string_view word);

std::string iso(std::chrono::year_month_day date);

}  // namespace newsbrief::reading
