#include "dossiers/positions.hpp"

#include <algorithm>

namespace newsbrief::dossiers {
namespace {

using document::Argument;
using document::Deprel;
using document::kNoHead;
using document::kNone;
using document::Modality;
using document::Predication;
using document::Role;
using document::TokenRange;
using lexicon::StanceVerb;

constexpr std::uint32_t kLongest = 60;  ///< tokens of what a position is about

class PositionFinder {
 public:
  PositionFinder(const Context& c, Model& model) : c_(c), model_(model) {}

  void run() {
    for (const auto& p : c_.doc.predications)
      if (!p.noun && is_told(c_, p.sentence)) read(p);
  }

 private:
  /// What a stand is about: the word it hangs on and all of its words.
  struct Matter {
    std::uint32_t head = 0;
    TokenRange words;
    bool clause = false;
  };

  void read(const Predication& p) {
    const auto* verbs = c_.stances.find(c_.lemma(p.trigger));
    if (!verbs || p.modality == Modality::conditional || p.modality == Modality::requested ||
        p.modality == Modality::hypothetical)
      return;
    // "would not say whether X supported it" leaves X's stand open.
    if (c_.tree.has_child(p.trigger, Deprel::mark, "whether") || c_.tree.has_child(p.trigger, Deprel::mark, "if"))
      return;
    for (const auto& verb : *verbs) {
      if (!verb.particle.empty() && (!has_particle(p, verb.particle) || argument(p, Role::object))) continue;
      const auto matter = matter_of(p, verb);
      if (!matter) continue;
      const auto stance = stance_of(p, verb, *matter);
      if (!stance.empty()) add(p, verb, *matter, stance);
      return;
    }
  }

  bool has_particle(const Predication& p, const std::string& particle) const {
    for (const auto child : c_.tree.children(p.trigger)) {
      const auto rel = c_.token(child).deprel;
      if (c_.token(child).lower == particle &&
          (rel == Deprel::compound_prt || rel == Deprel::advmod || rel == Deprel::mark))
        return true;
      if ((rel == Deprel::obl || rel == Deprel::advcl) && !is_time(c_, child) &&
          (c_.tree.has_child(child, Deprel::case_, particle) || c_.tree.has_child(child, Deprel::mark, particle)))
        return true;
    }
    return false;
  }

  // --- the matter
  // ------------------------------------------------------------------------------------------------------

  std::optional<Matter> matter_of(const Predication& p, const StanceVerb& verb) const {
    for (const auto& where : verb.content) {
      for (const auto& a : p.arguments) {
        if (where == "clause" && a.role == Role::clause) return Matter{a.head, clause_words(a.head), true};
        if (where == "infinitive" && a.role == Role::infinitive) return Matter{a.head, clause_words(a.head), true};
        if (where == "object" && a.role == Role::object && !is_pronoun(a.head))
          return Matter{a.head, with_as(p, full_phrase(c_, a.head)), false};
        if (a.role == Role::oblique && a.preposition == where && !is_time(c_, a.head))
          return Matter{a.head, full_phrase(c_, a.head), false};
      }
      // "urged X against doing Y", "insisted on ending Y": a gerund behind the preposition
      for (const auto child : c_.tree.children(p.trigger))
        if (c_.token(child).deprel == Deprel::advcl && c_.tree.has_child(child, Deprel::mark, where))
          return Matter{child, clause_words(child), true};
    }
    return std::nullopt;
  }

  /// "described the call as productive", "regards the need … as key",
  /// and "repeated their commitment | to achieving …", where the tree hangs the second part on the verb.
  TokenRange with_as(const Predication& p, TokenRange words) const {
    for (const auto child : c_.tree.children(p.trigger)) {
      const auto below = c_.tree.yield(child);
      if (below.first < words.last || is_time(c_, child)) continue;
      const auto opens = c_.token(below.first).lower;
      const bool continues = below.first == words.last && (opens == "to" || opens == "for" || opens == "of" ||
                                                           opens == "that" || opens == "on" || opens == "in");
      if (opens == "as" || continues) words.last = below.last;
    }
    while (words.size() > 1 && c_.token(words.last - 1).upos == document::Upos::PUNCT &&
           c_.token(words.last - 1).form != "\"")
      --words.last;
    return words;
  }

