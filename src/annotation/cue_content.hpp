#pragma once
// Where the content of a cue stands: its clause, infinitive, object or phrase, through the tree.
#include <initializer_list>
#include <vector>

#include "annotation/speech_map.hpp"
#include "document/document.hpp"
#include "document/tree.hpp"
#include "lexicon/cues.hpp"

namespace newsbrief::annotation {

using Ranges = std::vector<document::TokenRange>;

/// Every function gives an empty list where the tree has nothing in that place. Contents may hold their cue and source
/// and punctuation at their ends; the caller takes them out.
class CueContentFinder {
 public:
  CueContentFinder(const document::WorkingDocument& doc, const document::Tree& tree, const lexicon::Cues& cues,
                   const SpeechMap& speech)
      : doc_(doc), tree_(tree), cues_(cues), speech_(speech) {}

  Ranges of_verb(std::uint32_t verb, const lexicon::CuePlace& place) const;
  Ranges of_noun(std::uint32_t noun, const lexicon::CuePlace& place) const;
  Ranges of_adjective(std::uint32_t adjective, const lexicon::CuePlace& place) const;
  /// "X, he said, is Y" and "X is Y, he said": the clause that the verb is put into.
  Ranges surrounding_clause(std::uint32_t verb) const;

 private:
  Ranges active(std::uint32_t verb, const lexicon::CuePlace& place) const;
  Ranges passive(std::uint32_t verb, const lexicon::CuePlace& place) const;
  Ranges child(std::uint32_t above, std::initializer_list<document::Deprel> relations) const;
  Ranges clause(std::uint32_t verb) const;
  Ranges that_clause(std::uint32_t verb) const;
  Ranges following_words(std::uint32_t verb) const;
  Ranges object(std::uint32_t verb) const;
  Ranges object_as(std::uint32_t verb) const;
  Ranges naming(std::uint32_t verb) const;
  Ranges oblique(std::uint32_t above, std::string_view preposition) const;
  document::TokenRange before(document::TokenRange range, std::uint32_t verb) const;
  document::TokenRange whole_clause(document::TokenRange range, std::uint32_t verb) const;
  document::TokenRange until_next_cue(document::TokenRange range, std::uint32_t verb) const;
  document::TokenRange trimmed(document::TokenRange range) const;
  document::TokenRange extended(document::TokenRange range, std::uint32_t verb) const;
  bool is_relative(std::uint32_t token) const;
  bool is_break(std::uint32_t token) const;
  bool reaches_end(std::uint32_t token, document::TokenRange range) const;
  bool has_marker(std::uint32_t token, std::string_view word) const;

  const document::WorkingDocument& doc_;
  const document::Tree& tree_;
  const lexicon::Cues& cues_;
  const SpeechMap& speech_;
};

}  // namespace newsbrief::annotation
