#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/html_output.hpp"
#include "cli/messages.hpp"
#include "cli/run.hpp"
#include "newsbrief/export.hpp"
#include "newsbrief/json.hpp"

namespace newsbrief::cli {
namespace {

struct ExportOptions {
  InputOptions input;
  std::string format = "json";
  std::string output;
  std::string table;
};

/// One object for one article; a list as soon as there is a second.
class JsonList {
 public:
  explicit JsonList(Output& output) : output_(output) {}
  bool add(const std::string& object) {
    if (++count_ == 1) {
      first_ = object;
      return true;
    }
    if (count_ == 2 && !output_.write("[\n" + std::exchange(first_, {}))) return false;
    return output_.write(",\n" + object);
  }
  void end() {
    if (count_ == 0) output_.write("[]\n");
    if (count_ == 1) output_.write(first_ + "\n");
    if (count_ > 1) output_.write("\n]\n");
  }

 private:
  Output& output_;
  std::string first_;
  std::size_t count_ = 0;
};

int run_json(const ExportOptions& options, Output& output) {
  JsonList list(output);
  const auto result = run_articles(
      options.input,
      [](const Model& m) {
        return Outcome{to_json(m, JsonStyle::indented), {}, true};
      },
      [](const Error& e) { return error_to_json(e, JsonStyle::indented); },
      [&](const Outcome& o) { return list.add(o.output); });
  if (result) list.end();
  return finish(output, result);
}

int run_lines(const ExportOptions& options, Output& output) {
  const bool json = options.format == "jsonl";
  const auto result = run_articles(
      options.input,
      [&](const Model& m) {
        return Outcome{json ? to_json(m) + "\n" : to_markdown(m) + "\n", {}, true};
      },
      [&](const Error& e) { return json ? error_to_json(e) + "\n" : std::string(); },
      [&](const Outcome& o) { return output.write(o.output); });
  return finish(output, result);
}

std::string csv_of(const Model& model, const std::string& table) {
  std::string out;
  for (const auto& row : rows(model, table)) out += csv_row(row);
  return out;
}

int run_csv_table(const ExportOptions& options, Output& output) {
  for (const auto& table : tables())
    if (table.name == options.table) output.write(csv_row(table.columns));
  const auto result = run_articles(
      options.input,
      [&](const Model& m) {
        return Outcome{csv_of(m, options.table), {}, true};
      },
      [](const Error&) { return std::string(); }, [&](const Outcome& o) { return output.write(o.output); });
  return finish(output, result);
}

/// One file a table. The tables of one document travel together, parted by a byte that UTF-8 never has.
constexpr char kTableBreak = '\xFF';

int run_csv_folder(const ExportOptions& options) {
  std::error_code made;
  std::filesystem::create_directories(options.output, made);
  if (made) {
    error(Error{"cannot_write", "no folder can be made there: " + made.message(), options.output});
    return kCannotWrite;
  }
  std::vector<Output> outputs;
  for (const auto& table : tables()) {
    auto output = Output::open((std::filesystem::path(options.output) / (table.name + ".csv")).string());
    if (!output) {
      error(output.error());
      return kCannotWrite;
    }
    output->write(csv_row(table.columns));
    outputs.push_back(std::move(*output));
  }
  const auto result = run_articles(
      options.input,
      [](const Model& m) {
        Outcome out;
        for (const auto& table : tables()) out.output += csv_of(m, table.name) + kTableBreak;
        return out;
      },
      [](const Error&) { return std::string(); },
      [&](const Outcome& o) {
        std::size_t at = 0;
        for (auto& output : outputs) {
          const auto end = o.output.find(kTableBreak, at);
          if (end == std::string::npos) break;
          if (!output.write(std::string_view(o.output).substr(at, end - at))) return false;
          at = end + 1;
        }
        return true;
      });
  int code = kDone;
  for (auto& output : outputs) {
    const int one = finish(output, result);
    if (one == kCannotWrite || one == kUsage) return one;
    code = std::max(code, one);
  }
  return code;
}

int run_export(const ExportOptions& options) {
  if (!check_inputs(options.input)) return kUsage;
  if (options.format == "csv" && options.table.empty()) {
    if (!options.output.empty() && options.output != "-") return run_csv_folder(options);
    error(
        "CSV is one table for each kind: name one with --table (calls, ceasefires …), or a folder for all with -o DIR");
    return kUsage;
  }
  auto output = Output::open(options.output);
  if (!output) {
    error(output.error());
    return kCannotWrite;
  }
  if (options.format == "html") return run_html(options.input, *output, {}, ReportScope::everything);
  if (options.format == "json") return run_json(options, *output);
  if (options.format == "csv") return run_csv_table(options, *output);
  return run_lines(options, *output);
}

}  // namespace

void setup_export(CLI::App& app, Action& action) {
  auto* sub = app.add_subcommand("export", "Write the whole event model: JSON, JSON Lines, CSV or Markdown");
  const auto options = std::make_shared<ExportOptions>();
  add_input_options(*sub, options->input);
  sub->add_flag("--no-text", options->input.no_text, "Leave the article's text out of the model");
  sub->add_option("-f,--format", options->format, "json, jsonl, csv, markdown or html")
      ->capture_default_str()
      ->check(CLI::IsMember({"json", "jsonl", "csv", "markdown", "html"}));
  sub->add_option("-o,--output", options->output,
                  "File to write (CSV without --table: folder); default: standard output")
      ->type_name("PATH");
  std::vector<std::string> names;
  for (const auto& table : tables()) names.push_back(table.name);
  sub->add_option("--table", options->table, "The table that CSV shall hold")
      ->check(CLI::IsMember(names))
      ->type_name("NAME");
  sub->footer(
      "Examples:\n"
      "  newsbrief export article.txt | jq '.calls[].participants[].name'\n"
      "  newsbrief export --format jsonl archive/ -o archive.jsonl\n"
      "  newsbrief export --format csv --table positions article.txt\n"
      "  newsbrief export --format csv -o tables/ archive/*.txt");
  sub->callback([options, &action] { action = [options] { return run_export(*options); }; });
}

}  // namespace newsbrief::cli
