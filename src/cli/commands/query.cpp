#include <filesystem>
#include <memory>
#include <mutex>

#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/messages.hpp"
#include "cli/run.hpp"
#include "newsbrief/json.hpp"
#include "newsbrief/query.hpp"

namespace newsbrief::cli {
namespace {

struct QueryOptions {
  InputOptions input;
  FactFilter filter;
  std::string jq;
  std::string format = "text";
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
    if (options.format == "jsonl") {
      out.output += fact.json + "\n";
    } else {
      out.output += model.article.source + "\t" + (fact.id.empty() ? fact.type : fact.id) + "\t" + fact.line + "\n";
    }
  }
  return out;
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

int run_query(QueryOptions options) {
  const std::size_t fewest = options.input.list.empty() ? 1 : 0;
  if (options.jq.empty() && options.input.inputs.size() > fewest && looks_like_jq(options.input.inputs.back())) {
    options.jq = options.input.inputs.back();
    options.input.inputs.pop_back();
  }
  if (!check_inputs(options.input)) return kUsage;
  JqPool pool(options.jq);
  if (!options.jq.empty()) {
    if (const auto fault = pool.prepare()) {
      error(*fault);
      return kUsage;
    }
  }
  auto output = Output::open("");
  const auto result = run_articles(
      options.input,
      [&](const Model& m) { return options.jq.empty() ? answer_filter(m, options) : answer_jq(m, options, pool); },
      [](const Error&) { return std::string(); }, [&](const Outcome& o) { return output->write(o.output); });
  const int code = finish(*output, result);
  return code == kDone && result->matched == 0 ? int{kNothingFound} : code;
}

}  // namespace

void setup_query(CLI::App& app, Action& action) {
  auto* sub = app.add_subcommand("query", "Find facts by filters, or run a jq program over the model");
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
  sub->add_option("-f,--format", options->format, "text (source, id, fact; tabs between) or jsonl")
      ->capture_default_str()
      ->check(CLI::IsMember({"text", "jsonl"}));
  sub->footer(
      "Examples:\n"
      "  newsbrief query article.txt '.calls[].participants[].name' --raw\n"
      "  newsbrief query archive/ --type ceasefire --status agreed --country SDN\n"
      "  newsbrief query article.txt --type position --stance demands --format jsonl\n"
      "Exit code 1: nothing matched.");
  sub->callback([options, &action] { action = [options] { return run_query(*options); }; });
}

}  // namespace newsbrief::cli
