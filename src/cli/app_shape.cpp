#include "cli/app_shape.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace newsbrief::cli {
namespace {

template <class Names>
bool holds(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

ArgumentKind argument_of(const std::string& placeholder) {
  constexpr std::array<std::string_view, 4> kFiles{"FILE", "PATH", "INPUT", "OUT"};
  if (placeholder.empty()) return ArgumentKind::none;
  if (holds(kFiles, placeholder)) return ArgumentKind::file;
  return placeholder == "DIR" || placeholder == "GOLD_DIR" ? ArgumentKind::folder : ArgumentKind::text;
}

/// CLI11 keeps what a value is ("TEXT"), the choices and the ranges in one text, colons between.
std::string placeholder_of(const CLI::Option& option) {
  const auto type = option.get_type_name();
  return is_flag(option) ? "" : type.substr(0, type.find(':'));
}

OptionShape shape_of(const CLI::Option& option) {
  OptionShape out;
  for (const auto& name : option.get_snames()) out.names.push_back("-" + name);
  for (const auto& name : option.get_lnames()) out.names.push_back("--" + name);
  out.placeholder = placeholder_of(option);
  out.argument = argument_of(out.placeholder);
  out.choices = choices_of(option);
  out.description = option.get_description();
  out.default_value = option.get_default_str();
  out.environment = option.get_envname();
  out.required = option.get_required();
  out.repeated = option.get_items_expected_max() > 1;
  if (!option.nonpositional()) out.placeholder = option.get_name(true);
  return out;
}

void fill(CommandShape& out, const CLI::App& app) {
  out.description = app.get_description();
  out.footer = app.get_footer();
  for (const auto* option : app.get_options())
    (option->nonpositional() ? out.options : out.positionals).push_back(shape_of(*option));
  for (const auto* sub : app.get_subcommands([](const CLI::App*) { return true; })) {
    auto& below = out.commands.emplace_back();
    below.path = out.path;
    below.path.push_back(sub->get_name());
    fill(below, *sub);
  }
}

void collect(const CommandShape& command, std::vector<const CommandShape*>& out) {
  out.push_back(&command);
  for (const auto& below : command.commands) collect(below, out);
}

}  // namespace

CommandShape shape_of(const CLI::App& app) {
  CommandShape out;
  fill(out, app);
  return out;
}

std::vector<const CommandShape*> all_commands(const CommandShape& root) {
  std::vector<const CommandShape*> out;
  collect(root, out);
  return out;
}

std::string joined_path(const CommandShape& command, char between) {
  std::string out = "newsbrief";
  for (const auto& name : command.path) out += between + name;
  return out;
}

std::vector<std::string> choices_of(const CLI::Option& option) {
  const auto type = option.get_type_name();
  const auto open = type.find('{'), close = type.find('}');
  std::vector<std::string> out;
  if (open == std::string::npos || close == std::string::npos || close < open) return out;
  for (const auto choice : text::split(std::string_view(type).substr(open + 1, close - open - 1), ','))
    out.emplace_back(text::trim(choice));
  return out;
}

bool is_flag(const CLI::Option& option) { return option.get_expected_min() == 0 && option.get_expected_max() == 0; }

}  // namespace newsbrief::cli
