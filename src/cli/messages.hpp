#pragma once
// What is said on standard error, in one style: "newsbrief: error: cannot read 'a.txt': no such file (use - for
// standard input)".
#include <string>
#include <string_view>
#include <vector>

#include "newsbrief/error.hpp"

namespace newsbrief::cli {

enum class Verbosity { quiet, normal, verbose, debug };
enum class LogFormat { text, json };

struct MessageStyle {
  Verbosity verbosity = Verbosity::normal;
  LogFormat format = LogFormat::text;  ///< json: {"time", "level", "message"}, an object a line
};

void setup_messages(const MessageStyle& style);
void error(std::string_view message);
void error(const Error& error);
void warning(std::string_view message);
void info(std::string_view message);
void debug(std::string_view message);
/// What a command ends with; as much wanted as a warning, but none.
void notice(std::string_view message);

/// Whether a line that is drawn anew may stand on standard error.
bool allows_progress();

/// The name that `typed` was most likely meant to be, or empty: at most two edits away, or a prefix of it.
std::string did_you_mean(std::string_view typed, const std::vector<std::string>& names);

bool is_terminal(int descriptor);
/// Colour on standard output: a terminal, NO_COLOR unset or empty, TERM not "dumb" (no-color.org).
bool wants_colour();
/// Columns of the terminal on standard output, or 0 where it is none.
unsigned terminal_width();

}  // namespace newsbrief::cli
