#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/word_map.hpp"
#include "newsbrief/error.hpp"
#include "resources/data_files.hpp"

namespace newsbrief::lexicon {

inline constexpr std::array<std::string_view, 3> kCueKindNames{"verb", "noun", "adjective"};
enum class CueKind : std::uint8_t { verb, noun, adjective };

/// Where in its clause a cue's content may stand.
enum class CueContent : std::uint8_t { clause, infinitive, object, naming, quoted, raising, preposition };

struct CuePlace {
  CueContent content = CueContent::clause;
  std::string preposition;  ///< of CueContent::preposition: "for"
};

/// The words by which a text ascribes a content to somebody.
class Cues {
 public:
  /// Reads lexicon/cues.tsv. Fails with bad_data (FILE:LINE).
  static Result<Cues> load(resources::DataFiles& files);

  /// The places of a cue's content, the likeliest first; null where the lemma is no cue of that kind.
  const std::vector<CuePlace>* find(CueKind kind, std::string_view lemma) const {
    return words_[static_cast<std::size_t>(kind)].find(lemma);
  }
  /// The same of a verb by its lemma, or by its form in lower case where the lemma is none (rare verbs are misread).
  const std::vector<CuePlace>* find_verb(std::string_view lemma, std::string_view form) const {
    if (const auto* places = find(CueKind::verb, lemma)) return places;
    return forms_.find(form);
  }
  /// A verb that may stand by words in quotation marks.
  bool carries_quotation(std::string_view lemma, std::string_view form) const;

 private:
  void add_forms(std::string_view verb, const std::vector<CuePlace>& places);

  WordMap<std::vector<CuePlace>> forms_;  // regular ones of verbs
  std::array<WordMap<std::vector<CuePlace>>, kCueKindNames.size()> words_;
};

}  // namespace newsbrief::lexicon