  bool is_pronoun(std::uint32_t t) const { return c_.token(t).upos == document::Upos::PRON; }

  /// The clause without the word that opens it and without what is said beside it.
  TokenRange clause_words(std::uint32_t head) const {
    auto range = c_.tree.yield(head);
    for (const auto child : c_.tree.children(head)) {
      const auto& k = c_.token(child);
      if (child < head && k.deprel == Deprel::mark && c_.tree.yield(child).first == range.first)
        range.first = child + 1;
      // "In addition, X will …": what a comma parts off at the front only connects.
      const auto below = c_.tree.yield(child);
      const bool connects =
          k.deprel == Deprel::obl || k.deprel == Deprel::advmod || k.deprel == Deprel::cc || k.deprel == Deprel::punct;
      if (child < head && connects && below.first == range.first && below.last < head &&
          c_.token(below.last).form == ",")
        range.first = below.last + 1;
      if (child > head && k.deprel == Deprel::parataxis) range.last = std::min(range.last, child);
    }
    while (!range.empty() && c_.token(range.last - 1).upos == document::Upos::PUNCT) --range.last;
    while (!range.empty() && c_.token(range.first).upos == document::Upos::PUNCT) ++range.first;
    return range;
  }

  // --- the stance
  // --------------------------------------------------------------------------------------------------------

  /// The verb's own stance, unless what it governs says more: "said X must stop" demands, "stressed the need to" too.
  std::string stance_of(const Predication& p, const StanceVerb& verb, const Matter& matter) const {
    std::string stance = verb.stance;
    if (const auto* noun = matter.clause ? nullptr : c_.stances.noun_stance(c_.lemma(matter.head));
        noun && verb.lemma != "describe" && verb.lemma != "regard" && (stance == "asserts" || verb.speech))
      stance = *noun;
    const bool expresses = verb.lemma == "express" || verb.lemma == "voice" || verb.lemma == "convey" ||
                           verb.lemma == "outline" || verb.lemma == "highlight";
    if (expresses && !c_.stances.noun_stance(c_.lemma(matter.head))) return {};
    if (matter.clause && stance == "asserts") {
      if (const auto* told = c_.predication(matter.head)) {
        if (must(matter.head)) {
          stance = "demands";
        } else if (told->modality == Modality::planned &&
                   same_party(entities(*told, Role::subject), entities(p, Role::subject))) {
          // "will not accept" refuses; "will not stop" goes on.
          stance = told->negated && !c_.is(matter.head, lexicon::WordClass::halt_verb) ? "opposes" : "offers";
        }
      }
    }
    if (!p.negated) return stance;
    if (stance == "supports") return "opposes";
    return stance == "opposes" ? std::string("asserts") : std::string();
  }

  bool must(std::uint32_t head) const {
    for (const auto child : c_.tree.children(head)) {
      const auto w = c_.token(child).lower;
      if (c_.token(child).deprel == Deprel::aux && (w == "must" || w == "should" || w == "ought")) return true;
    }
    const auto lemma = c_.lemma(head);
    return (lemma == "need" || lemma == "have" || lemma == "necessary" || lemma == "essential") &&
           c_.tree.child(head, {Deprel::xcomp, Deprel::csubj}).has_value();
  }

  bool same_party(const Entities& a, const Entities& b) const {
    return std::any_of(a.begin(), a.end(), [&](auto x) {
      return std::any_of(b.begin(), b.end(), [&](auto y) {
        return x == y || (!c_.entity(x).country.empty() && c_.entity(x).country == c_.entity(y).country);
      });
    });
  }

  // --- the position
  // ------------------------------------------------------------------------------------------------------

