#include "dossiers/positions.hpp"

#include <algorithm>

#include "dossiers/derived_events.hpp"

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
    for (const auto& p : c_.doc.predications) {
      if (!is_told(c_, p.sentence)) continue;
      if (p.noun) {
        possessed(p);
      } else {
        read(p);
        own_words(p);
        consent(p);
      }
    }
    for (const auto& q : c_.doc.quotations) claim(q);
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
    if (is_content(p)) return;
    // "would not say whether X supported it" leaves X's stand open.
    // So does "until X commits itself", and "a claim that X had refused" is the claimer's.
    for (const auto* mark : {"whether", "if", "until", "unless", "once"})
      if (c_.tree.has_child(p.trigger, Deprel::mark, mark)) return;
    const auto& k = c_.token(p.trigger);
    if (k.deprel == Deprel::acl && k.head != kNoHead && c_.is(k.head, lexicon::WordClass::report_noun)) return;
    for (const auto& verb : *verbs) {
      if (!verb.particle.empty() && (!has_particle(p, verb.particle) || takes_object(p, verb.particle))) continue;
      const auto matter = matter_of(p, verb);
      if (!matter) continue;
      const auto stance = stance_of(p, verb, *matter);
      if (!stance.empty()) add(p, verb, *matter, stance);
      return;
    }
  }

  /// "vowed to defend X": what is vowed is told with the vow.
  bool is_content(const Predication& p) const {
    const auto head = c_.token(p.trigger).head;
    return c_.token(p.trigger).deprel == Deprel::xcomp && head != kNoHead && c_.predication(head) &&
           !c_.predication(head)->noun && c_.stances.find(c_.lemma(head)) != nullptr;
  }

  // --- stands without a verb of saying
  // ---------------------------------------------------------------------------------

  /// "X's call for Y", "Y's refusal to Z": whose stand the noun is.
  void possessed(const Predication& p) {
    const auto* stance = c_.stances.noun_stance(c_.lemma(p.trigger));
    if (!stance || p.modality != Modality::actual) return;
    Entities holders = entities(p, Role::possessor);
    std::erase_if(holders, [&](auto e) { return !is_party(c_, e); });
    if (holders.size() != 1) return;
    for (const auto child : c_.tree.children(p.trigger)) {
      const auto rel = c_.token(child).deprel;
      const bool matter =
          rel == Deprel::acl || (rel == Deprel::nmod && (c_.tree.has_child(child, Deprel::case_, "for") ||
                                                         c_.tree.has_child(child, Deprel::case_, "to") ||
                                                         c_.tree.has_child(child, Deprel::case_, "on")));
      if (matter && child > p.trigger)
        return put(p, holders[0], *stance, clause_words(child), std::nullopt,
                   {"a noun of stance with its owner (lexicon/stance_nouns.tsv)", {}});
    }
  }

  /// Who speaks in the first person at a token: the speaker of a quotation, or the author of a statement.
  std::optional<std::uint32_t> speaker_at(std::uint32_t t) const {
    for (const auto& q : c_.doc.quotations)
      if (q.speaker &&
          std::any_of(q.tokens.begin(), q.tokens.end(), [&](const TokenRange& r) { return r.contains(t); }))
        return c_.doc.mentions[*q.speaker].entities.empty() ? std::nullopt
                                                            : std::optional(c_.doc.mentions[*q.speaker].entities[0]);
    return c_.doc.author;
  }

  /// "They must leave", "We will not give up": said in one's own words.
  void own_words(const Predication& p) {
    const auto speaker = speaker_at(p.trigger);
    const auto rel = c_.token(p.trigger).deprel;
    if (!speaker || !is_party(c_, *speaker) || (rel != Deprel::root && rel != Deprel::conj)) return;
    if (c_.stances.find(c_.lemma(p.trigger)) && !must(p.trigger)) return;
    if (must(p.trigger))
      return put(p, *speaker, p.negated ? "opposes" : "demands", clause_words(p.trigger), std::nullopt,
                 {"in a speaker's own words: must, should, has to", {}});
    const auto* subject = argument(p, Role::subject);
    const bool own = subject && c_.token(subject->head).upos == document::Upos::PRON &&
                     (c_.token(subject->head).lower == "we" || c_.token(subject->head).lower == "i");
    const bool goes_on = c_.is(p.trigger, lexicon::WordClass::halt_verb);  // "We will not stop" refuses nothing
    if (own && p.modality == Modality::planned)
      put(p, *speaker, p.negated && !goes_on ? "opposes" : "offers", clause_words(p.trigger), std::nullopt,
          {"in a speaker's own words: we will, I will", {}});
  }

  /// "X will sign only if Y", "will not talk unless Y": what a party makes its own act depend on, it demands.
  void consent(const Predication& p) {
    if (p.modality != Modality::planned && p.modality != Modality::hypothetical) return;
    Entities who = entities(p, Role::subject);
    std::erase_if(who, [&](auto e) { return !is_party(c_, e); });
    if (who.size() != 1) return;
    for (const auto child : c_.tree.children(p.trigger)) {
      if (c_.token(child).deprel != Deprel::advcl || child < p.trigger) continue;
      const bool only =
          c_.tree.has_child(child, Deprel::mark, "if") && c_.tree.has_child(child, Deprel::advmod, "only");
      const bool before = c_.tree.yield(child).first > 0 && c_.token(c_.tree.yield(child).first - 1).lower == "only";
      if (c_.tree.has_child(child, Deprel::mark, "unless") || only ||
          (before && c_.tree.has_child(child, Deprel::mark, "if")) ||
          (p.negated && c_.tree.has_child(child, Deprel::mark, "until") &&
           !c_.is(p.trigger, lexicon::WordClass::halt_verb)))
        put(p, who[0], "demands", without_mark(clause_words(child)), std::nullopt,
            {"what a party makes its own act depend on: only if, unless, not until", {}});
    }
  }

  TokenRange without_mark(TokenRange words) const {
    const auto is_mark = [&](std::string_view w) { return w == "only" || w == "if" || w == "unless" || w == "until"; };
    while (!words.empty() && is_mark(c_.token(words.first).lower)) ++words.first;
    return words;
  }

  /// What somebody says in so many words is his claim, where nothing else was read from it.
  void claim(const document::Quotation& q) {
    if (!q.speaker || q.tokens.empty() || c_.doc.mentions[*q.speaker].entities.size() != 1) return;
    const auto holder = c_.doc.mentions[*q.speaker].entities[0];
    auto words = q.tokens.front();
    if (!is_party(c_, holder) || words.size() < 4) return;
    while (!words.empty() && c_.token(words.last - 1).upos == document::Upos::PUNCT) --words.last;
    const auto span = c_.evidence.span(words);
    const bool known = std::any_of(model_.positions.begin(), model_.positions.end(), [&](const Position& x) {
      return x.holder.entity == document::entity_id(holder) &&
             x.about.find(span.text.substr(0, 20)) != std::string::npos;
    });
    const auto at = std::upper_bound(c_.doc.sentences.begin(), c_.doc.sentences.end(), words.first,
                                     [](std::uint32_t t, const auto& s) { return t < s.tokens.last; });
    if (known || at == c_.doc.sentences.end()) return;
    Predication p;
    p.trigger = words.first;
    p.sentence = static_cast<std::uint32_t>(at - c_.doc.sentences.begin());
    put(p, holder, "asserts", words, std::nullopt, {"a claim in quotation marks", {}});
  }

  /// An object of its own; one behind the particle ("call on all parties") is none, whatever the tree calls it.
  bool takes_object(const Predication& p, const std::string& particle) const {
    const auto* object = argument(p, Role::object);
    if (!object) return false;
    const auto first = c_.tree.yield(object->head).first;
    return !(first > 0 && c_.token(first).lower == particle) && !(first > 0 && c_.token(first - 1).lower == particle);
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
        // "called X a liar" judges him, "called X to discuss Y" does not.
        const bool purpose = !verb.speech && verb.stance == "asserts" && c_.tree.has_child(a.head, Deprel::mark, "to");
        if (where == "infinitive" && a.role == Role::infinitive && !purpose)
          return Matter{a.head, clause_words(a.head), true};
        if (where == "object" && a.role == Role::object && !is_pronoun(a.head))
          return Matter{a.head, with_as(p, full_phrase(c_, a.head)), false};
        if (a.role == Role::oblique && a.preposition == where && !is_time(c_, a.head))
          return Matter{a.head, full_phrase(c_, a.head), false};
      }
      // "called on all parties to do X", where the tree has it as an aim
      if (where == "infinitive" && verb.stance == "demands")
        for (const auto child : c_.tree.children(p.trigger))
          if (child > p.trigger && c_.token(child).deprel == Deprel::advcl &&
              c_.tree.has_child(child, Deprel::mark, "to"))
            return Matter{child, clause_words(child), true};
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
        const bool own = same_party(entities(*told, Role::subject), entities(p, Role::subject));
        if (tells_of_harm(matter, entities(p, Role::subject))) {
          stance = "accuses";
        } else if (own && told->negated && told->modality == Modality::actual) {
          stance = "denies";
        } else if (must(matter.head)) {
          stance = "demands";
        } else if (const auto judged = judgement(*told); !judged.empty()) {
          stance = judged;
        } else if (is_threat(*told)) {
          stance = "warns";
        } else if (told->modality == Modality::planned && own) {
          // "will not accept" refuses; "will not stop" goes on.
          stance = told->negated && !c_.is(matter.head, lexicon::WordClass::halt_verb) ? "opposes" : "offers";
        }
      }
    }
    if (!p.negated) return stance;
    if (stance == "supports") return "opposes";
    return stance == "opposes" ? std::string("asserts") : std::string();
  }

  /// "X was unacceptable", "would be a grave mistake", "they were ready for talks": what the predicate of a claim makes
  /// of it.
  std::string judgement(const Predication& told) const {
    if (!c_.tree.child(told.trigger, {Deprel::cop})) return {};
    if (c_.is(told.trigger, lexicon::WordClass::refusal_word)) return told.negated ? "asserts" : "opposes";
    if (c_.is(told.trigger, lexicon::WordClass::readiness_word)) return told.negated ? "opposes" : "offers";
    return {};
  }

  /// "that X would pay a heavy price", "would have serious consequences"
  bool is_threat(const Predication& told) const {
    if (told.negated || !c_.is(told.trigger, lexicon::WordClass::threat_verb) ||
        (told.modality != Modality::planned && told.modality != Modality::hypothetical))
      return false;
    return std::any_of(told.arguments.begin(), told.arguments.end(), [&](const Argument& a) {
      return (a.role == Role::object || (a.role == Role::oblique && a.preposition == "with")) &&
             c_.is(a.head, lexicon::WordClass::threat_noun);
    });
  }

  /// The clause tells an attack, seizure or breach by another party than the one that tells it.
  bool tells_of_harm(const Matter& matter, const Entities& tellers) const {
    const auto span = c_.evidence.span(matter.words);
    return std::any_of(model_.events.begin(), model_.events.end(), [&](const Event& e) {
      if ((e.type != "ASSAULT" && e.type != "COERCE") || e.polarity == "negative" || e.modality != "actual" ||
          e.actors.empty() || e.trigger.in_title != span.in_title || e.trigger.start < span.start ||
          e.trigger.end > span.end)
        return false;
      return std::none_of(e.actors.begin(), e.actors.end(), [&](const Ref& actor) {
        return std::any_of(tellers.begin(), tellers.end(), [&](auto t) {
          return actor.entity == document::entity_id(t) ||
                 (!actor.country.empty() && actor.country == c_.entity(t).country);
        });
      });
    });
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
    for (const auto holder : holders) {
      auto whom = toward(p, verb, holder);
      if (!whom && (stance == "accuses" || stance == "demands")) whom = named_in(matter, holder);
      put(p, holder, stance, matter.words, std::move(whom), {verb.line, verb.where});
    }
  }

  /// Why a stand is told: the entry of its verb, or a rule of this file.
  struct Reason {
    std::string rule, where;
  };

  void put(const Predication& p, std::uint32_t holder, const std::string& stance, TokenRange words,
           std::optional<Ref> toward, const Reason& reason) {
    if (words.empty()) return;
    if (words.size() > kLongest) words.last = words.first + kLongest;
    const auto about = c_.evidence.span(words);
    const auto known = std::find_if(model_.positions.begin(), model_.positions.end(), [&](const Position& x) {
      return x.holder.entity == document::entity_id(holder) && x.stance == stance && x.about == about.text;
    });
    if (known != model_.positions.end()) {
      const auto span = sentence_span(c_, p.sentence);
      if (std::find(known->evidence.begin(), known->evidence.end(), span) == known->evidence.end())
        known->evidence.push_back(span);
      return;
    }
    Position out;
    out.id = "position" + std::to_string(model_.positions.size() + 1);
    out.holder = document::ref(c_.doc, holder);
    out.stance = stance;
    out.about = about.text;
    out.toward = std::move(toward);
    out.quoted = is_quoted(p.trigger, words);
    // "Egypt, which backs the army, …": a relative clause is the text's own aside.
    if (c_.token(p.trigger).deprel != Deprel::acl_relcl) out.reported_by = voice(c_, p);
    if (out.reported_by && out.reported_by->entity == out.holder.entity) out.reported_by.reset();
    out.evidence.push_back(sentence_span(c_, p.sentence));
    link_condition(out, p, words);
    // Who demands, accuses or warns somebody of something does what PLOVER codes, whatever word he does it with.
    if (out.toward) {
      const std::string type = stance == "demands" ? "REQUEST" : stance == "accuses" ? "ACCUSE" : "";
      if (!type.empty())
        DerivedEvents(c_, model_)
            .add({.type = type,
                  .mode = type == "ACCUSE" ? "allege" : "",
                  .cameo = type == "ACCUSE" ? "112" : "100",
                  .actors = {out.holder},
                  .recipients = {*out.toward},
                  .date = std::nullopt,
                  .trigger = p.trigger,
                  .evidence = out.evidence});
    }
    c_.decide(out.id, p.trigger, reason.rule, reason.where, {{"about", words.first}});
    model_.positions.push_back(std::move(out));
  }

  /// "said that X must stop", "said Y had opened fire": whom the clause is about.
  std::optional<Ref> named_in(const Matter& matter, std::uint32_t holder) const {
    const auto* told = matter.clause ? c_.predication(matter.head) : nullptr;
    if (!told) return std::nullopt;
    const auto who = entities(*told, Role::subject);
    if (who.size() != 1 || who[0] == holder || !is_party(c_, who[0]) || same_party(who, {holder})) return std::nullopt;
    return document::ref(c_.doc, who[0]);
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
  void link_condition(Position& position, const Predication& p, TokenRange words) {
    if (position.stance != "demands") return;
    for (auto& ceasefire : model_.ceasefires) {
      const auto span = c_.evidence.span(words);
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
