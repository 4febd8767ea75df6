#include "events/event_frames.hpp"

#include <algorithm>

#include "document/clauses.hpp"
#include "document/facts.hpp"

namespace newsbrief::events {
namespace {

using document::Argument;
using document::Deprel;
using document::EntityType;
using document::kNoHead;
using document::kNone;
using document::Predication;
using document::Role;
using document::TokenRange;
using document::Upos;
using lexicon::EventEntry;
using lexicon::EventRole;
using lexicon::EventRoleName;
using lexicon::EventSlot;
using lexicon::PartOfSpeech;

using Entities = std::vector<std::uint32_t>;

std::optional<Role> as_argument(EventRole role) {
  switch (role) {
    case EventRole::subject:
      return Role::subject;
    case EventRole::object:
      return Role::object;
    case EventRole::recipient:
      return Role::recipient;
    case EventRole::possessor:
      return Role::possessor;
    case EventRole::infinitive:
      return Role::infinitive;
    case EventRole::clause:
      return Role::clause;
    default:
      return std::nullopt;
  }
}

std::string name_of(const EventRoleName& role) {
  return role.role == EventRole::preposition
             ? role.preposition
             : std::string(lexicon::kEventRoleNames[static_cast<std::size_t>(role.role)]);
}

std::string_view lemma_of(const document::Token& t) { return t.lemma.empty() ? t.lower : t.lemma; }

void add_unique(Entities& to, const Entities& from) {
  for (const auto e : from)
    if (std::find(to.begin(), to.end(), e) == to.end()) to.push_back(e);
}

}  // namespace

// --- entries
// -----------------------------------------------------------------------------------------------------------

const EventEntry* EventFrames::fitting(const Predication& p, std::vector<std::string>* refused) const {
  const auto& trigger = token(p.trigger);
  const bool verb = trigger.upos == Upos::VERB;
  // "is committed to", "was opposed to": a participle may be listed under its own form, as an adjective.
  const bool participle =
      verb && trigger.xpos == document::Xpos::VBN && tree_.child(p.trigger, {Deprel::cop, Deprel::aux_pass});
  if (!p.noun && (!verb || participle))
    if (const auto* entry = first_fitting(p, lexicon_.find(trigger.lower, {}), PartOfSpeech::adjective, refused))
      return entry;
  if (!p.noun && !verb) return first_fitting(p, lexicon_.find(lemma_of(trigger), {}), PartOfSpeech::adjective, refused);
  return first_fitting(p, lexicon_.find(lemma_of(trigger), trigger.lower),
                       p.noun ? PartOfSpeech::noun : PartOfSpeech::verb, refused);
}

const EventEntry* EventFrames::first_fitting(const Predication& p, const std::vector<EventEntry>* entries,
                                             PartOfSpeech part, std::vector<std::string>* refused) const {
  if (!entries) return nullptr;
  for (const auto& entry : *entries) {
    if (entry.part != part) continue;
    std::string missing;
    if (fits(p, entry, refused ? &missing : nullptr)) return &entry;
    if (refused) refused->push_back(entry.where + ": " + missing);
  }
  return nullptr;
}

bool EventFrames::fits(const Predication& p, const EventEntry& entry, std::string* missing) const {
  const auto refuse = [&](const std::string& why) {
    if (missing) *missing = why;
    return false;
  };
  if (!entry.particle.empty() && !has_particle(p, entry)) return refuse("needs '" + entry.particle + "'");
  // "called off" is not "called", nor "called on".
  if (entry.particle.empty() && entry.part == PartOfSpeech::verb)
    if (const auto particle = tree_.child(p.trigger, {Deprel::compound_prt});
        particle && !(token(*particle).lower == "up" && token(*particle + 1).lower == "to")) {
      const bool asked_for = std::any_of(entry.slots.begin(), entry.slots.end(), [&](const EventSlot& slot) {
        return slot.where.role == EventRole::preposition && slot.where.preposition == token(*particle).lower;
      });
      if (!asked_for) return refuse("has '" + std::string(token(*particle).lower) + "'");
    }
  for (const auto& slot : entry.slots) {
    if (fits(p, slot) == slot.absent)
      return refuse(std::string(slot.absent ? "must have no " : "needs another ") + name_of(slot.where));
  }
  return true;
}

bool EventFrames::has_particle(const Predication& p, const EventEntry& entry) const {
  if (entry.part == PartOfSpeech::noun) {  // "hunger strike": the words right in front
    std::string_view rest = entry.particle;
    std::vector<std::string_view> words;
    while (!rest.empty()) {
      const auto space = rest.find(' ');
      words.push_back(rest.substr(0, space));
      rest = space == std::string_view::npos ? std::string_view{} : rest.substr(space + 1);
    }
    if (p.trigger < words.size()) return false;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const auto& t = token(static_cast<std::uint32_t>(p.trigger - words.size() + i));
      if (t.lower != words[i] && lemma_of(t) != words[i]) return false;
    }
    return true;
  }
  for (const auto child : tree_.children(p.trigger)) {
    const auto rel = token(child).deprel;
    const bool beside = child == p.trigger + 1 || rel == Deprel::compound_prt;
    if (token(child).lower == entry.particle && beside &&
        (rel == Deprel::compound_prt || rel == Deprel::advmod || rel == Deprel::case_ || rel == Deprel::obl))
      return true;
  }
  return p.trigger + 1 < doc_.tokens.size() && token(p.trigger + 1).lower == entry.particle &&
         (token(p.trigger + 1).upos == Upos::ADP || token(p.trigger + 1).upos == Upos::ADV);
}

