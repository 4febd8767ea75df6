#pragma once
// The rows of a file of data/: lines whose columns are parted by tabs; '#' begins a comment line, '-' is an empty
// column.
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace newsbrief::lexicon {

inline constexpr std::size_t kMaxColumns = 8;

struct Row {
  std::array<std::string_view, kMaxColumns> columns;
  std::size_t count = 0;
  std::size_t line = 0;  ///< counted from 1, for messages

  std::string_view operator[](std::size_t i) const {
    return i < count && columns[i] != "-" ? columns[i] : std::string_view{};
  }
};

/// Takes the next row off `bytes`; nothing at the end. `line` counts the lines read so far.
std::optional<Row> next_row(std::string_view& bytes, std::size_t& line);

/// Takes the next word off `text`, words being parted by single spaces; empty at the end.
std::string_view next_word(std::string_view& text);

}  // namespace newsbrief::lexicon
