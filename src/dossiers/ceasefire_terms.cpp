#include "dossiers/ceasefire_terms.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace newsbrief::dossiers {
namespace {

using document::Deprel;
using document::kNoHead;
using document::Modality;
using document::Predication;
using document::Role;
using document::TimeType;
using document::TokenRange;
using lexicon::WordClass;

constexpr std::array<std::pair<WordClass, const char*>, 8> kStatuses{
    {{WordClass::status_violated, "violated"},
     {WordClass::status_ended, "ended"},
     {WordClass::status_rejected, "rejected"},
     {WordClass::status_extended, "extended"},
     {WordClass::status_in_force, "in_force"},
     {WordClass::status_agreed, "agreed"},
     {WordClass::status_under_discussion, "under_discussion"},
     {WordClass::status_proposed, "proposed"}}};

constexpr std::array<std::pair<WordClass, const char*>, 7> kScopes{{{WordClass::scope_energy, "energy"},
                                                                    {WordClass::scope_maritime, "maritime"},
                                                                    {WordClass::scope_humanitarian, "humanitarian"},
                                                                    {WordClass::scope_air, "air"},
                                                                    {WordClass::scope_infrastructure, "infrastructure"},
                                                                    {WordClass::scope_local, "local"},
                                                                    {WordClass::scope_full, "full"}}};

/// What is only planned, asked for or denied is told as less than it says.
std::string tempered(std::string_view name, const Predication& told) {
  const bool strong = name == "agreed" || name == "in_force" || name == "extended";
  if (name == "in_force" && told.negated && told.modality == Modality::actual && !told.noun)
    return "violated";  // "was not respected", "did not hold"
  if (strong && told.negated) return told.noun ? "under_discussion" : "rejected";  // "no deal to stop the war"
  if (strong && (told.modality == Modality::requested || told.modality == Modality::possible ||
                 told.modality == Modality::hypothetical || told.modality == Modality::conditional))
    return "proposed";
  if (name == "in_force" && told.modality == Modality::planned) return "agreed";
  if (name == "violated" && (told.negated || told.modality != Modality::actual)) return "in_force";
  if (name == "ended" && (told.negated || told.modality != Modality::actual)) return {};
  return std::string(name);
}

}  // namespace

CeasefireTerms::CeasefireTerms(const Context& context) : c_(context) {
  const auto last = static_cast<std::uint32_t>(c_.doc.tokens.size());
  for (std::uint32_t t = 0; t < last; ++t)
    if (c_.token(t).upos == document::Upos::NOUN && c_.is(t, WordClass::ceasefire_noun)) {
      civil_text_ = is_civil(t);
      break;
    }
}

/// "a trade truce", "a truce in the pay dispute": nobody has fired.
bool CeasefireTerms::is_civil(std::uint32_t noun) const {
  for (auto t = noun; t > 0 && noun - t < 2; --t)
    if (c_.is(t - 1, WordClass::civil_word) && c_.token(t - 1).upos != document::Upos::VERB) return true;
  const auto last = static_cast<std::uint32_t>(c_.doc.tokens.size());
  const auto next = noun + 1 < last ? c_.token(noun + 1).lower : std::string_view();
  if (next != "in" && next != "over" && next != "on") return false;
  for (auto t = noun + 2; t < std::min(last, noun + 7); ++t) {
    const auto upos = c_.token(t).upos;
    if (upos == document::Upos::VERB || upos == document::Upos::PUNCT) return false;
    if (c_.is(t, WordClass::civil_word)) return true;
  }
  return false;
}

