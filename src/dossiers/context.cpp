#include "dossiers/context.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "document/clauses.hpp"
#include "text/iso_date.hpp"

namespace newsbrief::dossiers {

using document::Deprel;
using document::EntityType;
using document::kNone;
using document::Role;
using document::TokenRange;

const document::Argument* argument(const document::Predication& p, Role role) {
  const auto at = std::find_if(p.arguments.begin(), p.arguments.end(), [&](const auto& a) { return a.role == role; });
  return at == p.arguments.end() ? nullptr : &*at;
}

Entities entities(const document::Predication& p, Role role) {
  Entities out;
  for (const auto& a : p.arguments)
    if (a.role == role) add_unique(out, a.entities);
  return out;
}

Entities entities(const document::Predication& p, std::initializer_list<std::string_view> prepositions) {
  Entities out;
  for (const auto& a : p.arguments)
    if (a.role == Role::oblique &&
        std::find(prepositions.begin(), prepositions.end(), a.preposition) != prepositions.end())
      add_unique(out, a.entities);
  return out;
}

bool is_fighting(const Context& c, std::uint32_t noun) {
  if (!c.is(noun, lexicon::WordClass::violence_noun)) return false;
  if (!c.is(noun, lexicon::WordClass::neutral_noun)) return true;
  const auto below = c.tree.children(noun);
  return std::any_of(below.begin(), below.end(), [&](auto t) { return c.is(t, lexicon::WordClass::military_word); });
}

bool is_party(const Context& c, std::uint32_t e) { return document::is_party(c.doc, e); }

std::optional<std::uint32_t> principal(const Context& c, std::uint32_t e) {
  const auto& record = c.entity(e);
  if (record.type == EntityType::country || record.type == EntityType::group) return e;
  if (record.stands_for) return record.stands_for;
  if (record.country.empty()) return std::nullopt;
  for (std::uint32_t i = 0; i < c.doc.entities.size(); ++i)
    if (c.entity(i).type == EntityType::country && c.entity(i).country == record.country) return i;
  return std::nullopt;
}

void add_unique(Entities& to, const Entities& from) {
  for (const auto e : from)
    if (std::find(to.begin(), to.end(), e) == to.end()) to.push_back(e);
}

namespace {

TokenRange trimmed(const Context& c, TokenRange range) {
  const auto is_edge = [&](std::uint32_t t) {
    return c.token(t).upos == document::Upos::PUNCT && c.token(t).form != "\"" && c.token(t).form != ")";
  };
  while (!range.empty() && is_edge(range.last - 1)) --range.last;
  while (!range.empty() && c.token(range.first).upos == document::Upos::PUNCT && c.token(range.first).form != "\"")
    ++range.first;
  return range;
}

}  // namespace

namespace {

/// The yield as far as it hangs together around the head: a stray attachment does not tear a phrase open.
TokenRange solid_yield(const Context& c, std::uint32_t head) {
  const auto all = c.tree.yield(head);
  TokenRange out{head, head + 1};
  while (out.first > all.first && c.tree.is_below(out.first - 1, head)) --out.first;
  while (out.last < all.last && (c.tree.is_below(out.last, head) || c.token(out.last).upos == document::Upos::PUNCT))
    ++out.last;
  return out;
}

}  // namespace

namespace {

/// The first token of a dependent behind the head: its yield may begin in front of the head, where a tree crosses.
std::uint32_t begin_behind(const Context& c, std::uint32_t child, std::uint32_t head) {
  auto t = head + 1;
  while (t < child && !c.tree.is_below(t, child)) ++t;
  return t;
}

}  // namespace

TokenRange phrase(const Context& c, std::uint32_t head) {
  auto range = solid_yield(c, head);
  for (const auto child : c.tree.children(head)) {
    if (child < head) {  // the preposition and the conjunction in front are not the phrase's own
      const auto rel = c.token(child).deprel;
      if ((rel == Deprel::case_ || rel == Deprel::cc || rel == Deprel::mark) && c.tree.yield(child).last <= head)
        range.first = std::max(range.first, c.tree.yield(child).last);
      continue;
    }
    const auto rel = c.token(child).deprel;
    if (rel == Deprel::conj || rel == Deprel::cc || rel == Deprel::acl_relcl || rel == Deprel::parataxis ||
        rel == Deprel::appos)
      range.last = std::min(range.last, begin_behind(c, child, head));
  }
  return trimmed(c, range);
}

TokenRange full_phrase(const Context& c, std::uint32_t head) {
  auto range = solid_yield(c, head);
  for (const auto child : c.tree.children(head)) {
    const auto rel = c.token(child).deprel;
    if (child < head && (rel == Deprel::case_ || rel == Deprel::cc) && c.tree.yield(child).last <= head)
      range.first = std::max(range.first, c.tree.yield(child).last);
    if (child > head && (rel == Deprel::parataxis)) range.last = std::min(range.last, begin_behind(c, child, head));
  }
  return trimmed(c, range);
}

std::vector<std::uint32_t> conjuncts(const Context& c, std::uint32_t head) {
  std::vector<std::uint32_t> out{head};
  for (const auto child : c.tree.children(head))
    if (c.token(child).deprel == Deprel::conj) out.push_back(child);
  return out;
}

std::vector<const document::TimeExpression*> times_of(const Context& c, const document::Sentence& sentence) {
  return document::times_of(c.doc, sentence);
}

bool is_time(const Context& c, std::uint32_t token) {
  const auto at = std::upper_bound(c.doc.times.begin(), c.doc.times.end(), token,
                                   [](std::uint32_t t, const auto& time) { return t < time.tokens.last; });
  return at != c.doc.times.end() && at->tokens.contains(token);
}

bool is_recalled(const document::TimeExpression* t) { return t && (t->value.size() == 4 || t->value.size() == 7); }

const document::TimeExpression* own_time(const Context& c, std::uint32_t token, document::TimeType type) {
  const auto* p = c.predication(token);
  if (!p) return nullptr;
  const auto head = c.token(token).head;
  const auto rel = c.token(token).deprel;
  const bool argument_of_verb = rel == Deprel::nsubj || rel == Deprel::nsubj_pass || rel == Deprel::obj;
  const bool takes_place =
      p->noun && head != document::kNoHead && argument_of_verb && c.is(head, lexicon::WordClass::occur_verb);
  return document::time_of(c.doc, c.doc.sentences[p->sentence], token, takes_place ? std::optional(head) : std::nullopt,
                           type);
}

Span sentence_span(const Context& c, std::uint32_t sentence) {
  return c.evidence.span(c.doc.sentences[sentence].tokens);
}

std::optional<Ref> voice(const Context& c, const document::Predication& p) {
  if (!p.voice || c.doc.mentions[*p.voice].entities.empty()) return std::nullopt;
  return document::ref(c.doc, c.doc.mentions[*p.voice].entities[0]);
}

namespace {

Entities parties_of(const Context& c, Entities all) {
  std::erase_if(all, [&](auto e) { return !is_party(c, e); });
  return all;
}

}  // namespace

Entities mediators(const Context& c, std::uint32_t sentence) {
  Entities out;
  const auto range = c.doc.sentences[sentence].tokens;
  for (auto t = range.first; t < range.last; ++t) {
    const auto* told = c.predication(t);
    if (told && c.lemma(t) == "play" && argument(*told, Role::object) &&
        c.lemma(argument(*told, Role::object)->head) == "role") {
      add_unique(out, parties_of(c, entities(*told, Role::subject)));  // "X played a central role in the deal"
      continue;
    }
    if (!told || !c.is(t, lexicon::WordClass::mediator_word)) continue;
    Entities who = told->noun ? entities(*told, Role::possessor) : entities(*told, Role::subject);
    if (!told->noun && c.token(t).deprel == Deprel::amod)  // "an X-brokered truce"
      for (const auto child : c.tree.children(t))
        if (child < t && c.doc.mention_of[child] != kNone)
          add_unique(who, c.doc.mentions[c.doc.mention_of[child]].entities);
    if (told->noun) {
      add_unique(who, entities(*told, {"by", "of"}));
      for (const auto child : c.tree.children(t))  // "the guarantors, X and Y"
        if (c.token(child).deprel == Deprel::appos && c.doc.mention_of[child] != kNone)
          add_unique(who, c.doc.mentions[c.doc.mention_of[child]].entities);
      const auto head = c.token(t).head;  // "X and Y, the guarantors, …"
      if (c.token(t).deprel == Deprel::appos && head != document::kNoHead)
        for (const auto one : conjuncts(c, head))
          if (c.doc.mention_of[one] != kNone) add_unique(who, c.doc.mentions[c.doc.mention_of[one]].entities);
    }
    add_unique(out, parties_of(c, std::move(who)));
  }
  // A leader beside his own country is one mediator.
  std::erase_if(out, [&](auto e) {
    return c.entity(e).type == EntityType::person && std::any_of(out.begin(), out.end(), [&](auto other) {
             return c.entity(other).type == EntityType::country && c.entity(other).country == c.entity(e).country;
           });
  });
  return out;
}

bool is_due(const Context& c, std::uint32_t t) {
  while (t != document::kNoHead) {
    for (const auto x : c.tree.children(t))
      if (x < t && c.token(x).lower == "due" && c.token(x + 1).lower == "to") return true;
    const auto rel = c.token(t).deprel;
    if (rel != Deprel::advcl && rel != Deprel::xcomp && rel != Deprel::conj) return false;
    if (rel == Deprel::advcl && c.token(t).xpos != document::Xpos::VB) return false;
    t = c.token(t).head;
    if (t != document::kNoHead && c.token(t).lower == "due") return true;
  }
  return false;
}

bool is_definite(const Context& c, std::uint32_t noun) {
  for (const auto child : c.tree.children(noun)) {
    const auto& k = c.token(child);
    if (k.deprel == Deprel::det && (k.lower == "the" || k.lower == "this" || k.lower == "that" || k.lower == "these"))
      return true;
    if (k.deprel == Deprel::nmod_poss) return true;
  }
  return false;
}

bool is_told(const Context& c, std::uint32_t sentence) {
  const auto kind = c.doc.kind(c.doc.sentences[sentence]);
  return kind == document::BlockKind::paragraph || kind == document::BlockKind::list_item ||
         kind == document::BlockKind::title;
}

std::string day_value(const Context& c, const document::TimeExpression& time, bool past) {
  constexpr std::array<std::string_view, 7> kDays{"monday", "tuesday",  "wednesday", "thursday",
                                                  "friday", "saturday", "sunday"};
  const auto day = text::day_of(time.value);
  const bool bare =
      time.tokens.size() == 1 && std::find(kDays.begin(), kDays.end(), c.token(time.tokens.first).lower) != kDays.end();
  if (!bare || !day || !c.doc.published) return time.value;
  const std::chrono::sys_days here(*c.doc.published), there(*day);
  const auto moved = past ? there - std::chrono::weeks{1} : there + std::chrono::weeks{1};
  const bool wrong = past ? there > here && moved <= here : there < here && moved >= here;
  return wrong ? text::iso_day(std::chrono::year_month_day{moved}) : time.value;
}

bool is_pair(const Context& c, std::uint32_t head) {
  const auto m = c.doc.mention_of[head];
  return m != document::kNone && c.doc.mentions[m].kind == document::MentionKind::nominal &&
         c.doc.mentions[m].entities.size() > 1;
}

bool is_of_title_alone(const Context& c, std::uint32_t entity) {
  bool title = false;
  for (const auto& m : c.doc.mentions) {
    if (std::find(m.entities.begin(), m.entities.end(), entity) == m.entities.end()) continue;
    const auto sentence = std::find_if(c.doc.sentences.begin(), c.doc.sentences.end(),
                                       [&](const auto& s) { return s.tokens.contains(m.tokens.first); });
    if (sentence == c.doc.sentences.end() || c.doc.kind(*sentence) != document::BlockKind::title) return false;
    title = true;
  }
  return title;
}

}  // namespace newsbrief::dossiers
