#include "cli/export_formats.hpp"

#include <algorithm>
#include <filesystem>

#include "cli/messages.hpp"

namespace newsbrief::cli {

const std::vector<ExportFormat>& export_formats() {
  static const std::vector<ExportFormat> all{
      {"json", {".json"}, "the model, indented"},
      {"jsonl", {".jsonl", ".ndjson"}, "a model a line"},
      {"csv", {".csv"}, "tables"},
      {"tsv", {".tsv"}, "tables"},
      {"markdown", {".md", ".markdown"}, "facts to read"},
      {"html", {".html", ".htm"}, "a page with the article and its facts"},
      {"sqlite", {".sqlite", ".sqlite3", ".db"}, "a store for SQL"},
      {"brat", {".ann"}, "standoff annotations"},
      {"conllu", {".conllu"}, "sentences and trees"},
      {"graphml", {".graphml"}, "the network of who and whom"},
      {"dot", {".dot", ".gv"}, "the same for Graphviz"},
      {"phoenix", {}, "CAMEO event rows"},
      {"polecat", {}, "PLOVER event lines"},
  };
  return all;
}

std::string export_format_names() {
  std::string out;
  for (const auto& format : export_formats()) out += (out.empty() ? "" : ", ") + format.name;
  return out;
}

Result<std::string> choose_export_format(const std::string& named, const std::string& output) {
  const auto& all = export_formats();
  if (!named.empty()) {
    if (std::any_of(all.begin(), all.end(), [&](const auto& f) { return f.name == named; })) return named;
    std::vector<std::string> names;
    for (const auto& format : all) names.push_back(format.name);
    const auto meant = did_you_mean(named, names);
    return failure("unknown_format", "unknown format '" + named + "'" +
                                         (meant.empty() ? "" : ": did you mean '" + meant + "'?") +
                                         " (formats: " + export_format_names() + ")");
  }
  const auto extension = std::filesystem::path(output).extension().string();
  if (output.empty() || output == "-" || extension.empty()) return "json";
  for (const auto& format : all)
    if (std::find(format.extensions.begin(), format.extensions.end(), extension) != format.extensions.end())
      return format.name;
  return failure("unknown_format", "the ending of '" + output +
                                       "' tells no format (name one with --format: " + export_format_names() + ")");
}

}  // namespace newsbrief::cli
