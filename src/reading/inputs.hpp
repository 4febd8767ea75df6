#pragma once
#include <string>
#include <vector>

#include "newsbrief/error.hpp"

namespace newsbrief::reading {

/// The files that one input names: itself, the articles of a folder (sorted), or what a pattern matches (sorted).
/// Fails with no_such_file, cannot_read, no_articles or no_match.
Result<std::vector<std::string>> expand_input(const std::string& input);

}  // namespace newsbrief::reading
