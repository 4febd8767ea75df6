#pragma once
// Contacts while a document is read: which mentions are one contact.
#include <deque>

#include "dossiers/context.hpp"

namespace newsbrief::dossiers {

enum class ContactKind : std::uint8_t { call, meeting, talk };  ///< talk: the text has not said which of the two
enum class Medium : std::uint8_t { phone, video, in_person, unknown };

struct ContactDraft {
  ContactKind kind = ContactKind::talk;
  Medium medium = Medium::unknown;
  Entities participants;
  std::vector<std::uint32_t> unnamed;  ///< heads of phrases for people without a name
  std::optional<std::uint32_t> initiator;
  const document::TimeExpression* date = nullptr;
  const document::TimeExpression* start = nullptr;
  std::vector<const document::TimeExpression*> durations;
  std::optional<document::TokenRange> place;
  std::vector<document::TokenRange> topics;
  struct Words {
    std::optional<std::uint32_t> by;
    document::TokenRange tokens;
  };
  std::vector<Words> characterizations;
  std::string status;
  bool session = false;  ///< a body that meets is a party by itself
  bool sits = false;     ///< "talks", "negotiations": people sit down to them, unless it says otherwise
  std::vector<std::uint32_t> sentences;
  std::uint32_t trigger = 0;  ///< token of the first word that tells it
};

class ContactDrafts {
 public:
  explicit ContactDrafts(const Context& context) : c_(context) {}

  /// The contact that a full mention tells: a known one whose parties, day and status agree, or a new one.
  ContactDraft& contact(ContactKind kind, const Entities& participants, const document::TimeExpression* date,
                        const std::string& status);
  /// The contact of people without a name: a known one of the same kind of people, or a new one.
  ContactDraft& unnamed_contact(ContactKind kind, const Entities& participants,
                                const std::vector<std::uint32_t>& unnamed, const document::TimeExpression* date,
                                const std::string& status);
  /// The contact of a kind that was spoken of last, with these participants if any are given; null where there is none.
  ContactDraft* recent(ContactKind kind, const Entities& participants);
  /// The contact spoken of last in which all of these took part; null for none or nobody.
  ContactDraft* recent_of(const Entities& participants);
  void touch(const ContactDraft& draft);
  /// The last that "the call" would mean.
  void set_back(const ContactDraft& draft);
  std::deque<ContactDraft>& all() { return drafts_; }  ///< in text order

  /// Writes what was found, in text order.
  void write(Model& model) const;

 private:
  bool agree(const Entities& a, const Entities& b) const;
  bool same_party(std::uint32_t a, std::uint32_t b) const;
  Ref unnamed_ref(std::uint32_t head, Model& model) const;
  Contact finished(const ContactDraft& draft, std::string id) const;

  const Context& c_;
  std::deque<ContactDraft> drafts_;          // stable addresses
  std::vector<const ContactDraft*> recent_;  // last spoken of last
};

}  // namespace newsbrief::dossiers
