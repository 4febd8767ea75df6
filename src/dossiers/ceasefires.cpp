#include "dossiers/ceasefires.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <deque>

#include "document/clauses.hpp"
#include "dossiers/belligerents.hpp"
#include "dossiers/ceasefire_parties.hpp"
#include "dossiers/ceasefire_terms.hpp"
#include "dossiers/ceasefire_times.hpp"
#include "dossiers/derived_events.hpp"
#include "text/iso_date.hpp"
#include "text/utf8.hpp"

namespace newsbrief::dossiers {
namespace {

using document::Deprel;
using document::EntityType;
using document::kNoHead;
using document::kNone;
using document::Modality;
using document::Predication;
using document::Role;
using document::TimeType;
using document::TokenRange;
using lexicon::WordClass;

struct Draft {
  std::string scope;
  std::optional<TokenRange> scope_text;
  Entities parties, proposed_by, mediators;
  const document::TimeExpression* duration = nullptr;
  const document::TimeExpression* starts = nullptr;
  const document::TimeExpression* ends = nullptr;
  std::string status;
  std::uint32_t trigger = 0;  ///< token
  bool one_sided = false;     ///< only one party is to stop
  bool recalled = false;      ///< of the past; what the text says of "the truce" is not about it
  struct Said {
    std::optional<std::uint32_t> by;
    TokenRange tokens;
    std::string stance;
  };
  std::vector<Said> conditions, responses;
  std::vector<std::uint32_t> sentences;
};

int rank(std::string_view status) {
  constexpr std::array<std::string_view, 8> kOrder{"proposed", "under_discussion", "rejected", "agreed",
                                                   "in_force", "extended",         "violated", "ended"};
  return static_cast<int>(std::find(kOrder.begin(), kOrder.end(), status) - kOrder.begin());
}

class CeasefireFinder {
 public:
  explicit CeasefireFinder(const Context& c) : c_(c), terms_(c), sides_(c, terms_), times_(c) {}

  void run(Model& model) {
    for (const auto& p : c_.doc.predications) {
      if (!is_told(c_, p.sentence)) continue;
      if (const auto scope = terms_.scope(p)) {
        read(p, *scope);
      } else {
        respond(p);
        mediate(p);
        consent(p);
        go_on(p);
      }
    }
    for (const auto& draft : drafts_) write(draft, model);
  }

 private:
  // --- what is told of it
  // ----------------------------------------------------------------------------------------------

  void read(const Predication& p, const CeasefireScope& scope) {
    if (times_.is_earlier_one(p)) return;
    if (c_.tree.has_child(p.trigger, Deprel::case_, "without")) return;  // "ended without a truce"
    const auto* length = terms_.duration(p);
    const auto* recalled = times_.recalled_time(p);
    const bool never_came = times_.never_came(p);
    std::string status = never_came ? "ended" : terms_.status(p);
    auto* draft = find(p, scope.name, length, recalled);
    if (never_came && !draft) return;
    // "agreed to a truce, but Y said it would hold fire only once …": a verb right behind tells of the same one.
    if (!draft && !p.noun && !length && last_ && !last_->recalled && last_->sentences.back() + 1 >= p.sentence)
      draft = last_;
    if (!draft) {
      if (status.empty() && (recalled || times_.has_past_word(p.trigger))) status = "ended";
      if (status == "in_force" && times_.is_former(p.trigger)) status = "ended";
      // "during the truce": it is there, even where no verb says how it came to be.
      // "put the truce to both sides": what is done with it, the verb says.
      const bool acted_on = c_.token(p.trigger).deprel == Deprel::obj;
      if (status.empty() && ((is_definite(c_, p.trigger) && !acted_on) || (length && times_.is_going_on(p.trigger))) &&
          p.modality == Modality::actual && !scope.reference)
        status = "in_force";
      if (status.empty() || (scope.reference && drafts_.empty())) return;
      drafts_.push_back({.scope = scope.name.empty() ? "full" : scope.name, .status = status});
      draft = &drafts_.back();
      draft->trigger = p.trigger;
      draft->recalled = recalled != nullptr || times_.has_past_word(p.trigger);
      if (recalled) draft->starts = recalled;
    }
    last_ = draft;
    if (!draft->scope_text) draft->scope_text = scope.words;
    if (!draft->duration) draft->duration = length;
    if (!status.empty() && rank(status) > rank(draft->status)) draft->status = status;
    if (std::find(draft->sentences.begin(), draft->sentences.end(), p.sentence) == draft->sentences.end())
      draft->sentences.push_back(p.sentence);
    const auto who = sides_.parties(p);
    if (who.size() == 1) draft->one_sided = true;
    add_unique(draft->parties, who);
    add_unique(draft->proposed_by, sides_.proposers(p));
    add_unique(draft->mediators, mediators(p.sentence));
    add_start(*draft, p);
    for (const auto child : c_.tree.children(p.trigger))
      if (c_.token(child).deprel == Deprel::acl_relcl) add_periods(*draft, child);
    const auto rel = c_.token(p.trigger).deprel;
    if (const auto head = c_.token(p.trigger).head;
        head != kNoHead && (rel == Deprel::nsubj || rel == Deprel::nsubj_outer))
      add_periods(*draft, head);
    add_condition(*draft, p);
  }

