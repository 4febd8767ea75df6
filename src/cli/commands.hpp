#pragma once
#include <CLI/CLI.hpp>
#include <functional>

namespace newsbrief::cli {

/// A subcommand sets itself up on the app and, when it was chosen, leaves here what to do; the int is the exit code.
using Action = std::function<int()>;

/// Adds every subcommand. Opens no file.
void setup_commands(CLI::App& app, Action& action);

void setup_summarize(CLI::App& app, Action& action);
void setup_query(CLI::App& app, Action& action);
void setup_export(CLI::App& app, Action& action);
void setup_eval(CLI::App& app, Action& action);
void setup_explain(CLI::App& app, Action& action);
void setup_batch(CLI::App& app, Action& action);
void setup_lexicon(CLI::App& app, Action& action);
void setup_schema(CLI::App& app, Action& action);
void setup_completion(CLI::App& app, Action& action);
void setup_man(CLI::App& app, Action& action);

}  // namespace newsbrief::cli
