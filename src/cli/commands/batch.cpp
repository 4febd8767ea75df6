#include "pipeline/batch.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <memory>

#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/messages.hpp"
#include "cli/progress.hpp"
#include "cli/run.hpp"
#include "newsbrief/version.hpp"
#include "reading/byte_source.hpp"

namespace newsbrief::cli {
namespace {

struct BatchCommandOptions {
  InputOptions input;
  std::string output, progress = "auto";
  bool json_lines = false, line_buffered = false, retry_failed = false, quiet = false;
};

/// What makes another result of the same inputs; stands in the journal.
std::string settings_of(const BatchCommandOptions& options) {
  std::string out =
      fmt::format("{} published={} text={} lines={} data={}", newsbrief::version(), options.input.published,
                  options.input.no_text ? "no" : "yes", options.json_lines ? "yes" : "no", options.input.data_folder);
  for (const auto* files : {&options.input.actor_files, &options.input.agent_files})
    for (const auto& file : *files) {
      const auto state = reading::file_state(file);
      out += fmt::format(" {}:{}:{}", file, state.size, state.mtime);
    }
  for (char& c : out)
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  return out;
}

ProgressStyle style_of(const BatchCommandOptions& options) {
  if (options.quiet || options.progress == "none") return ProgressStyle::none;
  if (options.progress == "plain") return ProgressStyle::plain;
  if (options.progress == "bar") return ProgressStyle::bar;
  return allows_progress() && options.output != "-" ? ProgressStyle::bar : ProgressStyle::none;
}

void summarize(const BatchCommandOptions& options, const pipeline::BatchState& state, double seconds) {
  const auto done = state.documents + state.failures - state.reused;
  if (state.up_to_date) {
    notice(fmt::format("{} is up to date: {} documents, {} failed", options.output, state.documents, state.failures));
  } else {
    notice(fmt::format(
        "{} documents, {} failed, {} of an earlier run kept; {:.1f} s, {:.0f} documents and {:.0f} "
        "tokens a second",
        state.documents, state.failures, state.reused, seconds, static_cast<double>(done) / std::max(seconds, 1e-3),
        static_cast<double>(state.tokens) / std::max(seconds, 1e-3)));
  }
  if (state.failures > 0)
    notice(fmt::format("failures are listed in {}.failures.jsonl (--retry-failed tries them again)", options.output));
}

int run_batch_command(const BatchCommandOptions& options) {
  if (!check_inputs(options.input)) return kUsage;
  pipeline::BatchOptions batch{.inputs = options.input.inputs,
                               .list = options.input.list,
                               .output = options.output,
                               .settings = settings_of(options),
                               .jobs = thread_count(options.input),
                               .json_lines = options.json_lines,
                               .flush_lines = options.line_buffered,
                               .retry_failed = options.retry_failed,
                               .on_notice = [](const std::string& notice) { warning(notice); }};
  const auto target = pipeline::target_of(options.output);
  if (!target) {
    error(target.error());
    return kUsage;
  }
  batch.target = *target;
  const auto analyzer = Analyzer::open(analyzer_options(options.input));
  if (!analyzer) {
    error(analyzer.error());
    return kUsage;
  }
  tell_warnings(analyzer->warnings());
  const auto style = style_of(options);
  BatchProgress progress(style, style == ProgressStyle::none ? 0 : pipeline::size_of_inputs(batch));
  const auto state = pipeline::run_batch(*analyzer, batch, [&](const pipeline::BatchState& s) { progress.show(s); });
  progress.clear();
  if (!state) {
    error(state.error());
    if (batch.target != pipeline::BatchTarget::stream)
      error("what is done is kept: the same command goes on from there");
    return kCannotWrite;
  }
  if (!options.quiet && batch.target != pipeline::BatchTarget::stream) summarize(options, *state, progress.seconds());
  return state->failures > 0 ? kDocumentsFailed : kDone;
}

}  // namespace

void setup_batch(CLI::App& app, Action& action) {
  auto* sub = app.add_subcommand("batch", "Analyze an archive of any size; goes on where it was cut short");
  const auto options = std::make_shared<BatchCommandOptions>();
  add_input_options(*sub, options->input);
  sub->add_flag("--no-text", options->input.no_text, "Leave the articles' text out of the models");
  sub->add_option("-o,--output", options->output,
                  "NAME.jsonl, NAME.jsonl.gz, NAME.jsonl.zst, NAME.sqlite, a folder, or - for standard output")
      ->type_name("OUT")
      ->required();
  sub->add_flag("--jsonl", options->json_lines, "The inputs are JSON Lines: each line is answered as it comes");
  sub->add_flag("--line-buffered", options->line_buffered, "With -o -: write each result at once");
  sub->add_flag("--retry-failed", options->retry_failed, "Do files with failures again though they are unchanged");
  sub->add_option("--progress", options->progress, "auto, bar, plain or none")
      ->capture_default_str()
      ->check(CLI::IsMember({"auto", "bar", "plain", "none"}));
  sub->add_flag("-q,--quiet", options->quiet, "No progress and no summary");
  sub->footer(
      "Examples:\n"
      "  newsbrief batch archive/ -o archive.jsonl.zst\n"
      "  newsbrief batch crawl-*.warc.gz -o facts.sqlite\n"
      "  find pages -name '*.html' | newsbrief batch --files-from - -o models/\n"
      "  newsbrief batch --jsonl - -o - --line-buffered < articles.jsonl\n"
      "Failures are listed in OUT.failures.jsonl; exit code 3 tells that there are any. After an interruption the "
      "same\n"
      "command goes on; unchanged inputs keep their results.");
  sub->callback([options, &action] { action = [options] { return run_batch_command(*options); }; });
}

}  // namespace newsbrief::cli