  void add_periods(Draft& draft, std::uint32_t head) const {
    for (const auto verb : conjuncts(c_, head)) {
      add_period(draft, verb);
      for (const auto child : c_.tree.children(verb))  // "is due to expire"
        if (c_.token(child).xpos == document::Xpos::VB &&
            (c_.token(child).deprel == Deprel::advcl || c_.token(child).deprel == Deprel::xcomp))
          for (const auto one : conjuncts(c_, child)) add_period(draft, one);
    }
  }

  /// "that took effect on Monday and is due to expire on Friday": what a verb with the truce as its subject says of
  /// its first and last day.
  void add_period(Draft& draft, std::uint32_t verb) const {
    const auto* told = c_.predication(verb);
    if (!told || told->noun || told->negated || draft.recalled) return;
    const auto* day = own_time(c_, verb, TimeType::date);
    if (!day) day = own_time(c_, verb, TimeType::time);
    const bool ends = c_.is(verb, WordClass::status_ended);
    const bool past = c_.token(verb).xpos == document::Xpos::VBD || c_.token(verb).xpos == document::Xpos::VBN;
    if (ends && !past && day && document::is_resolved(*day) && !draft.ends) draft.ends = day;
    const auto effect = std::any_of(c_.tree.children(verb).begin(), c_.tree.children(verb).end(), [&](auto x) {
      return c_.lemma(x) == "effect" || c_.lemma(x) == "force" || c_.lemma(x) == "hold";
    });
    const bool begins = effect ? c_.lemma(verb) == "take" || c_.lemma(verb) == "come" || c_.lemma(verb) == "go"
                               : c_.is(verb, WordClass::begin_verb);
    const bool begun = told->modality == Modality::actual && c_.token(verb).xpos == document::Xpos::VBD;
    if (!begins || (!begun && told->modality == Modality::actual && !is_due(c_, verb))) return;
    if (day && document::is_resolved(*day) && !draft.starts) draft.starts = day;
    if (begun && rank(draft.status) < rank("in_force")) draft.status = "in_force";
  }

  /// The dossier with these terms; a mention without a scope means the last one.
  Draft* find(const Predication& p, const std::string& scope, const document::TimeExpression* length,
              const document::TimeExpression* recalled) {
    if (recalled) {
      for (auto& draft : drafts_)
        if (draft.starts && draft.starts->value == recalled->value) return &draft;
      // "The truce, which was signed in June, began at midnight"
      const bool aside = c_.tree.child(p.trigger, {Deprel::acl_relcl}) && !c_.tree.child(p.trigger, {Deprel::amod});
      return aside && is_definite(c_, p.trigger) && last_ && !last_->recalled ? last_ : nullptr;
    }
    if (times_.has_past_word(p.trigger)) return nullptr;
    if (scope.empty() && last_ && !length) return last_;
    const bool new_one = !is_definite(c_, p.trigger) && length;
    for (auto& draft : drafts_)
      if (!draft.recalled && same_scope(draft, scope.empty() ? "full" : scope, length) &&
          (!new_one || draft.duration || draft.status != "rejected") &&
          (!length || !draft.duration || CeasefireTerms::same_length(draft.duration->value, length->value)))
        return &draft;
    return nullptr;
  }

