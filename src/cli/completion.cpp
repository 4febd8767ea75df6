#include "cli/completion.hpp"

#include <fmt/format.h>

namespace newsbrief::cli {
namespace {

std::string joined(const std::vector<std::string>& words, const char* between) {
  return fmt::format("{}", fmt::join(words, between));
}

/// Text within single quotes of a shell.
std::string shell_quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  return out + "'";
}

std::vector<std::string> option_names(const CommandShape& command) {
  std::vector<std::string> out;
  for (const auto& option : command.options) out.insert(out.end(), option.names.begin(), option.names.end());
  return out;
}

std::vector<std::string> command_names(const CommandShape& command) {
  std::vector<std::string> out;
  for (const auto& below : command.commands) out.push_back(below.path.back());
  return out;
}

/// What stands behind an option, or for a positional, as a command of bash.
std::string bash_values(const OptionShape& option) {
  if (!option.choices.empty())
    return fmt::format("COMPREPLY=($(compgen -W {} -- \"$cur\"))", shell_quoted(joined(option.choices, " ")));
  if (option.argument == ArgumentKind::folder) return "compopt -o filenames; COMPREPLY=($(compgen -d -- \"$cur\"))";
  if (option.argument == ArgumentKind::file) return "compopt -o filenames; COMPREPLY=($(compgen -f -- \"$cur\"))";
  return "COMPREPLY=()";
}

void append_bash_options(std::string& out, const CommandShape& command, const std::string& path) {
  for (const auto& option : command.options) {
    if (option.placeholder.empty()) continue;
    std::vector<std::string> cases;
    for (const auto& name : option.names) cases.push_back(shell_quoted(path + " " + name));
    out += fmt::format("    {}) {}; return ;;\n", joined(cases, "|"), bash_values(option));
  }
}

void append_bash_words(std::string& out, const CommandShape& command, const std::string& path) {
  std::string rest = "COMPREPLY=()";
  if (!command.commands.empty()) {
    rest = fmt::format("COMPREPLY=($(compgen -W {} -- \"$cur\"))", shell_quoted(joined(command_names(command), " ")));
  } else if (!command.positionals.empty()) {
    rest = bash_values(command.positionals.front());
  }
  out += fmt::format(
      "    {})\n      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W {} -- \"$cur\"))\n      else {}; fi ;;\n",
      shell_quoted(path), shell_quoted(joined(option_names(command), " ")), rest);
}

/// A value of zsh's _arguments may hold neither of these unescaped.
std::string zsh_text(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_values(const OptionShape& option) {
  const auto what = zsh_text(option.placeholder);
  if (!option.choices.empty()) return fmt::format(":{}:({})", what, joined(option.choices, " "));
  if (option.argument == ArgumentKind::folder) return fmt::format(":{}:_files -/", what);
  if (option.argument == ArgumentKind::file) return fmt::format(":{}:_files", what);
  return option.placeholder.empty() ? "" : fmt::format(":{}: ", what);
}

std::string zsh_function(const CommandShape& command) {
  std::string out = "_" + joined_path(command, '_') + "() {\n";
  if (!command.commands.empty()) out += "  local context state line\n  typeset -A opt_args\n";
  out += "  _arguments -s";
  if (!command.commands.empty()) out += " -C";
  for (const auto& option : command.options)
    for (const auto& name : option.names)
      out += " \\\n    " + shell_quoted(fmt::format("{}{}[{}]{}", option.repeated ? "*" : "", name,
                                                    zsh_text(option.description), zsh_values(option)));
  if (command.commands.empty()) {
    for (const auto& positional : command.positionals)
      out += " \\\n    " + shell_quoted((positional.repeated ? "*" : "") + zsh_values(positional));
    return out + "\n}\n\n";
  }
  std::string names, cases;
  for (const auto& below : command.commands) {
    names += fmt::format("{}\\:{} ", below.path.back(), "\"" + zsh_text(below.description) + "\"");
    cases += fmt::format("    {}) _{} ;;\n", below.path.back(), joined_path(below, '_'));
  }
  return out + " \\\n    " + shell_quoted("1:command:((" + names + "))") + " \\\n    '*::argument:->arguments'\n" +
         "  [[ $state == arguments ]] || return\n  case $line[1] in\n" + cases + "  esac\n}\n\n";
}

/// The condition under which fish offers what a command has.
std::string fish_condition(const CommandShape& command) {
  if (command.path.empty()) return "__fish_use_subcommand";
  std::string out = "__fish_seen_subcommand_from " + command.path.back();
  for (std::size_t i = 0; i + 1 < command.path.size(); ++i)
    out = "__fish_seen_subcommand_from " + command.path[i] + "; and " + out;
  return out;
}

std::string fish_values(const OptionShape& option) {
  if (!option.choices.empty()) return " -x -a " + shell_quoted(joined(option.choices, " "));
  if (option.argument == ArgumentKind::folder) return " -x -a '(__fish_complete_directories)'";
  if (option.argument == ArgumentKind::file) return " -r -F";
  return option.placeholder.empty() ? "" : " -x";
}

void append_fish(std::string& out, const CommandShape& command) {
  const auto line = [&](const std::string& rest) {
    out += "complete -c newsbrief -n " + shell_quoted(fish_condition(command)) + rest + "\n";
  };
  for (const auto& below : command.commands) {
    std::string own = fish_condition(command);
    if (!command.path.empty()) own += "; and not __fish_seen_subcommand_from " + joined(command_names(command), " ");
    out += "complete -c newsbrief -f -n " + shell_quoted(own) + " -a " + below.path.back() + " -d " +
           shell_quoted(below.description) + "\n";
  }
  for (const auto& option : command.options) {
    std::string names;
    for (const auto& name : option.names)
      names += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    line(names + fish_values(option) + " -d " + shell_quoted(option.description));
  }
  for (const auto& positional : command.positionals) line(fish_values(positional));
}

}  // namespace

std::string bash_completion(const CommandShape& root) {
  std::string steps, options, words;
  for (const auto* command : all_commands(root)) {
    const auto path = joined_path(*command, ' ');
    for (const auto& below : command->commands)
      steps += fmt::format("      {}) path={} ;;\n", shell_quoted(path + " " + below.path.back()),
                           shell_quoted(joined_path(below, ' ')));
    append_bash_options(options, *command, path);
    append_bash_words(words, *command, path);
  }
  return "# bash completion for newsbrief\n_newsbrief() {\n"
         "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} path=newsbrief i\n"
         "  if [[ $cur == = ]]; then cur=\n"
         "  elif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]}; fi\n"
         "  for ((i = 1; i < COMP_CWORD; i++)); do\n    case \"$path ${COMP_WORDS[i]}\" in\n" +
         steps + "    esac\n  done\n  case \"$path $prev\" in\n" + options + "  esac\n  case $path in\n" + words +
         "  esac\n}\ncomplete -F _newsbrief newsbrief\n";
}

std::string zsh_completion(const CommandShape& root) {
  std::string out = "#compdef newsbrief\n\n";
  for (const auto* command : all_commands(root)) out += zsh_function(*command);
  return out +
         "if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _newsbrief \"$@\"; else compdef _newsbrief newsbrief; "
         "fi\n";
}

std::string fish_completion(const CommandShape& root) {
  std::string out = "# fish completion for newsbrief\n";
  for (const auto* command : all_commands(root)) append_fish(out, *command);
  return out;
}

}  // namespace newsbrief::cli
