#include "cli/settings.hpp"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>

#include "cli/app_shape.hpp"

namespace newsbrief::cli {
namespace {

using Chain = std::vector<CLI::App*>;

/// What belongs to one run and is no setting.
constexpr std::array<std::string_view, 21> kNoSettings{
    "help",   "version", "config", "no-config", "output",  "files-from",   "jq",
    "sql",    "all",     "table",  "type",      "country", "actor",        "status",
    "stance", "after",   "before", "text",      "kind",    "retry-failed", "jsonl"};
/// Options that mean the same for every command.
constexpr std::array<std::string_view, 11> kShared{"published", "data",    "actors", "agents",  "verbs",     "lexicon",
                                                   "jobs",      "no-text", "quiet",  "verbose", "log-format"};

template <class Names>
bool holds(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// An option's key in the file: its long name; empty where it is no setting.
std::string key_of(const CLI::Option& option) {
  if (option.get_lnames().empty() || holds(kNoSettings, option.get_lnames().front())) return {};
  return option.get_lnames().front();
}

std::vector<CLI::App*> subcommands(CLI::App& app) {
  return app.get_subcommands([](CLI::App*) { return true; });
}

CLI::App* subcommand(CLI::App& app, std::string_view name) {
  for (auto* sub : subcommands(app))
    if (sub->get_name() == name) return sub;
  return nullptr;
}

/// The program and the commands that were chosen, the innermost last.
Chain chosen(CLI::App& app) {
  Chain out{&app};
  while (!out.back()->get_subcommands().empty()) out.push_back(out.back()->get_subcommands().front());
  return out;
}

std::string variable_of(const CLI::App& command, const CLI::Option& option) {
  const auto key = option.get_lnames().empty() ? std::string() : option.get_lnames().front();
  if (key == "config") return "NEWSBRIEF_CONFIG";
  if (key_of(option).empty()) return {};
  std::string out = key;
  if (!holds(kShared, key))
    for (const auto* at = &command; at->get_parent(); at = at->get_parent()) out = at->get_name() + "-" + out;
  for (char& c : out) c = c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return "NEWSBRIEF_" + out;
}

tl::unexpected<Error> bad_setting(const std::string& message) { return failure("bad_setting", message); }

/// Gives an option its values; `from` names where they stand.
Result<void> set(CLI::Option& option, const std::vector<std::string>& values, const std::string& from) {
  try {
    if (is_flag(option)) {
      for (const auto& value : values) option.add_result(option.get_flag_value(option.get_name(), value));
    } else {
      for (const auto& value : values) option.add_result(value);
    }
    option.run_callback();
    return {};
  } catch (const CLI::ParseError& fault) {
    return bad_setting(from + ": " + fault.what());
  }
}

Result<void> apply_environment(CLI::App& command) {
  for (auto* option : command.get_options()) {
    const auto name = option->count() > 0 ? std::string() : variable_of(command, *option);
    const char* value = name.empty() ? nullptr : std::getenv(name.c_str());
    if (!value || *value == '\0') continue;
    if (auto done = set(*option, {value}, "the variable " + name); !done) return done;
  }
  return {};
}

/// What stands before the command holds for it too.
Result<void> inherit(const Chain& chain) {
  for (auto* option : chain.back()->get_options()) {
    if (option->count() > 0 || option->get_lnames().empty()) continue;
    for (auto at = chain.rbegin() + 1; at != chain.rend(); ++at) {
      const auto* above = (*at)->get_option_no_throw("--" + option->get_lnames().front());
      if (!above || above->count() == 0 || option->get_lnames().front() == "help") continue;
      if (auto done = set(*option, above->results(), "--" + option->get_lnames().front()); !done) return done;
      break;
    }
  }
  return {};
}

std::string default_file() {
  const char* folder = std::getenv("XDG_CONFIG_HOME");
  const char* home = std::getenv("HOME");
  if (folder && *folder == '/') return std::string(folder) + "/newsbrief/config.toml";
  return home && *home ? std::string(home) + "/.config/newsbrief/config.toml" : "";
}

/// The last option of the chain that was given, or nullptr.
const CLI::Option* given(const Chain& chain, const std::string& name) {
  for (auto at = chain.rbegin(); at != chain.rend(); ++at)
    if (const auto* option = (*at)->get_option_no_throw(name); option && option->count() > 0) return option;
  return nullptr;
}

/// A file of settings, checked against the commands.
class ConfigFile {
 public:
  static Result<ConfigFile> read(const std::string& path) {
    ConfigFile out;
    out.path_ = path;
    try {
      out.table_ = toml::parse_file(path);
    } catch (const toml::parse_error& fault) {
      const auto line = fault.source().begin.line;
      return bad_setting(line == 0 ? fmt::format("cannot read '{}': {}", path, fault.description())
                                   : fmt::format("{}:{}: {}", path, line, fault.description()));
    }
    return out;
  }

  /// Every key names an option, every section a command.
  Result<void> check(CLI::App& app) const { return check_table(table_, app, ""); }

  Result<void> apply(const Chain& chain) const {
    std::vector<std::pair<const toml::table*, std::string>> sections{{&table_, ""}};
    for (std::size_t i = 1; i < chain.size(); ++i) {
      const auto* below = sections.back().first->get_as<toml::table>(chain[i]->get_name());
      if (!below) break;
      sections.emplace_back(below, chain[i]->get_name());
    }
    for (auto* option : chain.back()->get_options()) {
      const auto key = key_of(*option);
      if (key.empty() || option->count() > 0) continue;
      for (auto at = sections.rbegin(); at != sections.rend(); ++at) {
        const auto* node = at->first->get(key);
        if (!node) continue;
        const auto from = fmt::format("{}:{}: '{}'", path_, node->source().begin.line, key);
        const auto values = values_of(*node, from);
        if (!values) return tl::unexpected<Error>(values.error());
        if (auto done = set(*option, *values, from); !done) return done;
        break;
      }
    }
    return {};
  }

 private:
  static void collect_keys(CLI::App& app, std::vector<std::string>& out) {
    for (const auto* option : app.get_options())
      if (const auto key = key_of(*option); !key.empty() && !holds(out, key)) out.push_back(key);
  }
  static void collect_all_keys(CLI::App& app, std::vector<std::string>& out) {
    collect_keys(app, out);
    for (auto* sub : subcommands(app)) collect_all_keys(*sub, out);
  }

  Result<void> check_table(const toml::table& table, CLI::App& app, const std::string& section) const {
    std::vector<std::string> keys;
    app.get_parent() ? collect_keys(app, keys) : collect_all_keys(app, keys);
    for (const auto& [name, node] : table) {
      const std::string key(name.str());
      if (const auto* below = node.as_table()) {
        auto* sub = subcommand(app, key);
        if (!sub) return unknown(node, "section", key, section, {});
        const auto path = section.empty() ? key : section + "." + key;
        if (auto good = check_table(*below, *sub, path); !good) return good;
      } else if (!holds(keys, key)) {
        return unknown(node, "key", key, section, keys);
      }
    }
    return {};
  }

  tl::unexpected<Error> unknown(const toml::node& node, const char* what, const std::string& key,
                                const std::string& section, const std::vector<std::string>& keys) const {
    auto message = fmt::format("{}:{}: unknown {} '{}'", path_, node.source().begin.line, what, key);
    if (!section.empty()) message += " in [" + section + "]";
    const auto meant = did_you_mean(key, keys);
    return bad_setting(message + (meant.empty() ? " (keys are the options' names without dashes)"
                                                : ": did you mean '" + meant + "'?"));
  }

  static Result<std::vector<std::string>> values_of(const toml::node& node, const std::string& from) {
    std::vector<std::string> out;
    const auto add = [&](const toml::node& value) {
      if (const auto text = value.value_exact<std::string>()) {
        out.push_back(*text);
      } else if (const auto number = value.value_exact<std::int64_t>()) {
        out.push_back(std::to_string(*number));
      } else if (const auto truth = value.value_exact<bool>()) {
        out.emplace_back(*truth ? "true" : "false");
      } else if (const auto day = value.value_exact<toml::date>()) {
        out.push_back(fmt::format("{:04}-{:02}-{:02}", day->year, day->month, day->day));
      } else {
        return false;
      }
      return true;
    };
    bool good = true;
    if (const auto* list = node.as_array()) {
      for (const auto& value : *list) good = good && add(value);
    } else {
      good = add(node);
    }
    if (!good) return bad_setting(from + ": takes a string, a number, true or false, a date, or a list of these");
    return out;
  }

  std::string path_;
  toml::table table_;
};

Result<void> apply_file(CLI::App& app, const Chain& chain) {
  if (given(chain, "--no-config")) return {};
  const auto* named = given(chain, "--config");
  const auto path = named ? named->results().back() : default_file();
  std::error_code ignored;
  if (path.empty() || (!named && !std::filesystem::exists(path, ignored))) return {};
  const auto file = ConfigFile::read(path);
  if (!file) return tl::unexpected<Error>(file.error());
  if (auto good = file->check(app); !good) return good;
  return file->apply(chain);
}

void add_common(CLI::App& app) {
  const auto missing = [&](const char* name) { return app.get_option_no_throw(name) == nullptr; };
  const auto* group = "Messages and settings";
  if (missing("--quiet")) app.add_flag("-q,--quiet")->description("Errors alone")->group(group);
  app.add_flag("-v,--verbose")
      ->description("Say more; twice: more still")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->group(group);
  app.add_option("--log-format", "How messages are written: text, or json (an object a line)")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("STYLE")
      ->group(group);
  app.add_option("--config", "Settings to read in place of ~/.config/newsbrief/config.toml")
      ->type_name("FILE")
      ->group(group);
  app.add_flag("--no-config")->description("Read no settings")->group(group);
}

bool is_given(const Chain& chain, const std::string& name) {
  const auto* option = given(chain, name);
  return option && option->results().back() != "false";
}

}  // namespace

void add_common_options(CLI::App& app) {
  add_common(app);
  for (auto* sub : subcommands(app)) add_common_options(*sub);
}

void show_environment(CLI::App& app) {
  for (auto* option : app.get_options())
    if (const auto name = variable_of(app, *option); !name.empty()) option->envname(name);
  for (auto* sub : subcommands(app)) show_environment(*sub);
}

Result<void> apply_settings(CLI::App& app) {
  const auto chain = chosen(app);
  if (auto done = inherit(chain); !done) return done;
  if (auto done = apply_environment(*chain.back()); !done) return done;
  return apply_file(app, chain);
}

MessageStyle message_style(const CLI::App& app) {
  // CLI11 gives the chosen commands of a const app as const, though nothing is changed here.
  auto chain = chosen(const_cast<CLI::App&>(app));
  MessageStyle out;
  const auto* format = given(chain, "--log-format");
  const char* variable = std::getenv("NEWSBRIEF_LOG_FORMAT");
  const std::string wanted = format ? format->results().back() : variable ? variable : "";
  if (wanted == "json") out.format = LogFormat::json;
  const auto* verbose = given(chain, "--verbose");
  if (verbose)
    out.verbosity = verbose->count() > 1 || verbose->results().back() == "2" ? Verbosity::debug : Verbosity::verbose;
  if (is_given(chain, "--quiet")) out.verbosity = Verbosity::quiet;
  return out;
}

}  // namespace newsbrief::cli
