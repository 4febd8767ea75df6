#pragma once
#include <string>

#include "cli/app_shape.hpp"

namespace newsbrief::cli {

/// A completion script for a shell: commands, options, their choices, files and folders.
std::string bash_completion(const CommandShape& root);
std::string zsh_completion(const CommandShape& root);
std::string fish_completion(const CommandShape& root);

}  // namespace newsbrief::cli
