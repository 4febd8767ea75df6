#pragma once
// What can be wrong with a file of data/lexicon/, told line by line: more than the loaders say, which stop at a first
// fault.
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/dictionary_lines.hpp"

namespace newsbrief::lexicon {

/// What a check found.
struct CheckReport {
  std::size_t entries = 0;
  std::vector<DictionaryProblem> problems;  ///< by line
};

/// The kinds of tables: the names of the files in data/lexicon/, without their endings.
std::vector<std::string_view> table_kinds();

/// Checks columns, codes, dates and class names of a table of a kind, and finds what stands in it twice. `is_country`
/// knows ISO 3166-1 codes; where `kind` is "countries", the file's own codes are asked only for their form.
CheckReport check_table(std::string_view bytes, const std::string& file, std::string_view kind,
                        const std::function<bool(std::string_view)>& is_country);

}  // namespace newsbrief::lexicon
