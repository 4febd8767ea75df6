#include "dossiers/ceasefires.hpp"

#include <algorithm>
#include <array>
#include <deque>

#include "document/clauses.hpp"
#include "dossiers/belligerents.hpp"
#include "dossiers/ceasefire_terms.hpp"

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
  std::string status;
  bool one_sided = false;  ///< only one party is to stop
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
  explicit CeasefireFinder(const Context& c) : c_(c), terms_(c) {}

  void run(Model& model) {
    for (const auto& p : c_.doc.predications) {
      if (!is_told(c_, p.sentence)) continue;
      if (const auto scope = terms_.scope(p)) {
        read(p, *scope);
      } else {
        respond(p);
        mediate(p);
      }
    }
    for (const auto& draft : drafts_) write(draft, model);
  }

 private:
  // --- what is told of it
  // ----------------------------------------------------------------------------------------------

  void read(const Predication& p, const CeasefireScope& scope) {
    const auto* length = terms_.duration(p);
    const std::string status = terms_.status(p);
    auto* draft = find(scope.name, length);
    if (!draft) {
      if (status.empty()) return;
      drafts_.push_back({.scope = scope.name.empty() ? "full" : scope.name, .status = status});
      draft = &drafts_.back();
    }
    last_ = draft;
    if (!draft->scope_text) draft->scope_text = scope.words;
    if (!draft->duration) draft->duration = length;
    if (!status.empty() && rank(status) > rank(draft->status)) draft->status = status;
    if (std::find(draft->sentences.begin(), draft->sentences.end(), p.sentence) == draft->sentences.end())
      draft->sentences.push_back(p.sentence);
    add_unique(draft->parties, parties(p));
    add_unique(draft->proposed_by, proposers(p));
    add_unique(draft->mediators, mediators(p.sentence));
    add_start(*draft, p);
    add_condition(*draft, p);
  }

  /// The dossier with these terms; a mention without a scope means the last one.
  Draft* find(const std::string& scope, const document::TimeExpression* length) {
    if (scope.empty() && last_ && !length) return last_;
    for (auto& draft : drafts_)
      if (draft.scope == (scope.empty() ? "full" : scope) &&
          (!length || !draft.duration || CeasefireTerms::same_length(draft.duration->value, length->value)))
        return &draft;
    return nullptr;
  }

  // --- who -----------------------------------------------------------------------------------------------------------

  Entities parties(const Predication& p) const {
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
      add_unique(named, entities(p, Role::subject));
    }
    Entities out;
    for (const auto e : named) {
      const auto type = c_.entity(e).type;
      // Who announces or proposes is not who is to stop: a leader alone says nothing of his army.
      if (type == EntityType::country || type == EntityType::group) add_unique(out, {e});
    }
    return out.size() >= 2 || (argument(p, Role::subject) && !out.empty()) ? out : Entities{};
  }

  Entities proposers(const Predication& p) const {
    std::uint32_t at = p.trigger;
    for (int depth = 0; depth < 4 && c_.token(at).head != kNoHead; ++depth) {
      at = c_.token(at).head;
      const auto lemma = c_.lemma(at);
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

  Entities mediators(std::uint32_t sentence) const {
    Entities out;
    const auto range = c_.doc.sentences[sentence].tokens;
    for (auto t = range.first; t < range.last; ++t) {
      const auto lemma = c_.lemma(t);
      const auto* told = c_.predication(t);
      if (!told || (lemma != "mediate" && lemma != "broker" && lemma != "mediation")) continue;
      Entities who = entities(*told, Role::subject);
      if (told->noun) {
        who = entities(*told, Role::possessor);
        add_unique(who, entities(*told, {"by", "of"}));
      }
      std::erase_if(who, [&](auto e) { return !is_party(c_, e); });
      add_unique(out, who);
    }
    return out;
  }

  /// "X brokered the agreement", right behind the ceasefire that it is about.
  void mediate(const Predication& p) {
    const auto lemma = c_.lemma(p.trigger);
    if (!last_ || p.noun || (lemma != "broker" && lemma != "mediate") || last_->sentences.back() + 1 < p.sentence)
      return;
    Entities who = entities(p, Role::subject);
    std::erase_if(who, [&](auto e) { return !is_party(c_, e); });
    add_unique(last_->mediators, who);
  }

  void add_start(Draft& draft, const Predication& p) const {
    const auto head = c_.token(p.trigger).head;
    if (draft.starts || head == kNoHead) return;
    const bool begins =
        c_.is(head, WordClass::begin_verb) ||
        (c_.predication(head) && std::any_of(c_.tree.children(head).begin(), c_.tree.children(head).end(), [&](auto x) {
           return c_.lemma(x) == "effect" || c_.lemma(x) == "force";
         }));
    if (begins && c_.token(p.trigger).deprel != Deprel::obl) draft.starts = own_time(c_, head, TimeType::date);
    if (begins && !draft.starts) {
      const auto* t = own_time(c_, head, TimeType::time);
      if (t && document::is_resolved(*t)) draft.starts = t;
    }
  }

  // --- conditions and responses
  // ----------------------------------------------------------------------------------------

  /// "X must happen for any ceasefire to hold", "only if …", "unless …"
  void add_condition(Draft& draft, const Predication& p) const {
    const auto range = c_.doc.sentences[p.sentence].tokens;
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
    for (auto t = range.first; t < range.last; ++t) {
      const auto& k = c_.token(t);
      const bool only_if = k.lower == "unless" ||
                           (k.lower == "if" && t > range.first && c_.token(t - 1).lower == "only") ||
                           (k.lower == "provided" && t + 1 < range.last && c_.token(t + 1).lower == "that");
      if (!only_if || k.head == kNoHead || k.deprel != Deprel::mark) continue;
      const auto yield = c_.tree.yield(k.head);
      draft.conditions.push_back({condition_by(p), {t + 1, yield.last}, ""});
    }
  }

  std::optional<std::uint32_t> condition_by(const Predication& p) const {
    if (p.voice && !c_.doc.mentions[*p.voice].entities.empty()) {
      const auto& m = c_.doc.mentions[*p.voice];
      const auto& record = c_.entity(m.entities[0]);
      return m.government && record.stands_for ? record.stands_for : std::optional(m.entities[0]);
    }
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

  void write(const Draft& draft, Model& model) const {
    Ceasefire out;
    out.id = "ceasefire" + std::to_string(model.ceasefires.size() + 1);
    Entities parties = draft.parties;
    if (parties.size() < 2 && !draft.one_sided) {
      for (const auto& other : drafts_)
        if (parties.size() < 2 && other.parties.size() == 2) parties = other.parties;
      if (parties.size() < 2) {
        const auto war = belligerents(c_, model);
        if (!war.empty() && !draft.one_sided) parties = war;
      }
    }
    out.parties = document::refs(c_.doc, parties);
    out.proposed_by = document::refs(c_.doc, draft.proposed_by);
    out.mediators = document::refs(c_.doc, draft.mediators);
    out.scope = draft.scope;
    if (draft.scope_text) out.scope_text = c_.evidence.span(*draft.scope_text).text;
    if (draft.duration) out.duration = document::time(*draft.duration, c_.evidence);
    if (draft.starts) out.starts = document::time(*draft.starts, c_.evidence);
    out.status = draft.status;
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
    model.ceasefires.push_back(std::move(out));
  }

  const Context& c_;
  CeasefireTerms terms_;
  std::deque<Draft> drafts_;
  Draft* last_ = nullptr;
};

}  // namespace

void find_ceasefires(const Context& context, Model& model) { CeasefireFinder(context).run(model); }

}  // namespace newsbrief::dossiers