std::optional<CeasefireScope> CeasefireTerms::scope(const Predication& p) const {
  const auto t = p.trigger;
  if (p.noun && c_.is(t, WordClass::ceasefire_noun) && (is_civil(t) || (civil_text_ && is_definite(c_, t))))
    return std::nullopt;
  // "Earlier truces have seldom lasted": of truces in general.
  if (p.noun && c_.is(t, WordClass::ceasefire_noun) && c_.token(t).xpos == document::Xpos::NNS &&
      !own_time(c_, t, TimeType::date) && entities(p, {"between", "with"}).empty())
    return std::nullopt;
  if (p.noun && c_.is(t, WordClass::ceasefire_noun))
    return qualifies_body(t) ? std::nullopt : std::optional(modified_scope(t, ""));
  if (p.noun && c_.is(t, WordClass::halt_noun)) {
    for (const auto& a : p.arguments)
      if (a.role == Role::oblique &&
          (a.preposition == "of" || a.preposition == "to" || a.preposition == "in" || a.preposition == "on") &&
          is_fighting(c_, a.head))
        return object_scope(a.head);
    if (const auto stopped = fighting_behind(t)) return object_scope(*stopped);
    const auto own = modified_scope(t, "none");
    if (own.name == "humanitarian") return own;
    // "a 72-hour pause", "the pause": of the fighting, in a text that tells of some.
    if (duration(p) && speaks_of_truce())
      return CeasefireScope{own.name == "none" ? "full" : own.name, std::nullopt, false};
    return is_definite(c_, t) && speaks_of_truce() && !behind_of(t) ? std::optional(CeasefireScope{{}, {}, true})
                                                                    : std::nullopt;
  }
  if (!p.noun && is_quieted(p)) return CeasefireScope{"full", std::nullopt, false};
  if (p.noun && is_halted(p) && is_undertaken(p)) return object_scope(t);
  if (!p.noun && c_.is(t, WordClass::halt_verb) && is_undertaken(p)) {
    for (const auto& a : p.arguments)
      if ((a.role == Role::object || (a.role == Role::oblique && a.preposition == "from")) && is_fighting(c_, a.head))
        return object_scope(a.head);
    if (const auto next = next_noun(t); !argument(p, Role::object) && next && is_fighting(c_, *next))
      return object_scope(*next);
    if (const auto* act = argument(p, Role::infinitive);  // "stop shooting"
        act && c_.token(act->head).xpos == document::Xpos::VBG && is_fighting(c_, act->head))
      return CeasefireScope{"full", std::nullopt, false};
    if (const auto target = spared(t); target && speaks_of_truce()) return object_scope(*target);
  }
  return std::nullopt;
}

/// "refrain for 60 days from striking power stations", "stop shelling towns": what is not to be attacked any more.
std::optional<std::uint32_t> CeasefireTerms::spared(std::uint32_t verb) const {
  const auto last = c_.doc.sentences[c_.predication(verb)->sentence].tokens.last;
  for (auto t = verb + 1; t < last && t < verb + 14; ++t) {
    if (t > verb + 1 && c_.token(t - 1).lower != "from") continue;
    if (!c_.token(t).lower.ends_with("ing") || !c_.is(t, WordClass::attack_verb)) continue;
    const auto head = c_.token(t).head;
    if (c_.token(t).deprel == Deprel::amod && head != kNoHead && head > t) return head;
    return c_.tree.child(t, {Deprel::obj});
  }
  return std::nullopt;
}

/// "a pause in the fighting", "the halt to all firing": right behind the noun, where the tree hangs it elsewhere.
std::optional<std::uint32_t> CeasefireTerms::fighting_behind(std::uint32_t noun) const {
  const auto last = c_.doc.sentences[c_.predication(noun)->sentence].tokens.last;
  if (noun + 1 >= last) return std::nullopt;
  const auto w = c_.token(noun + 1).lower;
  if (w != "in" && w != "of" && w != "to" && w != "on") return std::nullopt;
  const auto next = next_noun(noun + 1);
  return next && (is_fighting(c_, *next) || c_.is(*next, WordClass::shooting_noun)) ? next : std::nullopt;
}

/// "lay down their arms", "hold their fire", "silence the guns": by a party, agreed, planned or asked for.
bool CeasefireTerms::is_quieted(const Predication& p) const {
  // "the guns are to fall silent"
  if (const auto* guns = argument(p, Role::subject); guns && c_.is(guns->head, WordClass::arms_noun) && !p.negated)
    for (const auto x : c_.tree.children(p.trigger))
      if (x == p.trigger + 1 &&
          c_.words.is(std::string(c_.lemma(p.trigger)) + " " + std::string(c_.token(x).lower), WordClass::quiet_verb))
        return true;
  if (!c_.is(p.trigger, WordClass::quiet_verb) || p.negated) return false;
  const auto* object = argument(p, Role::object);
  const auto noun = object ? std::optional(object->head) : next_noun(p.trigger);
  if (!noun || !c_.is(*noun, WordClass::arms_noun)) return false;
  // "was holding a rifle in his hands"
  if (c_.is(p.trigger, WordClass::hold_verb) && !c_.is(*noun, WordClass::shooting_noun)) return false;
  const auto who = entities(p, Role::subject);
  const auto is_side = [&](auto e) { return c_.entity(e).type != document::EntityType::person && is_party(c_, e); };
  return is_undertaken(p) || std::any_of(who.begin(), who.end(), is_side) ||
         (argument(p, Role::subject) && c_.is(argument(p, Role::subject)->head, WordClass::force_noun));
}

