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
  std::string published;
  std::string data_folder;
  std::vector<std::string> actor_files, agent_files, verb_files, lexicon_files;
  unsigned jobs = 0;  ///< 0: as many as the machine has cores
  bool no_text = false;
};

/// Adds the inputs and --published, --data, --verbs, --lexicon, --actors, --agents, -j, --no-text.
void add_input_options(CLI::App& app, InputOptions& options);

/// The same without the inputs, for a subcommand that takes its own.
void add_analysis_options(CLI::App& app, InputOptions& options);

/// What the options say to the library.
AnalyzerOptions analyzer_options(const InputOptions& options);

/// Tells the faulty lines of the user's dictionaries: one line for all, each where much is to be told.
void tell_warnings(const Analyzer& analyzer);

/// What one document came to.
struct Outcome {
  std::string output;
  std::optional<Error> error;
  bool matched = true;
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

/// The exit code of a run whose results all went to `output`.
int finish(Output& output, const Result<RunResult>& result);

}  // namespace newsbrief::cli
