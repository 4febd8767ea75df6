#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "newsbrief/error.hpp"

namespace newsbrief::lexicon {

/// One line of a data file: its columns ("-" read as empty) and where it stands.
struct TableRow {
  std::size_t line = 0;
  std::vector<std::string_view> columns;

  std::string_view operator[](std::size_t i) const { return i < columns.size() ? columns[i] : std::string_view{}; }
};

/// The rows of a tab-separated file; blank lines and lines that begin with '#' are passed over. Views into `bytes`.
/// Fails with "bad_data" on a row of fewer than `least` columns; `where` is "FILE:LINE".
Result<std::vector<TableRow>> read_rows(std::string_view bytes, std::string_view file, std::size_t least);

/// The parts of a column parted by ';'.
std::vector<std::string_view> values(std::string_view column);

/// An Error of code "bad_data" for a line of a data file.
tl::unexpected<Error> bad_row(std::string_view file, std::size_t line, std::string message);

}  // namespace newsbrief::lexicon