bool EventFrames::fits(const Predication& p, const EventSlot& slot) const {
  if (slot.where.role == EventRole::party) {
    return std::any_of(p.arguments.begin(), p.arguments.end(), [&](const Argument& a) {
      if (a.role != Role::object && a.role != Role::recipient) return false;
      const bool somebody = doc_.mention_of[a.head] != kNone || is_people(a.head);  // "treatment in X" is nobody
      return somebody && !parties(a.head, false).empty();
    });
  }
  const auto all = heads(p, slot.where);
  if (!slot.words) return !all.empty();
  return std::any_of(all.begin(), all.end(), [&](std::uint32_t t) { return slot.words->holds(doc_, t); });
}

/// The heads that stand in a role, coordination and "dozens of X" followed.
std::vector<std::uint32_t> EventFrames::heads(const Predication& p, const EventRoleName& role) const {
  std::vector<std::uint32_t> out;
  const auto wanted = as_argument(role.role);
  for (const auto& a : p.arguments) {
    const bool fits = wanted ? a.role == *wanted : a.role == Role::oblique && a.preposition == role.preposition;
    if (fits) add_heads(a.head, out);
  }
  if (role.role == EventRole::infinitive || role.role == EventRole::clause) return out;
  if (role.role == EventRole::preposition) {
    for (const auto child : tree_.children(p.trigger)) {
      const auto rel = token(child).deprel;
      if ((rel == Deprel::compound_prt || rel == Deprel::advmod) && token(child).lower == role.preposition)
        out.push_back(child);
      if ((rel == Deprel::advcl || rel == Deprel::acl) && tree_.has_child(child, Deprel::mark, role.preposition))
        out.push_back(child);
    }
  }
  return out;
}

void EventFrames::add_heads(std::uint32_t head, std::vector<std::uint32_t>& to) const {
  to.push_back(head);
  const auto* measures = lexicon_.set("measure");
  const auto* carriers = lexicon_.set("carrier");
  const bool carries = carriers && carriers->holds(doc_, head);
  for (const auto child : tree_.children(head)) {
    const auto rel = token(child).deprel;
    if (rel == Deprel::conj) add_heads(child, to);
    // "a mediation effort", "days of war games": what it is, is said by the noun below.
    if (carries && (rel == Deprel::compound || (rel == Deprel::nmod && tree_.has_child(child, Deprel::case_, "of"))))
      to.push_back(child);
    if (rel == Deprel::nmod && tree_.has_child(child, Deprel::case_, "of") &&
        (token(head).upos == Upos::NUM || (measures && measures->holds(doc_, head))))
      add_heads(child, to);
  }
}

// --- parties
// -----------------------------------------------------------------------------------------------------------

const Predication* EventFrames::light_verb(const Predication& p) const {
  if (!p.noun || token(p.trigger).head == kNoHead) return nullptr;
  const auto rel = token(p.trigger).deprel;
  if (rel != Deprel::obj && rel != Deprel::obl && rel != Deprel::nsubj_pass) return nullptr;
  const auto above = token(p.trigger).head;
  const auto* light = lexicon_.set("light");
  if (!light || doc_.predication_of[above] == kNone || !light->holds(doc_, above)) return nullptr;
  const auto& verb = doc_.predications[doc_.predication_of[above]];
  return verb.noun ? nullptr : &verb;
}

