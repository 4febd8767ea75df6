#pragma once
// What the annotation stages find, as plain types.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "document/spans.hpp"

namespace newsbrief::document {

enum class TimeType : std::uint8_t { date, time, duration, set };

/// ISO-TimeML's @mod, and for quantities the same words.
enum class Mod : std::uint8_t { none, more_than, less_than, equal_or_more, equal_or_less, approx, start, mid, end };

/// A TIMEX3 (ISO 24617-1, TempEval-3 conventions). `value` is resolved against the publication date where there is one and
/// stays in the unresolved form ("XXXX-WXX-2") where there is none. Clock times of a named zone keep it ("2025-03-18T10:00")
/// with the zone in `zone` as written.
struct TimeExpression {
  TokenRange tokens;
  ByteSpan bytes;
  TimeType type = TimeType::date;
  Mod mod = Mod::none;
  std::string value;
  std::string zone;
};

/// A counted or measured amount. `bytes` covers the number with its modifier and unit ("nearly 2,000 prisoners").
struct Quantity {
  TokenRange tokens;  ///< modifier, number and unit
  ByteSpan bytes;
  TokenRange number;  ///< the number alone
  double value = 0;
  std::optional<double> min, max;  ///< of a range ("10 to 15"); value is then the minimum
  Mod mod = Mod::none;
  std::string unit;      ///< normalized unit or the counted thing's lemma: "kilometre", "US dollar", "percentage", "prisoner of war"; may be empty
  std::string currency;  ///< ISO 4217 code of an amount of money: "USD"
  bool each = false;     ///< "175 each"
  bool ordinal = false;  ///< "the third"
};

}  // namespace newsbrief::document
