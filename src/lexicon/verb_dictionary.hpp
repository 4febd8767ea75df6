#pragma once
// Verb dictionaries in the format of TABARI and PETRARCH (Open Event Data Alliance):
//   &SET, then +MEMBER lines     a set of words; a member may name another set
//   --- NAME [code] ---          a block of verbs that share patterns
//   STEM {FORM FORM} [code]      a verb, its irregular forms, its own code; '+' marks the verb of a compound
//   (+CALL_OFF)
//   - NP * NP (PREP NP) [code]   a pattern: what stands before and behind the verb; {MOD HEAD} is a phrase
// A code [a:b] is a's when the verb is active and b's when it is passive; [---] is no event.
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/dictionary_lines.hpp"
#include "lexicon/event_lexicon.hpp"

namespace newsbrief::lexicon {

struct VerbDictionaryCounts {
  std::size_t blocks = 0, verbs = 0, patterns = 0, sets = 0;
  std::size_t uncovered = 0;  ///< patterns and transformations of a form that is not read; each is told as a problem

  friend bool operator==(const VerbDictionaryCounts&, const VerbDictionaryCounts&) = default;
};

/// What a file says, as entries of the event lexicon: one for each verb of a block and each of its patterns with at
/// most one noun phrase on either side and any number of prepositional phrases.
struct VerbDictionary {
  std::vector<EventEntry> entries;
  std::vector<DictionaryProblem> problems;  ///< by line; what is passed over and why
  VerbDictionaryCounts counts;
};

/// Reads a file's bytes. `lexicon` knows the CAMEO codes. Faulty lines are told and passed over.
VerbDictionary read_verb_dictionary(std::string_view bytes, const std::string& file, const EventLexicon& lexicon);

}  // namespace newsbrief::lexicon
