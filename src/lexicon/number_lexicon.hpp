#pragma once
// Number words: "seven", "hundred", "dozens", "third".
#include <cstdint>
#include <optional>
#include <string_view>

#include "lexicon/rows.hpp"
#include "lexicon/word_map.hpp"
#include "newsbrief/error.hpp"
#include "resources/data_files.hpp"

namespace newsbrief::lexicon {

enum class NumberClass : std::uint8_t { small, hundred, scale, dozen, vague, ordinal, fraction };

struct NumberWord {
  NumberClass kind = NumberClass::small;
  double value = 0;
};

/// The number word of a row of numbers.tsv; nothing where it is malformed.
std::optional<NumberWord> number_word(const Row& row);

/// Immutable once loaded from lexicon/numbers.tsv; keeps no reference to the files.
class NumberLexicon {
 public:
  static Result<NumberLexicon> load(resources::DataFiles& files);

  /// The number word in lower case, or null.
  const NumberWord* find(std::string_view lower) const { return words_.find(lower); }

 private:
  WordMap<NumberWord> words_;
};

}  // namespace newsbrief::lexicon
