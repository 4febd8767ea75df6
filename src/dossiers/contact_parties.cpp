#include "dossiers/contact_parties.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace newsbrief::dossiers {
namespace {

using document::Deprel;
using document::EntityType;
using document::kNoHead;
using document::kNone;
using document::Predication;
using document::Role;
using lexicon::WordClass;

/// "X, for his country": a country beside its own leader or seat of government is no second party.
Entities drop_principals(const Context& c, const Entities& all) {
  Entities out;
  for (const auto e : all) {
    const bool spoken_for =
        c.entity(e).type == EntityType::country && std::any_of(all.begin(), all.end(), [&](auto other) {
          const auto& o = c.entity(other);
          return other != e &&
                 (o.stands_for == e || (o.type == EntityType::person && o.country == c.entity(e).country));
        });
    if (!spoken_for) out.push_back(e);
  }
  return out;
}

/// "their advisers" are not they.
bool is_theirs(const Context& c, std::uint32_t head) {
  const auto owner = c.tree.child(head, {Deprel::nmod_poss});
  return owner && c.token(*owner).lower == "their" && c.token(head).upos == document::Upos::NOUN;
}

/// "her counterpart in Y, X,": the person whose name follows the comma behind the phrase.
Entities named_beside(const Context& c, std::uint32_t head) {
  const auto last = std::min<std::uint32_t>(head + 7, static_cast<std::uint32_t>(c.doc.tokens.size()));
  for (auto t = head + 1; t + 1 < last; ++t) {
    const auto& word = c.token(t);
    if (word.upos == document::Upos::VERB || word.upos == document::Upos::AUX) return {};
    if (word.upos != document::Upos::PUNCT) continue;
    if (word.form != ",") return {};
    for (const auto& m : c.doc.mentions)
      if (m.tokens.first == t + 1 && m.entities.size() == 1 && c.entity(m.entities[0]).type == EntityType::person &&
          m.kind == document::MentionKind::name)
        return m.entities;
    return {};
  }
  return {};
}

/// The one head of a country whom the text has named before: "the X and Y leaders", "the presidents of X and Y".
std::uint32_t leader_of(const Context& c, std::uint32_t country, std::uint32_t before) {
  if (c.entity(country).type != EntityType::country) return country;
  Entities heads;
  for (const auto& m : c.doc.mentions)
    if (m.kind == document::MentionKind::name && m.tokens.last <= before && m.entities.size() == 1)
      if (const auto& e = c.entity(m.entities[0]);
          e.type == EntityType::person && e.head && e.country == c.entity(country).country)
        add_unique(heads, m.entities);
  return heads.size() == 1 ? heads[0] : country;
}

Entities as_leaders(const Context& c, std::uint32_t head, Entities named) {
  const auto lemma = c.lemma(head);
  if (named.size() != 2 || c.token(head).xpos != document::Xpos::NNS || (lemma != "leader" && lemma != "president"))
    return named;
  const Entities people{leader_of(c, named[0], head), leader_of(c, named[1], head)};
  return people[0] != named[0] && people[1] != named[1] ? people : named;
}

/// Those that the phrase names; "A and B negotiators" are of two.
Entities named_by(const Context& c, const document::Argument& a) {
  if (is_theirs(c, a.head)) return {};
  Entities out = a.entities;
  if (out.size() < 2)
    if (auto all = parties_of_phrase(c, a.head); all.size() > out.size()) out = std::move(all);
  std::vector<std::uint32_t> joined = conjuncts(c, a.head);
  for (const auto part : c.tree.children(a.head))  // the tree may hang them on the family name
    if (c.token(part).deprel == Deprel::flat)
      for (const auto one : conjuncts(c, part)) joined.push_back(one);
  for (const auto one : joined)  // "X and his counterpart of Y, Z,"
    if (one != a.head && c.is(one, WordClass::party_noun)) add_unique(out, named_beside(c, one));
  return as_leaders(c, a.head, std::move(out));
}

Entities of_role(const Context& c, const Predication& p, Role role) {
  Entities out;
  for (const auto& a : p.arguments)
    if (a.role == role) add_unique(out, named_by(c, a));
  return out;
}

Entities of_prepositions(const Context& c, const Predication& p, std::initializer_list<std::string_view> prepositions) {
  Entities out;
  for (const auto& a : p.arguments)
    if (a.role == Role::oblique && !is_time(c, a.head) &&
        std::find(prepositions.begin(), prepositions.end(), a.preposition) != prepositions.end())
      add_unique(out, named_by(c, a));
  return out;
}

bool opens_circumstance(const Context& c, std::uint32_t noun) {
  for (const auto* w : {"including", "include", "after", "during", "at", "in", "follow", "following", "before", "on"})
    if (c.tree.has_child(noun, Deprel::case_, w)) return true;
  return false;
}

Entities persons(const Context& c, Entities who) {
  std::erase_if(who, [&](auto e) { return c.entity(e).type != EntityType::person; });
  return who;
}

/// Whom a verb of saying is addressed to: "told X", "reported to X", "thanked X and Y".
Entities addressees(const Context& c, const Predication& p) {
  Entities out = of_role(c, p, Role::object);
  add_unique(out, of_role(c, p, Role::recipient));
  add_unique(out, of_prepositions(c, p, {"to"}));
  return persons(c, std::move(out));
}

/// "a conversation on Thursday night between X and Y": where the tree hangs the two on the night.
Entities between_below(const Context& c, std::uint32_t noun) {
  const auto words = c.tree.yield(noun);
  for (auto t = noun + 1; t < words.last; ++t) {
    if (c.token(t).upos == document::Upos::VERB) return {};
    if (c.token(t).lower != "between" || c.token(t).deprel != Deprel::case_ || c.token(t).head == kNoHead) continue;
    Entities out;
    for (const auto one : conjuncts(c, c.token(t).head)) add_unique(out, parties_of_phrase(c, one));
    return out;
  }
  return {};
}

/// "in a call", "during the conversation", "at a meeting": the contact at which something was said.
bool is_occasion(const Context& c, const Predication& p) {
  const auto* above = c.token(p.trigger).head == kNoHead ? nullptr : c.predication(c.token(p.trigger).head);
  if (!above || above->noun || c.token(p.trigger).deprel != Deprel::obl) return false;
  for (const auto* w : {"in", "during", "at"})
    if (c.tree.has_child(p.trigger, Deprel::case_, w)) return true;
  return c.is(p.trigger, WordClass::call_noun) && c.tree.has_child(p.trigger, Deprel::case_, "on");
}

/// Whose contact it is that a clause only mentions: "After talks with X, Y said …".
Entities of_circumstance(const Context& c, const Predication& p) {
  const auto head = c.token(p.trigger).head;
  const auto rel = c.token(p.trigger).deprel;
  if (head == kNoHead || (rel != Deprel::obl && rel != Deprel::nmod) || !opens_circumstance(c, p.trigger)) return {};
  const auto* above = c.predication(head);
  if (!above) return {};
  // "Before the call, X and Y exchanged prisoners": what countries do besides.
  const auto doers = entities(*above, Role::subject);
  const bool speaks = c.stances.is_speech(c.lemma(head)) || c.is(head, WordClass::consent_verb) ||
                      c.is(head, WordClass::discuss_verb) || c.is(head, WordClass::status_agreed);
  const bool states = !doers.empty() && std::all_of(doers.begin(), doers.end(),
                                                    [&](auto e) { return c.entity(e).type == EntityType::country; });
  if (!above->noun && states && !speaks) return {};
  // "Statements by X and Y following talks"
  if (above->noun) return c.is(head, WordClass::statement_noun) ? of_prepositions(c, *above, {"by", "of"}) : Entities{};
  return entities(*above, Role::subject);
}

/// "Foreign Minister X": the person whose name the words from here on lead to.
Entities person_from(const Context& c, std::uint32_t first, std::uint32_t last) {
  using document::Upos;
  for (auto x = first; x < last; ++x) {
    const auto upos = c.token(x).upos;
    if (upos != Upos::PROPN && upos != Upos::ADJ && upos != Upos::DET) return {};
    for (const auto& m : c.doc.mentions)
      if (m.tokens.first == x && m.entities.size() == 1 && c.entity(m.entities[0]).type == EntityType::person)
        return m.entities;
  }
  return {};
}

/// "spoke today with President X": the name behind the next "with", whatever the tree makes of it.
Entities named_behind(const Context& c, std::uint32_t verb) {
  const auto last = std::min(c.doc.sentences[c.predication(verb)->sentence].tokens.last, verb + 12);
  for (auto t = verb + 1; t < last && c.token(t).upos != document::Upos::VERB; ++t)
    if (c.token(t).lower == "with") return person_from(c, t + 1, last);
  return {};
}

/// "presented the plan for a truce to President X at a meeting": where the tree hangs him on the plan.
Entities presented_to(const Context& c, std::uint32_t verb, std::uint32_t last) {
  const auto* told = c.predication(verb);
  const auto* object = told ? argument(*told, Role::object) : nullptr;
  if (!object || object->head < verb) return {};
  for (auto t = object->head + 1; t < last; ++t) {
    if (c.token(t).upos == document::Upos::VERB) return {};
    if (c.token(t).lower != "to") continue;
    const auto who = person_from(c, t + 1, last);
    const bool owner = std::any_of(c.doc.mentions.begin(), c.doc.mentions.end(), [&](const auto& m) {
      return m.tokens.first > t && m.tokens.last < c.doc.tokens.size() && m.entities == who && m.tokens.last <= last &&
             c.token(m.tokens.last).lower == "'s";
    });
    return owner ? Entities{} : who;
  }
  return {};
}

Entities of_noun(const Context& c, const Predication& p, Entities& met) {
  Entities out;
  for (const auto& a : p.arguments)  // "their talks" means whoever met last
    if (a.role == Role::possessor && c.token(a.head).lower != "their") add_unique(out, a.entities);
  Entities before;  // "the X-Y summit": the names stand right in front
  for (const auto& m : c.doc.mentions)
    if (m.tokens.first >= c.tree.yield(p.trigger).first && m.tokens.last <= p.trigger && m.entities.size() == 1 &&
        c.entity(m.entities[0]).type == EntityType::country && m.tokens.last + 6 > p.trigger)
      add_unique(before, m.entities);
  if (before.size() >= 2) add_unique(out, before);
  met = of_prepositions(c, p, {"with"});
  add_unique(out, of_prepositions(c, p, {"between", "among", "of", "by", "from"}));
  for (const auto child : c.tree.children(p.trigger)) {  // "talks attended by X", "a meeting bringing together X and Y"
    const auto* verb = c.token(child).deprel == Deprel::acl ? c.predication(child) : nullptr;
    if (!verb) continue;
    if (c.is(child, WordClass::convene_verb)) add_unique(out, of_role(c, *verb, Role::subject));
    if (c.lemma(child) == "bring" || c.lemma(child) == "involve") add_unique(out, of_role(c, *verb, Role::object));
  }
  const auto* governor = c.governor(p);
  if (governor && c.is(governor->trigger, WordClass::hold_verb) && argument(*governor, Role::object)) {
    Entities all = of_role(c, *governor, Role::subject);
    add_unique(all, out);
    add_unique(met, of_prepositions(c, *governor, {"with"}));
    const bool with = p.trigger + 1 < c.doc.tokens.size() && c.token(p.trigger + 1).lower == "with";
    if (met.empty() && with) met = named_behind(c, p.trigger);
    out = std::move(all);
  } else if (governor && c.lemma(governor->trigger) == "receive") {
    add_unique(out, of_role(c, *governor, Role::subject));
  } else if (out.empty()) {
    auto named = of_circumstance(c, p);
    // "congratulated X in a telephone conversation": whom he spoke to is the verb's.
    if (met.empty() && !named.empty() && is_occasion(c, p)) {
      const auto verb = c.token(p.trigger).head;
      met = addressees(c, *c.predication(verb));
      if (met.empty()) met = named_behind(c, verb);  // "discussed the plan with X in a phone call"
      if (met.empty()) met = presented_to(c, verb, p.trigger);
    }
    // Who speaks after a meeting need not have been there, unless it says with whom he met, or they speak together.
    if (!met.empty() || named.size() > 1) out = std::move(named);
  }
  if (out.empty() && !met.empty() && comes_for(c, p)) {
    const auto& verb = *c.predication(c.token(p.trigger).head);
    out = entities(verb, Role::subject);  // of a passive, its object
    if (out.empty()) out = entities(verb, Role::object);
  }
  if (out.empty() && met.empty()) out = between_below(c, p.trigger);
  // "gave his consent in a call from X": whose verb it is took part.
  if (out.size() == 1 && met.empty() && c.is(p.trigger, WordClass::call_noun) && is_occasion(c, p))
    add_unique(out, persons(c, of_role(c, *c.predication(c.token(p.trigger).head), Role::subject)));
  return out;
}

/// "They talked for an hour": the two people named in the sentence before and no third.
Entities pair_before(const Context& c, const Predication& p) {
  const auto* subject = argument(p, Role::subject);
  if (!subject || p.sentence == 0 || p.modality != document::Modality::actual) return {};
  const auto& word = c.token(subject->head);
  if (word.lower != "they" && word.lower != "two" && word.lower != "both" && word.lower != "pair" &&
      word.lower != "men")
    return {};
  Entities out;
  const document::TokenRange before{c.doc.sentences[p.sentence - 1].tokens.first, p.trigger};
  for (const auto& m : c.doc.mentions)
    if (before.contains(m.tokens) && m.entities.size() == 1 && c.entity(m.entities[0]).type == EntityType::person)
      add_unique(out, m.entities);
  return out.size() == 2 ? out : Entities{};
}

/// "The heads of the two armies, General X of A and General Y of B, spoke": the two named right before the verb.
Entities named_before(const Context& c, const Predication& p) {
  const auto first = c.doc.sentences[p.sentence].tokens.first;
  Entities out;
  for (auto t = p.trigger; t-- > first;) {
    if (c.token(t).upos == document::Upos::VERB || c.token(t).upos == document::Upos::AUX) return {};
    const auto m = c.doc.mention_of[t];
    if (m == kNone || c.doc.mentions[m].tokens.first != t || c.doc.mentions[m].kind != document::MentionKind::name)
      continue;
    if (c.doc.mentions[m].entities.size() == 1 && c.entity(c.doc.mentions[m].entities[0]).type == EntityType::person)
      add_unique(out, c.doc.mentions[m].entities);
  }
  std::reverse(out.begin(), out.end());
  return out.size() == 2 && c.token(p.trigger - 1).form == "," ? out : Entities{};
}

Entities of_verb(const Context& c, const Predication& p, Entities& met) {
  const bool talks = c.is(p.trigger, WordClass::talk_verb);
  met = of_prepositions(c, p, {"with"});
  if (talks) {
    // Who speaks to an organization holds a speech.
    auto addressed = of_prepositions(c, p, {"to"});
    std::erase_if(addressed, [&](auto e) { return c.entity(e).type == EntityType::organization; });
    add_unique(met, addressed);
    if (met.empty()) met = named_behind(c, p.trigger);
  } else {
    // "discussed X with Y by phone": X is what it was about.
    if (met.empty() || c.is(p.trigger, WordClass::meet_verb)) add_unique(met, of_role(c, p, Role::object));
    add_unique(met, of_role(c, p, Role::recipient));
    if (met.empty() && c.is(p.trigger, WordClass::meet_verb)) met = named_behind(c, p.trigger);
  }
  auto subject = of_role(c, p, Role::subject);
  if (subject.empty() && met.empty() && (talks || c.is(p.trigger, WordClass::meet_verb))) {
    const auto pair = pair_before(c, p);
    return !pair.empty() || p.negated ? pair : named_before(c, p);
  }
  return subject;
}

/// "conversations with A on Wednesday and with B on Thursday", "spoke with A today and with President B on Monday":
/// those behind a further "with" of the clause.
Entities named_apart(const Context& c, std::uint32_t trigger) {
  Entities out;
  const auto last = c.doc.sentences[c.predication(trigger)->sentence].tokens.last;
  for (auto t = trigger + 1; t + 2 < last; ++t) {
    if (c.token(t).upos == document::Upos::VERB && c.token(trigger).upos == document::Upos::VERB) break;
    if (c.token(t).lower == "and" && c.token(t + 1).lower == "with") add_unique(out, person_from(c, t + 2, last));
  }
  return out;
}

/// "In both conversations he …", "the two calls": the next sentence counts them.
bool are_two(const Context& c, std::uint32_t sentence) {
  if (sentence >= c.doc.sentences.size()) return false;
  const auto words = c.doc.sentences[sentence].tokens;
  for (auto t = words.first; t + 1 < words.last; ++t)
    if ((c.token(t).lower == "both" || c.token(t).lower == "two") && c.token(t + 1).xpos == document::Xpos::NNS &&
        (c.is(t + 1, WordClass::call_noun) || c.lemma(t + 1) == "conversation"))
      return true;
  return false;
}

/// "spoke separately with A and B", "in separate calls with A and B"
bool are_apart(const Context& c, const Predication& p) {
  for (const auto child : c.tree.children(p.trigger))
    if (c.token(child).lower == "separately" || c.token(child).lower == "separate" ||
        c.token(child).lower == "respectively")
      return true;
  if (p.noun) return c.token(p.trigger).xpos == document::Xpos::NNS && c.is(p.trigger, WordClass::call_noun);
  if (c.is(p.trigger, WordClass::call_verb)) return true;  // "phoned A on Sunday and B on Monday"
  if (are_two(c, p.sentence + 1)) return true;
  const auto words = c.tree.yield(p.trigger);  // "met with A on Monday and with B on Tuesday"
  for (auto t = p.trigger + 1; t + 1 < words.last; ++t)
    if (c.token(t).lower == "and" && c.token(t + 1).lower == "with") return true;
  return false;
}

/// People in the plural whom no name or country stands for: "experts met", "a meeting of advisers to the leaders".
std::vector<std::uint32_t> unnamed_parties(const Context& c, const Predication& p) {
  std::vector<std::uint32_t> out;
  for (const auto& a : p.arguments) {
    const bool part = p.noun ? a.role == Role::oblique && (a.preposition == "of" || a.preposition == "between" ||
                                                           a.preposition == "with" || a.preposition == "among")
                             : a.role == Role::subject || a.role == Role::object ||
                                   (a.role == Role::oblique && a.preposition == "with");
    if (!part) continue;
    for (const auto head : conjuncts(c, a.head))
      if (c.token(head).xpos == document::Xpos::NNS && c.is(head, WordClass::delegate_noun) &&
          c.doc.mention_of[head] == kNone && !is_theirs(c, head) &&
          !c.tree.child(head, {Deprel::nummod}) &&  // "the two ministers" are known
          parties_of_phrase(c, head).empty())
        out.push_back(head);
  }
  return out;
}

/// "the directors of military operations of X and Y": whose the thing behind "of" is.
Entities owners_behind(const Context& c, std::uint32_t noun) {
  Entities out;
  for (const auto child : c.tree.children(noun)) {
    if (c.token(child).deprel != Deprel::nmod || !c.tree.has_child(child, Deprel::case_, "of")) continue;
    for (const auto one : conjuncts(c, child)) {
      const auto m = c.doc.mention_of[one];
      if (m == kNone || c.doc.mentions[m].entities.size() != 1) continue;
      const auto type = c.entity(c.doc.mentions[m].entities[0]).type;
      if (type == EntityType::country || type == EntityType::group) add_unique(out, c.doc.mentions[m].entities);
    }
  }
  return out;
}

}  // namespace

