#pragma once
#include <string>

#include "cli/app_shape.hpp"

namespace newsbrief::cli {

/// The manual page (roff, man macros, section 1) of a command, from the words that --help has.
std::string manual_page(const CommandShape& command);

}  // namespace newsbrief::cli
