#include "export/event_scales.hpp"

#include <algorithm>
#include <charconv>

#include "text/utf8.hpp"

namespace newsbrief::exports {
namespace {

/// Gives `take` the columns of every row of a data file. Rows have two columns at least.
template <class Take>
Result<void> each_row(resources::DataFiles& files, std::string_view name, Take take) {
  const auto bytes = files.read(name);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  std::size_t line = 0;
  for (const auto row : text::split(*bytes, '\n')) {
    ++line;
    if (text::trim(row).empty() || row.starts_with('#')) continue;
    const auto columns = text::split(text::trim(row), '\t');
    if (columns.size() < 2 || !take(columns))
      return failure("bad_data", "needs a name and a value parted by a tab",
                     files.origin(name) + ":" + std::to_string(line));
  }
  return {};
}

using Columns = std::vector<std::string_view>;

}  // namespace

Result<EventScales> EventScales::load(resources::DataFiles& files) {
  EventScales out;
  auto read = each_row(files, "export/cameo_scale.tsv", [&](const Columns& row) {
    double value = 0;
    const auto [end, fault] = std::from_chars(row[1].data(), row[1].data() + row[1].size(), value);
    out.goldstein_.emplace(row[0], value);
    return fault == std::errc{} && end == row[1].data() + row[1].size();
  });
  if (read)
    read = each_row(files, "export/event_classes.tsv",
                    [&](const Columns& row) { return out.classes_.emplace(row[0], row[1]).second; });
  if (read)
    read = each_row(files, "lexicon/plover.tsv", [&](const Columns& row) {
      auto* list = row[1] == "type" ? &out.types_ : row[1] == "mode" ? &out.modes_ : nullptr;
      if (list && std::find(list->begin(), list->end(), row[0]) == list->end()) list->emplace_back(row[0]);
      return true;
    });
  if (!read) return tl::unexpected<Error>(read.error());
  return out;
}

std::optional<double> EventScales::goldstein(std::string_view cameo) const {
  for (; cameo.size() >= 2; cameo.remove_suffix(1))
    if (const auto found = goldstein_.find(cameo); found != goldstein_.end()) return found->second;
  return std::nullopt;
}

std::string EventScales::phoenix_class(std::string_view cameo) const {
  const auto found = classes_.find(cameo.substr(0, 2));
  return found == classes_.end() ? "" : found->second;
}

std::string EventScales::polecat_class(std::string_view type) const {
  const auto found = classes_.find(type);
  return found == classes_.end() ? "" : found->second;
}

}  // namespace newsbrief::exports
