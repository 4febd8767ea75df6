#pragma once
#include <string>

#include "cli/run.hpp"

namespace newsbrief::cli {

struct ExportOptions {
  InputOptions input;
  std::string format, output, table;
};

/// Writes the articles of the inputs in a format; `options.format` is one of export_formats(). Gives the exit code.
int run_export_format(const ExportOptions& options);

/// The same for the formats that are tables: csv and tsv.
int run_export_tables(const ExportOptions& options);

}  // namespace newsbrief::cli
