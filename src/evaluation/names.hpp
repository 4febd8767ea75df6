#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace newsbrief::evaluation {

/// Lower case, without diacritics, everything but letters and digits a single space.
std::string normal(std::string_view text);

/// Two spellings of one name: the shorter one's last word is in the longer one, and its other words are too or begin
/// alike. Titles do not count; long words may differ in two letters.
bool same_name(std::string_view gold, std::string_view name);

/// Whether a duration in ISO 8601 is as long as another ("P1M" is thirty days).
bool same_duration(std::string_view a, std::string_view b);

/// The days agree as far as the shorter one goes.
bool same_date(std::string_view gold, std::string_view found);

}  // namespace newsbrief::evaluation
