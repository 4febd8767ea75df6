#include "lexicon/rows.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace newsbrief::lexicon {
namespace {

std::string_view take_until(std::string_view& text, char separator) {
  const auto end = std::min(text.find(separator), text.size());
  const auto taken = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return taken;
}

}  // namespace

std::optional<Row> next_row(std::string_view& bytes, std::size_t& line) {
  while (!bytes.empty()) {
    auto text = take_until(bytes, '\n');
    ++line;
    if (text.starts_with('#') || text::trim(text).empty()) continue;
    Row row;
    row.line = line;
    for (; !text.empty(); ++row.count) {
      const auto column = text::trim(take_until(text, '\t'));
      if (row.count < kMaxColumns) row.columns[row.count] = column;
    }
    return row;
  }
  return std::nullopt;
}

std::string_view next_word(std::string_view& text) { return take_until(text, ' '); }

std::vector<std::string_view> values(std::string_view column) {
  std::vector<std::string_view> out;
  while (!column.empty())
    if (const auto value = text::trim(take_until(column, ';')); !value.empty() && value != "-") out.push_back(value);
  return out;
}

}  // namespace newsbrief::lexicon
