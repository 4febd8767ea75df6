#pragma once
// Agent codes of PLOVER 0.8: what sector of a country an actor belongs to, and kinds of actors that belong to none.
#include <algorithm>
#include <array>
#include <string_view>

namespace newsbrief::lexicon {

inline constexpr std::array<std::string_view, 25> kSectors{
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS",
    "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC"};
inline constexpr std::array<std::string_view, 7> kInternational{"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"};

template <std::size_t N>
constexpr bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Sectors whose members news calls groups.
inline constexpr std::array<std::string_view, 5> kGroupSectors{"REB", "UAF", "IMG", "ISM", "CRM"};

constexpr bool is_sector(std::string_view code) { return is_one_of(code, kSectors) || is_one_of(code, kInternational); }

}  // namespace newsbrief::lexicon
