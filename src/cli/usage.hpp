#pragma once
#include <CLI/CLI.hpp>

namespace newsbrief::cli {

inline constexpr int kParsed = -1;

/// Parses the command line, fills what it leaves out from the environment and the configuration file, and sets messages
/// up. Gives kParsed, or the exit code after help, the version or a usage error has been printed;
/// unknown subcommands and options are answered with the nearest name.
int parse(CLI::App& app, int argc, char** argv);

}  // namespace newsbrief::cli
