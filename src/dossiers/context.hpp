#pragma once
// What every dossier reads from, and the questions that several of them ask.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/decisions.hpp"
#include "document/evidence.hpp"
#include "document/facts.hpp"
#include "document/tree.hpp"
#include "lexicon/stances.hpp"
#include "lexicon/word_classes.hpp"

namespace newsbrief::dossiers {

using Entities = std::vector<std::uint32_t>;

struct Context {
  const document::WorkingDocument& doc;
  const document::Tree& tree;
  const document::Evidence& evidence;
  const lexicon::WordClasses& words;
  const lexicon::Stances& stances;
  std::vector<document::Decision>* decisions = nullptr;  ///< where somebody asks why: each fact's reason goes here

  const document::Token& token(std::uint32_t t) const { return doc.tokens[t]; }
  const document::EntityRecord& entity(std::uint32_t e) const { return doc.entities[e]; }
  bool is(std::uint32_t t, lexicon::WordClass what) const { return words.is(lemma(t), what); }
  /// The lemma in lower case; the word itself where none is set.
  std::string_view lemma(std::uint32_t t) const {
    return doc.tokens[t].lemma.empty() ? doc.tokens[t].lower : doc.tokens[t].lemma;
  }
  const document::Predication* predication(std::uint32_t t) const {
    return doc.predication_of[t] == document::kNone ? nullptr : &doc.predications[doc.predication_of[t]];
  }
  void decide(std::string fact, std::uint32_t trigger, std::string rule, std::string where = {},
              std::vector<std::pair<std::string, std::uint32_t>> arguments = {}) const {
    if (decisions)
      decisions->push_back({std::move(fact), trigger, std::move(rule), std::move(where), std::move(arguments), {}});
  }
  const document::Predication* governor(const document::Predication& p) const {
    return p.governor ? &doc.predications[*p.governor] : nullptr;
  }
};

/// The first argument in a role, or null.
const document::Argument* argument(const document::Predication& p, document::Role role);
/// The entities of all arguments in a role.
Entities entities(const document::Predication& p, document::Role role);
/// The entities of the obliques with one of the prepositions.
Entities entities(const document::Predication& p, std::initializer_list<std::string_view> prepositions);

/// A noun of violence; "operations" and "activities" are none unless they are military ones.
bool is_fighting(const Context& c, std::uint32_t noun);
/// Somebody who acts for himself or a party: a person, country, group, or an organization of a known kind.
bool is_party(const Context& c, std::uint32_t entity);
/// The country, group or organization that an entity acts for: of a person or a seat of government its country, if
/// known.
std::optional<std::uint32_t> principal(const Context& c, std::uint32_t entity);
void add_unique(Entities& to, const Entities& from);

/// The words of a phrase: from the first to the last token below `head`, without relative clauses at its end and
/// without what is coordinated with it.
document::TokenRange phrase(const Context& c, std::uint32_t head);
/// The same with everything that is coordinated.
document::TokenRange full_phrase(const Context& c, std::uint32_t head);
/// `head` and the heads coordinated with it.
std::vector<std::uint32_t> conjuncts(const Context& c, std::uint32_t head);

/// The time expression of a type that tells when `token`, a predicate, is: in its own clause, or for a noun in that of
/// the verb that says it takes place. The nearest one; those behind "since", "until", "before" or "after" are passed
/// over.
const document::TimeExpression* own_time(const Context& c, std::uint32_t token, document::TimeType type);
/// `token` is part of a time expression.
bool is_time(const Context& c, std::uint32_t token);
/// All time expressions of a sentence.
std::vector<const document::TimeExpression*> times_of(const Context& c, const document::Sentence& sentence);
/// A month or a year: of what a report recalls, not of what it reports. False for null.
bool is_recalled(const document::TimeExpression* t);

/// The value of a time; of a bare weekday the day on the side of the publication where the thing lies: what was held on
/// Tuesday was held on the last one, what is to come on Friday comes on the next.
std::string day_value(const Context& c, const document::TimeExpression& time, bool past);

Span sentence_span(const Context& c, std::uint32_t sentence);
std::optional<Ref> voice(const Context& c, const document::Predication& p);

/// Who mediates, by the words of a sentence: "brokered by X", "X's mediation", "the guarantors, X and Y".
Entities mediators(const Context& c, std::uint32_t sentence);

/// "were due to meet", "were due to fly to Y to meet X": to come, or not known to have come.
bool is_due(const Context& context, std::uint32_t verb);

/// A determiner or possessor that says that the thing is known ("the call", "their talks").
bool is_definite(const Context& c, std::uint32_t noun);
/// "both sides", "the two countries": who they are, the conflict says better than who was named last.
bool is_pair(const Context& c, std::uint32_t head);
/// Nothing but the title names it: a title may write any noun with a capital ("Guerrillas").
bool is_of_title_alone(const Context& c, std::uint32_t entity);
/// Sentences of the running text and the title; not of headings or datelines.
bool is_told(const Context& c, std::uint32_t sentence);

}  // namespace newsbrief::dossiers
