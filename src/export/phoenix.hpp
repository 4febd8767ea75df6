#pragma once
#include <string>
#include <vector>

#include "export/event_scales.hpp"
#include "newsbrief/syntax.hpp"

namespace newsbrief::exports {

/// The names of Phoenix' 26 columns, in their order. Its files have no line of names.
const std::vector<std::string>& phoenix_columns();

/// The CAMEO-coded events of an article that have happened and have a coded source and target, one line each: columns 2
/// to 26, parted by tabs and ended by a line feed. The first column, a running number, is for who writes the file.
std::string to_phoenix(const ParsedModel& parsed, const EventScales& scales);

}  // namespace newsbrief::exports
