#include "lexicon/lemmas.hpp"

#include "lexicon/rows.hpp"

namespace newsbrief::lexicon {

Result<Lemmas> Lemmas::load(resources::DataFiles& files) {
  Lemmas made;
  const auto read = each_row(files, "lexicon/lemmas.tsv", 3, [&](const Row& row) -> Result<void> {
    if (row[0].empty() || row[2].empty() || (row[1] != "verb" && row[1] != "noun"))
      return bad_row("an irregular form needs a form, 'verb' or 'noun', and its lemma");
    (row[1] == "verb" ? made.verbs_ : made.nouns_).at(row[0]) = row[2];
    return {};
  });
  if (!read) return tl::unexpected(read.error());
  return made;
}

void Lemmas::correct(document::WorkingDocument& doc) const {
  for (std::size_t i = 0; i < doc.tokens.size(); ++i) {
    auto& token = doc.tokens[i];
    // "cease-fire" is three tokens; the last one bears the lemma of the whole word.
    if (i >= 2 && doc.tokens[i - 1].form == "-" && !token.space_before && token.upos == document::Upos::NOUN) {
      const auto whole = std::string(doc.tokens[i - 2].lower) + "-" + std::string(token.lower);
      if (const auto* lemma = nouns_.find(whole)) {
        token.lemma = *lemma;
        continue;
      }
    }
    const bool verb = token.upos == document::Upos::VERB;
    if (!verb && token.upos != document::Upos::NOUN) continue;
    if (const auto* lemma = (verb ? verbs_ : nouns_).find(token.lower)) token.lemma = *lemma;
  }
}

}  // namespace newsbrief::lexicon
