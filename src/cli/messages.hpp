#pragma once
// What is said on standard error, in one style: "newsbrief: error: cannot read 'a.txt': no such file (use - for
// standard input)".
#include <string>
#include <string_view>
#include <vector>

#include "newsbrief/error.hpp"

namespace newsbrief::cli {

enum class Verbosity { quiet, normal, verbose };

void setup_messages(Verbosity verbosity);
void error(std::string_view message);
void error(const Error& error);
void warning(std::string_view message);
void info(std::string_view message);

/// The name that `typed` was most likely meant to be, or empty: at most two edits away, or a prefix of it.
std::string did_you_mean(std::string_view typed, const std::vector<std::string>& names);

bool is_terminal(int descriptor);
/// Colour on standard output: a terminal, NO_COLOR unset or empty, TERM not "dumb" (no-color.org).
bool wants_colour();
/// Columns of the terminal on standard output, or 0 where it is none.
unsigned terminal_width();

}  // namespace newsbrief::cli
