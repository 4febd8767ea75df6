#include "dossiers/contact_triggers.hpp"

#include <algorithm>

namespace newsbrief::dossiers {

using document::Argument;
using document::Deprel;
using document::EntityType;
using document::Predication;
using document::Role;
using document::TimeType;
using lexicon::WordClass;

std::optional<ContactTrigger> ContactTriggers::classify(const Predication& p) const {
  const auto t = p.trigger;
  if (p.noun) return classify_noun(p);
  if (is_on_phone(p)) return ContactTrigger{ContactKind::call, Medium::phone};
  if (c_.token(t).upos != document::Upos::VERB) return std::nullopt;
  if (c_.is(t, WordClass::call_verb)) {
    const auto* purpose = argument(p, Role::infinitive);
    const bool named_only = c_.lemma(t) == "call" &&
                            ((purpose && !c_.is(purpose->head, WordClass::discuss_verb)) || argument(p, Role::clause) ||
                             objects(p) > 1 || has_oblique(p, {"for", "on", "upon", "into", "off"}) || names_object(p));
    const bool person = std::any_of(p.arguments.begin(), p.arguments.end(), [&](const Argument& a) {
      return (a.role == Role::object || a.role == Role::recipient) && is_person(a);
    });
    if (!person || named_only) return std::nullopt;
    return ContactTrigger{ContactKind::call, Medium::phone};
  }
  if (c_.is(t, WordClass::talk_verb)) return by_means(p, ContactTrigger{ContactKind::talk, Medium::unknown});
  if (c_.is(t, WordClass::meet_verb)) return by_means(p, ContactTrigger{ContactKind::meeting, Medium::in_person});
  if (c_.lemma(t) == "sit" && has_oblique(p, {"with"}) && c_.token(t + 1).lower == "down")
    return ContactTrigger{ContactKind::meeting, Medium::in_person};
  if (c_.is(t, WordClass::receive_verb) && receives(p)) return ContactTrigger{ContactKind::meeting, Medium::in_person};
  if (c_.is(t, WordClass::convene_verb) && argument(p, Role::subject) && argument(p, Role::object) &&
      c_.is(argument(p, Role::object)->head, WordClass::party_noun))
    return by_means(p, ContactTrigger{ContactKind::meeting, Medium::in_person});
  if (c_.is(t, WordClass::visit_verb) && sees(p)) return ContactTrigger{ContactKind::meeting, Medium::in_person};
  if (addresses_person(p)) {
    const auto out = by_means(p, ContactTrigger{ContactKind::talk, Medium::unknown});
    if (out.kind == ContactKind::call) return out;
  }
  // "discussed with Y on Monday how …"; without a day it goes on with what is told already.
  if (c_.lemma(t) == "discuss" && addresses_person(p) && own_time(c_, t, TimeType::date))
    return by_means(p, ContactTrigger{ContactKind::talk, Medium::unknown});
  return std::nullopt;
}

/// A person by name, or "the king of X", who stands for his country.
bool ContactTriggers::is_person(const Argument& a) const {
  if (a.entities.size() == 1 && c_.entity(a.entities[0]).type == EntityType::person) return true;
  const auto m = c_.doc.mention_of[a.head];
  if (c_.token(a.head).xpos == document::Xpos::NNS) return false;
  return c_.is(a.head, WordClass::party_noun) ||
         (m != document::kNone && c_.doc.mentions[m].kind == document::MentionKind::nominal);
}

/// "told X by telephone", "agreed to it with X over the phone"
bool ContactTriggers::addresses_person(const Predication& p) const {
  return std::any_of(p.arguments.begin(), p.arguments.end(), [&](const Argument& a) {
    return (a.role == Role::object || a.role == Role::recipient ||
            (a.role == Role::oblique && (a.preposition == "with" || a.preposition == "to"))) &&
           a.entities.size() == 1 && c_.entity(a.entities[0]).type == EntityType::person;
  });
}

/// "saw the prime minister at Y": a visit to one person at a named place; "saw X in court" is none.
bool ContactTriggers::sees(const Predication& p) const {
  const auto guest = entities(p, Role::object), host = entities(p, Role::subject);
  const auto is_one = [&](const Entities& who) {
    return who.size() == 1 && c_.entity(who[0]).type == EntityType::person;
  };
  return is_one(guest) && is_one(host) && !c_.entity(guest[0]).role.empty() &&
         std::any_of(p.arguments.begin(), p.arguments.end(), [&](const Argument& a) {
           return a.role == Role::oblique && (a.preposition == "in" || a.preposition == "at") && !a.entities.empty() &&
                  (c_.entity(a.entities[0]).type == EntityType::place ||
                   c_.entity(a.entities[0]).type == EntityType::facility);
         });
}

std::optional<ContactTrigger> ContactTriggers::classify_noun(const Predication& p) const {
  const auto t = p.trigger;
  ContactTrigger out;
  if (c_.is(t, WordClass::call_noun)) {
    if (has_oblique(p, {"for", "to"}) || c_.tree.child(t, {Deprel::acl})) return std::nullopt;  // "calls for restraint"
    out = {ContactKind::call, Medium::phone};
  } else if (c_.is(t, WordClass::talk_noun)) {
    out = {ContactKind::talk, Medium::unknown};
  } else if (c_.is(t, WordClass::meeting_noun) || is_video_conference(t)) {
    out = {ContactKind::meeting, Medium::in_person};
  } else {
    return std::nullopt;
  }
  for (const auto child : c_.tree.children(t)) {
    if (c_.is(child, WordClass::phone_word)) out = {ContactKind::call, Medium::phone};
    if (c_.is(child, WordClass::video_word)) out.medium = Medium::video;
  }
  if (c_.is(t, WordClass::video_word)) out.medium = Medium::video;
  if (const auto* governor = c_.governor(p); governor && !governor->noun) return by_means(*governor, out);
  return out;
}

/// "held a video conference"
bool ContactTriggers::is_video_conference(std::uint32_t noun) const {
  return c_.lemma(noun) == "conference" && noun > 0 && c_.is(noun - 1, WordClass::video_word);
}

/// "was on the telephone to X", "they were on the line for an hour"; one who "was on the line, too" joined a call.
bool ContactTriggers::is_on_phone(const Predication& p) const {
  const auto t = p.trigger;
  if (!c_.tree.child(t, {Deprel::cop}) || !c_.tree.has_child(t, Deprel::case_, "on")) return false;
  if (!c_.is(t, WordClass::phone_word) && c_.lemma(t) != "line") return false;
  for (const auto child : c_.tree.children(t)) {
    if (!c_.tree.has_child(child, Deprel::case_, "with") && !c_.tree.has_child(child, Deprel::case_, "to")) continue;
    // "the two envoys were on the phone to both governments": with whom, the text does not say.
    const auto m = c_.doc.mention_of[child];
    return m != document::kNone && c_.doc.mentions[m].kind == document::MentionKind::name;
  }
  return entities(p, Role::subject).size() > 1;
}

/// "by phone", "over the telephone", "virtually"
ContactTrigger ContactTriggers::by_means(const Predication& p, ContactTrigger out) const {
  for (const auto child : c_.tree.children(p.trigger)) {
    if (c_.is(child, WordClass::phone_word)) out = {ContactKind::call, Medium::phone};
    if (c_.is(child, WordClass::video_word)) out.medium = Medium::video;
  }
  return out;
}

/// One person receives another: "welcomed the proposal" and "received aid" are no meetings.
bool ContactTriggers::receives(const Predication& p) const {
  const auto guest = entities(p, Role::object), host = entities(p, Role::subject);
  const auto is_person = [&](auto e) { return c_.entity(e).type == EntityType::person; };
  return !guest.empty() && !host.empty() && std::all_of(guest.begin(), guest.end(), is_person) &&
         (is_person(host[0]) || c_.entity(host[0]).type == EntityType::country) &&
         (c_.lemma(p.trigger) == "receive" || has_oblique(p, {"in", "at", "to", "for"}));
}

/// "called X a liar": a noun without a preposition behind the object.
bool ContactTriggers::names_object(const Predication& p) const {
  const auto* object = argument(p, Role::object);
  const auto behind = object ? c_.tree.yield(object->head).last : p.trigger + 1;
  for (auto t = p.trigger + 1;
       t < std::min<std::uint32_t>(behind + 2, static_cast<std::uint32_t>(c_.doc.tokens.size())); ++t)
    if (c_.token(t).form == "\"") return true;
  return std::any_of(p.arguments.begin(), p.arguments.end(), [&](const Argument& a) {
    return a.role == Role::oblique && a.preposition.empty() && a.head > p.trigger && !is_time(c_, a.head) &&
           c_.token(a.head).upos == document::Upos::NOUN;
  });
}

std::size_t ContactTriggers::objects(const Predication& p) {
  return static_cast<std::size_t>(
      std::count_if(p.arguments.begin(), p.arguments.end(), [](const Argument& a) { return a.role == Role::object; }));
}

bool ContactTriggers::has_oblique(const Predication& p, std::initializer_list<std::string_view> prepositions) const {
  return std::any_of(p.arguments.begin(), p.arguments.end(), [&](const Argument& a) {
    return a.role == Role::oblique && !is_time(c_, a.head) &&
           std::find(prepositions.begin(), prepositions.end(), a.preposition) != prepositions.end();
  });
}

/// "cancelled", "called off"
bool ContactTriggers::is_cancelled(const Predication& verb) const {
  if (c_.is(verb.trigger, WordClass::cancel_verb)) return true;
  for (const auto x : c_.tree.children(verb.trigger))
    if (x == verb.trigger + 1 &&
        c_.words.is(std::string(c_.lemma(verb.trigger)) + " " + std::string(c_.token(x).lower), WordClass::cancel_verb))
      return true;
  return false;
}

/// Hours or minutes in number; "a few hours earlier" is how long before.
bool ContactTriggers::is_length_of_talk(const document::TimeExpression& t) const {
  if (!t.value.starts_with("PT") || t.value.find('X') != std::string::npos) return false;
  if (t.tokens.first > 0 && c_.token(t.tokens.first - 1).lower == "by") return false;  // "put back by five hours"
  for (const auto at : {t.tokens.last - 1, t.tokens.last})
    if (at < c_.doc.tokens.size())
      for (const std::string_view w : {"earlier", "later", "ago", "after", "before"})
        if (c_.token(at).lower == w) return false;
  return true;
}

bool ContactTriggers::is_moved(const Predication& verb) const {
  if (is_cancelled(verb) || c_.lemma(verb.trigger) == "delay") return true;
  const bool moves = c_.lemma(verb.trigger) == "put" || c_.lemma(verb.trigger) == "push" ||
                     c_.lemma(verb.trigger) == "bring" || c_.lemma(verb.trigger) == "move";
  for (const auto x : c_.tree.children(verb.trigger))
    if (moves && (c_.token(x).lower == "back" || c_.token(x).lower == "forward")) return true;
  return false;
}

bool ContactTriggers::is_due(std::uint32_t t) const {
  // Of the noun or, where the tree hangs it there, of the last of the parties or of "the plans for the talks".
  auto top = t;
  while (c_.token(top).deprel == Deprel::nmod && c_.token(top).head < top) top = c_.token(top).head;
  const auto words = c_.tree.yield(top);
  for (auto x = t; x < words.last; ++x) {  // "talks that are scheduled to begin tomorrow", "a call set for Friday"
    const auto rel = c_.token(x).deprel;
    const auto* clause = rel == Deprel::acl_relcl || rel == Deprel::acl ? c_.predication(x) : nullptr;
    if (!clause || clause->noun || c_.token(t).upos != document::Upos::NOUN) continue;
    const auto lemma = c_.lemma(x);
    const bool set = lemma == "schedule" || lemma == "plan" || lemma == "set" || lemma == "expect" || lemma == "slate";
    if (set || (clause->modality == document::Modality::planned && c_.is(x, WordClass::begin_verb))) return true;
  }
  return dossiers::is_due(c_, t);
}

bool ContactTriggers::is_length(std::uint32_t noun) const {
  return c_.lemma(noun) == "duration" || c_.lemma(noun) == "length";
}

/// "were in touch", "were on the line"
bool ContactTriggers::is_in_contact(std::uint32_t noun) const {
  return c_.tree.child(noun, {Deprel::cop}) &&
         ((c_.lemma(noun) == "touch" && c_.tree.has_child(noun, Deprel::case_, "in")) ||
          (c_.lemma(noun) == "line" && c_.tree.has_child(noun, Deprel::case_, "on")));
}

}  // namespace newsbrief::dossiers