bool EventFrames::is_people(std::uint32_t t) const {
  for (const auto* name : {"people", "arms", "force", "police_force", "captive"})
    if (const auto* set = lexicon_.set(name); set && set->holds(doc_, t)) return true;
  return doc_.titled[t] != kNone;
}

/// A court, council or union that is known to belong to a country, whatever its kind; newspapers and agencies report.
bool EventFrames::is_body_of_a_country(std::uint32_t e) const {
  const auto& record = doc_.entities[e];
  return record.type == EntityType::organization && !record.country.empty() && record.sector != "JRN";
}

Entities EventFrames::of_mention(std::uint32_t m, bool actor) const {
  Entities out;
  for (const auto e : doc_.mentions[m].entities) {
    const auto& record = doc_.entities[e];
    const bool place = record.type == EntityType::place || record.type == EntityType::facility;
    if (doc_.mentions[m].government && place && record.stands_for) {
      out.push_back(*record.stands_for);
    } else if (actor) {
      const bool stranger = record.type == EntityType::person && record.country.empty() && record.role.empty() &&
                            record.sector.empty() && !record.head;
      if ((document::is_party(doc_, e) && !stranger) || is_body_of_a_country(e))
        out.push_back(record.stands_for && place ? *record.stands_for : e);
    } else if (document::is_party(doc_, e) || !record.country.empty()) {
      out.push_back(e);
    }
  }
  return out;
}

Entities EventFrames::parties(std::uint32_t head, bool actor) const {
  for (const auto m : {doc_.mention_of[head], doc_.titled[head]})
    if (m != kNone && !doc_.mentions[m].modifier)
      if (auto who = of_mention(m, actor); !who.empty()) return who;
  if (actor && !is_people(head)) {
    const auto* measures = lexicon_.set("measure");
    if (!(measures && measures->holds(doc_, head)) && token(head).upos != Upos::NUM) return {};
  }
  Entities out = qualifiers(head);
  if (!out.empty()) return out;
  // "students from X", "the people of Y", "thousands of Kenyans"
  for (const auto child : tree_.children(head)) {
    if (token(child).deprel != Deprel::nmod) continue;
    if (!tree_.has_child(child, Deprel::case_, "of") && !tree_.has_child(child, Deprel::case_, "from") &&
        !tree_.has_child(child, Deprel::case_, "in") && !tree_.has_child(child, Deprel::case_, "based"))
      continue;
    const auto m = doc_.mention_of[child];
    if (m != kNone && !doc_.mentions[m].modifier) {
      add_unique(out, of_mention(m, false));
    } else if (child > head) {
      add_unique(out, parties(child, actor));
    }
  }
  return out;
}

/// The parties in front of a noun or beside it: "Kenyan students", "X's tanks", "the U.N. war crimes court".
Entities EventFrames::qualifiers(std::uint32_t head) const {
  Entities out;
  for (const auto child : tree_.children(head)) {
    const auto rel = token(child).deprel;
    const bool qualifies = rel == Deprel::amod || rel == Deprel::compound || rel == Deprel::nmod_poss ||
                           rel == Deprel::nmod_desc || rel == Deprel::appos || rel == Deprel::flat;
    if (!qualifies) continue;
    if (const auto m = doc_.mention_of[child]; m != kNone && is_base(m)) continue;
    if (const auto m = doc_.mention_of[child]; m != kNone) {
      auto who = of_mention(m, true);
      const auto* bodies = lexicon_.set("body");  // "the Mbeki administration" is his; "a Mbeki supporter" is not
      if (rel != Deprel::nmod_poss && rel != Deprel::appos && rel != Deprel::flat &&
          !(bodies && bodies->holds(doc_, head)))
        std::erase_if(who, [&](auto e) { return doc_.entities[e].type == EntityType::person; });
      add_unique(out, who);
      for (const auto other : tree_.children(child))  // "French and Egyptian warships"
        if (token(other).deprel == Deprel::conj && doc_.mention_of[other] != kNone && other < head)
          add_unique(out, of_mention(doc_.mention_of[other], true));
    } else if (rel == Deprel::compound || rel == Deprel::amod) {
      add_unique(out, qualifiers(child));
    }
  }
  return out;
}

/// The parties named in a stretch, in text order; what stands in a relative clause below `head` is told of something
/// else.
Entities EventFrames::named_below(TokenRange range, std::uint32_t head) const {
  Entities out;
  for (auto t = range.first; t < range.last; ++t) {
    const auto m = doc_.mention_of[t];
    if (m == kNone || doc_.mentions[m].head != t || !document::is_in_clause(doc_, t, head)) continue;
    if (!is_topic(t, head)) add_unique(out, of_mention(m, false));
  }
  return out;
}

