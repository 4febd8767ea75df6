#pragma once
// Why a fact is in the model: kept only where somebody asks.
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace newsbrief::document {

struct Decision {
  std::string fact;           ///< its id in the model: "event3"
  std::uint32_t trigger = 0;  ///< token
  std::string rule;           ///< the lexicon's entry as its file has it, or what the rule says
  std::string where;          ///< "FILE:LINE" of the entry; empty for a rule of the program
  std::vector<std::pair<std::string, std::uint32_t>> arguments;  ///< role and head token
  std::vector<std::string> refused;                              ///< readings that were considered, and why not
};

}  // namespace newsbrief::document
