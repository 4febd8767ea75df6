#pragma once
#include <chrono>
#include <optional>
#include <string_view>

namespace newsbrief::reading {

/// "KYIV, March 18 (Reuters) — ", "GENEVA (AP) -", "Port Sudan, 4 May 2023 -- ".
struct DatelineText {
  std::size_t length = 0;  ///< bytes up to and with the dash
  std::size_t place = 0;   ///< bytes of the place, from the start
  std::optional<std::chrono::year_month_day> date;
  std::optional<unsigned> month, day;  ///< where the date has no year
};

/// Reads the dateline that a paragraph begins with. Mixed-case places need an agency or a date behind them, so that
/// "Geneva – a city of talks" is none.
std::optional<DatelineText> read_dateline(std::string_view paragraph);

}  // namespace newsbrief::reading
