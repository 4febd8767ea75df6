#pragma once
// What the subcommands that read articles share: the options, and the run over all documents.
#include <CLI/CLI.hpp>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/output.hpp"
#include "newsbrief/analyzer.hpp"

namespace newsbrief::cli {

struct InputOptions {
  std::vector<std::string> inputs;
  std::string list;  ///< a file with further inputs
  std::string published;
  std::string data_folder;
  std::vector<std::string> actor_files, agent_files, verb_files, lexicon_files;
  unsigned jobs = 0;  ///< 0: as many as the machine has cores
  bool no_text = false;
};

/// Adds the inputs, --files-from, --published, --data, --actors, --agents, --verbs, --lexicon, -j, --no-text.
void add_input_options(CLI::App& app, InputOptions& options);

/// The same without the inputs, for a subcommand that takes its own.
void add_analysis_options(CLI::App& app, InputOptions& options);

/// Whether there is an input at all, and standard input is not wanted twice; tells it where not.
bool check_inputs(const InputOptions& options);

/// The options of the analyzer that the input options ask for.
AnalyzerOptions analyzer_options(const InputOptions& options);

/// Tells what was passed over in the user's dictionaries.
void tell_warnings(const std::vector<Error>& warnings);

unsigned thread_count(const InputOptions& options);

/// What one document came to.
struct Outcome {
  std::string output;
  std::optional<Error> error;
  bool matched = true;
  std::optional<Model> model = std::nullopt;  ///< for a sink that needs more than text
};

struct RunResult {
  std::size_t documents = 0;
  std::size_t failed = 0;
  std::size_t matched = 0;
};

/// Analyzes every article of the inputs on `jobs` threads. `work` turns a model into what is written (on any thread, no
/// state shared); `on_error` what stands for a document that could not be read ("" for nothing); `sink` takes the
/// outcomes in order and answers whether to go on. Errors are told on standard error.
Result<RunResult> run_articles(const InputOptions& options, const std::function<Outcome(const Model&)>& work,
                               const std::function<std::string(const Error&)>& on_error,
                               const std::function<bool(const Outcome&)>& sink);

/// The same for work that needs more than the model: it analyzes the article itself.
Result<RunResult> run_documents(const InputOptions& options,
                                const std::function<Outcome(const Analyzer&, const RawArticle&)>& work,
                                const std::function<std::string(const Error&)>& on_error,
                                const std::function<bool(const Outcome&)>& sink);

/// The exit code of a run whose results all went to `output`.
int finish(Output& output, const Result<RunResult>& result);

}  // namespace newsbrief::cli
