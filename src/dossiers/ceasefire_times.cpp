#include "dossiers/ceasefire_times.hpp"

#include <algorithm>
#include <chrono>

#include "document/clauses.hpp"
#include "text/iso_date.hpp"

namespace newsbrief::dossiers {

using document::Deprel;
using document::kNoHead;
using document::Predication;
using document::TimeType;
using lexicon::WordClass;

const document::TimeExpression* CeasefireTimes::recalled_time(const Predication& p) const {
  const auto& day = c_.doc.published;
  const auto* when = told_at(p);
  if (!is_recalled(when)) return day ? old_day(p) : nullptr;
  if (!day) return when;
  const auto year = std::to_string(static_cast<int>(day->year()));
  const auto month = static_cast<unsigned>(day->month());
  const auto now = year + (month < 10 ? "-0" : "-") + std::to_string(month);
  return when->value == year || when->value == now ? nullptr : when;
}

bool CeasefireTimes::is_earlier_one(const Predication& p) const {
  const auto head = c_.token(p.trigger).head;
  if (!p.noun || head == kNoHead || is_definite(c_, p.trigger)) return false;
  if (c_.token(head).deprel != Deprel::advcl || !c_.tree.has_child(head, Deprel::mark, "after")) return false;
  return std::any_of(c_.tree.children(head).begin(), c_.tree.children(head).end(),
                     [&](auto x) { return c_.token(x).deprel == Deprel::aux && c_.lemma(x) == "have"; });
}

bool CeasefireTimes::has_past_word(std::uint32_t noun) const {
  return std::any_of(c_.tree.children(noun).begin(), c_.tree.children(noun).end(),
                     [&](auto x) {  // "earlier": its lemma says less
                       return c_.token(x).deprel == Deprel::amod &&
                              (c_.is(x, WordClass::past_word) || c_.words.is(c_.token(x).lower, WordClass::past_word));
                     });
}

bool CeasefireTimes::is_former(std::uint32_t noun) const {
  return std::any_of(c_.tree.children(noun).begin(), c_.tree.children(noun).end(), [&](auto x) {
    const auto w = c_.token(x).lower;
    return c_.token(x).deprel == Deprel::amod && (w == "previous" || w == "former" || w == "earlier" || w == "prior");
  });
}

bool CeasefireTimes::never_came(const Predication& p) const {
  const auto head = c_.token(p.trigger).head;
  if (head == kNoHead || c_.token(p.trigger).deprel != Deprel::nsubj) return false;
  const auto below = c_.tree.children(head);
  const bool never = std::any_of(below.begin(), below.end(), [&](auto x) { return c_.token(x).lower == "never"; });
  const bool came =
      c_.is(head, WordClass::begin_verb) || c_.is(head, WordClass::occur_verb) ||
      std::any_of(below.begin(), below.end(), [&](auto x) {
        return c_.lemma(x) == "effect" || c_.lemma(x) == "force" || c_.lemma(x) == "hold" || c_.lemma(x) == "place";
      });
  return never && came;
}

bool CeasefireTimes::is_going_on(std::uint32_t noun) const {
  for (const auto* w : {"during", "under", "amid", "in"})
    if (c_.tree.has_child(noun, Deprel::case_, w)) return true;
  return c_.token(noun).deprel == Deprel::nsubj;
}

/// "In November a pause saw captives freed", "A truce signed on January 12 was broken within hours": one truce of
/// several, in a sentence of the simple past whose days are all more than a month gone.
const document::TimeExpression* CeasefireTimes::old_day(const Predication& p) const {
  if (!p.noun || !c_.tree.has_child(p.trigger, Deprel::det, "a")) return nullptr;
  const auto verb = c_.token(p.trigger).head;
  if (verb == kNoHead || c_.token(verb).head != kNoHead || !is_simple_past(verb)) return nullptr;
  const document::TimeExpression* old = nullptr;
  for (const auto* t : times_of(c_, c_.doc.sentences[p.sentence])) {
    if (t->type != TimeType::date || !document::is_resolved(*t)) continue;
    constexpr int kMonth = 31;
    const auto last = text::last_day(t->value);
    if (!last || (std::chrono::sys_days(*c_.doc.published) - *last).count() <= kMonth) return nullptr;
    if (!old) old = t;
  }
  return old;
}

bool CeasefireTimes::is_simple_past(std::uint32_t verb) const {
  if (c_.token(verb).xpos == document::Xpos::VBD) return true;
  const auto be = c_.tree.child(verb, {Deprel::aux_pass});
  return be && (c_.token(*be).lower == "was" || c_.token(*be).lower == "were");
}

/// When it was agreed or declared: in its own clause, or that of a participle or relative clause behind it ("the
/// truce signed in 1984", "which X declared in March").
const document::TimeExpression* CeasefireTimes::told_at(const Predication& p) const {
  if (const auto* own = own_time(c_, p.trigger, TimeType::date)) return own;
  for (const auto child : c_.tree.children(p.trigger))
    if (c_.token(child).deprel == Deprel::acl || c_.token(child).deprel == Deprel::acl_relcl)
      if (const auto* own = own_time(c_, child, TimeType::date)) return own;
  return nullptr;
}

}  // namespace newsbrief::dossiers
