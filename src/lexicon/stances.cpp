#include "lexicon/stances.hpp"

#include <algorithm>
#include <array>

#include "lexicon/tsv.hpp"

namespace newsbrief::lexicon {
namespace {

constexpr std::string_view kFile = "lexicon/stances.tsv";
constexpr std::array<std::string_view, 8> kStances{"supports", "opposes", "demands", "offers", "warns", "accuses", "denies", "asserts"};

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
  const auto bytes = files.read(kFile);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  const auto rows = read_rows(*bytes, kFile, 5);
  if (!rows) return tl::unexpected<Error>(rows.error());
  Stances out;
  for (const auto& row : *rows) {
    if (std::find(kStances.begin(), kStances.end(), row[1]) == kStances.end())
      return bad_row(kFile, row.line, "unknown stance '" + std::string(row[1]) + "'");
    auto verb = words(row[0]);
    StanceVerb entry{verb[0], verb.size() > 1 ? verb[1] : "", std::string(row[1]), words(row[2]), words(row[3]), row[4] == "speech"};
    auto& list = out.verbs_[entry.lemma];
    list.insert(entry.particle.empty() ? list.end() : list.begin(), std::move(entry));
  }
  return out;
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
