#pragma once
#include <string>

#include "newsbrief/model.hpp"

namespace newsbrief::summary {

/// One paragraph of plain English from the first call or meeting, the ceasefires and the swaps; empty where there are
/// none.
std::string lead(const Model& model);

}  // namespace newsbrief::summary
