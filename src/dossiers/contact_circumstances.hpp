#pragma once
// When and where a contact took place, and at whose initiative.
#include "dossiers/contact_drafts.hpp"
#include "dossiers/contact_triggers.hpp"

namespace newsbrief::dossiers {

class ContactCircumstances {
 public:
  ContactCircumstances(const Context& c, const ContactTriggers& triggers) : c_(c), triggers_(triggers) {}

  /// The day of the contact that a predicate tells, or null.
  const document::TimeExpression* date_of(const document::Predication& p) const;
  /// "with A on Wednesday and with B on Thursday": the day right behind a name.
  const document::TimeExpression* date_behind(const document::Predication& p, std::uint32_t person) const;
  /// "with A for an hour and with B on Thursday": the word stands behind the name of another of them.
  bool is_with_another(const document::Predication& p, const Entities& others, std::uint32_t person,
                       std::uint32_t token) const;
  /// "had been fixed for noon but was put back by five hours": when it was to be, or how much later.
  bool is_of_move(const document::TimeExpression& t) const;
  /// The time belongs to the contact: it stands below its word, or beside it below the same verb.
  bool is_about(const document::Predication& p, std::uint32_t t) const;
  void add_place(ContactDraft& draft, const document::Predication& p, const document::Predication* governor);
  /// "at the initiative of X", "at X's request"
  void add_initiator(ContactDraft& draft, const document::Predication& p);

 private:
  const document::TimeExpression* right_behind(const document::Predication& p) const;
  const document::TimeExpression* date_within(std::uint32_t noun) const;
  void place_behind_party(ContactDraft& draft, const document::Predication& p);
  bool is_within(std::uint32_t t, std::uint32_t noun) const;

  const Context& c_;
  const ContactTriggers& triggers_;
};

}  // namespace newsbrief::dossiers
