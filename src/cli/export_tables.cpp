#include <algorithm>
#include <filesystem>

#include "cli/exit_codes.hpp"
#include "cli/export_runs.hpp"
#include "cli/messages.hpp"
#include "newsbrief/export.hpp"

namespace newsbrief::cli {
namespace {

std::string line_of(const ExportOptions& options, const std::vector<std::string>& cells) {
  return options.format == "tsv" ? tsv_row(cells) : csv_row(cells);
}

std::string lines_of(const ExportOptions& options, const Model& model, const std::string& table) {
  std::string out;
  for (const auto& row : rows(model, table)) out += line_of(options, row);
  return out;
}

int run_table(const ExportOptions& options) {
  auto output = Output::open(options.output);
  if (!output) {
    error(output.error());
    return kCannotWrite;
  }
  for (const auto& table : tables())
    if (table.name == options.table) output->write(line_of(options, table.columns));
  const auto result = run_articles(
      options.input,
      [&](const Model& m) {
        return Outcome{lines_of(options, m, options.table), {}, true, {}};
      },
      [](const Error&) { return std::string(); }, [&](const Outcome& o) { return output->write(o.output); });
  return finish(*output, result);
}

/// The tables of one document travel together, parted by a byte that UTF-8 never has.
constexpr char kTableBreak = '\xFF';

bool write_parts(std::vector<Output>& outputs, const Outcome& outcome) {
  std::size_t at = 0;
  for (auto& output : outputs) {
    const auto end = outcome.output.find(kTableBreak, at);
    if (end == std::string::npos) break;
    if (!output.write(std::string_view(outcome.output).substr(at, end - at))) return false;
    at = end + 1;
  }
  return true;
}

/// One file a table.
int run_folder(const ExportOptions& options) {
  std::error_code made;
  std::filesystem::create_directories(options.output, made);
  if (made) {
    error(Error{"cannot_write", "no folder can be made there: " + made.message(), options.output});
    return kCannotWrite;
  }
  std::vector<Output> outputs;
  for (const auto& table : tables()) {
    auto output = Output::open((std::filesystem::path(options.output) / (table.name + "." + options.format)).string());
    if (!output) {
      error(output.error());
      return kCannotWrite;
    }
    output->write(line_of(options, table.columns));
    outputs.push_back(std::move(*output));
  }
  const auto result = run_articles(
      options.input,
      [&](const Model& m) {
        Outcome out;
        for (const auto& table : tables()) out.output += lines_of(options, m, table.name) + kTableBreak;
        return out;
      },
      [](const Error&) { return std::string(); }, [&](const Outcome& o) { return write_parts(outputs, o); });
  int code = kDone;
  for (auto& output : outputs) {
    const int one = finish(output, result);
    if (one == kCannotWrite || one == kUsage) return one;
    code = std::max(code, one);
  }
  return code;
}

}  // namespace

int run_export_tables(const ExportOptions& options) {
  if (!options.table.empty()) return run_table(options);
  if (!options.output.empty() && options.output != "-" && !std::filesystem::path(options.output).has_extension())
    return run_folder(options);
  std::string name = options.format;
  for (char& c : name) c = static_cast<char>(c - 'a' + 'A');
  error(name +
        " is one table for each kind: name one with --table (calls, ceasefires …), or a folder for all with -o DIR");
  return kUsage;
}

}  // namespace newsbrief::cli
