#include "cli/usage.hpp"

#include <cstdio>

#include "cli/exit_codes.hpp"
#include "cli/messages.hpp"
#include "cli/settings.hpp"

namespace newsbrief::cli {
namespace {

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* sub : app.get_subcommands([](const CLI::App*) { return true; })) names.push_back(sub->get_name());
  return names;
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* option : app.get_options())
    for (const auto& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

std::string with_suggestion(const std::string& message, std::string_view typed, const std::vector<std::string>& names) {
  const auto meant = did_you_mean(typed, names);
  return meant.empty() ? message : message + ": did you mean '" + meant + "'?";
}

/// The subcommands that were chosen, the innermost last.
std::vector<const CLI::App*> chosen(const CLI::App& app) {
  std::vector<const CLI::App*> out;
  for (const auto* at = &app; !at->get_subcommands().empty();) out.push_back(at = at->get_subcommands().front());
  return out;
}

/// CLI11 says only "A subcommand is required" of a mistyped one.
std::string explain(const CLI::App& app, const CLI::ParseError& fault, int argc, char** argv) {
  const auto path = chosen(app);
  const auto* sub = path.empty() ? nullptr : path.back();
  std::string help = "newsbrief ";
  for (const auto* part : path) help += part->get_name() + " ";
  help += "--help";
  const auto typed = path.size() + 1;
  const auto expected = command_names(sub ? *sub : app);
  if (!expected.empty() && argc > static_cast<int>(typed) && argv[typed][0] != '-') {
    std::string names;
    for (const auto& name : expected) names += (names.empty() ? "" : ", ") + name;
    return with_suggestion(std::string("unknown command '") + argv[typed] + "'", argv[typed], expected) +
           " (commands: " + names + ")";
  }
  if (dynamic_cast<const CLI::ExtrasError*>(&fault) && sub) {
    for (const auto& extra : app.remaining(true)) {
      if (!extra.starts_with('-')) continue;
      const auto name = extra.substr(0, extra.find('='));
      return with_suggestion("unknown option '" + name + "'", name, option_names(*sub)) + " (see " + help + ")";
    }
  }
  return std::string(fault.what()) + " (see " + help + ")";
}

}  // namespace

int parse(CLI::App& app, int argc, char** argv) {
  if (argc == 1) {
    show_environment(app);
    std::fputs(app.help().c_str(), stdout);
    return kUsage;
  }
  try {
    app.parse(argc, argv);
    const auto settled = apply_settings(app);
    setup_messages(message_style(app));
    if (settled) return kParsed;
    error(settled.error());
    return kUsage;
  } catch (const CLI::Success& wanted) {  // --help, --version
    show_environment(app);
    return app.exit(wanted) == 0 ? kDone : kUsage;
  } catch (const CLI::ParseError& fault) {
    setup_messages(message_style(app));
    error(explain(app, fault, argc, argv));
    return kUsage;
  }
}

}  // namespace newsbrief::cli
