#include "lexicon/rows.hpp"

#include <algorithm>

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
    if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
    if (text.empty() || text.front() == '#') continue;
    Row row;
    row.line = line;
    while (!text.empty() && row.count < kMaxColumns) row.columns[row.count++] = take_until(text, '\t');
    return row;
  }
  return std::nullopt;
}

std::string_view next_word(std::string_view& text) { return take_until(text, ' '); }

}  // namespace newsbrief::lexicon
