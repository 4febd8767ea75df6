#include "lexicon/cues.hpp"

#include <algorithm>

#include "lexicon/rows.hpp"

namespace newsbrief::lexicon {
namespace {

constexpr std::array<std::string_view, 6> kPlaces{"clause", "infinitive", "object", "naming", "quoted", "raising"};

CuePlace place(std::string_view word) {
  const auto at = std::find(kPlaces.begin(), kPlaces.end(), word);
  if (at == kPlaces.end()) return {CueContent::preposition, std::string(word)};
  return {static_cast<CueContent>(at - kPlaces.begin()), {}};
}

}  // namespace

Result<Cues> Cues::load(resources::DataFiles& files) {
  Cues out;
  const auto read = each_row(files, "lexicon/cues.tsv", 3, [&](const Row& row) -> Result<void> {
    const auto kind = std::find(kCueKindNames.begin(), kCueKindNames.end(), row[1]);
    if (kind == kCueKindNames.end()) return bad_row("unknown kind '" + std::string(row[1]) + "'");
    if (row[0].empty()) return bad_row("needs a word");
    auto& list = out.words_[static_cast<std::size_t>(kind - kCueKindNames.begin())].at(row[0]);
    for (auto rest = row[2]; !rest.empty();) list.push_back(place(next_word(rest)));
    if (list.empty()) return bad_row("needs a place of the content");
    if (kind == kCueKindNames.begin()) out.add_forms(row[0], list);
    return {};
  });
  if (!read) return tl::unexpected(read.error());
  return out;
}

void Cues::add_forms(std::string_view verb, const std::vector<CuePlace>& places) {
  const bool e = verb.ends_with('e');
  const std::string stem(e ? verb.substr(0, verb.size() - 1) : verb);
  forms_.at(std::string(verb) + "s") = places;
  forms_.at(stem + "ed") = places;
  forms_.at(stem + "ing") = places;
}

bool Cues::carries_quotation(std::string_view lemma, std::string_view form) const {
  const auto* list = find_verb(lemma, form);
  return list &&
         std::any_of(list->begin(), list->end(), [](const CuePlace& p) { return p.content == CueContent::quoted; });
}

}  // namespace newsbrief::lexicon
