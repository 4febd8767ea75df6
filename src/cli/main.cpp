#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <exception>

#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/messages.hpp"
#include "cli/usage.hpp"
#include "newsbrief/version.hpp"

int main(int argc, char** argv) {
  using namespace newsbrief::cli;
  std::signal(SIGPIPE, SIG_IGN);  // a reader that closes its pipe is met as EPIPE, in Output
  setup_messages({});
  try {
    CLI::App app{"newsbrief: who called whom, what stops when and under which conditions, who returns how many to whom",
                 "newsbrief"};
    app.set_version_flag("--version", std::string("newsbrief ") + newsbrief::version());
    app.require_subcommand(1);
    app.footer(
        "Exit codes: 0 done, 1 query found nothing, 2 wrong usage, 3 a document could not be read (the others are "
        "done),\n"
        "4 the output could not be written. `newsbrief COMMAND --help` has examples.");
    Action action;
    setup_commands(app, action);
    if (const int code = parse(app, argc, argv); code != kParsed) return code;
    return action();
  } catch (const std::exception& bug) {
    error(std::string("internal error: ") + bug.what() + " (please report it with the input)");
    return kBug;
  }
}
