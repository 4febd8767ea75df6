#pragma once
// Rows of values, as an answer to a question, and how they are written.
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace newsbrief {

/// Nothing, a number or a text.
using GridValue = std::variant<std::monostate, std::int64_t, double, std::string>;

struct Grid {
  std::vector<std::string> columns;
  std::vector<std::vector<GridValue>> rows;  ///< each as long as `columns`
};

/// Columns side by side with a line of names, numbers to the right, one line a row. `width` columns of a terminal, of
/// which the widest columns give some with "…"; 0 for as wide as it takes. Nothing where there is no row.
std::string grid_text(const Grid& grid, unsigned width);

/// RFC 4180 with a line of names.
std::string grid_csv(const Grid& grid);

/// A list of objects, one a line.
std::string grid_json(const Grid& grid);

/// An object a line.
std::string grid_jsonl(const Grid& grid);

}  // namespace newsbrief
