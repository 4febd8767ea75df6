#pragma once
// Units, currencies, and what is needed to name a counted thing. The knowledge is data/lexicon/units.tsv,
// counted_nouns.tsv and bounds.tsv.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "document/annotations.hpp"
#include "lexicon/phrase_map.hpp"
#include "lexicon/rows.hpp"
#include "newsbrief/error.hpp"
#include "resources/data_files.hpp"

namespace newsbrief::lexicon {

enum class UnitClass : std::uint8_t {
  none,
  unit,      ///< a word after the number: "miles", "percent"
  symbol,    ///< after digits only, also without a space: "km", "lbs"
  currency,  ///< a word after the amount: "euros", "USD"
  prefix,    ///< before the amount: "$", "HK$"
  minor,     ///< a hundredth of a currency: "cents"
  part,      ///< what "per" or "a" may be followed by: "share", "day"
  bound,     ///< "nearly", "at least"
  end,       ///< a word that no counted noun phrase goes past
  modifier,  ///< a word that never heads a noun phrase: "more", "new"
  plural,    ///< an irregular plural: `unit` is its singular
  same,      ///< a plural that is its own lemma
  of,        ///< a kind of thing with an "of" in its name: "prisoners of war"
  label,     ///< its number is a name: "Resolution 2254"
  street     ///< ends an address
};

struct UnitWord {
  UnitClass kind = UnitClass::none;
  std::string unit;  ///< normalized name: "kilometre", "US dollar"; the lemma of a noun
  std::string code;  ///< ISO 4217
  document::Mod mod = document::Mod::none;
  bool before = false;  ///< a currency word that may also stand before the number
};

using UnitEntry = PhraseEntry<UnitWord>;

/// The unit word of a row of units.tsv, counted_nouns.tsv or bounds.tsv; nothing where it is malformed.
std::optional<UnitWord> unit_word(const Row& row);

/// Immutable once loaded; keeps no reference to the files.
class UnitLexicon {
 public:
  static Result<UnitLexicon> load(resources::DataFiles& files);

  /// What begins with this word as it is written ("MB"), or null.
  const UnitEntry* find_exact(std::string_view form) const { return exact_.find(form); }
  /// What begins with this word in lower case, or null.
  const UnitEntry* find(std::string_view lower) const { return folded_.find(lower); }
  /// What "per" or "a" may be followed by, or null: "share" of "a share".
  const UnitEntry* find_part(std::string_view lower) const { return parts_.find(lower); }
  /// What this noun or function word says about the end or the name of a counted noun phrase, or null.
  const UnitEntry* find_noun(std::string_view lower) const { return nouns_.find(lower); }

 private:
  PhraseMap<UnitWord> exact_, folded_, parts_, nouns_;
};

/// The singular of a counted noun: `servicemen` → `serviceman`, `viruses` → `virus`, `countries` → `country`.
std::string singular(const UnitLexicon& lexicon, std::string_view noun);

}  // namespace newsbrief::lexicon