/// The article names a truce somewhere, or fighting more than once.
bool CeasefireTerms::speaks_of_truce() const {
  if (!fighting_) {
    std::size_t truces = 0, violence = 0;
    for (const auto& p : c_.doc.predications) {
      if (!p.noun) continue;
      truces += c_.is(p.trigger, WordClass::ceasefire_noun);
      violence += is_fighting(c_, p.trigger);
    }
    fighting_ = truces > 0 || violence > 2;
  }
  return *fighting_;
}

/// "the suspension of aid": of something that is no fighting.
bool CeasefireTerms::behind_of(std::uint32_t noun) const {
  return std::any_of(c_.tree.children(noun).begin(), c_.tree.children(noun).end(),
                     [&](auto x) { return c_.token(x).deprel == Deprel::nmod && c_.tree.child(x, {Deprel::case_}); });
}

/// "the ceasefire monitoring centre": a body, no truce.
bool CeasefireTerms::qualifies_body(std::uint32_t noun) const {
  const auto& k = c_.token(noun);
  if (k.deprel != Deprel::compound || k.head == kNoHead) return false;
  return std::none_of(kStatuses.begin(), kStatuses.end(), [&](const auto& s) { return c_.is(k.head, s.first); });
}

/// The head noun right behind a verb, where the tree hangs it elsewhere.
std::optional<std::uint32_t> CeasefireTerms::next_noun(std::uint32_t verb) const {
  const auto last = static_cast<std::uint32_t>(c_.doc.tokens.size());
  for (auto t = verb + 1; t < last && t < verb + 5; ++t) {
    const auto upos = c_.token(t).upos;
    const bool noun = upos == document::Upos::NOUN || upos == document::Upos::PROPN;
    if (noun && (t + 1 == last || c_.token(t + 1).upos != document::Upos::NOUN)) return t;
    if (!noun && upos != document::Upos::DET && upos != document::Upos::ADJ && upos != document::Upos::NUM)
      return std::nullopt;
  }
  return std::nullopt;
}

/// "that X and Y halt strikes", "agreed to halt strikes", read as a noun with the verb as its compound.
bool CeasefireTerms::is_halted(const Predication& p) const {
  if (!is_fighting(c_, p.trigger)) return false;
  for (const auto x : c_.tree.children(p.trigger))
    if (c_.token(x).deprel == Deprel::compound && c_.is(x, WordClass::halt_verb))
      return argument(p, Role::subject) || (x > 0 && c_.token(x - 1).lower == "to");
  return false;
}

/// A halt is a ceasefire when it is agreed, proposed, ordered or asked for; "police stopped the attack" is none.
bool CeasefireTerms::is_undertaken(const Predication& p) const {
  if (p.negated) return false;
  // "urged that troops be sent to end the violence": an aim of theirs, no halt by a side.
  const auto head = c_.token(p.trigger).head;
  if (c_.token(p.trigger).deprel == Deprel::advcl && c_.tree.has_child(p.trigger, Deprel::mark, "to") &&
      head != kNoHead && !c_.is(head, WordClass::status_agreed) && !c_.is(head, WordClass::status_proposed))
    return false;
  for (const auto* g = c_.governor(p); g; g = c_.governor(*g)) {
    const auto t = g->trigger;
    if (c_.is(t, WordClass::status_agreed) || c_.is(t, WordClass::status_proposed) ||
        c_.is(t, WordClass::status_under_discussion) || c_.is(t, WordClass::status_rejected))
      return true;
  }
  // "said it would halt strikes for two days" is as much as "will".
  const auto* g = c_.governor(p);
  const bool under_deal = std::any_of(p.arguments.begin(), p.arguments.end(), [&](const auto& a) {
    return a.role == Role::oblique && a.preposition == "under" && c_.is(a.head, WordClass::deal_noun);
  });
  const bool said = p.modality == Modality::hypothetical &&
                    (p.voice || under_deal || (g && !g->noun && c_.stances.is_speech(c_.lemma(g->trigger))));
  if (!(p.modality == Modality::planned || said) || !argument(p, Role::subject)) return false;
  const auto* act = argument(p, Role::infinitive);  // "would stop firing": its own
  const bool own_act = act && c_.token(act->head).xpos == document::Xpos::VBG && is_fighting(c_, act->head);
  return (own_act && said) || (c_.tree.yield(p.trigger).size() > 3 && own_time(c_, p.trigger, TimeType::duration));
}

