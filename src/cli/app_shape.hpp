#pragma once
// What a command line consists of, read off the CLI11 app: for shell completion, manual pages and settings.
#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace newsbrief::cli {

enum class ArgumentKind { none, file, folder, text };

struct OptionShape {
  std::vector<std::string> names;  ///< with their dashes, short ones first; empty for a positional
  std::string placeholder;         ///< "FILE"; empty for a flag
  ArgumentKind argument = ArgumentKind::none;
  std::vector<std::string> choices;
  std::string description, default_value, environment;
  bool required = false, repeated = false;
};

struct CommandShape {
  std::vector<std::string> path;  ///< "lexicon", "check"; empty for the program
  std::string description, footer;
  std::vector<OptionShape> options, positionals;
  std::vector<CommandShape> commands;
};

CommandShape shape_of(const CLI::App& app);

/// The commands below `root` and itself, outermost first.
std::vector<const CommandShape*> all_commands(const CommandShape& root);

/// "newsbrief-lexicon-check" with '-' between.
std::string joined_path(const CommandShape& command, char between);

/// The choices of an option, in the order in which help names them; empty for any value.
std::vector<std::string> choices_of(const CLI::Option& option);

bool is_flag(const CLI::Option& option);

}  // namespace newsbrief::cli
