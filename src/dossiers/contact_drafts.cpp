#include "dossiers/contact_drafts.hpp"

#include <algorithm>
#include <array>

#include "dossiers/derived_events.hpp"

namespace newsbrief::dossiers {
namespace {

bool kinds_fit(ContactKind a, ContactKind b) { return a == b || a == ContactKind::talk || b == ContactKind::talk; }

bool days_fit(const document::TimeExpression* a, const document::TimeExpression* b) {
  return !a || !b || a->value == b->value || a->value.starts_with(b->value) || b->value.starts_with(a->value);
}

}  // namespace

/// A person and his country are one party of a contact.
bool ContactDrafts::same_party(std::uint32_t a, std::uint32_t b) const {
  if (a == b) return true;
  const auto& x = c_.entity(a);
  const auto& y = c_.entity(b);
  const bool both_people = x.type == document::EntityType::person && y.type == document::EntityType::person;
  return !both_people && !x.country.empty() && x.country == y.country;
}

/// Every party of the one that names fewer is a party of the other.
bool ContactDrafts::agree(const Entities& a, const Entities& b) const {
  const auto& fewer = a.size() <= b.size() ? a : b;
  const auto& more = a.size() <= b.size() ? b : a;
  return std::all_of(fewer.begin(), fewer.end(), [&](auto e) {
    return std::any_of(more.begin(), more.end(), [&](auto o) { return same_party(e, o); });
  });
}

ContactDraft& ContactDrafts::contact(ContactKind kind, const Entities& participants,
                                     const document::TimeExpression* date, const std::string& status) {
  for (auto it = recent_.rbegin(); it != recent_.rend(); ++it) {
    auto& draft = const_cast<ContactDraft&>(**it);
    if (!kinds_fit(draft.kind, kind) || !agree(draft.participants, participants) || !days_fit(draft.date, date))
      continue;
    if (draft.status != status && date && draft.date == nullptr) continue;
    if (draft.status == "held" && status == "proposed" && draft.kind != kind) continue;  // "offered to host them"
    if (is_recalled(date) && draft.date == nullptr) continue;
    for (const auto e : participants) {
      const auto same =
          std::find_if(draft.participants.begin(), draft.participants.end(), [&](auto o) { return same_party(e, o); });
      if (same == draft.participants.end()) {
        draft.participants.push_back(e);
      } else if (c_.entity(e).type == document::EntityType::person) {
        *same = e;
      }
    }
    return draft;
  }
  drafts_.push_back({.kind = kind, .participants = participants, .status = status});
  recent_.push_back(&drafts_.back());
  return drafts_.back();
}

ContactDraft& ContactDrafts::unnamed_contact(ContactKind kind, const Entities& participants,
                                             const std::vector<std::uint32_t>& unnamed,
                                             const document::TimeExpression* date, const std::string& status) {
  for (auto& draft : drafts_)
    if (!draft.unnamed.empty() && kinds_fit(draft.kind, kind) && days_fit(draft.date, date) &&
        c_.lemma(draft.unnamed.front()) == c_.lemma(unnamed.front()) && agree(draft.participants, participants))
      return draft;
  drafts_.push_back({.kind = kind, .participants = participants, .unnamed = unnamed, .status = status});
  recent_.push_back(&drafts_.back());
  return drafts_.back();
}

ContactDraft* ContactDrafts::recent(ContactKind kind, const Entities& participants) {
  for (auto it = recent_.rbegin(); it != recent_.rend(); ++it)
    if (kinds_fit((*it)->kind, kind) && (participants.empty() || agree((*it)->participants, participants)))
      return const_cast<ContactDraft*>(*it);
  return nullptr;
}

ContactDraft* ContactDrafts::recent_of(const Entities& participants) {
  if (participants.empty()) return nullptr;
  for (auto it = recent_.rbegin(); it != recent_.rend(); ++it)
    if (participants.size() <= (*it)->participants.size() && agree((*it)->participants, participants))
      return const_cast<ContactDraft*>(*it);
  return nullptr;
}

void ContactDrafts::set_back(const ContactDraft& draft) {
  std::erase(recent_, &draft);
  recent_.insert(recent_.begin(), &draft);
}

void ContactDrafts::touch(const ContactDraft& draft) {
  std::erase(recent_, &draft);
  recent_.push_back(&draft);
}

Contact ContactDrafts::finished(const ContactDraft& draft, std::string id) const {
  constexpr std::array<const char*, 4> kMedia{"phone", "video", "in_person", "unknown"};
  Contact out;
  out.id = std::move(id);
  out.participants = document::refs(c_.doc, draft.participants);
  if (draft.initiator) out.initiator = document::ref(c_.doc, *draft.initiator);
  if (draft.date) out.date = document::time(*draft.date, c_.evidence);
  if (out.date && draft.status == "held") out.date->value = day_value(c_, *draft.date, true);
  if (draft.start) out.start = document::time(*draft.start, c_.evidence);
  for (const auto* d : draft.durations) {
    auto t = document::time(*d, c_.evidence);
    if (std::find(out.durations.begin(), out.durations.end(), t) == out.durations.end())
      out.durations.push_back(std::move(t));
  }
  out.medium = kMedia[static_cast<std::size_t>(draft.medium)];
  if (draft.place) {
    const auto span = c_.evidence.span(*draft.place);
    out.place = Phrase{span.text, span};
  }
  for (const auto& topic : draft.topics) {
    const auto span = c_.evidence.span(topic);
    out.topics.push_back({span.text, span});
  }
  for (const auto& words : draft.characterizations) {
    const auto span = c_.evidence.span(words.tokens);
    out.characterizations.push_back(
        {words.by ? std::optional(document::ref(c_.doc, *words.by)) : std::nullopt, span.text, span});
  }
  out.status = draft.status;
  for (const auto s : draft.sentences) out.evidence.push_back(sentence_span(c_, s));
  return out;
}

/// People without a name are an entity of the article all the same: what names them is the phrase.
Ref ContactDrafts::unnamed_ref(std::uint32_t head, Model& model) const {
  auto words = phrase(c_, head);
  while (words.first < head && c_.token(words.first).upos == document::Upos::DET) ++words.first;
  const auto span = c_.evidence.span(words);
  for (const auto& e : model.entities)
    if (e.name == span.text) return {e.id, e.name, {}};
  Entity out;
  out.id = "e" + std::to_string(model.entities.size() + 1);
  out.name = span.text;
  out.type = "group";
  Mention mention;
  mention.span = span;
  mention.kind = "nominal";
  out.mentions.push_back(std::move(mention));
  model.entities.push_back(std::move(out));
  return {model.entities.back().id, model.entities.back().name, {}};
}

void ContactDrafts::write(Model& model) const {
  for (const auto& draft : drafts_) {
    if (draft.sentences.empty() || (draft.participants.size() + draft.unnamed.size() < 2 && !draft.session)) continue;
    // "held talks", "spoke with": a place makes it a meeting, the verb alone a call.
    const bool meeting = draft.kind == ContactKind::meeting ||
                         (draft.kind == ContactKind::talk && (draft.place.has_value() || draft.sits));
    auto& list = meeting ? model.meetings : model.calls;
    list.push_back(finished(draft, (meeting ? "meeting" : "call") + std::to_string(list.size() + 1)));
    for (const auto head : draft.unnamed) list.back().participants.push_back(unnamed_ref(head, model));
    if (meeting && list.back().medium == "phone") list.back().medium = "unknown";
    c_.decide(list.back().id, draft.trigger,
              "a word of a contact (call_noun, talk_noun, meeting_noun, call_verb, talk_verb or meet_verb of "
              "lexicon/dossier_terms.tsv) with its parties");
    if (draft.status != "held" || draft.participants.size() < 2) continue;
    const auto& contact = list.back();
    DerivedEvents(c_, model).add({.type = "CONSULT",
                                  .mode = meeting ? "" : "phone",
                                  .cameo = meeting ? "040" : "041",
                                  .actors = {contact.participants.front()},
                                  .recipients = {contact.participants.begin() + 1, contact.participants.end()},
                                  .date = contact.date,
                                  .trigger = draft.trigger,
                                  .evidence = contact.evidence});
  }
}

}  // namespace newsbrief::dossiers