  /// "a five-day truce", "the five-day humanitarian truce", "the humanitarian ceasefire": to let aid in is why, not
  /// what.
  static bool same_scope(const Draft& draft, std::string_view scope, const document::TimeExpression* length) {
    if (draft.scope == scope) return true;
    const bool humane =
        (draft.scope == "humanitarian" && scope == "full") || (draft.scope == "full" && scope == "humanitarian");
    return humane && length && draft.duration && CeasefireTerms::same_length(draft.duration->value, length->value);
  }

  // --- who -----------------------------------------------------------------------------------------------------------

  Entities mediators(std::uint32_t sentence) const { return dossiers::mediators(c_, sentence); }

  /// "It collapsed on March 18", "It lasted 13 days": what becomes of the ceasefire spoken of last.
  void go_on(const Predication& p) {
    const auto* subject = argument(p, Role::subject);
    if (!subject) subject = argument(p, Role::object);  // of a passive
    if (!last_ || p.noun || !subject || c_.token(subject->head).lower != "it" || p.negated ||
        p.modality != Modality::actual || last_->sentences.back() + 1 < p.sentence ||
        c_.token(p.trigger).deprel == Deprel::ccomp || is_of_war(p))
      return;
    const auto status = terms_.status_of_verb(p);
    if ((status == "violated" || status == "ended" || status == "extended") && rank(status) > rank(last_->status)) {
      last_->status = status;
      if (std::find(last_->sentences.begin(), last_->sentences.end(), p.sentence) == last_->sentences.end())
        last_->sentences.push_back(p.sentence);
    }
  }

  /// "We did not start this war, but we will decide when it ends"
  bool is_of_war(const Predication& p) const {
    for (auto t = c_.doc.sentences[p.sentence].tokens.first; t < p.trigger; ++t)
      if (c_.is(t, WordClass::belligerent_noun)) return true;
    return std::any_of(c_.tree.children(p.trigger).begin(), c_.tree.children(p.trigger).end(), [&](auto x) {
      const auto w = c_.token(x).lower;
      return w == "when" || w == "whether" || w == "if" || w == "how";
    });
  }

  /// "X brokered the agreement", right behind the ceasefire that it is about.
  void mediate(const Predication& p) {
    if (!last_ || p.noun || last_->sentences.back() + 3 < p.sentence) return;
    if (c_.lemma(p.trigger) == "play") return add_unique(last_->mediators, mediators(p.sentence));
    if (!c_.is(p.trigger, WordClass::mediator_word) || last_->sentences.back() + 1 < p.sentence) return;
    Entities who = entities(p, Role::subject);
    std::erase_if(who, [&](auto e) { return !is_party(c_, e); });
    add_unique(last_->mediators, who);
  }

  void add_start(Draft& draft, const Predication& p) const {
    if (draft.starts) return;
    if (const auto* from = time_behind(p, {"from", "starting", "beginning", "effective"})) {
      draft.starts = from;
      return;
    }
    const auto head = c_.token(p.trigger).head;
    if (head == kNoHead) return;
    if (draft.status == "in_force" || draft.status == "ended" || draft.status == "violated")
      for (const auto child : c_.tree.children(p.trigger))
        if (c_.token(child).deprel == Deprel::acl || c_.token(child).deprel == Deprel::acl_relcl)
          if (c_.is(child, WordClass::status_agreed) && !draft.starts)
            draft.starts = own_time(c_, child, TimeType::date);
    if (draft.starts) return;
    const bool begins =
        c_.is(head, WordClass::begin_verb) ||
        (c_.predication(head) && std::any_of(c_.tree.children(head).begin(), c_.tree.children(head).end(), [&](auto x) {
           return (c_.lemma(x) == "effect" || c_.lemma(x) == "force") && c_.token(x).xpos == document::Xpos::NN;
         }));
    if (begins && c_.token(p.trigger).deprel != Deprel::obl) draft.starts = own_time(c_, head, TimeType::date);
    if (begins && !draft.starts) {
      const auto* t = own_time(c_, head, TimeType::time);
      if (t && document::is_resolved(*t)) draft.starts = t;
    }
  }

