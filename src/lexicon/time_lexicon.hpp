#pragma once
// The words that time expressions are made of, after ISO-TimeML (ISO 24617-1): months, weekdays, units, day parts,
// holidays, zones, and the small words that shift, bound or repeat them. The knowledge is data/lexicon/times.tsv, and
// bounds.tsv for the words that bound a number.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "document/annotations.hpp"
#include "lexicon/phrase_map.hpp"
#include "lexicon/rows.hpp"
#include "lexicon/tense_cues.hpp"
#include "newsbrief/error.hpp"
#include "resources/data_files.hpp"

namespace newsbrief::lexicon {

enum class TimeClass : std::uint8_t {
  none,
  month,
  weekday,
  season,
  unit,
  day_part,
  clock_point,
  shift_day,
  reference,
  frequency,
  zone,
  meridiem,
  oclock,
  holiday,
  decade,
  last,
  next,
  this_,
  that,
  latest,
  part,
  edge,
  approx,
  ago,
  before,
  after,
  every,
  article,
  definite,
  vague,
  fiscal,
  name  ///< holds a time word and is no time: "Black Friday"
};

enum class TimeUnit : std::uint8_t { second, minute, hour, day, week, weekend, month, quarter, year };

/// What a column of flags says; see the head of data/lexicon/times.tsv.
struct TimeFlags {
  bool word : 1 = false;      ///< an everyday word too: "may", "fall"
  bool is_short : 1 = false;  ///< an abbreviation that needs company: "Sat", "Mar"
  bool name : 1 = false;      ///< must be capitalized
  bool plural : 1 = false;
  bool number : 1 = false;      ///< a bound only before a number: "over two hours", not "over the weekend"
  bool adverb : 1 = false;      ///< "earlier", "later"
  bool skip_first : 1 = false;  ///< the phrase's first word stays outside of the expression
  bool final : 1 = false;       ///< only where no noun follows: "in the past"
};

/// Where in the year a holiday falls.
struct Holiday {
  std::uint8_t month = 0;    ///< 0 for one that follows Easter
  std::uint8_t day = 0;      ///< of the month; 0 for an nth weekday
  std::uint8_t weekday = 0;  ///< ISO, 1 is Monday
  std::int8_t nth = 0;       ///< -1 is the last of the month
  std::int8_t easter = 0;    ///< days after Easter Sunday
};

struct TimeWord {
  TimeClass kind = TimeClass::none;
  TimeFlags flags;
  int value = 0;  ///< month, weekday, hour, days; for a unit its factor ("decade" is 10 years)
  TimeUnit unit = TimeUnit::day;
  document::Mod mod = document::Mod::none;
  Holiday holiday;
  std::string text;  ///< the value where it is a text: "PRESENT_REF", "P1D", "MO", "SU", "EDT"
};

using TimeEntry = PhraseEntry<TimeWord>;

/// The time word of a row of times.tsv or bounds.tsv; nothing where it is malformed.
std::optional<TimeWord> time_word(const Row& row);

/// Immutable once loaded from lexicon/times.tsv, bounds.tsv and tense.tsv; keeps no reference to the files.
class TimeLexicon {
 public:
  static Result<TimeLexicon> load(resources::DataFiles& files);

  /// The entry of a word in lower case, or null.
  const TimeEntry* find(std::string_view lower) const { return words_.find(lower); }
  const TenseLexicon& tense() const { return tense_; }

 private:
  PhraseMap<TimeWord> words_;
  TenseLexicon tense_;
};

}  // namespace newsbrief::lexicon
