#pragma once
// The date restrictions of the community's actor dictionaries.
#include <cstdint>
#include <optional>
#include <string_view>

namespace newsbrief::lexicon {

/// The days on which a code holds, as YYYYMMDD numbers: from `from` up to, but without `to`.
struct CodeDates {
  static constexpr std::int32_t kAlways = 0, kForever = 99'999'999;
  std::int32_t from = kAlways, to = kForever;

  bool restricted() const { return from != kAlways || to != kForever; }
  bool holds(std::int32_t day) const { return from <= day && day < to; }
  friend bool operator==(const CodeDates&, const CodeDates&) = default;
};

/// Reads "<D", ">D" or "D-D" (blanks may stand anywhere; D is YYMMDD, 30 and below being 20YY, or YYYYMMDD); "" holds
/// always. Nothing where it is malformed or names a day that no calendar has.
std::optional<CodeDates> read_code_dates(std::string_view restriction);

}  // namespace newsbrief::lexicon
