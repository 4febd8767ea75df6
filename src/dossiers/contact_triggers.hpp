#pragma once
// By which words a contact is told: a verb or noun of calling, talking or meeting, and by which means.
#include <initializer_list>
#include <optional>

#include "dossiers/contact_drafts.hpp"

namespace newsbrief::dossiers {

/// What a word says of a contact: its kind, and by which means.
struct ContactTrigger {
  ContactKind kind = ContactKind::talk;
  Medium medium = Medium::unknown;
};

class ContactTriggers {
 public:
  explicit ContactTriggers(const Context& context) : c_(context) {}

  /// What a predicate tells of a contact; nothing where it tells of none ("called X a liar", "met the goals").
  std::optional<ContactTrigger> classify(const document::Predication& p) const;
  std::optional<ContactTrigger> classify_noun(const document::Predication& p) const;
  /// "cancelled", "called off"
  bool is_cancelled(const document::Predication& verb) const;
  /// Cancelled or set for another time: "put back", "delayed"
  bool is_moved(const document::Predication& verb) const;
  /// "were due to meet", "were due to fly to Y to meet X": to come, or not known to have come.
  bool is_due(std::uint32_t verb) const;
  /// "were in touch", "were on the line"
  bool is_in_contact(std::uint32_t noun) const;
  bool is_length(std::uint32_t noun) const;  ///< "duration"
  /// Hours or minutes in number; "a few hours earlier" is how long before.
  bool is_length_of_talk(const document::TimeExpression& t) const;
  bool has_oblique(const document::Predication& p, std::initializer_list<std::string_view> prepositions) const;

 private:
  bool is_person(const document::Argument& a) const;
  bool addresses_person(const document::Predication& p) const;
  bool sees(const document::Predication& p) const;
  ContactTrigger by_means(const document::Predication& p, ContactTrigger out) const;
  bool is_video_conference(std::uint32_t noun) const;
  bool is_on_phone(const document::Predication& p) const;
  bool receives(const document::Predication& p) const;
  bool names_object(const document::Predication& p) const;
  static std::size_t objects(const document::Predication& p);

  const Context& c_;
};

}  // namespace newsbrief::dossiers
