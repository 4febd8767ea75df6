#include <memory>

#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/export_formats.hpp"
#include "cli/export_runs.hpp"
#include "cli/messages.hpp"
#include "newsbrief/export.hpp"

namespace newsbrief::cli {
namespace {

/// Names the formats for help and completion; what is none of them is told by choose_export_format(), with all names.
CLI::Validator known_formats() {
  std::string names;
  for (const auto& format : export_formats()) names += (names.empty() ? "{" : ",") + format.name;
  return CLI::Validator([](std::string&) { return std::string(); }, names + "}", "format");
}

int run_export(ExportOptions options) {
  if (!check_inputs(options.input)) return kUsage;
  const auto format = choose_export_format(options.format, options.output);
  if (!format) {
    error(format.error());
    return kUsage;
  }
  options.format = *format;
  if (!options.table.empty() && options.format != "csv" && options.format != "tsv") {
    error("--table is for csv and tsv, not for " + options.format + " (name one of them with --format)");
    return kUsage;
  }
  if (options.input.no_text && options.format == "brat") {
    error("brat needs the text (leave --no-text out)");
    return kUsage;
  }
  return run_export_format(options);
}

}  // namespace

void setup_export(CLI::App& app, Action& action) {
  auto* sub = app.add_subcommand(
      "export", "Write the whole event model for other programs: JSON, tables, SQLite, annotations, networks, rows");
  const auto options = std::make_shared<ExportOptions>();
  add_input_options(*sub, options->input);
  sub->add_flag("--no-text", options->input.no_text, "Leave the article's text out of the model");
  sub->add_option("-f,--format", options->format, "What to write; default: what the ending of -o says, else json")
      ->check(known_formats());
  sub->add_option("-o,--output", options->output,
                  "File to write (csv and tsv without --table, brat: folder); default: standard output")
      ->type_name("PATH");
  std::vector<std::string> names;
  for (const auto& table : tables()) names.push_back(table.name);
  sub->add_option("--table", options->table, "The table that csv or tsv shall hold")
      ->check(CLI::IsMember(names))
      ->type_name("NAME");
  sub->footer(
      "Examples:\n"
      "  newsbrief export article.txt | jq '.calls[].participants[].name'\n"
      "  newsbrief export archive/ -o archive.jsonl\n"
      "  newsbrief export --format csv --table positions article.txt\n"
      "  newsbrief export --format csv -o tables/ archive/*.txt\n"
      "  newsbrief export archive/ -o facts.sqlite\n"
      "  newsbrief export archive/ -o network.dot\n"
      "  newsbrief export archive/ --format phoenix -o events.txt");
  sub->callback([options, &action] { action = [options] { return run_export(*options); }; });
}

}  // namespace newsbrief::cli
