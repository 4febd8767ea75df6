#pragma once
// What a word says about the direction of the time it stands near; the knowledge is data/lexicon/tense.tsv.
#include <string_view>

#include "lexicon/word_map.hpp"
#include "newsbrief/error.hpp"
#include "resources/data_files.hpp"

namespace newsbrief::lexicon {

struct TenseCues {
  bool future : 1 = false;         ///< looks ahead by itself: "will"
  bool planned : 1 = false;        ///< looks ahead, but not after a past form: "scheduled"
  bool ahead : 1 = false;          ///< looks ahead after a present form of "to be": "likely"
  bool ahead_of_past : 1 = false;  ///< looks ahead even after a past one: "planning"
  bool past : 1 = false;           ///< an irregular past
  bool not_past : 1 = false;       ///< ends in -ed and is no past
  bool is : 1 = false;             ///< a present form of "to be"
  bool was : 1 = false;            ///< a past form of "to be" or "to have"
  bool no_past : 1 = false;        ///< a participle behind it is no past: "to be [paid]"
  bool leads_future : 1 = false;   ///< right before a date: "until"
  bool leads_past : 1 = false;     ///< right before a date: "since"
  bool the : 1 = false;            ///< a determiner
  bool verb : 1 = false;           ///< only as a verb: "plans", no "plans for the north"
};

/// Adds cues by their names, parted by spaces; false where one is not known.
bool read_cues(std::string_view names, TenseCues& cues);

/// Immutable once loaded from lexicon/tense.tsv; keeps no reference to the files.
class TenseLexicon {
 public:
  static Result<TenseLexicon> load(resources::DataFiles& files);

  /// The cues of a word in lower case: none where it has no entry.
  TenseCues cues(std::string_view lower) const {
    const auto* found = words_.find(lower);
    return found != nullptr ? *found : TenseCues{};
  }

 private:
  WordMap<TenseCues> words_;
};

}  // namespace newsbrief::lexicon