/// "a case about X": what something is about is not what it is done to.
bool EventFrames::is_topic(std::uint32_t t, std::uint32_t head) const {
  for (auto at = t; at != head && at != kNoHead; at = token(at).head)
    for (const auto* about : {"about", "concerning", "regarding"})
      if (tree_.has_child(at, Deprel::case_, about)) return true;
  return false;
}

/// "the X-based court", "X-backed rebels": joined by a hyphen to what is no name.
bool EventFrames::is_base(std::uint32_t m) const {
  const auto next = doc_.mentions[m].tokens.last;
  return next + 1 < doc_.tokens.size() && token(next).form == "-" && doc_.mention_of[next + 1] == kNone &&
         (token(next + 1).upos == Upos::VERB || token(next + 1).upos == Upos::ADJ);
}

/// "the X Agreement", "X Day": a place that a thing is called after.
bool EventFrames::is_a_name(std::uint32_t m) const {
  const auto head = doc_.mentions[m].head;
  const auto above = token(head).head;
  return token(head).deprel == Deprel::compound && above != kNoHead && above > head &&
         token(above).upos == Upos::PROPN && doc_.mention_of[above] == kNone;
}

/// "the X Secretary of State": the country in the name of an office.
bool EventFrames::is_in_office(std::uint32_t m) const {
  const auto head = token(doc_.mentions[m].head).head;
  return doc_.mentions[m].modifier && head != kNoHead && token(head).upos == Upos::PROPN;
}

Entities EventFrames::in_clause(const Predication& p) const {
  const auto range = tree_.yield(p.trigger);
  for (auto t = p.trigger + 1; t < range.last; ++t) {
    const auto m = doc_.mention_of[t];
    if (m == kNone || doc_.mentions[m].kind == document::MentionKind::pronoun || is_in_office(m) || is_a_name(m) ||
        is_topic(t, p.trigger))
      continue;
    if (auto who = of_mention(m, false); !who.empty()) return who;
  }
  return {};
}

Entities EventFrames::entities(const Predication& p, const EventRoleName& role, bool actor, std::uint32_t& head) const {
  Entities out;
  const auto take = [&](const Predication& from, Role wanted, std::string_view preposition) {
    for (const auto& a : from.arguments) {
      if (a.role != wanted || (wanted == Role::oblique && a.preposition != preposition)) continue;
      if (out.empty()) head = a.head;
      auto named = a.entities;
      // "the X impeachment inquiry" is of X, not by him.
      const bool in_front = wanted == Role::possessor && token(a.head).deprel == Deprel::compound;
      std::erase_if(named, [&](auto e) {
        const auto& record = doc_.entities[e];
        if (actor && in_front && record.type == EntityType::person) return true;
        if (actor)
          return (!document::is_party(doc_, e) && !is_body_of_a_country(e)) ||
                 (record.type == EntityType::person && record.country.empty() && record.role.empty() &&
                  record.sector.empty() && !record.head);
        return !document::is_party(doc_, e) && record.country.empty();
      });
      add_unique(out, named);
      if (named.empty()) add_unique(out, parties(a.head, actor));
    }
  };
  const auto* light = light_verb(p);
  switch (role.role) {
    case EventRole::subject:
      if (p.noun) {
        if (light) take(*light, Role::subject, {});
      } else {
        take(p, Role::subject, {});
        if (out.empty()) take_speaker(p, out, head);
      }
      break;
    case EventRole::inner:
      for (const auto& a : p.arguments) {
        if ((a.role != Role::infinitive && a.role != Role::clause) || doc_.predication_of[a.head] == kNone) continue;
        take(doc_.predications[doc_.predication_of[a.head]], Role::subject, {});
      }
      break;
    case EventRole::within:
      for (const auto& a : p.arguments) {
        const bool inside = a.role == Role::object || (p.noun && a.role == Role::oblique) ||
                            (a.role == Role::oblique && (a.preposition == "for" || a.preposition == "to" ||
                                                         a.preposition == "on" || a.preposition == "of"));
        if (!inside) continue;
        if (out.empty()) head = a.head;
        add_unique(out, named_below(tree_.yield(a.head), a.head));
        if (!out.empty()) break;
      }
      if (out.empty())
        for (const auto& a : p.arguments)
          if (a.role == Role::infinitive && a.head > p.trigger) {
            head = a.head;
            auto range = tree_.yield(a.head);
            range.first = a.head;
            add_unique(out, named_below(range, a.head));
          }
      break;
    case EventRole::any:
      out = in_clause(p);
      head = p.trigger;
      break;
    case EventRole::preposition:
      take(p, Role::oblique, role.preposition);
      if (out.empty() && light) take(*light, Role::oblique, role.preposition);
      if (out.empty()) take_from_object(p, role.preposition, actor, out, head);
      break;
    default:
      if (const auto wanted = as_argument(role.role)) take(p, *wanted, {});
      // "urged X to …": the tree may have whom it is said to as a second object.
      if (role.role == EventRole::object && out.empty()) take(p, Role::recipient, {});
  }
  return out;
}

