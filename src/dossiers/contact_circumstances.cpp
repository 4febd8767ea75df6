#include "dossiers/contact_circumstances.hpp"

#include <algorithm>

#include "document/clauses.hpp"

namespace newsbrief::dossiers {

using document::Argument;
using document::Deprel;
using document::EntityType;
using document::Predication;
using document::Role;
using document::TimeType;
using lexicon::WordClass;

const document::TimeExpression* ContactCircumstances::date_of(const Predication& p) const {
  if (const auto* own = own_time(c_, p.trigger, TimeType::date)) return own;
  if (!p.noun) return nullptr;
  if (const auto* verb = c_.governor(p); verb && !verb->noun && c_.is(verb->trigger, WordClass::hold_verb))
    if (const auto* time = own_time(c_, verb->trigger, TimeType::date)) return time;
  for (const auto child : c_.tree.children(p.trigger)) {  // "a call scheduled for 9 December"
    const bool set = c_.token(child).deprel == Deprel::acl && c_.predication(child) &&
                     (c_.words.embedding(c_.lemma(child)) || c_.is(child, WordClass::hold_verb) ||
                      c_.is(child, WordClass::occur_verb));
    if (set)
      if (const auto* time = own_time(c_, child, TimeType::date)) return time;
  }
  if (const auto* within = date_within(p.trigger)) return within;
  return right_behind(p);
}

const document::TimeExpression* ContactCircumstances::date_behind(const Predication& p, std::uint32_t person) const {
  for (const auto& m : c_.doc.mentions) {
    if (m.tokens.first <= p.trigger || m.entities.size() != 1 || m.entities[0] != person ||
        !c_.doc.sentences[p.sentence].tokens.contains(m.tokens))
      continue;
    for (const auto* t : times_of(c_, c_.doc.sentences[p.sentence]))
      if ((t->type == TimeType::date || t->type == TimeType::time) && document::is_resolved(*t) &&
          t->tokens.first >= m.tokens.last && t->tokens.first <= m.tokens.last + 1)
        return t;
  }
  return nullptr;
}

bool ContactCircumstances::is_with_another(const Predication& p, const Entities& others, std::uint32_t person,
                                           std::uint32_t token) const {
  std::uint32_t nearest = document::kNone, at = 0;
  for (const auto& m : c_.doc.mentions)
    if (m.tokens.first > p.trigger && m.tokens.first < token && m.tokens.first >= at && m.entities.size() == 1 &&
        std::find(others.begin(), others.end(), m.entities[0]) != others.end()) {
      nearest = m.entities[0];
      at = m.tokens.first;
    }
  return nearest != document::kNone && nearest != person && c_.doc.sentences[p.sentence].tokens.contains(token);
}

/// "in a phone call on Tuesday evening", where the tree hangs the day on what was said in it.
const document::TimeExpression* ContactCircumstances::right_behind(const Predication& p) const {
  for (const auto* t : times_of(c_, c_.doc.sentences[p.sentence])) {
    const bool day = t->type == TimeType::date || t->type == TimeType::time;
    if (!day || !document::is_resolved(*t) || t->tokens.first <= p.trigger) continue;
    const auto gap = t->tokens.first - p.trigger;
    if (gap == 1 || (gap == 2 && c_.token(p.trigger + 1).lower == "on")) return t;
  }
  return nullptr;
}

/// "the meeting of the leaders of X and Y in Z on Monday": in the phrase, where the tree hangs it on another noun of
/// it; a verb inside begins another story.
const document::TimeExpression* ContactCircumstances::date_within(std::uint32_t noun) const {
  for (const auto* t : times_of(c_, c_.doc.sentences[c_.predication(noun)->sentence])) {
    if (t->type != TimeType::date || !document::is_resolved(*t) || t->tokens.first <= noun) continue;
    const auto before = c_.token(t->tokens.first - 1).lower;
    if (is_within(t->tokens.last - 1, noun) && (before == "on" || before == "in")) return t;
  }
  return nullptr;
}

bool ContactCircumstances::is_of_move(const document::TimeExpression& t) const {
  for (auto at = t.tokens.first; at != document::kNoHead; at = c_.token(at).head) {
    const auto* p = c_.predication(at);
    if (!p || p->noun) continue;
    if (triggers_.is_moved(*p)) return true;
    for (const auto x : c_.tree.children(at))
      if (c_.token(x).deprel == Deprel::conj && c_.predication(x) && triggers_.is_moved(*c_.predication(x)))
        return true;
    return false;
  }
  return false;
}

bool ContactCircumstances::is_about(const Predication& p, std::uint32_t t) const {
  if (c_.tree.is_below(t, p.trigger)) return true;
  const auto head = c_.token(p.trigger).head;
  const auto rel = c_.token(p.trigger).deprel;
  if (p.noun && head != document::kNoHead && rel == Deprel::nmod &&
      triggers_.is_length(head))  // "the length of the call"
    return c_.token(head).head != document::kNoHead && c_.tree.is_below(t, c_.token(head).head);
  return p.noun && head != document::kNoHead &&
         (rel == Deprel::nsubj || rel == Deprel::nsubj_pass || rel == Deprel::obj || rel == Deprel::obl) &&
         c_.tree.is_below(t, head);
}

void ContactCircumstances::add_place(ContactDraft& draft, const Predication& p, const Predication* governor) {
  if (draft.place) return;
  for (const auto* one : {&p, p.noun ? governor : nullptr}) {
    if (!one) continue;
    for (const auto& a : one->arguments) {
      if (a.role != Role::oblique || (a.preposition != "in" && a.preposition != "at")) continue;
      const auto m = c_.doc.mention_of[a.head];
      if (m == document::kNone || c_.doc.mentions[m].entities.empty()) continue;
      const auto type = c_.entity(c_.doc.mentions[m].entities[0]).type;
      if (type != EntityType::place && type != EntityType::country && type != EntityType::facility) continue;
      draft.place = c_.doc.mentions[m].tokens;
      return;
    }
  }
  if (!p.noun) return place_behind_party(draft, p);
  for (const auto& m : c_.doc.mentions) {  // "talks of the leaders of X and Y in Z"
    if (m.tokens.first <= p.trigger || m.entities.empty() || c_.entity(m.entities[0]).type != EntityType::place ||
        !c_.doc.sentences[p.sentence].tokens.contains(m.tokens) || !is_within(m.head, p.trigger))
      continue;
    const auto before = c_.token(m.tokens.first - 1).lower;
    if (before != "in" && before != "at") continue;
    draft.place = m.tokens;
    return;
  }
}

/// "met X in Y", where the tree hangs Y on X.
void ContactCircumstances::place_behind_party(ContactDraft& draft, const Predication& p) {
  for (const auto& a : p.arguments) {
    if (a.role != Role::object && !(a.role == Role::oblique && a.preposition == "with")) continue;
    for (const auto child : c_.tree.children(a.head)) {
      const auto m = c_.doc.mention_of[child];
      if (c_.token(child).deprel != Deprel::nmod || m == document::kNone || c_.doc.mentions[m].entities.empty())
        continue;
      const bool where = c_.tree.has_child(child, Deprel::case_, "in") || c_.tree.has_child(child, Deprel::case_, "at");
      if (where && c_.entity(c_.doc.mentions[m].entities[0]).type == EntityType::place) {
        draft.place = c_.doc.mentions[m].tokens;
        return;
      }
    }
  }
}

/// Below the noun, and no clause between.
bool ContactCircumstances::is_within(std::uint32_t t, std::uint32_t noun) const {
  while (t != noun && c_.token(t).head != document::kNoHead) {
    const auto rel = c_.token(t).deprel;
    if (rel == Deprel::acl || rel == Deprel::acl_relcl || rel == Deprel::advcl || rel == Deprel::ccomp ||
        rel == Deprel::parataxis || c_.token(t).upos == document::Upos::VERB)
      return false;
    t = c_.token(t).head;
  }
  return t == noun;
}

void ContactCircumstances::add_initiator(ContactDraft& draft, const Predication& p) {
  if (draft.initiator) return;
  for (const auto child : c_.tree.children(p.trigger)) {  // "a call that X had requested", "a call initiated by X"
    const bool asks = c_.lemma(child) == "request" || c_.lemma(child) == "initiate" || c_.lemma(child) == "seek";
    if (!asks || !c_.predication(child)) continue;
    const auto who = entities(*c_.predication(child), Role::subject);
    if (who.size() == 1 && is_party(c_, who[0])) draft.initiator = who[0];
  }
  const auto& sentence = c_.doc.sentences[p.sentence];
  for (auto t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
    if ((c_.lemma(t) != "initiative" && c_.lemma(t) != "request") || !c_.predication(t)) continue;
    if (!c_.tree.has_child(t, Deprel::case_, "at") && !c_.tree.has_child(t, Deprel::case_, "on")) continue;
    Entities who = entities(*c_.predication(t), {"of"});
    add_unique(who, entities(*c_.predication(t), Role::possessor));
    if (who.size() == 1) draft.initiator = who[0];
  }
}

}  // namespace newsbrief::dossiers
