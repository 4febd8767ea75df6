#pragma once
#include <string>
#include <vector>

#include "newsbrief/error.hpp"

namespace newsbrief::cli {

/// A format that `export` writes.
struct ExportFormat {
  std::string name;
  std::vector<std::string> extensions;  ///< with the dot; none where the format has no customary one
  std::string what;                     ///< for help: "SQLite store"
};

const std::vector<ExportFormat>& export_formats();

/// "json, jsonl, csv …"
std::string export_format_names();

/// The format that is wanted: the one that was named, else the one whose extension `output` has; JSON where nothing
/// tells. Fails with "unknown_format".
Result<std::string> choose_export_format(const std::string& named, const std::string& output);

}  // namespace newsbrief::cli