bool comes_for(const Context& c, const Predication& p) {
  const auto head = c.token(p.trigger).head;
  if (head == kNoHead || !c.tree.has_child(p.trigger, Deprel::case_, "for") || !c.predication(head)) return false;
  for (const std::string_view w : {"expect", "due", "arrive", "fly", "travel", "come", "go", "visit", "invite", "head"})
    if (c.lemma(head) == w) return true;
  return false;
}

Entities parties_of_phrase(const Context& c, std::uint32_t head) {
  if (c.is(head, WordClass::party_noun) && c.token(head).upos == document::Upos::NOUN)
    if (auto named = named_beside(c, head); !named.empty()) return named;
  for (const auto m : {c.doc.mention_of[head], c.doc.titled[head]})
    if (m != kNone && !c.doc.mentions[m].modifier && !c.doc.mentions[m].entities.empty()) {
      Entities named = c.doc.mentions[m].entities;
      // "A and B negotiators": the one before "and" acts too.
      if (c.doc.mentions[m].kind == document::MentionKind::nominal && named.size() == 1)
        for (const auto& other : c.doc.mentions)
          if (other.tokens.last + 1 == c.doc.mentions[m].tokens.first && c.token(other.tokens.last).lower == "and" &&
              other.entities.size() == 1 && other.modifier && c.entity(other.entities[0]).type == EntityType::country)
            add_unique(named, other.entities);
      return named;
    }
  if (!c.is(head, WordClass::party_noun) && !c.is(head, WordClass::hold_noun)) return {};
  Entities out;
  for (const auto child : c.tree.children(head)) {
    const auto rel = c.token(child).deprel;
    const bool before = rel == Deprel::amod || rel == Deprel::compound || rel == Deprel::nmod_poss;
    const bool behind = rel == Deprel::nmod && (c.tree.has_child(child, Deprel::case_, "of") ||
                                                c.tree.has_child(child, Deprel::case_, "from"));
    if (!before && !behind) continue;
    for (const auto one : conjuncts(c, child)) {
      const auto m = c.doc.mention_of[one];
      if (m != kNone) {
        add_unique(out, c.doc.mentions[m].entities);
      } else if (behind) {
        add_unique(out, parties_of_phrase(c, one));
        if (out.empty()) add_unique(out, owners_behind(c, one));
      }
    }
  }
  return out;
}

