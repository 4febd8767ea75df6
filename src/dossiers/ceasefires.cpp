#include "dossiers/ceasefires.hpp"

#include <algorithm>
#include <cmath>
#include <array>
#include <deque>

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
  struct Said {
    std::optional<std::uint32_t> by;
    TokenRange tokens;
    std::string stance;
  };
  std::vector<Said> conditions, responses;
  std::vector<std::uint32_t> sentences;
};

constexpr std::array<std::pair<WordClass, const char*>, 8> kStatuses{{{WordClass::status_violated, "violated"},
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

int rank(std::string_view status) {
  constexpr std::array<std::string_view, 8> kOrder{"proposed", "under_discussion", "rejected", "agreed", "in_force", "extended", "violated", "ended"};
  return static_cast<int>(std::find(kOrder.begin(), kOrder.end(), status) - kOrder.begin());
}

class CeasefireFinder {
 public:
  explicit CeasefireFinder(const Context& c) : c_(c) {}

  void run(Model& model) {
    for (const auto& p : c_.doc.predications) {
      if (!is_told(c_, p.sentence)) continue;
      if (const auto scope = scope_of(p)) {
        read(p, *scope);
      } else {
        respond(p);
        mediate(p);
      }
    }
    for (const auto& draft : drafts_) write(draft, model);
  }

 private:
  /// What stops.
  struct Scope {
    std::string name;                 // empty: a mention that does not say
    std::optional<TokenRange> words;  // "strikes on energy infrastructure"
  };

  // --- what is a ceasefire ---------------------------------------------------------------------------------------------

  std::optional<Scope> scope_of(const Predication& p) const {
    const auto t = p.trigger;
    if (p.noun && c_.is(t, WordClass::ceasefire_noun)) return qualifies_body(t) ? std::nullopt : std::optional(modified_scope(t, ""));
    if (p.noun && c_.is(t, WordClass::halt_noun)) {
      for (const auto& a : p.arguments)
        if (a.role == Role::oblique && (a.preposition == "of" || a.preposition == "to" || a.preposition == "in" || a.preposition == "on") && c_.is(a.head, WordClass::violence_noun))
          return object_scope(a.head);
      const auto own = modified_scope(t, "none");
      return own.name == "humanitarian" ? std::optional(own) : std::nullopt;
    }
    if (p.noun && is_halted(p) && is_undertaken(p)) return object_scope(t);
    if (!p.noun && c_.is(t, WordClass::halt_verb) && is_undertaken(p)) {
      for (const auto& a : p.arguments)
        if (a.role == Role::object && c_.is(a.head, WordClass::violence_noun)) return object_scope(a.head);
      if (const auto next = next_noun(t); !argument(p, Role::object) && next && c_.is(*next, WordClass::violence_noun)) return object_scope(*next);
    }
    return std::nullopt;
  }

  /// "the ceasefire monitoring centre": a body, no truce.
  bool qualifies_body(std::uint32_t noun) const {
    const auto& k = c_.token(noun);
    if (k.deprel != Deprel::compound || k.head == kNoHead) return false;
    return std::none_of(kStatuses.begin(), kStatuses.end(), [&](const auto& s) { return c_.is(k.head, s.first); });
  }

  /// The head noun right behind a verb, where the tree hangs it elsewhere.
  std::optional<std::uint32_t> next_noun(std::uint32_t verb) const {
    const auto last = c_.doc.sentences[c_.predication(verb)->sentence].tokens.last;
    for (auto t = verb + 1; t < last && t < verb + 5; ++t) {
      const auto upos = c_.token(t).upos;
      const bool noun = upos == document::Upos::NOUN || upos == document::Upos::PROPN;
      if (noun && (t + 1 == last || c_.token(t + 1).upos != document::Upos::NOUN)) return t;
      if (!noun && upos != document::Upos::DET && upos != document::Upos::ADJ && upos != document::Upos::NUM) return std::nullopt;
    }
    return std::nullopt;
  }

  /// "that X and Y halt strikes", "agreed to halt strikes", read as a noun with the verb as its compound.
  bool is_halted(const Predication& p) const {
    if (!c_.is(p.trigger, WordClass::violence_noun)) return false;
    for (const auto x : c_.tree.children(p.trigger))
      if (c_.token(x).deprel == Deprel::compound && c_.is(x, WordClass::halt_verb)) return argument(p, Role::subject) || (x > 0 && c_.token(x - 1).lower == "to");
    return false;
  }

  /// A halt is a ceasefire when it is agreed, proposed, ordered or asked for; "police stopped the attack" is none.
  bool is_undertaken(const Predication& p) const {
    if (p.negated) return false;
    for (const auto* g = c_.governor(p); g; g = c_.governor(*g)) {
      const auto t = g->trigger;
      if (c_.is(t, WordClass::status_agreed) || c_.is(t, WordClass::status_proposed) || c_.is(t, WordClass::status_under_discussion) || c_.is(t, WordClass::status_rejected)) return true;
    }
    return p.modality == Modality::planned && argument(p, Role::subject) && c_.tree.yield(p.trigger).size() > 3 && own_time(c_, p.trigger, TimeType::duration);
  }

  /// "a full ceasefire", "maritime truce"; what the words around the noun say.
  Scope modified_scope(std::uint32_t noun, const char* otherwise) const {
    for (const auto& [what, name] : kScopes)
      for (const auto child : c_.tree.children(noun)) {
        const auto rel = c_.token(child).deprel;
        if ((rel == Deprel::amod || rel == Deprel::compound || rel == Deprel::nmod) && c_.is(child, what)) return {name, std::nullopt};
      }
    return {otherwise, std::nullopt};
  }

  /// "strikes on energy infrastructure": the target narrows it.
  Scope object_scope(std::uint32_t noun) const {
    auto range = full_phrase(c_, noun);
    for (auto t = range.first; t < noun; ++t)  // "[X and Y halt] strikes on …"
      if (c_.is(t, WordClass::halt_verb)) range.first = noun;
    for (const auto& [what, name] : kScopes)
      for (auto t = range.first; t < range.last; ++t)
        if (t != noun && c_.is(t, what)) return {name, what == WordClass::scope_full ? std::nullopt : std::optional(without_time(range))};
    const bool everything = c_.lemma(noun) == "fighting" || c_.lemma(noun) == "hostility" || c_.lemma(noun) == "fire" || c_.lemma(noun) == "violence";
    return everything ? Scope{"full", std::nullopt} : Scope{"other", without_time(range)};
  }

  /// "strikes … for 30 days": the length is no part of what stops.
  TokenRange without_time(TokenRange range) const {
    for (const auto& t : c_.doc.times)
      if (t.tokens.first > range.first && range.contains(t.tokens.first)) range.last = c_.token(t.tokens.first - 1).upos == document::Upos::ADP ? t.tokens.first - 1 : t.tokens.first;
    return range;
  }

  // --- what is told of it ----------------------------------------------------------------------------------------------

  void read(const Predication& p, const Scope& scope) {
    const auto* length = duration(p);
    const std::string status = status_of(p);
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
    if (std::find(draft->sentences.begin(), draft->sentences.end(), p.sentence) == draft->sentences.end()) draft->sentences.push_back(p.sentence);
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
      if (draft.scope == (scope.empty() ? "full" : scope) && (!length || !draft.duration || same_length(draft.duration->value, length->value))) return &draft;
    return nullptr;
  }

  /// "a month-long truce" and "30 days" are one length.
  static bool same_length(const std::string& a, const std::string& b) {
    if (a == b) return true;
    const auto x = days(a), y = days(b);
    return x > 0 && y > 0 && std::abs(x - y) <= 0.1 * std::max(x, y);
  }

  /// Days of a period of one unit ("P1M", "PT72H"); 0 for any other.
  static double days(const std::string& value) {
    const bool clock = value.starts_with("PT");
    const std::size_t at = clock ? 2 : 1;
    const auto end = value.find_first_not_of("0123456789", at);
    if (end == std::string::npos || end == at || end + 1 != value.size()) return 0;
    const double n = std::stod(value.substr(at, end - at));
    switch (value[end]) {
      case 'H': return n / 24;
      case 'D': return clock ? 0 : n;
      case 'W': return 7 * n;
      case 'M': return clock ? 0 : 30 * n;
      case 'Y': return 365 * n;
      default: return 0;
    }
  }

  const document::TimeExpression* duration(const Predication& p) const {
    for (const auto* t : times_of(c_, c_.doc.sentences[p.sentence])) {
      if (t->type != TimeType::duration || t->value.find('X') != std::string::npos) continue;
      if (c_.tree.is_below(t->tokens.first, p.trigger) || (p.noun && is_beside(p.trigger, t->tokens.first)) || (!p.noun && is_behind(p.trigger, t->tokens.first))) return t;
    }
    return nullptr;
  }

  /// "agreed to halt strikes for 30 days": the length may hang on the verb above.
  bool is_behind(std::uint32_t verb, std::uint32_t t) const {
    const auto& k = c_.token(verb);
    return t > verb && k.head != kNoHead && k.deprel == Deprel::xcomp && c_.tree.is_below(t, k.head) && c_.token(t - 1).lower == "for";
  }

  /// "The ceasefire will last 60 days": below the same verb.
  bool is_beside(std::uint32_t noun, std::uint32_t t) const {
    const auto& k = c_.token(noun);
    return k.head != kNoHead && (k.deprel == Deprel::nsubj || k.deprel == Deprel::obj || k.deprel == Deprel::nsubj_pass) &&
           (c_.is(k.head, WordClass::last_verb) || k.deprel == Deprel::obj) && c_.tree.is_below(t, k.head) && t > noun;
  }

  /// The first word on the way up that tells how far the thing is; what is only planned or asked for is not agreed.
  std::string status_of(const Predication& p) const {
    std::uint32_t at = p.trigger;
    for (int depth = 0; depth < 6; ++depth) {
      for (const auto& [what, name] : kStatuses) {
        if (at == p.trigger && (c_.is(at, WordClass::halt_verb) || c_.is(at, WordClass::halt_noun) || c_.is(at, WordClass::ceasefire_noun))) break;
        if (!c_.is(at, what)) continue;
        const auto* told = c_.predication(at);
        return told ? tempered(name, *told) : name;
      }
      if (const auto below = status_below(at, p.trigger); !below.empty()) return below;
      if (const auto beside = status_beside(at, p.trigger); !beside.empty()) return beside;
      if (c_.token(at).head == kNoHead || c_.token(at).deprel == Deprel::conj) break;
      at = c_.token(at).head;
    }
    return {};
  }

  /// "take effect", "come into force": the noun below the verb tells.
  std::string status_below(std::uint32_t at, std::uint32_t trigger) const {
    if (at == trigger) return {};
    for (const auto child : c_.tree.children(at))
      if (child != trigger && (c_.lemma(child) == "effect" || c_.lemma(child) == "force") && c_.token(at).upos == document::Upos::VERB) {
        const auto* told = c_.predication(at);
        return told && told->modality != Modality::actual ? "agreed" : "in_force";
      }
    return {};
  }

  /// "launch discussions for a ceasefire": the object of the verb that it stands below.
  std::string status_beside(std::uint32_t at, std::uint32_t trigger) const {
    if (at == trigger || c_.token(trigger).deprel != Deprel::obl || c_.token(trigger).head != at) return {};
    for (const auto child : c_.tree.children(at)) {
      if (c_.token(child).deprel != Deprel::obj) continue;
      for (const auto& [what, name] : kStatuses)
        if (c_.is(child, what)) return name;
    }
    return {};
  }

  static std::string tempered(std::string_view name, const Predication& told) {
    const bool strong = name == "agreed" || name == "in_force" || name == "extended";
    if (strong && told.negated) return "rejected";
    if (strong && (told.modality == Modality::requested || told.modality == Modality::possible || told.modality == Modality::hypothetical || told.modality == Modality::conditional))
      return "proposed";
    if (name == "in_force" && told.modality == Modality::planned) return "agreed";
    if (name == "violated" && (told.negated || told.modality != Modality::actual)) return "in_force";
    if (name == "ended" && (told.negated || told.modality != Modality::actual)) return {};
    return std::string(name);
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
        if (lemma == "sign" || lemma == "agree" || is_halted(p) || lemma == "reach" || lemma == "accept" || lemma == "observe" || lemma == "extend") add_unique(named, entities(*g, Role::subject));
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

  /// The parties of the war or conflict that the text names: "the X-Y war", "the war between X and Y".
  Entities belligerents() const {
    Entities out;
    for (const auto& p : c_.doc.predications) {
      const auto lemma = c_.lemma(p.trigger);
      if (!p.noun || (lemma != "war" && lemma != "conflict" && lemma != "fighting" && lemma != "hostility")) continue;
      Entities two = entities(p, {"between"});
      if (two.size() < 2) {  // compounds: the names stand right before the noun
        two.clear();
        const auto range = c_.tree.yield(p.trigger);
        for (const auto& m : c_.doc.mentions)
          if (m.tokens.first >= range.first && m.tokens.last <= p.trigger && m.entities.size() == 1) add_unique(two, m.entities);
      }
      std::erase_if(two, [&](auto e) { return c_.entity(e).type != EntityType::country && c_.entity(e).type != EntityType::group; });
      if (two.size() == 2) return two;
    }
    return out;
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
      if (told->noun && (lemma == "proposal" || lemma == "idea" || lemma == "plan" || lemma == "offer" || lemma == "initiative")) {
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
    if (!last_ || p.noun || (lemma != "broker" && lemma != "mediate") || last_->sentences.back() + 1 < p.sentence) return;
    Entities who = entities(p, Role::subject);
    std::erase_if(who, [&](auto e) { return !is_party(c_, e); });
    add_unique(last_->mediators, who);
  }

  void add_start(Draft& draft, const Predication& p) const {
    const auto head = c_.token(p.trigger).head;
    if (draft.starts || head == kNoHead) return;
    const bool begins = c_.is(head, WordClass::begin_verb) || (c_.predication(head) && std::any_of(c_.tree.children(head).begin(), c_.tree.children(head).end(), [&](auto x) { return c_.lemma(x) == "effect" || c_.lemma(x) == "force"; }));
    if (begins && c_.token(p.trigger).deprel != Deprel::obl) draft.starts = own_time(c_, head, TimeType::date);
    if (begins && !draft.starts) {
      const auto* t = own_time(c_, head, TimeType::time);
      if (t && is_resolved(*t)) draft.starts = t;
    }
  }

  // --- conditions and responses ----------------------------------------------------------------------------------------

  /// "X must happen for any ceasefire to hold", "only if …", "unless …"
  void add_condition(Draft& draft, const Predication& p) const {
    const auto range = c_.doc.sentences[p.sentence].tokens;
    for (std::uint32_t up = p.trigger, depth = 0; depth < 3 && c_.token(up).head != kNoHead; ++depth, up = c_.token(up).head) {
      const auto above = c_.token(up).head;
      const bool purpose = (c_.token(up).deprel == Deprel::advcl || c_.token(up).deprel == Deprel::obl) &&
                           (c_.tree.has_child(up, Deprel::mark, "for") || c_.tree.has_child(up, Deprel::case_, "for"));
      const auto* main = c_.predication(above);
      if (purpose && main && main->modality == Modality::requested) {
        auto first = c_.tree.yield(above).first;
        while (first < above && (c_.token(first).deprel == Deprel::mark || c_.token(first).upos == document::Upos::PUNCT)) ++first;
        if (first < c_.tree.yield(up).first) draft.conditions.push_back({condition_by(*main), {first, c_.tree.yield(up).first}, ""});
        return;
      }
    }
    for (auto t = range.first; t < range.last; ++t) {
      const auto& k = c_.token(t);
      const bool only_if = k.lower == "unless" || (k.lower == "if" && t > range.first && c_.token(t - 1).lower == "only") || (k.lower == "provided" && t + 1 < range.last && c_.token(t + 1).lower == "that");
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
    const bool proposal = is_definite(c_, object->head) && (c_.lemma(object->head) == "idea" || c_.lemma(object->head) == "proposal" || c_.lemma(object->head) == "plan" || c_.lemma(object->head) == "initiative");
    const bool near = std::any_of(last_->sentences.begin(), last_->sentences.end(), [&](auto s) { return s + 2 >= p.sentence && s <= p.sentence; });
    if (!ceasefire && !(proposal && near)) return;
    Entities who = entities(p, Role::subject);
    std::erase_if(who, [&](auto e) { return !is_party(c_, e); });
    for (const auto e : who) last_->responses.push_back({e, phrase(c_, p.trigger), p.negated ? (verbs->front().stance == "supports" ? "opposes" : "supports") : verbs->front().stance});
  }

  // --- the dossier -----------------------------------------------------------------------------------------------------

  void write(const Draft& draft, Model& model) const {
    Ceasefire out;
    out.id = "ceasefire" + std::to_string(model.ceasefires.size() + 1);
    Entities parties = draft.parties;
    if (parties.size() < 2) {
      for (const auto& other : drafts_)
        if (parties.size() < 2 && other.parties.size() == 2) parties = other.parties;
      if (parties.size() < 2) {
        const auto war = belligerents();
        if (!war.empty()) parties = war;
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
    if (draft.scope_text) out.terms.push_back({c_.evidence.span(*draft.scope_text).text, c_.evidence.span(*draft.scope_text)});
    for (const auto& x : draft.conditions) {
      const auto span = c_.evidence.span(x.tokens);
      out.conditions.push_back({x.by ? std::optional(document::ref(c_.doc, *x.by)) : std::nullopt, span.text, std::nullopt, span});
    }
    for (const auto& x : draft.responses) out.responses.push_back({document::ref(c_.doc, *x.by), x.stance, c_.evidence.span(x.tokens)});
    for (const auto s : draft.sentences) out.evidence.push_back(sentence_span(c_, s));
    model.ceasefires.push_back(std::move(out));
  }

  const Context& c_;
  std::deque<Draft> drafts_;
  Draft* last_ = nullptr;
};

}  // namespace

void find_ceasefires(const Context& context, Model& model) { CeasefireFinder(context).run(model); }

}  // namespace newsbrief::dossiers
