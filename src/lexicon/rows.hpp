#pragma once
// The rows of a file of data/: lines whose columns are parted by tabs; '#' begins a comment line, '-' is an empty
// column.
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsbrief/error.hpp"
#include "resources/data_files.hpp"

namespace newsbrief::lexicon {

inline constexpr std::size_t kMaxColumns = 8;

/// One row; its columns view the file's bytes, white space at their ends taken off.
struct Row {
  std::array<std::string_view, kMaxColumns> columns;
  std::size_t count = 0;  ///< columns that the line has; those behind the last of `columns` are counted too
  std::size_t line = 0;   ///< counted from 1, for messages

  std::string_view operator[](std::size_t i) const {
    return i < count && i < kMaxColumns && columns[i] != "-" ? columns[i] : std::string_view{};
  }
};

/// Takes the next row off `bytes`; nothing at the end. `line` counts the lines read so far.
std::optional<Row> next_row(std::string_view& bytes, std::size_t& line);

/// A fault of the row that each_row() is at, which adds where that is.
inline tl::unexpected<Error> bad_row(std::string message) { return failure("bad_data", std::move(message)); }

/// Reads data file `name` and gives `take` every row of it: Result<void> take(const Row&). Stops at the first fault; it
/// says "FILE:LINE". A row of fewer than `least` columns is one.
template <class Take>
Result<void> each_row(resources::DataFiles& files, std::string_view name, std::size_t least, Take take) {
  auto bytes = files.read(name);
  if (!bytes) return tl::unexpected(bytes.error());
  std::size_t line = 0;
  while (const auto row = next_row(*bytes, line)) {
    Result<void> taken = row->count < least ? bad_row("needs " + std::to_string(least) + " columns parted by tabs")
                                            : Result<void>(take(*row));
    if (taken) continue;
    taken.error().where = files.origin(name) + ":" + std::to_string(line);
    return taken;
  }
  return {};
}

/// Takes the next word off `text`, words being parted by single spaces; empty at the end.
std::string_view next_word(std::string_view& text);

/// The parts of a column parted by ';'.
std::vector<std::string_view> values(std::string_view column);

}  // namespace newsbrief::lexicon
