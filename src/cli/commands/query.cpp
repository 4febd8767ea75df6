#include <filesystem>
#include <memory>
#include <mutex>

#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/messages.hpp"
#include "cli/query_sql.hpp"
#include "cli/run.hpp"
#include "newsbrief/export.hpp"
#include "newsbrief/grid.hpp"
#include "newsbrief/json.hpp"
#include "newsbrief/query.hpp"

namespace newsbrief::cli {
namespace {

struct QueryOptions {
  InputOptions input;
  FactFilter filter;
  std::string jq, sql;
  std::string format;  ///< empty: text for filters, table for SQL
  bool raw = false;
};

/// A last argument that names no file and begins as jq programs do is one.
bool looks_like_jq(const std::string& argument) {
  if (argument.empty() || argument == "-" || argument.starts_with("./") || argument.starts_with("../") ||
      argument == "..")
    return false;
  std::error_code ignored;
  if (std::filesystem::exists(argument, ignored)) return false;
  return std::string_view(".[{(\"$").find(argument[0]) != std::string_view::npos ||
         argument.find(" | ") != std::string::npos;
}

/// Programs compile slowly and serve one thread at a time: threads borrow them from here.
class JqPool {
 public:
  explicit JqPool(std::string program) : program_(std::move(program)) {}

  /// The first fault of the program, if it has one.
  std::optional<Error> prepare() {
    auto compiled = JqProgram::compile(program_);
    if (!compiled) return compiled.error();
    idle_.push_back(std::move(*compiled));
    return std::nullopt;
  }

  Result<std::vector<std::string>> run(const std::string& json, JqProgram::Strings strings) {
    std::optional<JqProgram> program;
    {
      const std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        program = std::move(idle_.back());
        idle_.pop_back();
      }
    }
    if (!program) {
      auto compiled = JqProgram::compile(program_);
      if (!compiled) return tl::unexpected<Error>(compiled.error());
      program = std::move(*compiled);
    }
    auto result = program->run(json, strings);
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(*program));
    return result;
  }

 private:
  std::string program_;
  std::mutex mutex_;
  std::vector<JqProgram> idle_;
};

Outcome answer_filter(const Model& model, const QueryOptions& options) {
  Outcome out;
  const auto facts = find_facts(model, options.filter);
  out.matched = !facts.empty();
  for (const auto& fact : facts) {
    const auto& name = fact.id.empty() ? fact.type : fact.id;
    if (options.format == "jsonl") {
      out.output += fact.json + "\n";
    } else if (options.format == "json") {
      out.output += (out.output.empty() ? "" : ",\n") + fact.json;
    } else if (options.format == "csv") {
      out.output += csv_row({model.article.source, fact.type, fact.id, fact.line});
    } else {
      out.output += model.article.source + "\t" + name + "\t" + fact.line + "\n";
    }
  }
  return out;
}

/// Lines of three cells, tabs between, as a table.
std::string as_table(std::string_view lines) {
  Grid grid{.columns = {"source", "id", "fact"}, .rows = {}};
  for (std::size_t at = 0; at < lines.size();) {
    const auto first = lines.find('\t', at), second = lines.find('\t', first + 1), end = lines.find('\n', second);
    grid.rows.push_back({std::string(lines.substr(at, first - at)),
                         std::string(lines.substr(first + 1, second - first - 1)),
                         std::string(lines.substr(second + 1, end - second - 1))});
    at = end + 1;
  }
  return grid_text(grid, terminal_width());
}

/// Puts the answers of one document after those of others, as the format has it.
class Answers {
 public:
  Answers(Output& output, const QueryOptions& options) : output_(output), options_(options) {}

  bool add(const Outcome& outcome) {
    if (outcome.output.empty()) return true;
    const bool first = !std::exchange(begun_, true);
    if (options_.format == "table") {
      held_ += outcome.output;
      return true;
    }
    if (options_.format == "json") output_.write(first ? "[\n" : ",\n");
    if (options_.format == "csv" && first) output_.write(csv_row({"source", "type", "id", "fact"}));
    return output_.write(outcome.output);
  }

  void end() {
    if (options_.format == "json") output_.write(begun_ ? "\n]\n" : "[]\n");
    if (options_.format == "table") output_.write(as_table(held_));
  }

 private:
  Output& output_;
  const QueryOptions& options_;
  std::string held_;
  bool begun_ = false;
};

bool is_filtered(const FactFilter& f) {
  return !f.types.empty() || !(f.actor + f.country + f.status + f.stance + f.after + f.before + f.text).empty();
}

