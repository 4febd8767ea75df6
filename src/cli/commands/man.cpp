#include <algorithm>
#include <filesystem>
#include <memory>

#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/manual.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/run.hpp"
#include "cli/settings.hpp"

namespace newsbrief::cli {
namespace {

struct ManOptions {
  std::vector<std::string> path;
  std::string folder;
};

int write_all(const CommandShape& root, const std::string& folder) {
  std::error_code made;
  std::filesystem::create_directories(folder, made);
  for (const auto* command : all_commands(root)) {
    auto output = Output::open(folder + "/" + joined_path(*command, '-') + ".1");
    if (output) output->write(manual_page(*command));
    if (const auto written = output ? output->finish() : tl::unexpected<Error>(output.error()); !written) {
      error(written.error());
      return kCannotWrite;
    }
  }
  return kDone;
}

int run_man(const ManOptions& options, CLI::App& app) {
  show_environment(app);
  const auto root = shape_of(app);
  if (!options.folder.empty()) return write_all(root, options.folder);
  const auto commands = all_commands(root);
  const auto found =
      std::find_if(commands.begin(), commands.end(), [&](const auto* c) { return c->path == options.path; });
  if (found == commands.end()) {
    std::string typed;
    for (const auto& word : options.path) typed += (typed.empty() ? "" : " ") + word;
    error("no command '" + typed + "' (see newsbrief --help)");
    return kUsage;
  }
  auto output = Output::open("");
  output->write(manual_page(**found));
  return finish(*output, RunResult{});
}

}  // namespace

void setup_man(CLI::App& app, Action& action) {
  auto* sub = app.add_subcommand("man", "Print the manual page of the program or of a command");
  const auto options = std::make_shared<ManOptions>();
  sub->add_option("command", options->path, "The command; default: the program")->type_name("COMMAND");
  sub->add_option("--all", options->folder, "Folder to write all pages into")->type_name("DIR");
  sub->footer(
      "Examples:\n"
      "  newsbrief man export | man -l -\n"
      "  newsbrief man --all ~/.local/share/man/man1");
  sub->callback([options, &app, &action] { action = [options, &app] { return run_man(*options, app); }; });
}

}  // namespace newsbrief::cli
