#include "newsbrief/grid.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "newsbrief/export.hpp"
#include "text/display_width.hpp"
#include "text/utf8.hpp"

namespace newsbrief {
namespace {

using Json = nlohmann::ordered_json;

struct ToText {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(std::int64_t v) const { return std::to_string(v); }
  std::string operator()(double v) const { return fmt::format("{}", v); }
  std::string operator()(const std::string& v) const { return v; }
};

struct ToJson {
  Json operator()(std::monostate) const { return nullptr; }
  template <class T>
  Json operator()(const T& v) const {
    return v;
  }
};

bool is_number(const GridValue& v) {
  return std::holds_alternative<std::int64_t>(v) || std::holds_alternative<double>(v);
}

constexpr std::size_t kGap = 2, kNarrowest = 8;

/// The widest columns give way first, a column at a time, until all fits or all are narrow.
void shrink(std::vector<std::size_t>& widths, std::size_t room) {
  std::size_t total = kGap * (widths.size() - 1);
  for (const auto w : widths) total += w;
  while (total > room) {
    auto& widest = *std::max_element(widths.begin(), widths.end());
    if (widest <= kNarrowest) return;
    --widest;
    --total;
  }
}

void append_cell(std::string& line, const std::string& cell, std::size_t width, bool right) {
  const auto fitted = text::cut_to_width(cell, width);
  const std::string pad(width - std::min(width, text::display_width(fitted)), ' ');
  line += right ? pad + fitted : fitted + pad;
}

void append_line(std::string& out, std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  out += line + "\n";
}

std::string json_line(const Grid& grid, const std::vector<GridValue>& row) {
  Json object = Json::object();
  for (std::size_t i = 0; i < grid.columns.size(); ++i) object[grid.columns[i]] = std::visit(ToJson{}, row[i]);
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string grid_text(const Grid& grid, unsigned width) {
  if (grid.rows.empty()) return {};
  std::vector<std::size_t> widths;
  for (const auto& name : grid.columns) widths.push_back(text::display_width(name));
  std::vector<std::vector<std::string>> cells;
  for (const auto& row : grid.rows) {
    auto& line = cells.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) {
      line.push_back(text::squeeze(std::visit(ToText{}, row[i])));
      widths[i] = std::max(widths[i], text::display_width(line.back()));
    }
  }
  if (width > 0) shrink(widths, width);
  const std::string gap(kGap, ' ');
  std::string out, names, rule;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    append_cell(names, grid.columns[i], widths[i], !grid.rows.empty() && is_number(grid.rows.front()[i]));
    rule += std::string(widths[i], '-');
    if (i + 1 < widths.size()) names += gap, rule += gap;
  }
  append_line(out, names);
  append_line(out, rule);
  for (std::size_t r = 0; r < cells.size(); ++r) {
    std::string line;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      append_cell(line, cells[r][i], widths[i], is_number(grid.rows[r][i]));
      if (i + 1 < widths.size()) line += gap;
    }
    append_line(out, line);
  }
  return out;
}

std::string grid_csv(const Grid& grid) {
  std::string out = csv_row(grid.columns);
  for (const auto& row : grid.rows) {
    std::vector<std::string> cells;
    for (const auto& value : row) cells.push_back(std::visit(ToText{}, value));
    out += csv_row(cells);
  }
  return out;
}

std::string grid_json(const Grid& grid) {
  std::string out = "[";
  for (std::size_t r = 0; r < grid.rows.size(); ++r) out += (r == 0 ? "\n" : ",\n") + json_line(grid, grid.rows[r]);
  return out + "\n]\n";
}

std::string grid_jsonl(const Grid& grid) {
  std::string out;
  for (const auto& row : grid.rows) out += json_line(grid, row) + "\n";
  return out;
}

}  // namespace newsbrief
