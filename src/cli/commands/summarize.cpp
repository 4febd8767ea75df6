#include <cstdlib>
#include <map>
#include <memory>

#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/html_output.hpp"
#include "cli/messages.hpp"
#include "cli/run.hpp"
#include "newsbrief/brief.hpp"
#include "newsbrief/json.hpp"

namespace newsbrief::cli {
namespace {

struct SummarizeOptions {
  InputOptions input;
  std::string format = "text";
  std::string length = "long";
  std::string focus = "all";
  std::string cite = "none";
  unsigned width = 0;
  bool together = false;
  std::size_t extract = 0;  ///< 0: a brief, no extract
  std::string output;
};

/// Kinds of fact by the words that people type for them; any other word is looked for in the facts.
const std::map<std::string, Focus>& focus_names() {
  static const std::map<std::string, Focus> names{{"all", Focus::all},
                                                  {"call", Focus::call},
                                                  {"calls", Focus::call},
                                                  {"meeting", Focus::meeting},
                                                  {"meetings", Focus::meeting},
                                                  {"ceasefire", Focus::ceasefire},
                                                  {"ceasefires", Focus::ceasefire},
                                                  {"swap", Focus::swap},
                                                  {"swaps", Focus::swap},
                                                  {"prisoners", Focus::swap},
                                                  {"positions", Focus::positions},
                                                  {"contradictions", Focus::contradictions},
                                                  {"questions", Focus::questions},
                                                  {"people", Focus::people},
                                                  {"timeline", Focus::timeline}};
  return names;
}

const std::map<std::string, Cite>& cite_names() {
  static const std::map<std::string, Cite> names{
      {"none", Cite::none}, {"sentences", Cite::sentences}, {"spans", Cite::spans}};
  return names;
}

/// "short" 80 words, "medium" 200, "long" all, or a number of words.
Result<std::size_t> words_of(const std::string& length) {
  if (length == "short") return 80;
  if (length == "medium") return 200;
  if (length == "long") return 0;
  if (!length.empty() && length.size() <= 6 && length.find_first_not_of("0123456789") == std::string::npos &&
      length != "0")
    return std::stoul(length);
  return failure("bad_length", "--length takes short, medium, long or a number of words, not '" + length + "'");
}

/// Columns to wrap at: as asked, else the terminal's (COLUMNS wins, as everywhere); none for a file or pipe.
unsigned columns(const SummarizeOptions& options) {
  if (options.width != 0) return options.width;
  const bool to_screen = options.output.empty() || options.output == "-";
  const auto terminal = to_screen ? terminal_width() : 0;
  const char* wanted = terminal != 0 ? std::getenv("COLUMNS") : nullptr;
  const int value = wanted ? std::atoi(wanted) : 0;
  return value > 0 ? static_cast<unsigned>(value) : terminal;
}

BriefOptions brief_options(const SummarizeOptions& options, std::size_t words) {
  const auto kind = focus_names().find(options.focus);
  if (kind != focus_names().end()) return {kind->second, {}, words};
  return {Focus::all, options.focus, words};
}

std::string rendered(const Brief& brief, const std::string& format, const TextStyle& style) {
  return format == "json"       ? brief_json(brief) + "\n"
         : format == "markdown" ? brief_markdown(brief, style.cite)
                                : brief_text(brief, style);
}

/// One brief over all: models travel from the threads as JSON.
int run_together(const SummarizeOptions& options, Output& output, const BriefOptions& brief, const TextStyle& style) {
  BriefTogether together(brief);
  const auto result = run_articles(
      options.input,
      [](const Model& model) {
        return Outcome{to_json(model), {}, true};
      },
      [](const Error&) { return std::string(); },
      [&](const Outcome& o) {
        if (o.output.empty()) return true;
        if (const auto model = from_json(o.output)) together.add(*model);
        return true;
      });
  if (result) output.write(rendered(together.brief(), options.format, style));
  return finish(output, result);
}

/// What cannot be had at once, in words; empty where all goes together.
std::string conflict(const SummarizeOptions& options) {
  if (options.format == "html" && options.extract != 0)
    return "--extract is for text, markdown and json; an HTML page shows the whole text";
  if (options.format == "html" && options.together)
    return "--together is for text, markdown and json; an HTML page holds all articles anyway";
  if (options.extract != 0 && options.together)
    return "--extract takes sentences of one article, --together makes one brief of all: use one of them";
  return {};
}

int run_summarize(const SummarizeOptions& options) {
  if (!check_inputs(options.input)) return kUsage;
  const auto words = words_of(options.length);
  if (!words) {
    error(words.error());
    return kUsage;
  }
  if (const auto fault = conflict(options); !fault.empty()) {
    error(fault);
    return kUsage;
  }
  auto output = Output::open(options.output);
  if (!output) {
    error(output.error());
    return kCannotWrite;
  }
  const auto brief = brief_options(options, *words);
  const bool to_screen = options.output.empty() || options.output == "-";

  if (options.format == "html") return run_html(options.input, *output, brief, ReportScope::brief);
  const TextStyle style{to_screen && wants_colour(), columns(options), cite_names().at(options.cite)};
  if (options.together) return run_together(options, *output, brief, style);
  bool first = true;
  const auto result = run_articles(
      options.input,
      [&](const Model& model) {
        const auto made = options.extract != 0 ? make_extract(model, options.extract) : make_brief(model, brief);
        return Outcome{rendered(made, options.format, style), {}, true};
      },
      [&](const Error& e) {
        return options.format == "json" ? error_to_json(e, JsonStyle::indented) + "\n" : std::string();
      },
      [&](const Outcome& o) {
        if (o.output.empty()) return true;
        const bool apart = !std::exchange(first, false) && options.format != "json";
        return (!apart || output->write("\n")) && output->write(o.output);
      });
  return finish(*output, result);
}

}  // namespace

void setup_summarize(CLI::App& app, Action& action) {
  auto* sub = app.add_subcommand(
      "summarize", "Tell a person what the article says: calls, ceasefire terms, prisoners, positions, contradictions");
  const auto options = std::make_shared<SummarizeOptions>();
  add_input_options(*sub, options->input);
  sub->add_option("-f,--format", options->format, "text, markdown, json or html (a page that needs no network)")
      ->capture_default_str()
      ->check(CLI::IsMember({"text", "markdown", "json", "html"}));
  sub->add_option("-l,--length", options->length,
                  "short (80 words), medium (200), long (everything) or a number of words")
      ->capture_default_str();
  sub->add_option("--focus", options->focus,
                  "Only what concerns a kind of fact (calls, meetings, ceasefires, swaps, positions, contradictions, "
                  "questions, people, timeline), or a party or word")
      ->capture_default_str()
      ->type_name("KIND|WORD");
  sub->add_option("--cite", options->cite, "Behind each line: none, sentences (their numbers) or spans (offsets)")
      ->capture_default_str()
      ->check(CLI::IsMember({"none", "sentences", "spans"}));
  sub->add_option("--extract", options->extract,
                  "Instead of a brief the N most important sentences of the text, in its order")
      ->check(CLI::Range(std::size_t{1}, std::size_t{1000000}))
      ->type_name("N");
  sub->add_flag("--together", options->together, "One brief over all articles; what differs between them is told");
  sub->add_option("--width", options->width,
                  "Columns at which text wraps (default: the terminal's; no wrapping in a pipe)")
      ->check(CLI::Range(30U, 1000U))
      ->type_name("N");
  sub->add_option("-o,--output", options->output, "File to write; default: standard output")->type_name("FILE");
  sub->footer(
      "Examples:\n"
      "  newsbrief summarize article.txt --published 2025-03-20\n"
      "  newsbrief summarize --focus ceasefire --format markdown reports/\n"
      "  newsbrief summarize --together monday.txt tuesday.txt\n"
      "  newsbrief summarize --format html archive/ -o report.html\n"
      "  curl -s https://example.org/article.txt | newsbrief summarize -");
  sub->callback([options, &action] { action = [options] { return run_summarize(*options); }; });
}

}  // namespace newsbrief::cli
