#pragma once
// What the title calls the contact ("Meeting with X"), which the text may only call a conversation.
#include <optional>
#include <string_view>

#include "dossiers/contact_triggers.hpp"

namespace newsbrief::dossiers {

/// Capitals make a noun look like a verb or a name, so the words decide, not their tags.
class ContactTitle {
 public:
  explicit ContactTitle(const Context& c);

  /// Nothing where the title names no contact.
  const std::optional<ContactTrigger>& trigger() const { return trigger_; }
  /// Whether the title names a contact and somebody of these.
  bool names_one_of(const Entities& who) const;

 private:
  std::string_view singular(std::uint32_t t) const;
  bool is_named_as_contact(std::uint32_t t, std::uint32_t end) const;
  std::optional<ContactTrigger> trigger_at(std::uint32_t t, document::TokenRange title) const;

  const Context& c_;
  std::optional<ContactTrigger> trigger_;
  Entities entities_;
};

}  // namespace newsbrief::dossiers
