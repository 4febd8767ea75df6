#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>

#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "cli/run.hpp"
#include "newsbrief/evaluation.hpp"

namespace newsbrief::cli {
namespace {

namespace fs = std::filesystem;

struct EvalOptions {
  InputOptions input;
  std::string folder;
  std::vector<std::string> texts;
  std::string format = "text";
  bool misses = false;
};

/// The gold files of a folder, by their names without the ending.
std::map<std::string, fs::path> gold_files(const std::string& folder) {
  std::map<std::string, fs::path> out;
  std::error_code fault;
  for (const auto& entry : fs::directory_iterator(folder, fault))
    if (entry.path().extension() == ".json") out.emplace(entry.path().stem().string(), entry.path());
  return out;
}

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Analyzes the texts and scores those that have a gold file; each once.
Result<Evaluation> evaluate(const EvalOptions& options, const std::map<std::string, fs::path>& golds) {
  const auto analyzer = Analyzer::open(analyzer_options(options.input));
  if (!analyzer) return tl::unexpected<Error>(analyzer.error());
  tell_warnings(analyzer->warnings());
  auto texts = options.texts;
  if (texts.empty())
    for (const auto& [name, path] : golds) texts.push_back(fs::path(path).replace_extension(".txt").string());
  Evaluation evaluation;
  std::map<std::string, bool> seen;
  ArticleReader reader(texts);
  while (auto article = reader.next()) {
    if (!*article) {
      error(article->error());
      continue;
    }
    const auto name = fs::path((*article)->source).stem().string();
    const auto gold = golds.find(name);
    if (gold == golds.end() || std::exchange(seen[name], true)) continue;
    const auto facts = bytes_of(gold->second);
    if (!(*article)->published) {
      if (const auto day = gold_published(facts); !day.empty()) (*article)->published = day;
    }
    if (const auto scored = evaluation.add(facts, analyzer->analyze(**article), name); !scored)
      return tl::unexpected<Error>(scored.error());
  }
  for (const auto& [name, path] : golds)
    if (!seen[name]) warning(fmt::format("no text for '{}'", path.string()));
  return evaluation;
}

std::string as_text(const Evaluation& evaluation, bool misses) {
  std::string out;
  if (misses)
    for (const auto& k : evaluation.kinds())
      for (const auto& m : k.misses) out += m + "\n";
  out += fmt::format("{:16}{:>7}{:>7}{:>7}{:>6}{:>6}{:>6}\n", "", "P", "R", "F1", "tp", "fp", "fn");
  for (const auto& k : evaluation.kinds())
    out += fmt::format("{:16}{:7.3f}{:7.3f}{:7.3f}{:6}{:6}{:6}\n", k.kind, k.precision(), k.recall(), k.f1(),
                       k.true_positives, k.false_positives, k.false_negatives);
  out += fmt::format("{} documents; core F1 (mean of calls, meetings, ceasefires, prisoner_swaps, positions): {:.3f}\n",
                     evaluation.documents(), evaluation.core_f1());
  return out;
}

std::string as_json(const Evaluation& evaluation) {
  std::string out = fmt::format("{{\"documents\":{},\"core_f1\":{:.4f}", evaluation.documents(), evaluation.core_f1());
  for (const auto& k : evaluation.kinds())
    out += fmt::format(",\"{}\":{{\"p\":{:.4f},\"r\":{:.4f},\"f1\":{:.4f},\"tp\":{},\"fp\":{},\"fn\":{}}}", k.kind,
                       k.precision(), k.recall(), k.f1(), k.true_positives, k.false_positives, k.false_negatives);
  return out + "}\n";
}

int run_eval(const EvalOptions& options) {
  const auto golds = gold_files(options.folder);
  if (golds.empty()) {
    error(fmt::format("no gold files in '{}' (NAME.json beside NAME.txt)", options.folder));
    return kUsage;
  }
  const auto evaluation = evaluate(options, golds);
  if (!evaluation) {
    error(evaluation.error());
    return kUsage;
  }
  auto output = Output::open("");
  output->write(options.format == "json" ? as_json(*evaluation) : as_text(*evaluation, options.misses));
  if (const auto written = output->finish(); !written) {
    error(written.error());
    return kCannotWrite;
  }
  return evaluation->documents() == golds.size() ? kDone : kDocumentsFailed;
}

}  // namespace

void setup_eval(CLI::App& app, Action& action) {
  auto* sub = app.add_subcommand("eval", "Score what is found against facts that you wrote down yourself");
  const auto options = std::make_shared<EvalOptions>();
  sub->add_option("gold", options->folder, "Folder of gold facts: NAME.json beside each text NAME.txt")
      ->required()
      ->type_name("GOLD_DIR");
  sub->add_option("inputs", options->texts,
                  "The texts, where they do not stand beside the facts: files, folders or records")
      ->type_name("INPUT");
  sub->add_option("-f,--format", options->format, "text or json")
      ->capture_default_str()
      ->check(CLI::IsMember({"text", "json"}));
  sub->add_flag("--misses", options->misses, "List what is missing (-) and what is invented (+)");
  add_analysis_options(*sub, options->input);
  sub->footer(
      "Examples:\n"
      "  newsbrief eval tests/gold --misses\n"
      "  newsbrief eval gold/ records.jsonl\n"
      "Exit code 3: a text is missing or could not be read.");
  sub->callback([options, &action] { action = [options] { return run_eval(*options); }; });
}

}  // namespace newsbrief::cli