  /// "for ten days from Friday", "between noon and midnight": the day that one of the words opens, in the same
  /// sentence.
  const document::TimeExpression* time_behind(const Predication& p,
                                              std::initializer_list<std::string_view> words) const {
    for (const auto* t : times_of(c_, c_.doc.sentences[p.sentence])) {
      if (t->type == TimeType::duration || !document::is_resolved(*t) || t->tokens.first == 0) continue;
      auto w = c_.token(t->tokens.first - 1).lower;
      if ((w == "on" || w == "at" || w == "from") && t->tokens.first > 1 &&
          std::find(words.begin(), words.end(), c_.token(t->tokens.first - 2).lower) != words.end())
        return t;  // "beginning on Monday"
      if (std::find(words.begin(), words.end(), w) != words.end()) return t;
      if (w == "of" && t->tokens.first > 1 && c_.token(t->tokens.first - 2).lower == "as") return t;  // "as of Friday"
    }
    return nullptr;
  }

  // --- conditions and responses
  // ----------------------------------------------------------------------------------------

  /// "X must happen for any ceasefire to hold", "only if …", "unless …"
  void add_condition(Draft& draft, const Predication& p) const {
    for (std::uint32_t up = p.trigger, depth = 0; depth < 3 && c_.token(up).head != kNoHead;
         ++depth, up = c_.token(up).head) {
      const auto above = c_.token(up).head;
      const bool purpose = (c_.token(up).deprel == Deprel::advcl || c_.token(up).deprel == Deprel::obl) &&
                           (c_.tree.has_child(up, Deprel::mark, "for") || c_.tree.has_child(up, Deprel::case_, "for"));
      const auto* main = c_.predication(above);
      if (purpose && main && main->modality == Modality::requested) {
        auto first = c_.tree.yield(above).first;
        while (first < above &&
               (c_.token(first).deprel == Deprel::mark || c_.token(first).upos == document::Upos::PUNCT))
          ++first;
        if (first < c_.tree.yield(up).first)
          draft.conditions.push_back({condition_by(*main), {first, c_.tree.yield(up).first}, ""});
        return;
      }
    }
    add_marked_conditions(draft, p);
  }

  /// "unless …", "only if …", "provided that …", "as long as …", "once …"
  void add_marked_conditions(Draft& draft, const Predication& p) const {
    const auto range = c_.doc.sentences[p.sentence].tokens;
    for (auto t = range.first; t < range.last; ++t) {
      const auto words = mark_of_condition(t, range);
      if (words == 0) continue;
      const auto said = clause_behind(t, t + words, range);
      const bool known = std::any_of(draft.conditions.begin(), draft.conditions.end(),
                                     [&](const Draft::Said& x) { return x.tokens == said; });
      // What stands inside the condition is no consent.
      // "as long as the enemy did": says nothing without what goes before.
      const bool elliptic = said.size() < 5 && !said.empty() && c_.lemma(said.last - 1) == "do";
      if (said.size() > 1 && !known && !elliptic && !said.contains(p.trigger))
        draft.conditions.push_back({condition_by(p, said), said, ""});
      t += words;
    }
  }

  /// How many words open a condition at `t`; 0: none.
  std::uint32_t mark_of_condition(std::uint32_t t, TokenRange range) const {
    const auto w = [&](std::uint32_t i) { return t + i < range.last ? c_.token(t + i).lower : std::string_view{}; };
    if (w(0) == "unless") return 1;
    if (w(0) == "only" && (w(1) == "if" || w(1) == "when" || w(1) == "after" || w(1) == "once")) return 2;
    if ((w(0) == "provided" || w(0) == "providing") && c_.token(t).deprel != Deprel::root)
      return w(1) == "that" ? 2 : w(1) == "by" ? 0 : 1;
    if ((w(0) == "as" || w(0) == "so") && w(1) == "long" && w(2) == "as") return 3;
    if (w(0) == "on" && (w(1) == "condition" || (w(1) == "the" && w(2) == "condition")))
      return w(1) == "the" ? 4 : w(2) == "that" ? 3 : 2;
    if (w(0) == "once" && c_.token(t).deprel == Deprel::mark) return 1;
    if (w(0) == "until" && c_.token(t).deprel == Deprel::mark) return 1;
    return 0;
  }