/// "pulled [troops from X]": the tree may hang on the object what belongs to the verb.
void EventFrames::take_from_object(const Predication& p, std::string_view preposition, bool actor, Entities& out,
                                   std::uint32_t& head) const {
  if (preposition == "of") return;
  for (const auto& a : p.arguments) {
    if (a.role != Role::object) continue;
    for (const auto child : tree_.children(a.head)) {
      if (token(child).deprel != Deprel::nmod || !tree_.has_child(child, Deprel::case_, preposition)) continue;
      head = child;
      add_unique(out, parties(child, actor));
      for (const auto other : tree_.children(child))
        if (token(other).deprel == Deprel::conj) add_unique(out, parties(other, actor));
    }
  }
}

/// "X said it would …": a pronoun in the clause of a verb whose subject is told means that subject.
void EventFrames::take_speaker(const Predication& p, Entities& out, std::uint32_t& head) const {
  const auto subject = tree_.child(p.trigger, {Deprel::nsubj});
  if (!subject || token(*subject).upos != Upos::PRON || !p.governor) return;
  const auto w = token(*subject).lower;
  if (w != "it" && w != "they" && w != "he" && w != "she") return;
  const auto& outer = doc_.predications[*p.governor];
  if (token(p.trigger).deprel != Deprel::ccomp || token(p.trigger).head != outer.trigger) return;
  const auto teller = tree_.child(outer.trigger, {Deprel::nsubj});
  if (!teller) return;
  head = *subject;
  out = parties(*teller, true);
}

bool EventFrames::is_done_to_a_pronoun(const Predication& p) const {
  return std::any_of(p.arguments.begin(), p.arguments.end(), [&](const Argument& a) {
    return (a.role == Role::object || a.role == Role::recipient) && token(a.head).upos == Upos::PRON &&
           a.entities.empty();
  });
}

Filled EventFrames::fill(const Predication& p, const EventEntry& entry, const std::vector<EventRoleName>& roles,
                         const Entities& without, bool actor) const {
  for (const auto& role : roles) {
    // "asked her to represent X": whom it is done to is said, though not who that is.
    if ((role.role == EventRole::within || role.role == EventRole::any) && is_done_to_a_pronoun(p)) continue;
    Filled out;
    out.entities = entities(p, role, actor, out.head);
    // "is opposed to X": the tree may take the adjective for a passive, and its subject for an object.
    if (out.entities.empty() && entry.part == PartOfSpeech::adjective && role.role == EventRole::subject)
      out.entities = entities(p, {EventRole::object, {}}, actor, out.head);
    // A government acts in its own country: "X's police imposed a curfew in the north of X".
    const bool at_home = role.role == EventRole::preposition && role.preposition == "in";
    if (!at_home)
      std::erase_if(out.entities,
                    [&](auto e) { return std::find(without.begin(), without.end(), e) != without.end(); });
    if (out.entities.empty()) continue;
    out.role = name_of(role);
    return out;
  }
  return {};
}

Filled EventFrames::fill_all(const Predication& p, const EventEntry& entry) const {
  Filled out;
  for (const auto* roles : {&entry.actors, &entry.recipients})
    for (const auto& role : *roles) {
      if (!out.entities.empty() && (role.role == EventRole::within || role.role == EventRole::any) &&
          out.entities.size() > 1)
        continue;
      std::uint32_t head = 0;
      const auto more = entities(p, role, role.role != EventRole::within && role.role != EventRole::any, head);
      if (more.empty()) continue;
      if (out.role.empty()) out.head = head;
      out.role += (out.role.empty() ? "" : " ") + name_of(role);
      add_unique(out.entities, more);
    }
  return out;
}

}  // namespace newsbrief::events
