#include "dossiers/ceasefire_parties.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace newsbrief::dossiers {

using document::Deprel;
using document::EntityType;
using document::kNoHead;
using document::kNone;
using document::Predication;
using document::Role;
using lexicon::WordClass;

Entities CeasefireParties::parties(const Predication& p) const {
  Entities named;
  if (p.noun && !argument(p, Role::subject)) {
    add_unique(named, entities(p, {"between", "with", "among"}));
    add_unique(named, entities(p, Role::possessor));
    // "X and Y signed a truce": who binds himself stops; who announces or brokers does not.
    if (const auto* g = c_.governor(p); named.size() < 2 && g && !g->noun) {
      const auto lemma = c_.lemma(g->trigger);
      if (lemma == "sign" || lemma == "agree" || terms_.is_halted(p) || lemma == "reach" || lemma == "accept" ||
          lemma == "observe" || lemma == "extend")
        add_unique(named, entities(*g, Role::subject));
    }
  } else {
    for (const auto& a : p.arguments)
      if (a.role == Role::subject && !is_pair(c_, a.head)) add_unique(named, a.entities);
  }
  Entities out;
  for (const auto e : named) {
    const auto type = c_.entity(e).type;
    // Who announces or proposes is not who is to stop: a leader alone says nothing of his army.
    // "his fighters" are some party's.
    const bool proper = !c_.entity(e).name.empty() && text::starts_upper(c_.entity(e).name) &&
                        (!c_.entity(e).country.empty() || !is_of_title_alone(c_, e));
    if (type == EntityType::country || (type == EntityType::group && proper)) add_unique(out, {e});
  }
  if (out.size() >= 2 || (argument(p, Role::subject) && !out.empty())) return out;
  return out.empty() && is_unilateral(p) ? declarers(p) : is_unilateral(p) ? out : Entities{};
}

Entities CeasefireParties::proposers(const Predication& p) const {
  Entities out = proposers_above(p);
  if (out.empty()) out = proposers_below(p);
  if (out.empty()) out = proposers_beside(p);
  std::erase_if(out, [&](auto e) { return !is_party(c_, e); });
  return out;
}

Entities CeasefireParties::proposers_below(const Predication& p) const {
  for (const auto child : c_.tree.children(p.trigger)) {
    const auto rel = c_.token(child).deprel;
    const auto* told = c_.predication(child);
    if (!told || !c_.is(child, WordClass::propose_verb) ||
        (rel != Deprel::acl && rel != Deprel::acl_relcl && rel != Deprel::advcl))
      continue;
    const auto by = entities(*told, {"by"});
    return by.empty() ? entities(*told, Role::subject) : by;
  }
  return {};
}

Entities CeasefireParties::proposers_beside(const Predication& p) const {
  for (const Predication* at = &p; at; at = c_.governor(*at))
    for (const auto& a : at->arguments) {
      if (a.role != Role::oblique || a.preposition != "under" || !c_.is(a.head, WordClass::deal_noun)) continue;
      if (const auto* plan = c_.predication(a.head)) {
        const auto owner = entities(*plan, Role::possessor);
        if (!owner.empty()) return owner;
      }
    }
  return {};
}

Entities CeasefireParties::proposers_above(const Predication& p) const {
  std::uint32_t at = p.trigger;
  for (int depth = 0; depth < 4 && c_.token(at).head != kNoHead; ++depth) {
    const auto below = at;
    at = c_.token(at).head;
    const auto lemma = c_.lemma(at);
    // "offered to host talks on monitoring the pause", wherever the tree hangs the gerund
    const bool of_talks = c_.is(at, WordClass::talk_noun) || c_.is(at, WordClass::meeting_noun);
    if (of_talks || (c_.token(below).deprel == Deprel::advcl && c_.tree.child(at, {Deprel::obj}))) return {};
    const auto* told = c_.predication(at);
    if (!told) continue;
    Entities who;
    if (lemma == "propose" || lemma == "offer" || lemma == "suggest") who = entities(*told, Role::subject);
    if (told->noun &&
        (lemma == "proposal" || lemma == "idea" || lemma == "plan" || lemma == "offer" || lemma == "initiative")) {
      who = entities(*told, Role::possessor);
      add_unique(who, entities(*told, {"by", "from", "of"}));
    }
    std::erase_if(who, [&](auto e) { return !is_party(c_, e); });
    if (!who.empty()) return who;
  }
  return {};
}

/// "a unilateral truce", "X proclaimed a truce of three months": only who declares it binds himself.
bool CeasefireParties::is_unilateral(const Predication& p) const {
  if (!p.noun) return false;
  for (auto t = c_.tree.yield(p.trigger).first; t < p.trigger; ++t)
    if (c_.token(t).lower == "unilateral" || c_.token(t).lower == "one-sided") return true;
  const auto* g = c_.governor(p);
  return g && c_.is(g->trigger, WordClass::proclaim_verb) && entities(*g, Role::subject).size() == 1 &&
         entities(p, {"between", "with", "among"}).empty();
}

/// "X declared a unilateral truce"
Entities CeasefireParties::declarers(const Predication& p) const {
  Entities out;
  if (const auto* g = c_.governor(p); g && !g->noun)
    for (const auto e : entities(*g, Role::subject))
      if (const auto who = principal(c_, e)) add_unique(out, {*who});
  return out;
}

}  // namespace newsbrief::dossiers