/// "a full ceasefire", "maritime truce"; what the words around the noun say.
CeasefireScope CeasefireTerms::modified_scope(std::uint32_t noun, const char* otherwise) const {
  for (const auto& [what, name] : kScopes)
    for (const auto child : c_.tree.children(noun)) {
      const auto rel = c_.token(child).deprel;
      // "the cessation of aid" stops no fighting for the sake of aid.
      const bool behind = rel == Deprel::nmod && !c_.is(noun, WordClass::halt_noun);
      if ((rel == Deprel::amod || rel == Deprel::compound || behind) && c_.is(child, what))
        return {name, std::nullopt, false};
    }
  return {otherwise, std::nullopt, false};
}

/// "strikes on energy infrastructure": the target narrows it.
CeasefireScope CeasefireTerms::object_scope(std::uint32_t noun) const {
  auto range = full_phrase(c_, noun);
  for (auto t = range.first; t < noun; ++t)  // "[X and Y halt] strikes on …"
    if (c_.is(t, WordClass::halt_verb)) range.first = noun;
  const auto has = [&](WordClass what) {
    for (auto t = range.first; t < range.last; ++t)
      if (c_.is(t, what)) return true;
    return false;
  };
  if (has(WordClass::scope_maritime) && has(WordClass::scope_air))
    return {"full", std::nullopt, false};  // "and on land"
  for (const auto& [what, name] : kScopes)
    for (auto t = range.first; t < range.last; ++t)
      if (t != noun && c_.is(t, what))
        return {name, what == WordClass::scope_full ? std::nullopt : std::optional(without_time(range, noun)), false};
  const bool aimed = std::any_of(c_.tree.children(noun).begin(), c_.tree.children(noun).end(), [&](auto x) {
    return c_.tree.has_child(x, Deprel::case_, "on") || c_.tree.has_child(x, Deprel::case_, "against") ||
           c_.tree.has_child(x, Deprel::case_, "at") || c_.tree.has_child(x, Deprel::case_, "in");
  });
  const bool everything =
      (!aimed && (c_.lemma(noun) == "operation" || c_.lemma(noun) == "attack" || c_.lemma(noun) == "activity")) ||
      c_.lemma(noun) == "fighting" || c_.lemma(noun) == "hostility" || c_.lemma(noun) == "fire" ||
      c_.lemma(noun) == "violence";
  return everything ? CeasefireScope{"full", std::nullopt, false}
                    : CeasefireScope{"other", without_time(range, noun), false};
}

/// "strikes … for 30 days": the length is no part of what stops.
TokenRange CeasefireTerms::without_time(TokenRange range, std::uint32_t noun) const {
  for (const auto& t : c_.doc.times)
    if (t.tokens.first > range.first && t.tokens.first > noun && range.contains(t.tokens.first))
      range.last = c_.token(t.tokens.first - 1).upos == document::Upos::ADP ? t.tokens.first - 1 : t.tokens.first;
  // "strikes on ports, starting | on Monday"
  while (range.size() > 1 &&
         (c_.token(range.last - 1).upos == document::Upos::PUNCT ||
          (c_.is(range.last - 1, WordClass::begin_verb) && c_.token(range.last - 1).xpos == document::Xpos::VBG)))
    --range.last;
  return range;
}

const document::TimeExpression* CeasefireTerms::duration(const Predication& p) const {
  for (const auto* t : times_of(c_, c_.doc.sentences[p.sentence])) {
    if (t->type != TimeType::duration || t->value.find('X') != std::string::npos || is_distance(*t) ||
        measures_other(p, *t))
      continue;
    if (c_.tree.is_below(t->tokens.first, p.trigger) || (p.noun && is_beside(p.trigger, t->tokens.first)) ||
        (!p.noun && is_behind(p.trigger, t->tokens.first)))
      return t;
  }
  return nullptr;
}

