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
  /// A verb that may stand by words in quotation marks.
  bool carries_quotation(std::string_view lemma) const;

 private:
  std::array<WordMap<std::vector<CuePlace>>, kCueKindNames.size()> words_;
};

}  // namespace newsbrief::lexicon
