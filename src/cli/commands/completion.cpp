#include "cli/completion.hpp"

#include <memory>

#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/run.hpp"
#include "cli/settings.hpp"

namespace newsbrief::cli {

void setup_completion(CLI::App& app, Action& action) {
  auto* sub = app.add_subcommand("completion", "Print a completion script for bash, zsh or fish");
  const auto shell = std::make_shared<std::string>();
  sub->add_option("shell", *shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}))
      ->type_name("SHELL");
  sub->footer(
      "Examples:\n"
      "  newsbrief completion bash > ~/.local/share/bash-completion/completions/newsbrief\n"
      "  newsbrief completion zsh > ~/.zfunc/_newsbrief\n"
      "  newsbrief completion fish > ~/.config/fish/completions/newsbrief.fish");
  sub->callback([shell, &app, &action] {
    action = [shell, &app] {
      const auto root = shape_of(app);
      auto output = Output::open("");
      output->write(*shell == "bash"  ? bash_completion(root)
                    : *shell == "zsh" ? zsh_completion(root)
                                      : fish_completion(root));
      return finish(*output, RunResult{});
    };
  });
}

}  // namespace newsbrief::cli