/// "halted 12 days of war", "after a 14-month offensive": the length of something else in the phrase.
bool CeasefireTerms::measures_other(const Predication& p, const document::TimeExpression& time) const {
  const auto next = time.tokens.last;
  if (next + 1 < c_.doc.tokens.size() && c_.token(next).lower == "of" &&
      next < c_.doc.sentences[p.sentence].tokens.last)
    return true;
  // "to end a two-year war"
  const bool war = next < c_.doc.tokens.size() && next != p.trigger && c_.is(next, WordClass::belligerent_noun);
  if (war && !(next + 1 < c_.doc.tokens.size() && c_.token(next + 1).upos == document::Upos::NOUN)) return true;
  for (auto t = time.tokens.last - 1; t != p.trigger && c_.token(t).head != kNoHead; t = c_.token(t).head)
    if (!time.tokens.contains(t) && c_.token(t).upos == document::Upos::NOUN && is_fighting(c_, t) &&
        !c_.is(t, WordClass::halt_noun) && t != p.trigger)
      return !c_.is(c_.token(t).head, WordClass::halt_verb) && p.noun;
  return false;
}

/// "a day later", "two weeks ago": how far, not how long.
bool CeasefireTerms::is_distance(const document::TimeExpression& t) const {
  if (t.tokens.first > 0 && c_.token(t.tokens.first - 1).lower == "within") return true;  // "within 48 hours"
  for (auto w = t.tokens.first; w > 0 && t.tokens.first - w < 3; --w) {  // "the worst fighting in more than a decade"
    const auto before = c_.token(w - 1).lower;
    if (before == "in") return true;
    if (before != "more" && before != "than" && before != "over" && before != "nearly" && before != "almost") break;
  }
  if (t.tokens.last >= c_.doc.tokens.size()) return false;
  const auto next = c_.token(t.tokens.last).lower, last = c_.token(t.tokens.last - 1).lower;
  for (const auto w : {next, last})
    if (w == "later" || w == "earlier" || w == "ago" || w == "after" || w == "before") return true;
  return false;
}

/// "agreed to halt strikes for 30 days": the length may hang on the verb above.
bool CeasefireTerms::is_behind(std::uint32_t verb, std::uint32_t t) const {
  const auto& k = c_.token(verb);
  return t > verb && k.head != kNoHead && k.deprel == Deprel::xcomp && c_.tree.is_below(t, k.head) &&
         c_.token(t - 1).lower == "for";
}

/// "The ceasefire will last 60 days": below the same verb.
bool CeasefireTerms::is_beside(std::uint32_t noun, std::uint32_t t) const {
  const auto& k = c_.token(noun);
  return k.head != kNoHead &&
         (k.deprel == Deprel::nsubj || k.deprel == Deprel::obj || k.deprel == Deprel::nsubj_pass) &&
         (c_.is(k.head, WordClass::last_verb) || k.deprel == Deprel::obj) && c_.tree.is_below(t, k.head) && t > noun;
}

