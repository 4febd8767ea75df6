#pragma once
// Whether a predicate that fits an event tells one, and whether it has happened.
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "document/tree.hpp"
#include "events/event_frames.hpp"
#include "lexicon/event_lexicon.hpp"
#include "lexicon/stances.hpp"
#include "lexicon/word_classes.hpp"

namespace newsbrief::events {

class EventReality {
 public:
  /// `entry_of` holds the event entry of each predication, null where it has none; it may be filled later.
  EventReality(const document::WorkingDocument& doc, const document::Tree& tree, const lexicon::EventLexicon& lexicon,
               const lexicon::WordClasses& words, const lexicon::Stances& stances, const EventFrames& frames,
               const std::vector<const lexicon::EventEntry*>& entry_of)
      : doc_(doc),
        tree_(tree),
        lexicon_(lexicon),
        words_(words),
        stances_(stances),
        frames_(frames),
        entries_(entry_of) {}

  /// An aim, the rest of an accusation, what the verb above tells already, or a word of a name.
  bool is_no_event(const document::Predication& p) const;

  /// What the clause itself and what embeds it say; a noun takes both from the verb that governs it.
  document::Modality modality(const document::Predication& p, bool& negated) const;

 private:
  const document::Token& token(std::uint32_t t) const { return doc_.tokens[t]; }
  std::string_view lemma(std::uint32_t t) const { return token(t).lemma.empty() ? token(t).lower : token(t).lemma; }
  const lexicon::EventEntry* entry_of(const document::Predication& p) const {
    return entries_[static_cast<std::size_t>(&p - doc_.predications.data())];
  }
  bool is_aim(const document::Predication& p) const;
  bool is_accusation_of(const document::Predication& p) const;
  bool is_in_name(const document::Predication& p) const;
  bool is_told_by_verb(const document::Predication& p) const;
  document::Modality reported(const document::Predication& p) const;

  const document::WorkingDocument& doc_;
  const document::Tree& tree_;
  const lexicon::EventLexicon& lexicon_;
  const lexicon::WordClasses& words_;
  const lexicon::Stances& stances_;
  const EventFrames& frames_;
  const std::vector<const lexicon::EventEntry*>& entries_;
};

}  // namespace newsbrief::events