bool is_body(const Context& c, std::uint32_t e) {
  const auto& record = c.entity(e);
  if (record.type != EntityType::organization) return false;
  if (record.sector == "IGO") return true;
  const auto last = record.name.substr(record.name.rfind(' ') + 1);
  return c.words.is(text::lower(last), WordClass::session_noun);
}

ContactParties contact_parties(const Context& c, const Predication& p) {
  ContactParties out;
  Entities met;
  Entities all = p.noun ? of_noun(c, p, met) : of_verb(c, p, met);
  const auto is_stranger = [&](auto e) { return !is_party(c, e) && !is_body(c, e); };
  std::erase_if(all, is_stranger);
  std::erase_if(met, is_stranger);
  std::erase_if(met, [&](auto e) { return std::find(all.begin(), all.end(), e) != all.end(); });
  if (met.size() > 1 && !all.empty() && are_apart(c, p)) out.apart = met;
  const bool may_be_several = p.noun ? c.token(p.trigger).xpos == document::Xpos::NNS
                                     : c.is(p.trigger, WordClass::talk_verb) || c.is(p.trigger, WordClass::meet_verb);
  if (may_be_several && !all.empty() && !met.empty())
    for (const auto e : named_apart(c, p.trigger))
      if (std::find(all.begin(), all.end(), e) == all.end()) {
        add_unique(all, {e});
        add_unique(met, {e});
        out.apart = met;
      }
  const auto below = c.tree.children(p.trigger);
  if (met.size() == 1 && all.size() > 1 && !p.noun &&  // "A and B met separately with C"
      std::any_of(below.begin(), below.end(), [&](auto x) { return c.token(x).lower == "separately"; }))
    out.apart = all;
  add_unique(all, met);
  out.all = drop_principals(c, all);
  out.unnamed = unnamed_parties(c, p);
  return out;
}

}  // namespace newsbrief::dossiers
