#include "cli/manual.hpp"

#include <fmt/format.h>

#include "newsbrief/version.hpp"
#include "text/utf8.hpp"

namespace newsbrief::cli {
namespace {

/// Text for roff: no escapes, no hyphens that break, no control lines, and ASCII alone.
std::string roff(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = text::decode(text, at);
    if (c.code_point == '\\') {
      out += "\\e";
    } else if (c.code_point == '-') {
      out += "\\-";
    } else if (c.code_point == '\'' || c.code_point == '`') {
      out += c.code_point == '\'' ? "\\(aq" : "\\(ga";
    } else if (c.code_point == '.' && (at == 0 || text[at - 1] == '\n')) {
      out += "\\&.";
    } else if (c.code_point < 0x80) {
      out += static_cast<char>(c.code_point);
    } else {
      out += fmt::format("\\[u{:04X}]", static_cast<unsigned>(c.code_point));
    }
    at += c.bytes;
  }
  return out;
}

std::string bold(std::string_view text) { return "\\fB" + roff(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + roff(text) + "\\fR"; }

std::string synopsis(const CommandShape& command) {
  std::string out = bold(joined_path(command, ' '));
  if (!command.options.empty()) out += " [" + italic("OPTION") + "]...";
  for (const auto& p : command.positionals) {
    const auto name = italic(p.placeholder) + (p.repeated ? "..." : "");
    out += p.required ? " " + name : " [" + name + "]";
  }
  if (!command.commands.empty()) out += " " + italic("COMMAND");
  return out + "\n";
}

std::string option_entry(const OptionShape& option) {
  std::string out = ".TP\n";
  for (const auto& name : option.names) out += (&name == &option.names.front() ? "" : ", ") + bold(name);
  if (option.names.empty()) out += italic(option.placeholder);
  if (!option.names.empty() && !option.placeholder.empty()) out += " " + italic(option.placeholder);
  out += "\n" + roff(option.description) + (option.description.ends_with('.') ? "\n" : ".\n");
  if (!option.choices.empty()) out += "One of " + roff(fmt::format("{}", fmt::join(option.choices, ", "))) + ".\n";
  if (!option.default_value.empty()) out += "Default: " + roff(option.default_value) + ".\n";
  if (!option.environment.empty()) out += "Environment: " + bold(option.environment) + ".\n";
  return out;
}

/// The footer of --help: indented lines are examples, the others remarks.
struct Footer {
  std::string examples, remarks;
};

Footer footer_of(const CommandShape& command) {
  Footer out;
  for (const auto line : text::split(command.footer, '\n')) {
    if (line.starts_with("  ")) {
      out.examples += roff(text::trim(line)) + "\n";
    } else if (!line.starts_with("Example") && !text::trim(line).empty()) {
      out.remarks += roff(line) + "\n";
    }
  }
  return out;
}

std::string section(const char* name, const std::string& body) {
  return body.empty() ? "" : std::string(".SH ") + name + "\n" + body;
}

std::string related(const CommandShape& command) {
  std::string out;
  for (const auto& below : command.commands)
    out += (out.empty() ? "" : ",\n") + ("\\fB" + roff(joined_path(below, '-')) + "\\fR(1)");
  if (!command.path.empty()) out += (out.empty() ? "" : ",\n") + std::string("\\fBnewsbrief\\fR(1)");
  return out + "\n";
}

constexpr const char* kExitStatus =
    ".TP\n0\nDone.\n.TP\n1\nNothing matched.\n.TP\n2\nWrong usage, or a setting that cannot be.\n.TP\n3\nA document "
    "could "
    "not be read; the others are done.\n.TP\n4\nThe output could not be written.\n.TP\n70\nAn error of the program "
    "itself.\n";
constexpr const char* kFiles =
    ".TP\n\\fI$XDG_CONFIG_HOME/newsbrief/config.toml\\fR, \\fI~/.config/newsbrief/config.toml\\fR\n"
    "Settings: names of options without their dashes, for all commands or below a command\\(aqs name.\n"
    "What the command line says comes first, then the environment, then this file.\n";

}  // namespace

std::string manual_page(const CommandShape& command) {
  const auto name = joined_path(command, '-');
  std::string title = name;
  for (char& c : title)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  std::string description = command.description;
  if (command.path.empty() && description.starts_with("newsbrief: ")) description.erase(0, 11);
  std::string options, commands;
  for (const auto& option : command.positionals) options += option_entry(option);
  for (const auto& option : command.options) options += option_entry(option);
  for (const auto& below : command.commands)
    commands += ".TP\n" + bold(below.path.back()) + "\n" + roff(below.description) + "\n";
  const auto footer = footer_of(command);
  return fmt::format(".TH {} 1 \"\" \"newsbrief {}\" \"User Commands\"\n", roff(title), version()) +
         section("NAME", roff(name) + " \\- " + roff(description) + "\n") + section("SYNOPSIS", synopsis(command)) +
         section("COMMANDS", commands) + section("OPTIONS", options) + section("NOTES", footer.remarks) +
         section("EXAMPLES", footer.examples.empty() ? "" : ".nf\n" + footer.examples + ".fi\n") +
         section("EXIT STATUS", kExitStatus) + section("FILES", kFiles) + section("SEE ALSO", related(command));
}

}  // namespace newsbrief::cli