/// Tells what does not go together; false where all does.
bool tell_conflicts(const QueryOptions& options) {
  if (!options.sql.empty() && (is_filtered(options.filter) || !options.jq.empty())) {
    error("--sql goes with neither filters nor a jq program (say it in the SELECT)");
  } else if (!options.jq.empty() && !options.format.empty() && options.format != "jsonl") {
    error("a jq program writes JSON, a line for each result; --format is for filters and --sql");
  } else {
    return false;
  }
  return true;
}

Outcome answer_jq(const Model& model, const QueryOptions& options, JqPool& pool) {
  Outcome out;
  const auto lines = pool.run(to_json(model), options.raw ? JqProgram::Strings::raw : JqProgram::Strings::json);
  if (!lines) {
    out.error = lines.error();
    out.error->where = model.article.source;
    out.matched = false;
    return out;
  }
  out.matched = !lines->empty();
  for (const auto& line : *lines) out.output += line + "\n";
  return out;
}

int run_lines(const QueryOptions& options) {
  JqPool pool(options.jq);
  if (!options.jq.empty()) {
    if (const auto fault = pool.prepare()) {
      error(*fault);
      return kUsage;
    }
  }
  auto output = Output::open("");
  Answers answers(*output, options);
  const auto result = run_articles(
      options.input,
      [&](const Model& m) { return options.jq.empty() ? answer_filter(m, options) : answer_jq(m, options, pool); },
      [](const Error&) { return std::string(); }, [&](const Outcome& o) { return answers.add(o); });
  if (result) answers.end();
  const int code = finish(*output, result);
  return code == kDone && result->matched == 0 ? int{kNothingFound} : code;
}

int run_query(QueryOptions options) {
  const std::size_t fewest = options.input.list.empty() ? 1 : 0;
  const bool asked = !options.jq.empty() || !options.sql.empty();
  if (!asked && options.input.inputs.size() > fewest && looks_like_jq(options.input.inputs.back())) {
    options.jq = options.input.inputs.back();
    options.input.inputs.pop_back();
  }
  if (!check_inputs(options.input) || tell_conflicts(options)) return kUsage;
  if (!options.sql.empty()) return run_sql(options.input, options.sql, options.format);
  return tell_stores(options.input) ? int{kUsage} : run_lines(options);
}

}  // namespace

void setup_query(CLI::App& app, Action& action) {
  auto* sub = app.add_subcommand("query", "Find facts by filters, by a jq program over the model, or by SQL");
  const auto options = std::make_shared<QueryOptions>();
  add_input_options(*sub, options->input);
  auto& f = options->filter;
  sub->add_option(
         "--type", f.types,
         "Kinds of fact: call meeting ceasefire swap position quote event entity time quantity discrepancy timeline")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->check(CLI::IsMember(fact_types()))
      ->type_name("KIND");
  sub->add_option("--actor", f.actor, "Part of the name of a party")->type_name("NAME");
  sub->add_option("--country", f.country, "Country of a party, ISO 3166-1 alpha-3")->type_name("CODE");
  sub->add_option("--status", f.status, "Status (held, agreed, scheduled …)");
  sub->add_option("--stance", f.stance, "Stance of a position")
      ->check(CLI::IsMember({"supports", "opposes", "demands", "offers", "warns", "accuses", "denies", "asserts"}));
  sub->add_option("--after", f.after, "Dated on or after, YYYY[-MM[-DD]]")->type_name("DATE");
  sub->add_option("--before", f.before, "Dated on or before, YYYY[-MM[-DD]]")->type_name("DATE");
  sub->add_option("--text", f.text, "Part of the fact's words in the article");
  sub->add_option("--jq", options->jq, "A jq program; it may also stand behind the inputs")->type_name("PROGRAM");
  sub->add_flag("-r,--raw", options->raw, "Print the strings of a jq program without quotes");
  sub->add_option("--sql", options->sql,
                  "A SELECT on a store (of batch or export -o NAME.sqlite), or on the articles as if they were in one")
      ->type_name("SELECT");
  sub->add_option("-f,--format", options->format,
                  "text (source, id, fact; tabs between), table, json, jsonl or csv; default: text, of --sql table")
      ->check(CLI::IsMember({"text", "table", "json", "jsonl", "csv"}));
  sub->footer(
      "Examples:\n"
      "  newsbrief query article.txt '.calls[].participants[].name' --raw\n"
      "  newsbrief query archive/ --type ceasefire --status agreed --country SDN\n"
      "  newsbrief query article.txt --type position --stance demands --format jsonl\n"
      "  newsbrief query facts.sqlite --sql 'SELECT date, participants FROM calls_v'\n"
      "  newsbrief query archive/ --sql 'SELECT holder, count(*) FROM positions_v GROUP BY 1' --format csv\n"
      "Exit code 1: nothing matched.");
  sub->callback([options, &action] { action = [options] { return run_query(*options); }; });
}

}  // namespace newsbrief::cli