  /// From the first word behind the mark to the end of its clause.
  TokenRange clause_behind(std::uint32_t mark, std::uint32_t first, TokenRange range) const {
    if (first >= range.last) return {first, first};
    auto top = first;
    while (c_.token(top).head != kNoHead && c_.token(top).head > mark && c_.token(top).head < range.last)
      top = c_.token(top).head;
    auto last = std::min(range.last, std::max(c_.tree.yield(top).last, first + 1));
    for (const auto child : c_.tree.children(top))
      if (c_.token(child).deprel == Deprel::parataxis && child > top) last = std::min(last, c_.tree.yield(child).first);
    while (last > first && c_.token(last - 1).upos == document::Upos::PUNCT) --last;
    return {first, last};
  }

  /// "The RSF will sign only if …": a party's consent, right behind the ceasefire that it is to.
  void consent(const Predication& p) {
    if (!last_ || p.noun || !c_.is(p.trigger, WordClass::consent_verb) || last_->sentences.back() + 3 < p.sentence)
      return;
    if (p.negated && c_.is(p.trigger, WordClass::halt_verb)) return;  // "We will not stop until …" consents to nothing
    Entities who = entities(p, Role::subject);
    std::erase_if(who, [&](auto e) { return !is_party(c_, e); });
    if (!who.empty()) add_marked_conditions(*last_, p);
  }

  /// Who says, or does, what depends on the condition; the teller of the ceasefire where nobody nearer is.
  std::optional<std::uint32_t> condition_by(const Predication& p, TokenRange condition) const {
    auto up = condition.first;
    while (condition.contains(up) && c_.token(up).head != kNoHead) up = c_.token(up).head;
    for (int depth = 0; depth < 3; ++depth) {
      if (const auto* told = c_.predication(up); told && !told->noun && !condition.contains(up))
        if (const auto by = condition_by(*told)) return by;
      if (c_.token(up).head == kNoHead) break;
      up = c_.token(up).head;
    }
    return condition_by(p);
  }

  std::optional<std::uint32_t> condition_by(const Predication& p) const {
    if (p.voice && !c_.doc.mentions[*p.voice].entities.empty()) {
      const auto& m = c_.doc.mentions[*p.voice];
      const auto& record = c_.entity(m.entities[0]);
      return m.government && record.stands_for ? record.stands_for : std::optional(m.entities[0]);
    }
    for (const auto e : entities(p, Role::subject))
      if (is_party(c_, e)) return e;
    return std::nullopt;
  }

  /// "Putin backed the idea", "Hamas rejected the truce": a stance toward what was spoken of.
  void respond(const Predication& p) {
    if (!last_ || p.noun || p.modality != Modality::actual) return;
    const auto* verbs = c_.stances.find(c_.lemma(p.trigger));
    const auto* object = argument(p, Role::object);
    if (!verbs || !object || (verbs->front().stance != "supports" && verbs->front().stance != "opposes")) return;
    const bool ceasefire = c_.is(object->head, WordClass::ceasefire_noun);
    const bool proposal =
        is_definite(c_, object->head) && (c_.lemma(object->head) == "idea" || c_.lemma(object->head) == "proposal" ||
                                          c_.lemma(object->head) == "plan" || c_.lemma(object->head) == "initiative");
    const bool near = std::any_of(last_->sentences.begin(), last_->sentences.end(),
                                  [&](auto s) { return s + 2 >= p.sentence && s <= p.sentence; });
    if (!ceasefire && !(proposal && near)) return;
    Entities who = entities(p, Role::subject);
    std::erase_if(who, [&](auto e) { return !is_party(c_, e); });
    for (const auto e : who)
      last_->responses.push_back(
          {e, phrase(c_, p.trigger),
           p.negated ? (verbs->front().stance == "supports" ? "opposes" : "supports") : verbs->front().stance});
  }

