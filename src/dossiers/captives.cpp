#include "dossiers/captives.hpp"

#include <algorithm>

namespace newsbrief::dossiers {

using document::Deprel;
using document::EntityType;
using document::kNone;
using document::Predication;
using document::Role;
using lexicon::WordClass;

/// "set free", "let go", "send home", "hand over": a verb with the word behind it.
bool Captives::is_freeing_phrase(const Predication& p) const {
  const auto is_phrase = [&](std::uint32_t x) {
    return c_.words.is(std::string(c_.lemma(p.trigger)) + " " + std::string(c_.token(x).lower), WordClass::free_phrase);
  };
  const auto next = p.trigger + 1;  // "handed over 1,000 bodies": the tree may give "over" to the number
  if (next < c_.doc.sentences[p.sentence].tokens.last && is_phrase(next)) return true;
  return std::any_of(c_.tree.children(p.trigger).begin(), c_.tree.children(p.trigger).end(),
                     [&](auto x) { return x > p.trigger && is_phrase(x); });
}

/// Whom a freeing verb frees: its object, that of the word behind it ("set free X"), or what "of" opens ("let go of
/// X").
std::optional<std::uint32_t> Captives::freed(const Predication& p) const {
  if (const auto* object = argument(p, Role::object)) return object->head;
  for (const auto& a : p.arguments)
    if (a.role == Role::oblique && (a.preposition == "of" || a.preposition == "over") && a.head > p.trigger)
      return a.head;
  if (const auto* inner = argument(p, Role::infinitive))
    if (const auto* below = c_.predication(inner->head))
      if (const auto* object = argument(*below, Role::object)) return object->head;
  for (const auto x : c_.tree.children(p.trigger))  // "set | free seven soldiers"
    if (x == p.trigger + 1)
      if (const auto object = c_.tree.child(x, {Deprel::obj, Deprel::obl, Deprel::nmod})) return object;
  return std::nullopt;
}

bool Captives::is_captive(std::uint32_t t, bool core) const {
  const auto what = core ? WordClass::captive_core : WordClass::captive;
  if (c_.is(t, what)) return true;
  // "prisoners of war", "Palestinian women prisoners": what stands in the phrase decides
  for (const auto child : c_.tree.children(t))
    if ((c_.token(child).deprel == Deprel::compound && c_.is(child, WordClass::captive_core)) ||
        (c_.token(child).deprel == Deprel::amod && c_.is(child, WordClass::hold_captive) &&
         c_.is(t, WordClass::captive)))
      return true;
  return is_said_to_be_held(t) || (!core && is_counted_national(t));
}

/// "farmers it had abducted", "priests whom X had taken in May", "soldiers held in Y"
bool Captives::is_said_to_be_held(std::uint32_t noun) const {
  if (c_.token(noun).xpos != document::Xpos::NNS && c_.token(noun).xpos != document::Xpos::NNPS &&
      !c_.is(noun, WordClass::captive))
    return false;
  const bool counted = c_.tree.child(noun, {Deprel::nummod}).has_value();
  const auto is_done = [&](std::uint32_t verb) {
    const auto* told = c_.predication(verb);
    return !told || told->modality == document::Modality::actual;
  };
  return std::any_of(c_.tree.children(noun).begin(), c_.tree.children(noun).end(), [&](auto child) {
    const auto rel = c_.token(child).deprel;
    return (rel == Deprel::acl || rel == Deprel::acl_relcl) &&
           (c_.is(child, WordClass::hold_captive) ||
            (counted && c_.is(child, WordClass::take_captive) && is_done(child)));  // no "steps that one can take"
  });
}

/// "39 Xs": a number of people of a country or group.
bool Captives::is_counted_national(std::uint32_t noun) const {
  const auto m = c_.doc.mention_of[noun];
  if (m == kNone || c_.doc.mentions[m].entities.size() != 1 || !c_.tree.child(noun, {Deprel::nummod})) return false;
  const auto type = c_.entity(c_.doc.mentions[m].entities[0]).type;
  return (type == EntityType::country || type == EntityType::group) && c_.token(noun).lower.ends_with('s');
}

bool Captives::names_captives(const Predication& p) const {
  for (const auto child : c_.tree.children(p.trigger)) {
    const auto rel = c_.token(child).deprel;
    if (rel == Deprel::compound && is_captive(child, c_.token(child).lower != "body")) return true;  // no "pilot swap"
    if (rel == Deprel::nmod && c_.tree.has_child(child, Deprel::case_, "of") && is_captive(child, true)) return true;
  }
  return false;
}

std::optional<std::uint32_t> Captives::captives_of(const Predication& p) const {
  for (const auto& a : p.arguments)
    if (a.role == Role::oblique && a.preposition == "of" &&
        (is_captive(a.head, false) ||
         (p.noun && c_.is(p.trigger, WordClass::release_noun) && is_named_captive(a.head))))
      return a.head;
  return std::nullopt;
}

/// A person by name, in a text that speaks of prisoners, hostages or detention.
bool Captives::is_named_captive(std::uint32_t t) const {
  const auto m = c_.doc.mention_of[t];
  if (m == kNone || c_.doc.mentions[m].entities.size() != 1 ||
      c_.entity(c_.doc.mentions[m].entities[0]).type != EntityType::person)
    return false;
  return speaks_of_captives();
}

bool Captives::speaks_of_captives() const {
  if (!spoken_of_)
    spoken_of_ = std::any_of(c_.doc.tokens.begin(), c_.doc.tokens.end(), [&](const auto& k) {
      const auto lemma = k.lemma.empty() ? k.lower : k.lemma;
      return c_.words.is(lemma, WordClass::captive_core) || c_.words.is(lemma, WordClass::hold_captive);
    });
  return *spoken_of_;
}

/// "released from the hospital": out of something that is no captivity and nobody's hands.
bool Captives::from_elsewhere(const Predication& p) const {
  return std::any_of(p.arguments.begin(), p.arguments.end(), [&](const auto& a) {
    return a.role == Role::oblique && a.preposition == "from" && a.entities.empty() && !is_time(c_, a.head) &&
           c_.doc.mention_of[a.head] == kNone && !c_.is(a.head, WordClass::prison_noun) &&
           c_.lemma(a.head) != "side";  // "823 from the other side"
  });
}

/// Who a collective consists of: "a total of 120 prisoners", "the bodies of 31 sailors".
std::optional<std::uint32_t> Captives::member_of(std::uint32_t noun) const {
  // "1,400 of the group's men": of whom the number is
  if (!c_.is(noun, WordClass::collective_noun) && c_.token(noun).upos != document::Upos::NUM) return std::nullopt;
  for (const auto child : c_.tree.children(noun))
    if (c_.token(child).deprel == Deprel::nmod && c_.tree.has_child(child, Deprel::case_, "of")) return child;
  return std::nullopt;
}

/// The country of "23 wounded X soldiers", the party they go back to.
std::optional<std::uint32_t> Captives::nationality(std::uint32_t captive) const {
  if (const auto one = member_of(captive)) return nationality(*one);
  const auto range = c_.tree.yield(captive);
  for (const auto& m : c_.doc.mentions) {
    if (m.tokens.first < range.first || m.tokens.last > captive || m.entities.size() != 1) continue;
    if (c_.entity(m.entities[0]).type == EntityType::country) return m.entities[0];
  }
  // the whole phrase may be one nominal: "Ukrainian soldiers"
  const auto m = c_.doc.mention_of[captive];
  if (m != kNone && c_.doc.mentions[m].entities.size() == 1 &&
      c_.entity(c_.doc.mentions[m].entities[0]).type == EntityType::country)
    return c_.doc.mentions[m].entities[0];
  return std::nullopt;
}

const document::Quantity* Captives::quantity_of(std::uint32_t captive) const {
  const auto range = c_.tree.yield(captive);
  for (const auto& q : c_.doc.quantities) {
    if (q.ordinal || !q.currency.empty()) continue;
    if (q.tokens.contains(captive)) return &q;  // the tree may hang the number elsewhere
    if (q.number.first < range.first || q.number.last > range.last) continue;
    // "the bodies of 31 sailors": the number stands behind
    const bool of_them = c_.is(captive, WordClass::collective_noun);
    if (q.tokens.contains(captive) || q.number.first <= captive || of_them) return &q;
  }
  return nullptr;
}

std::optional<std::uint32_t> Captives::given_in_return(const Predication& p) const {
  const auto last = c_.doc.sentences[p.sentence].tokens.last;
  for (auto t = p.trigger + 1; t + 1 < last; ++t) {
    const auto w = c_.token(t).lower;
    std::uint32_t behind = 0;
    if (t + 3 < last && w == "in" && (c_.token(t + 1).lower == "exchange" || c_.token(t + 1).lower == "return") &&
        c_.token(t + 2).lower == "for")
      behind = t + 3;
    if (w == "against" || (w == "for" && c_.is(p.trigger, WordClass::exchange_verb))) behind = t + 1;
    // "would be freed for 823 from the other side": a number alone counts the same kind.
    const bool number = w == "for" && c_.token(t + 1).upos == document::Upos::NUM && !is_time(c_, t + 1);
    if (number &&
        (t + 2 == last || c_.token(t + 2).upos == document::Upos::ADP || c_.token(t + 2).upos == document::Upos::PUNCT))
      return t + 1;
    if (behind == 0) continue;
    for (const auto& q : c_.doc.quantities) {
      if (q.tokens.first < behind || q.tokens.first > behind + 2 || q.ordinal || !q.currency.empty()) continue;
      auto noun = q.tokens.last - 1;  // the word that the number counts
      if (q.number.contains(noun) && c_.token(noun).head != document::kNoHead) noun = c_.token(noun).head;
      if (noun >= behind && noun < last && is_captive(noun, false)) return noun;
    }
  }
  return std::nullopt;
}

std::optional<std::uint32_t> Captives::holder_of(std::uint32_t captive) const {
  for (const auto child : c_.tree.children(captive)) {
    const auto rel = c_.token(child).deprel;
    if ((rel != Deprel::acl && rel != Deprel::acl_relcl) ||
        !(c_.is(child, WordClass::hold_captive) || c_.is(child, WordClass::take_captive) ||
          (c_.lemma(child) == "hold" && c_.token(child).xpos == document::Xpos::VBN)))
      continue;
    const auto* taken = c_.predication(child);
    if (!taken) continue;
    Entities holders = entities(*taken, Role::subject);
    if (rel == Deprel::acl) add_unique(holders, entities(*taken, {"by"}));
    for (const auto e : holders)
      if (const auto who = is_party(c_, e) ? principal(c_, e) : std::nullopt) return who;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> Captives::homecomer(const Predication& p) const {
  if (p.noun || !c_.is(p.trigger, WordClass::homecoming_verb) || argument(p, Role::object)) return std::nullopt;
  const auto* subject = argument(p, Role::subject);
  if (!subject || !(quantity_of(subject->head) || is_named_captive(subject->head))) return std::nullopt;
  const auto range = c_.doc.sentences[p.sentence].tokens;
  for (auto t = range.first + 1; t < range.last; ++t) {
    const auto before = c_.token(t - 1).lower;
    if ((before == "as" && c_.is(t, WordClass::captive_core)) ||
        (c_.is(t, WordClass::prison_noun) && c_.tree.is_below(t, p.trigger) &&
         (c_.tree.has_child(t, Deprel::case_, "from") || c_.tree.has_child(t, Deprel::case_, "in"))))
      return subject->head;
  }
  return std::nullopt;
}

}  // namespace newsbrief::dossiers
