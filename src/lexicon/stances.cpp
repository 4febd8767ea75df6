#include "lexicon/stances.hpp"

#include <algorithm>
#include <array>

#include "lexicon/rows.hpp"

namespace newsbrief::lexicon {
namespace {

constexpr std::string_view kFile = "lexicon/stances.tsv", kNouns = "lexicon/stance_nouns.tsv";

bool is_stance(std::string_view name) {
  return std::find(kStanceNames.begin(), kStanceNames.end(), name) != kStanceNames.end();
}

std::vector<std::string> words(std::string_view column) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < column.size();) {
    const auto end = std::min(column.find(' ', at), column.size());
    if (end > at) out.emplace_back(column.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

}  // namespace

Result<Stances> Stances::load(resources::DataFiles& files) {
  Stances out;
  const auto verbs = each_row(files, kFile, 5, [&](const Row& row) -> Result<void> {
    if (!is_stance(row[1])) return bad_row("unknown stance '" + std::string(row[1]) + "'");
    auto verb = words(row[0]);
    if (verb.empty()) return bad_row("needs a verb");
    StanceVerb entry{verb[0],
                     verb.size() > 1 ? verb[1] : "",
                     std::string(row[1]),
                     words(row[2]),
                     words(row[3]),
                     row[4] == "speech",
                     files.origin(kFile) + ":" + std::to_string(row.line),
                     {}};
    for (std::size_t i = 0; i < 5; ++i) entry.line += (i == 0 ? "" : "\t") + std::string(row.columns[i]);
    auto& list = out.verbs_[entry.lemma];
    list.insert(entry.particle.empty() ? list.end() : list.begin(), std::move(entry));
    return {};
  });
  if (!verbs) return tl::unexpected(verbs.error());
  const auto nouns = each_row(files, kNouns, 2, [&](const Row& row) -> Result<void> {
    if (!is_stance(row[1])) return bad_row("unknown stance '" + std::string(row[1]) + "'");
    out.nouns_[std::string(row[0])] = row[1];
    return {};
  });
  if (!nouns) return tl::unexpected(nouns.error());
  return out;
}

const std::string* Stances::noun_stance(std::string_view lemma) const {
  const auto found = nouns_.find(lemma);
  return found == nouns_.end() ? nullptr : &found->second;
}

const std::vector<StanceVerb>* Stances::find(std::string_view lemma) const {
  const auto found = verbs_.find(lemma);
  return found == verbs_.end() ? nullptr : &found->second;
}

bool Stances::is_speech(std::string_view lemma) const {
  const auto* list = find(lemma);
  return list && std::any_of(list->begin(), list->end(), [](const StanceVerb& v) { return v.speech; });
}

}  // namespace newsbrief::lexicon
