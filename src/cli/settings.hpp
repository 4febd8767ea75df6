#pragma once
// Settings that do not stand on the command line: the environment and the configuration file. The command line comes
// first, then the environment, then the file.
#include <CLI/CLI.hpp>

#include "cli/messages.hpp"
#include "newsbrief/error.hpp"

namespace newsbrief::cli {

/// Adds --quiet, --verbose, --log-format, --config and --no-config to the program and every command that has them not.
void add_common_options(CLI::App& app);

/// Lets --help and manual pages name the variables of the environment.
void show_environment(CLI::App& app);

/// Fills the options of the chosen command that the command line left out. Fails with "bad_setting"; the message names
/// the variable, or the file and key.
Result<void> apply_settings(CLI::App& app);

/// How messages are wanted, as far as it is known: also of a command line that does not parse.
MessageStyle message_style(const CLI::App& app);

}  // namespace newsbrief::cli
