#include "lexicon/tsv.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace newsbrief::lexicon {
namespace {

std::vector<std::string_view> split(std::string_view s, char separator) {
  std::vector<std::string_view> out;
  while (true) {
    const auto end = s.find(separator);
    auto part = text::trim(s.substr(0, end));
    out.push_back(part == "-" ? std::string_view{} : part);
    if (end == std::string_view::npos) return out;
    s.remove_prefix(end + 1);
  }
}

}  // namespace

Result<std::vector<TableRow>> read_rows(std::string_view bytes, std::string_view file, std::size_t least) {
  std::vector<TableRow> rows;
  std::size_t line = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto end = std::min(bytes.find('\n', at), bytes.size());
    const auto text = bytes.substr(at, end - at);
    at = end + 1;
    ++line;
    if (text::trim(text).empty() || text.front() == '#') continue;
    TableRow row{line, split(text, '\t')};
    if (row.columns.size() < least) return bad_row(file, line, "needs " + std::to_string(least) + " columns parted by tabs");
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<std::string_view> values(std::string_view column) {
  if (column.empty()) return {};
  auto out = split(column, ';');
  std::erase(out, std::string_view{});
  return out;
}

tl::unexpected<Error> bad_row(std::string_view file, std::size_t line, std::string message) {
  return failure("bad_data", std::move(message), std::string(file) + ":" + std::to_string(line));
}

}  // namespace newsbrief::lexicon