/// The first word on the way up that tells how far the thing is; what is only planned or asked for is not agreed.
std::string CeasefireTerms::status(const Predication& p) const {
  // "progress toward a ceasefire"
  if (c_.tree.has_child(p.trigger, Deprel::case_, "toward") || c_.tree.has_child(p.trigger, Deprel::case_, "towards"))
    return "under_discussion";
  if (p.noun && is_near(p.trigger)) return "under_discussion";
  std::uint32_t at = p.trigger;
  for (int depth = 0; depth < 6; ++depth) {
    for (const auto& [what, name] : kStatuses) {
      if (at == p.trigger &&
          (c_.is(at, WordClass::halt_verb) || c_.is(at, WordClass::halt_noun) || c_.is(at, WordClass::ceasefire_noun)))
        break;
      if (!is_or_with_particle(at, what)) continue;
      // "ordered the neighbours to stop": who orders others has agreed to nothing.
      if (c_.lemma(at) == "order" && at != p.trigger && orders_others(at)) return "proposed";
      if (c_.lemma(at) == "deal" && c_.token(at).upos == document::Upos::VERB) continue;  // "dealt with the proposal"
      if (at != p.trigger && repeats_appeal(at)) return "proposed";
      const auto* told = c_.predication(at);
      if (has_passed(at)) return "ended";
      // "could not last unless …": a fear, no breach.
      // "could not start", "did not begin": it is still to come.
      if (told && told->negated && c_.is(at, WordClass::begin_verb)) return "proposed";
      if (told && std::string_view(name) == "in_force" && is_due(c_, at)) return "agreed";
      if (told && told->negated && std::string_view(name) == "in_force" && (depends(at) || has_modal(at))) return name;
      auto status = told ? wished(at, tempered(name, *told)) : name;
      return status == "rejected" && depends(at) ? "proposed" : status;
    }
    if (at != p.trigger && c_.lemma(at) == "suppose") return "proposed";  // "was supposed to begin"
    if (const auto below = status_below(at, p.trigger); !below.empty()) return below;
    if (const auto beside = status_beside(at, p.trigger); !beside.empty()) return beside;
    const bool other_clause = c_.token(at).deprel == Deprel::conj && c_.token(at).upos == document::Upos::VERB;
    if (c_.token(at).head == kNoHead || other_clause) break;
    at = c_.token(at).head;
  }
  if (p.noun || (!c_.is(p.trigger, WordClass::quiet_verb) && !c_.is(p.trigger, WordClass::halt_verb))) return {};
  // The verb alone: who stops has stopped, who will stop has agreed to.
  if (p.negated) return {};
  // "urged both sides to 'stop the killing now'"
  const bool bare = c_.token(p.trigger).xpos == document::Xpos::VB;
  if (bare && p.modality == Modality::actual) return "proposed";
  return p.modality == Modality::actual ? "in_force" : p.modality == Modality::planned ? "agreed" : "proposed";
}

std::string CeasefireTerms::status_of_verb(const Predication& p) const {
  for (const auto& [what, name] : kStatuses)
    if (is_or_with_particle(p.trigger, what)) return has_passed(p.trigger) ? "ended" : tempered(name, p);
  return {};
}

/// "will not sign unless …": who names a condition has not said no.
bool CeasefireTerms::depends(std::uint32_t verb) const {
  const auto words = c_.tree.yield(verb);
  for (auto t = verb + 1; t < words.last; ++t)
    if (c_.token(t).lower == "unless" || c_.token(t).lower == "until") return true;
  return false;
}

bool CeasefireTerms::has_modal(std::uint32_t verb) const {
  return std::any_of(c_.tree.children(verb).begin(), c_.tree.children(verb).end(),
                     [&](auto x) { return c_.token(x).xpos == document::Xpos::MD; });
}

bool CeasefireTerms::orders_others(std::uint32_t verb) const {
  const auto* told = c_.predication(verb);
  const auto* whom = told ? argument(*told, Role::object) : nullptr;
  if (told && !whom) whom = argument(*told, Role::recipient);
  return whom && c_.token(verb).upos == document::Upos::VERB && !c_.is(whom->head, WordClass::force_noun) &&
         !c_.is(whom->head, WordClass::halt_noun) && !c_.is(whom->head, WordClass::ceasefire_noun);
}

/// "renewed his call for a truce", "extended an offer": not the truce.
bool CeasefireTerms::repeats_appeal(std::uint32_t verb) const {
  if (!c_.is(verb, WordClass::status_extended)) return false;
  return std::any_of(c_.tree.children(verb).begin(), c_.tree.children(verb).end(), [&](auto x) {
    return c_.token(x).deprel == Deprel::obj &&
           (c_.is(x, WordClass::status_proposed) || c_.is(x, WordClass::call_noun) || c_.lemma(x) == "effort");
  });
}

/// "close to an agreement on a truce", "near a deal for one"
bool CeasefireTerms::is_near(std::uint32_t noun) const {
  const auto first = c_.doc.sentences[c_.predication(noun)->sentence].tokens.first;
  constexpr std::uint32_t kFar = 14, kBeside = 5;  // words
  std::uint32_t deal = document::kNone;
  for (auto t = noun; t-- > first && noun - t < kFar;) {
    const auto& word = c_.token(t);
    if (c_.is(t, WordClass::deal_noun) || c_.is(t, WordClass::status_agreed)) deal = t;
    if (word.upos == document::Upos::VERB && word.lower != "nearing") return false;
    if (word.upos == document::Upos::PUNCT && word.form != "-") return false;
    if (deal != document::kNone && deal - t < kBeside &&
        (word.lower == "near" || word.lower == "nearing" || word.lower == "closer" || word.lower == "verge" ||
         (word.lower == "close" && c_.token(t + 1).lower == "to")))
      return true;
  }
  return false;
}

