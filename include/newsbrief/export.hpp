#pragma once
// Models as tables and documents for other programs.
#include <string>
#include <string_view>
#include <vector>

#include "newsbrief/model.hpp"

namespace newsbrief {

/// A table of the model: one kind of fact, one row each. Cells of several values join them with "; ".
struct Table {
  std::string name;                  ///< "calls", "ceasefires" …
  std::vector<std::string> columns;  ///< the first is always "source"
};

/// All tables, in the order of the model.
const std::vector<Table>& tables();

/// The rows of one table of `model` (by name, as in tables()).
std::vector<std::vector<std::string>> rows(const Model& model, std::string_view table);

/// One row as CSV (RFC 4180: CRLF, quotes doubled).
std::string csv_row(const std::vector<std::string>& cells);

/// One row as tab-separated values (IANA text/tab-separated-values, which has no quoting: tabs and line ends become
/// spaces).
std::string tsv_row(const std::vector<std::string>& cells);

/// The facts of a model as a Markdown document.
std::string to_markdown(const Model& model);

}  // namespace newsbrief
