#include "lexicon/dictionary_check.hpp"

#include <algorithm>

#include "lexicon/actor_dictionary.hpp"
#include "lexicon/agent_dictionary.hpp"
#include "lexicon/rows.hpp"
#include "lexicon/verb_dictionary.hpp"

namespace newsbrief::lexicon {
namespace {

constexpr std::string_view kActors = "actors", kAgents = "agents", kVerbs = "verbs", kEventWords = "event_words";

template <class Dictionary>
void add_duplicates(const Dictionary& dictionary, CheckReport& report) {
  const auto entries = dictionary.entries();
  for (const auto& entry : entries)
    if (entry.earlier)
      report.problems.push_back({dictionary.files()[entry.file], entry.line,
                                 "'" + std::string(entry.phrase) + "' stands in line " +
                                     std::to_string(entries[*entry.earlier].line) + " already"});
}

void sort_by_line(CheckReport& report) {
  std::stable_sort(report.problems.begin(), report.problems.end(),
                   [](const DictionaryProblem& a, const DictionaryProblem& b) { return a.line < b.line; });
}

CheckReport check_actors(std::string_view bytes, const std::string& file, const CodeBook& codes) {
  ActorDictionary dictionary;
  dictionary.read(bytes, file);
  CheckReport report{dictionary.counts().actors + dictionary.counts().aliases, dictionary.problems()};
  add_duplicates(dictionary, report);
  for (const auto& [code, line] : dictionary.codes())
    if (auto fault = code == ActorDictionary::kDiscard ? "" : codes.fault(code); !fault.empty())
      report.problems.push_back({file, line, std::move(fault)});
  sort_by_line(report);
  return report;
}

CheckReport check_agents(std::string_view bytes, const std::string& file, const CodeBook& codes) {
  AgentDictionary dictionary;
  dictionary.read(bytes, file);
  CheckReport report{dictionary.counts().actors, dictionary.problems()};
  add_duplicates(dictionary, report);
  for (const auto& entry : dictionary.entries())
    if (auto fault = codes.agent_fault(dictionary.find(entry.phrase)->code); !fault.empty() && !entry.earlier)
      report.problems.push_back({file, entry.line, std::move(fault)});
  sort_by_line(report);
  return report;
}

CheckReport check_verbs(std::string_view bytes, const std::string& file, const EventLexicon& events) {
  const auto read = read_verb_dictionary(bytes, file, events);
  return {read.counts.verbs + read.counts.patterns, read.problems};
}

CheckReport check_event_words(std::string_view bytes, const std::string& file, const EventLexicon& events) {
  CheckReport report{0, events.faults(bytes, file)};
  std::size_t line = 0;
  while (next_row(bytes, line)) ++report.entries;
  return report;
}

/// What the first lines that say something look like.
std::optional<std::string_view> kind_by_content(std::string_view bytes) {
  DictionaryLines lines(bytes);
  CodedLine coded;
  while (const auto line = lines.next()) {
    if (line->front() == '&' || line->starts_with("---")) return kVerbs;
    if (line->front() == '!' || line->find("[~") != std::string_view::npos ||
        line->find("~]") != std::string_view::npos)
      return kAgents;
    read_coded_line(*line, coded);
    if (coded.fault.empty() && !coded.codes.empty()) return kActors;
  }
  return std::nullopt;
}

}  // namespace

std::vector<std::string_view> dictionary_kinds() {
  std::vector<std::string_view> names{kActors, kAgents, kVerbs, kEventWords};
  for (const auto table : table_kinds()) names.push_back(table);
  return names;
}

std::optional<std::string_view> kind_of(std::string_view path, std::string_view bytes) {
  const auto name = path.substr(path.find_last_of('/') + 1);
  if (name == "event_words.tsv") return kEventWords;
  for (const auto kind : table_kinds())
    if (name == std::string(kind) + ".tsv" || name == std::string(kind) + ".txt") return kind;
  return kind_by_content(bytes);
}

CheckReport check_dictionary(std::string_view bytes, const std::string& file, std::string_view kind, const World& world,
                             const CodeBook& codes, const EventLexicon& events) {
  if (kind == kVerbs) return check_verbs(bytes, file, events);
  if (kind == kEventWords) return check_event_words(bytes, file, events);
  if (kind == kActors) return check_actors(bytes, file, codes);
  if (kind == kAgents) return check_agents(bytes, file, codes);
  return check_table(bytes, file, kind, [&](std::string_view code) { return world.country_of_code(code).has_value(); });
}

}  // namespace newsbrief::lexicon