  void add(const Predication& p, const StanceVerb& verb, const Matter& matter, const std::string& stance) {
    Entities holders = entities(p, Role::subject);
    std::erase_if(holders, [&](auto e) { return !is_party(c_, e); });
    auto words = matter.words;
    if (words.empty()) return;
    if (words.size() > kLongest) words.last = words.first + kLongest;
    const auto about = c_.evidence.span(words);
    for (const auto holder : holders) {
      if (const auto known = std::find_if(model_.positions.begin(), model_.positions.end(),
                                          [&](const Position& x) {
                                            return x.holder.entity == document::entity_id(holder) &&
                                                   x.stance == stance && x.about == about.text;
                                          });
          known != model_.positions.end()) {
        known->evidence.push_back(sentence_span(c_, p.sentence));
        continue;
      }
      Position out;
      out.id = "position" + std::to_string(model_.positions.size() + 1);
      out.holder = document::ref(c_.doc, holder);
      out.stance = stance;
      out.about = about.text;
      out.toward = toward(p, verb, holder);
      out.quoted = is_quoted(p.trigger, words);
      out.reported_by = voice(c_, p);
      if (out.reported_by && out.reported_by->entity == out.holder.entity) out.reported_by.reset();
      out.evidence.push_back(sentence_span(c_, p.sentence));
      link_condition(out, p, matter);
      model_.positions.push_back(std::move(out));
    }
  }

  std::optional<Ref> toward(const Predication& p, const StanceVerb& verb, std::uint32_t holder) const {
    for (const auto& where : verb.toward)
      for (const auto& a : p.arguments) {
        const bool fits = where == "object" ? a.role == Role::object || a.role == Role::recipient
                                            : a.role == Role::oblique && a.preposition == where;
        if (fits && a.entities.size() == 1 && a.entities[0] != holder && is_party(c_, a.entities[0]))
          return document::ref(c_.doc, a.entities[0]);
      }
    return std::nullopt;
  }

  bool is_quoted(std::uint32_t trigger, TokenRange words) const {
    return std::any_of(c_.doc.quotations.begin(), c_.doc.quotations.end(), [&](const document::Quotation& q) {
      return std::any_of(q.tokens.begin(), q.tokens.end(),
                         [&](const TokenRange& r) { return r.contains(trigger) || r.overlaps(words); });
    });
  }

  /// A demand in the sentence that tells a ceasefire's condition, or in the one behind it.
  void link_condition(Position& position, const Predication& p, const Matter& matter) {
    if (position.stance != "demands") return;
    for (auto& ceasefire : model_.ceasefires) {
      const auto span = c_.evidence.span(matter.words);
      const bool told = std::any_of(ceasefire.conditions.begin(), ceasefire.conditions.end(), [&](const Condition& x) {
        return x.span.start < span.end && span.start < x.span.end;
      });
      if (told || is_named_condition(p, ceasefire)) {
        position.condition_for = ceasefire.id;
        if (!told) ceasefire.conditions.push_back({position.holder, position.about, std::nullopt, span});
        return;
      }
    }
  }

  /// The sentence or the one before it names this ceasefire and issues or conditions to be met first.
  bool is_named_condition(const Predication& p, const Ceasefire& ceasefire) const {
    for (std::uint32_t s = p.sentence > 0 ? p.sentence - 1 : 0; s <= p.sentence; ++s) {
      const auto span = sentence_span(c_, s);
      const bool told =
          std::any_of(ceasefire.evidence.begin(), ceasefire.evidence.end(), [&](const Span& e) { return e == span; });
      if (!told || c_.doc.sentences[s].block != c_.doc.sentences[p.sentence].block) continue;
      const auto range = c_.doc.sentences[s].tokens;
      for (auto t = range.first; t < range.last; ++t) {
        const auto lemma = c_.lemma(t);
        if (lemma == "condition" || lemma == "precondition" || lemma == "issue" || lemma == "requirement" ||
            lemma == "prerequisite")
          return true;
      }
    }
    return false;
  }

  const Context& c_;
  Model& model_;
};

}  // namespace

void find_positions(const Context& context, Model& model) { PositionFinder(context, model).run(); }

}  // namespace newsbrief::dossiers
