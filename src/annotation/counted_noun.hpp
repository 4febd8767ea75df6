#pragma once
// The noun that a number counts: "23 critically wounded Ukrainian [servicemen]", "175 [prisoners of war]".
#include <cstdint>
#include <optional>
#include <string>

#include "document/document.hpp"
#include "lexicon/unit_lexicon.hpp"

namespace newsbrief::annotation {

struct CountedNoun {
  std::uint32_t last = 0;  ///< index after the head noun
  std::string unit;        ///< its lemma
};

/// What a token is to a noun phrase that has begun before it.
enum class NounPhrasePart : std::uint8_t { modifier, noun, plural, stop };

/// By the part of speech where the tagger has set one, else by the word: the one place that decides where a phrase
/// ends.
NounPhrasePart noun_phrase_part(const document::Token& token, const lexicon::UnitLexicon& lexicon);

/// Reads the counted noun phrase from token `at` on; `end` borders the sentence. Nothing where no noun follows. After a
/// number that is `singular`, a word in -s behind the noun is a verb ("one proposal asks").
std::optional<CountedNoun> read_counted_noun(const document::WorkingDocument& doc, const lexicon::UnitLexicon& lexicon,
                                             std::uint32_t at, std::uint32_t end, bool singular);

}  // namespace newsbrief::annotation
