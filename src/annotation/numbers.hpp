#pragma once
// Numbers as English writes them: "1,745,000", "2 1/2", "twenty-four", "a hundred and thirty", "3.3 million", "dozens".
#include <cstdint>
#include <optional>

#include "document/document.hpp"
#include "lexicon/number_lexicon.hpp"

namespace newsbrief::annotation {

struct Number {
  std::uint32_t last = 0;  ///< index after its last token
  double value = 0;
  double scale = 1;       ///< the multiplier that `value` has from "million" or "bn"
  bool letter = false;    ///< the multiplier is a letter: "2.5m", which may be metres
  bool ordinal = false;   ///< "third", "12th"
  bool vague = false;     ///< "dozens", "hundreds of thousands"
  bool words = false;     ///< written in letters alone
  bool fraction = false;  ///< "half", "two-thirds"
  bool decimal = false;   ///< has a decimal point or a fraction part
  bool scaled = false;    ///< ends in a multiplier word or letter: "million", "bn"
  bool plain = false;     ///< one token of digits alone, so that it may be a year
};

/// Reads the number that begins at token `at` and ends before `end`; nothing where there is none. Digits glued to
/// letters
/// ("200lbs") are no numbers here, "12th" and "13.6M" are.
std::optional<Number> read_number(const document::WorkingDocument& doc, const lexicon::NumberLexicon& words,
                                  std::uint32_t at, std::uint32_t end);

/// The value of a token of digits, with group commas and a decimal point; nothing for any other token.
std::optional<double> digits_value(std::string_view form);

}  // namespace newsbrief::annotation
