#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/phrase_table.hpp"
#include "newsbrief/error.hpp"
#include "resources/data_files.hpp"

namespace newsbrief::lexicon {

inline constexpr std::array<std::string_view, 8> kStanceNames{"supports", "opposes", "demands", "offers",
                                                              "warns",    "accuses", "denies",  "asserts"};

/// A verb by which somebody takes a stand, and where in its clause the matter and the addressee stand.
struct StanceVerb {
  std::string lemma;     ///< "call"
  std::string particle;  ///< "for" of "call for"; may be empty
  std::string stance;
  std::vector<std::string> content;  ///< clause, infinitive, object, or a preposition
  std::vector<std::string> toward;   ///< object, or a preposition
  bool speech = false;
  std::string where;  ///< "FILE:LINE"
  std::string line;   ///< the entry as its file has it
};

class Stances {
 public:
  /// Reads lexicon/stances.tsv and lexicon/stance_nouns.tsv. Fails with bad_data (FILE:LINE).
  static Result<Stances> load(resources::DataFiles& files);

  /// The entries of a lemma, those with a particle first.
  const std::vector<StanceVerb>* find(std::string_view lemma) const;
  bool is_speech(std::string_view lemma) const;
  /// The stance that a noun takes below a verb of saying ("need", "support"), or null.
  const std::string* noun_stance(std::string_view lemma) const;

 private:
  StringMap<std::vector<StanceVerb>> verbs_;
  StringMap<std::string> nouns_;
};

}  // namespace newsbrief::lexicon
