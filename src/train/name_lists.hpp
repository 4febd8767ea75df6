#pragma once
// What the name tagger knows of words beforehand: the project's lists of names, and clusters of words.
#include <set>
#include <string>
#include <vector>

#include "resources/data_files.hpp"
#include "train/model_writer.hpp"

namespace newsbrief::train {

/// The entries of language::Part::name_lists. Lists that `files` lacks are left out; `text` is plain text to learn the
/// clusters from and may be empty.
Entries learn_name_lists(resources::DataFiles& files, const std::string& text, std::uint64_t seed);

/// The project's list of titles, in lower case; empty where `files` lacks it.
std::set<std::string> listed_titles(resources::DataFiles& files);

}  // namespace newsbrief::train
