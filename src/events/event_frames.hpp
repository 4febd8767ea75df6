#pragma once
// Which entry of the event lexicon a predicate's clause fits, and whom its frame names.
#include <optional>
#include <string>
#include <vector>

#include "document/document.hpp"
#include "document/tree.hpp"
#include "lexicon/event_lexicon.hpp"

namespace newsbrief::events {

/// Entities that fill one side of a frame, and through which word.
struct Filled {
  std::vector<std::uint32_t> entities;
  std::string role;
  std::uint32_t head = 0;  ///< token
};

class EventFrames {
 public:
  EventFrames(const document::WorkingDocument& doc, const document::Tree& tree, const lexicon::EventLexicon& lexicon)
      : doc_(doc), tree_(tree), lexicon_(lexicon) {}

  /// The entry that asks for most and fits; null where none does. `refused`, where given, gets a line for each that was
  /// considered and what it misses.
  const lexicon::EventEntry* fitting(const document::Predication& p, std::vector<std::string>* refused = nullptr) const;

  /// The first of the roles that names a party.
  Filled fill(const document::Predication& p, const lexicon::EventEntry& entry,
              const std::vector<lexicon::EventRoleName>& roles, const std::vector<std::uint32_t>& without,
              bool actor) const;
  /// All roles together, for a frame whose parties act together.
  Filled fill_all(const document::Predication& p, const lexicon::EventEntry& entry) const;

  /// The verb that only lends its subject to a noun: "launched" of "launched an attack"; null where there is none.
  const document::Predication* light_verb(const document::Predication& p) const;

  /// Whom a phrase names: its head's mention, or the party that qualifies a noun of people or arms ("Kenyan students",
  /// "X's tanks", "rebels from Y").
  std::vector<std::uint32_t> parties(std::uint32_t head, bool actor) const;

 private:
  const document::Token& token(std::uint32_t t) const { return doc_.tokens[t]; }
  const lexicon::EventEntry* first_fitting(const document::Predication& p,
                                           const std::vector<lexicon::EventEntry>* entries, lexicon::PartOfSpeech part,
                                           std::vector<std::string>* refused) const;
  void take_from_object(const document::Predication& p, std::string_view preposition, bool actor,
                        std::vector<std::uint32_t>& out, std::uint32_t& head) const;
  void take_speaker(const document::Predication& p, std::vector<std::uint32_t>& out, std::uint32_t& head) const;
  bool fits(const document::Predication& p, const lexicon::EventEntry& entry, std::string* missing) const;
  bool fits(const document::Predication& p, const lexicon::EventSlot& slot) const;
  bool has_particle(const document::Predication& p, const lexicon::EventEntry& entry) const;
  std::vector<std::uint32_t> heads(const document::Predication& p, const lexicon::EventRoleName& role) const;
  void add_heads(std::uint32_t head, std::vector<std::uint32_t>& to) const;
  std::vector<std::uint32_t> entities(const document::Predication& p, const lexicon::EventRoleName& role, bool actor,
                                      std::uint32_t& head) const;
  std::vector<std::uint32_t> qualifiers(std::uint32_t head) const;
  std::vector<std::uint32_t> named_below(document::TokenRange range, std::uint32_t head) const;
  bool is_topic(std::uint32_t t, std::uint32_t head) const;
  bool is_done_to_a_pronoun(const document::Predication& p) const;
  bool is_base(std::uint32_t mention) const;
  bool is_a_name(std::uint32_t mention) const;
  bool is_in_office(std::uint32_t mention) const;
  std::vector<std::uint32_t> in_clause(const document::Predication& p) const;
  std::vector<std::uint32_t> of_mention(std::uint32_t mention, bool actor) const;
  bool is_people(std::uint32_t t) const;
  bool is_body_of_a_country(std::uint32_t entity) const;

  const document::WorkingDocument& doc_;
  const document::Tree& tree_;
  const lexicon::EventLexicon& lexicon_;
};

}  // namespace newsbrief::events
