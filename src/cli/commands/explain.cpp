#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/run.hpp"
#include "newsbrief/explain.hpp"
#include "newsbrief/json.hpp"

namespace newsbrief::cli {
namespace {

struct ExplainOptions {
  InputOptions input;
  std::string file, id;
  std::string format = "text";
};

constexpr const char *kBold = "\033[1m", *kMark = "\033[1;33m", *kDim = "\033[2m", *kPlain = "\033[0m";

/// The sentence with the trigger and the arguments' words marked: «word», or coloured on a terminal.
std::string marked(const Explanation& e, bool colour) {
  std::vector<Span> words{e.trigger};
  for (const auto& a : e.arguments) words.push_back(a.word);
  std::sort(words.begin(), words.end(), [](const Span& a, const Span& b) { return a.start < b.start; });
  std::string out;
  std::size_t at = 0;
  for (const auto& w : words) {
    if (w.text.empty() || w.in_title != e.sentence.in_title || w.start < e.sentence.start) continue;
    const auto found = e.sentence.text.find(w.text, at);
    if (found == std::string::npos) continue;
    out += e.sentence.text.substr(at, found - at);
    out += colour ? kMark + w.text + kPlain : "«" + w.text + "»";
    at = found + w.text.size();
  }
  out += e.sentence.text.substr(at);
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

std::string tabs_as_bars(std::string text) {
  for (auto at = text.find('\t'); at != std::string::npos; at = text.find('\t', at + 3)) text.replace(at, 1, " | ");
  return text;
}

std::string as_text(const Explanation& e, bool colour) {
  std::string out = fmt::format("{}{}{}  {}\n", colour ? kBold : "", e.fact, colour ? kPlain : "", e.line);
  out += "  " + marked(e, colour) + "\n";
  out += fmt::format("  rule     {}\n", tabs_as_bars(e.rule));
  if (!e.where.empty()) out += fmt::format("  from     {}\n", e.where);
  for (const auto& a : e.arguments) out += fmt::format("  {}: {}\n", a.role, a.path);
  for (const auto& r : e.refused)
    out += fmt::format("  {}refused  {}{}\n", colour ? kDim : "", r, colour ? kPlain : "");
  return out;
}

int run_explain(const ExplainOptions& options) {
  auto input = options.input;
  input.inputs = {options.file};
  const auto analyzer = Analyzer::open(analyzer_options(input));
  if (!analyzer) {
    error(analyzer.error());
    return kUsage;
  }
  tell_warnings(analyzer->warnings());
  auto output = Output::open("");
  ArticleReader reader(input.inputs);
  bool failed = false, found = false;
  while (auto article = reader.next()) {
    if (!*article) {
      error(article->error());
      failed = true;
      continue;
    }
    const auto explained = analyzer->explain(**article);
    for (const auto& e : explained.explanations) {
      if (!options.id.empty() && e.fact != options.id) continue;
      const bool json = options.format == "json";
      if (!output->write((found && !json ? "\n" : "") + (json ? fact_to_json(e) + "\n" : as_text(e, wants_colour()))))
        break;
      found = true;
    }
  }
  if (const auto written = output->finish(); !written) {
    error(written.error());
    return kCannotWrite;
  }
  if (failed) return kDocumentsFailed;
  if (!found && !options.id.empty())
    error(
        fmt::format("no fact '{}' in '{}' ('newsbrief explain {}' lists all)", options.id, options.file, options.file));
  return found ? kDone : kNothingFound;
}

}  // namespace

void setup_explain(CLI::App& app, Action& action) {
  auto* sub = app.add_subcommand("explain",
                                 "Tell why a fact is in the model: the words, the way through the sentence, the rule");
  const auto options = std::make_shared<ExplainOptions>();
  sub->add_option("file", options->file, "A file, or - for standard input")->required()->type_name("FILE");
  sub->add_option("id", options->id, "The fact's id in the model (event3, position1, ceasefire1); default: all")
      ->type_name("ID");
  sub->add_option("-f,--format", options->format, "text or json (one object a line)")
      ->capture_default_str()
      ->check(CLI::IsMember({"text", "json"}));
  add_analysis_options(*sub, options->input);
  sub->footer(
      "Examples:\n"
      "  newsbrief explain article.txt\n"
      "  newsbrief explain article.txt event3\n"
      "  newsbrief explain article.txt --format json | jq -r '.where'\n"
      "Exit code 1: there is no such fact.");
  sub->callback([options, &action] { action = [options] { return run_explain(*options); }; });
}

}  // namespace newsbrief::cli
