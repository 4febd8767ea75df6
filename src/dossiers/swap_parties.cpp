#include "dossiers/swap_parties.hpp"

#include <algorithm>

namespace newsbrief::dossiers {

using document::Deprel;
using document::EntityType;
using document::kNoHead;
using document::kNone;
using document::Predication;
using document::Role;
using lexicon::WordClass;

Entities SwapParties::parties(const Predication& p) const {
  Entities named;
  if (p.noun) {
    named = entities(p, {"between", "with", "by"});
    if (const auto* g = c_.governor(p); g && !g->noun && c_.is(g->trigger, WordClass::hold_verb))
      add_unique(named, entities(*g, Role::subject));
    for (const auto e : entities(p, Role::possessor))
      if (c_.entity(e).type != EntityType::person) add_unique(named, {e});
    if (const auto* g = c_.governor(p); g && (c_.lemma(g->trigger) == "conduct" || c_.lemma(g->trigger) == "agree" ||
                                              c_.lemma(g->trigger) == "complete"))
      add_unique(named, entities(*g, Role::subject));
  } else {
    const auto* subject = argument(p, Role::subject);
    if (subject && !is_pair(c_, subject->head)) named = entities(p, Role::subject);
    add_unique(named, entities(p, {"with"}));
  }
  Entities out;
  for (const auto e : named)
    if (const auto who = principal(c_, e)) add_unique(out, {*who});
  return out;
}

bool SwapParties::leaves_side_open(const Predication& p) const {
  const auto* subject = argument(p, Role::subject);
  if (!subject || p.noun) return false;
  const auto all = conjuncts(c_, subject->head);
  return all.size() > 1 && std::any_of(all.begin(), all.end(), [&](auto head) {
           return c_.token(head).upos == document::Upos::NOUN && parties_named_at(head).empty();
         });
}

Entities SwapParties::parties_named_at(std::uint32_t head) const {
  const auto m = c_.doc.mention_of[head];
  return m == kNone ? Entities{} : c_.doc.mentions[m].entities;
}

std::optional<std::uint32_t> SwapParties::captor(const Predication& p) const {
  for (const auto& a : p.arguments) {
    if (a.role != Role::oblique || a.preposition != "from" || is_time(c_, a.head)) continue;
    if (!a.entities.empty() && is_party(c_, a.entities[0])) return principal(c_, a.entities[0]);
    if (const auto nation = captives_.nationality(a.head)) return nation;
  }
  return holder_near(p.sentence);
}

std::optional<std::uint32_t> SwapParties::receiver(const Predication& p) const {
  for (const auto& a : p.arguments) {
    if (a.role != Role::recipient && !(a.role == Role::oblique && a.preposition == "to")) continue;
    const auto m = c_.doc.mention_of[a.head];
    if (a.entities.empty() && (m == kNone || c_.doc.mentions[m].entities.empty())) continue;
    if (const auto who = principal(c_, a.entities.empty() ? c_.doc.mentions[m].entities[0] : a.entities[0])) return who;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> SwapParties::party_behind(std::uint32_t captive, std::string_view preposition) const {
  for (const auto child : c_.tree.children(captive)) {
    const auto m = c_.doc.mention_of[child];
    if (c_.token(child).deprel != Deprel::nmod || m == kNone || c_.doc.mentions[m].entities.empty()) continue;
    if (c_.tree.has_child(child, Deprel::case_, preposition)) return principal(c_, c_.doc.mentions[m].entities[0]);
  }
  // "the bodies of four hostages to X"
  for (const auto child : c_.tree.children(captive))
    if (c_.token(child).deprel == Deprel::nmod && c_.tree.has_child(child, Deprel::case_, "of") &&
        c_.is(captive, WordClass::collective_noun))
      return party_behind(child, preposition);
  return std::nullopt;
}

Entities SwapParties::escorts(std::uint32_t sentence) const {
  Entities out;
  const auto range = c_.doc.sentences[sentence].tokens;
  for (const auto& p : c_.doc.predications) {
    if (!range.contains(p.trigger)) continue;
    Entities who;
    if (!p.noun && c_.is(p.trigger, WordClass::escort_verb)) add_unique(who, entities(p, Role::subject));
    if (p.noun &&
        (c_.lemma(p.trigger) == "supervision" || c_.lemma(p.trigger) == "mission" || c_.lemma(p.trigger) == "help")) {
      add_unique(who, entities(p, Role::possessor));
      add_unique(who, entities(p, {"of"}));
    }
    add_unique(who, entities(p, {"through", "via"}));
    std::erase_if(who, [&](auto e) {
      return c_.entity(e).type != EntityType::organization ||
             (c_.entity(e).sector != "NGO" && c_.entity(e).sector != "IGO");
    });
    add_unique(out, who);
  }
  return out;
}

/// "He had been held since May", "The two were seized in June": about those just told of, not a number of others.
bool SwapParties::goes_on(std::uint32_t sentence) const {
  const auto words = c_.doc.sentences[sentence].tokens;
  return std::none_of(c_.doc.quantities.begin(), c_.doc.quantities.end(), [&](const auto& q) {
    return words.contains(q.tokens) && !q.ordinal && q.currency.empty() && !is_time(c_, q.number.first) && q.value > 2;
  });
}

/// "detained in X", "free from Y detention": told in this sentence or the next one.
std::optional<std::uint32_t> SwapParties::holder_near(std::uint32_t sentence) const {
  for (const auto& p : c_.doc.predications) {
    if (p.sentence != sentence && (p.sentence != sentence + 1 || !goes_on(p.sentence))) continue;
    if (!c_.is(p.trigger, WordClass::hold_captive)) continue;
    if (p.noun) {
      if (const auto nation = captives_.nationality(p.trigger)) return nation;
      continue;
    }
    for (const auto e : entities(p, {"in", "by"}))
      if (const auto who = principal(c_, e)) return who;
  }
  return std::nullopt;
}

}  // namespace newsbrief::dossiers