  // --- the dossier
  // -----------------------------------------------------------------------------------------------------

  /// Its length has run out by the day of publication.
  bool is_over(const Draft& draft) const {
    if (!draft.starts || !draft.duration || !c_.doc.published || draft.status == "extended") return false;
    const auto from = text::day_of(draft.starts->value);
    const auto days = CeasefireTerms::days(draft.duration->value);
    if (!from || days <= 0) return false;
    return static_cast<double>((std::chrono::sys_days(*c_.doc.published) - std::chrono::sys_days(*from)).count()) >
           days + 1;
  }

  void write(const Draft& draft, Model& model) const {
    Ceasefire out;
    out.id = "ceasefire" + std::to_string(model.ceasefires.size() + 1);
    Entities parties = draft.parties;
    const bool inferred = parties.size() < 2 && !draft.one_sided;
    if (inferred) {
      for (const auto& other : drafts_)
        if (parties.size() < 2 && other.parties.size() == 2) parties = other.parties;
      if (parties.size() < 2) {
        const auto war = belligerents(c_, model);
        if (!war.empty() && !draft.one_sided) parties = war;
      }
    }
    if (inferred && !parties.empty()) out.parties_from = "conflict";
    // States before groups: a group bears the code of its country too.
    std::stable_partition(parties.begin(), parties.end(),
                          [&](auto e) { return c_.entity(e).type == EntityType::country; });
    out.parties = document::refs(c_.doc, parties);
    out.proposed_by = document::refs(c_.doc, draft.proposed_by);
    out.mediators = document::refs(c_.doc, draft.mediators);
    out.scope = draft.scope;
    if (draft.scope_text) out.scope_text = c_.evidence.span(*draft.scope_text).text;
    if (draft.duration) out.duration = document::time(*draft.duration, c_.evidence);
    // A recalled day is when something came about, not when a mere proposal would.
    const bool proposal =
        draft.status == "proposed" || draft.status == "rejected" || draft.status == "under_discussion";
    if (draft.starts && !(proposal && is_recalled(draft.starts)))
      out.starts = document::time(*draft.starts, c_.evidence);
    if (draft.ends) out.ends = document::time(*draft.ends, c_.evidence);
    out.status = is_over(draft) ? "ended" : draft.status;
    if (draft.scope_text)
      out.terms.push_back({c_.evidence.span(*draft.scope_text).text, c_.evidence.span(*draft.scope_text)});
    for (const auto& x : draft.conditions) {
      const auto span = c_.evidence.span(x.tokens);
      out.conditions.push_back(
          {x.by ? std::optional(document::ref(c_.doc, *x.by)) : std::nullopt, span.text, std::nullopt, span});
    }
    for (const auto& x : draft.responses)
      out.responses.push_back({document::ref(c_.doc, *x.by), x.stance, c_.evidence.span(x.tokens)});
    for (const auto s : draft.sentences) out.evidence.push_back(sentence_span(c_, s));
    const bool agreed = out.status == "agreed" || out.status == "in_force" || out.status == "extended";
    if (agreed && out.parties.size() >= 2 && !draft.recalled)
      DerivedEvents(c_, model).add({.type = "AGREE",
                                    .mode = "",
                                    .cameo = "0356",
                                    .actors = {out.parties.front()},
                                    .recipients = {out.parties.begin() + 1, out.parties.end()},
                                    .date = std::nullopt,
                                    .trigger = draft.trigger,
                                    .evidence = out.evidence});
    c_.decide(
        out.id, draft.trigger,
        "a truce, or a halt of attacks that is agreed, proposed, ordered or asked for (ceasefire_noun, halt_noun, "
        "halt_verb or quiet_verb of lexicon/dossier_terms.tsv)");
    model.ceasefires.push_back(std::move(out));
  }

  const Context& c_;
  CeasefireTerms terms_;
  CeasefireParties sides_;
  CeasefireTimes times_;
  std::deque<Draft> drafts_;
  Draft* last_ = nullptr;
};

}  // namespace

void find_ceasefires(const Context& context, Model& model) { CeasefireFinder(context).run(model); }

}  // namespace newsbrief::dossiers