/// "end", "fall apart"
bool CeasefireTerms::is_or_with_particle(std::uint32_t at, WordClass what) const {
  if (c_.is(at, what)) return true;
  for (const auto child : c_.tree.children(at)) {
    const auto rel = c_.token(child).deprel;
    if ((rel == Deprel::compound_prt || rel == Deprel::advmod) && child == at + 1 &&
        c_.words.is(std::string(c_.lemma(at)) + " " + std::string(c_.token(child).lower), what))
      return true;
  }
  return false;
}

/// "It held for two days", "lasted 13 days": told in the past with its length, it is over.
bool CeasefireTerms::has_passed(std::uint32_t at) const {
  if (c_.token(at).xpos != document::Xpos::VBD || (c_.lemma(at) != "hold" && !c_.is(at, WordClass::last_verb)) ||
      !c_.predication(at))
    return false;
  for (const auto* t : times_of(c_, c_.doc.sentences[c_.predication(at)->sentence]))
    if (t->type == TimeType::duration && c_.tree.is_below(t->tokens.first, at)) return true;
  return false;
}

/// "take effect", "come into force": the noun below the verb tells.
std::string CeasefireTerms::status_below(std::uint32_t at, std::uint32_t trigger) const {
  if (at == trigger) return {};
  for (const auto child : c_.tree.children(at))
    if (child != trigger && (c_.lemma(child) == "effect" || c_.lemma(child) == "force") &&
        c_.token(child).xpos == document::Xpos::NN &&  // no "security forces"
        c_.token(at).upos == document::Upos::VERB) {
      const auto* told = c_.predication(at);
      const bool to_come = (told && told->modality != Modality::actual) || is_due(c_, at);
      return to_come ? "agreed" : "in_force";
    }
  return {};
}

/// "the idea of extending the truce", "urged them to observe it": a gerund or infinitive is as far as what governs it.
std::string CeasefireTerms::wished(std::uint32_t verb, std::string status) const {
  const auto& k = c_.token(verb);
  const bool finite =
      k.xpos != document::Xpos::VBG && !(k.xpos == document::Xpos::VB && c_.tree.child(verb, {Deprel::mark}));
  if (k.upos != document::Upos::VERB || finite || k.head == kNoHead) return status;
  for (const auto what : {WordClass::status_rejected, WordClass::status_under_discussion, WordClass::status_proposed})
    if (c_.is(k.head, what))
      return what == WordClass::status_rejected   ? "rejected"
             : what == WordClass::status_proposed ? "proposed"
                                                  : "under_discussion";
  return status;
}

/// "launch discussions for a ceasefire": the object of the verb that it stands below.
std::string CeasefireTerms::status_beside(std::uint32_t at, std::uint32_t trigger) const {
  if (at == trigger || c_.token(trigger).deprel != Deprel::obl || c_.token(trigger).head != at) return {};
  for (const auto child : c_.tree.children(at)) {
    if (c_.token(child).deprel != Deprel::obj) continue;
    for (const auto& [what, name] : kStatuses)
      if (c_.is(child, what)) return name;
  }
  return {};
}

double CeasefireTerms::days(const std::string& value) {
  const bool clock = value.starts_with("PT");
  const std::size_t at = clock ? 2 : 1;
  const auto end = value.find_first_not_of("0123456789", at);
  if (end == std::string::npos || end == at || end + 1 != value.size()) return 0;
  const double n = std::stod(value.substr(at, end - at));
  switch (value[end]) {
    case 'H':
      return n / 24;
    case 'D':
      return clock ? 0 : n;
    case 'W':
      return 7 * n;
    case 'M':
      return clock ? 0 : 30 * n;
    case 'Y':
      return 365 * n;
    default:
      return 0;
  }
}

/// "a month-long truce" and "30 days" are one length.
bool CeasefireTerms::same_length(const std::string& a, const std::string& b) {
  if (a == b) return true;
  const auto x = days(a), y = days(b);
  return x > 0 && y > 0 && std::abs(x - y) <= 0.1 * std::max(x, y);
}

}  // namespace newsbrief::dossiers
