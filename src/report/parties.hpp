#pragma once
#include <map>
#include <string>
#include <vector>

#include "newsbrief/model.hpp"

namespace newsbrief::report {

/// Who takes part in each fact: names by the fact's id, officials with their country's name too; sorted, each once.
std::map<std::string, std::vector<std::string>> parties_of_facts(const Model& model);

}  // namespace newsbrief::report
