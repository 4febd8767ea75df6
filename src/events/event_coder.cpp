#include "events/event_coder.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "document/clauses.hpp"
#include "document/facts.hpp"
#include "events/event_frames.hpp"
#include "events/event_reality.hpp"

namespace newsbrief::events {
namespace {

using document::BlockKind;
using document::Decision;
using document::Deprel;
using document::kNoHead;
using document::kNone;
using document::Modality;
using document::Predication;
using document::Role;
using document::TimeType;
using lexicon::EventEntry;

using Entities = std::vector<std::uint32_t>;

/// An event before it is written.
struct Draft {
  std::string type, mode, cameo;
  std::vector<std::string> contexts;
  Entities actors, recipients;
  const document::TimeExpression* date = nullptr;
  std::optional<document::TokenRange> place;
  std::vector<const document::Quantity*> quantities;
  std::uint32_t trigger = 0;
  bool negated = false;
  Modality modality = Modality::actual;
  std::optional<std::uint32_t> voice;  // entity
  double confidence = 0;
  std::vector<std::uint32_t> sentences;
  Decision why;
};

bool subset(const Entities& few, const Entities& many) {
  return std::all_of(few.begin(), few.end(),
                     [&](auto e) { return std::find(many.begin(), many.end(), e) != many.end(); });
}

void add_unique(Entities& to, const Entities& from) {
  for (const auto e : from)
    if (std::find(to.begin(), to.end(), e) == to.end()) to.push_back(e);
}

/// What PLOVER asks for, refuses or threatens, by the type of the event that it is about.
std::string_view mode_from(std::string_view type, std::string_view about) {
  if (type == "REQUEST" || type == "REJECT") {
    if (about == "CONSULT") return "meet";
    if (about == "AID" || about == "COOPERATE" || about == "SUPPORT") return "assist";
    if (about == "RETREAT" || about == "CONCEDE") return "yield";
    return "change";
  }
  if (type == "THREATEN") {
    if (about == "ASSAULT") return "violence";
    if (about == "SANCTION") return "relations";
    if (about == "COERCE") return "restrict";
  }
  return {};
}

class Coder {
 public:
  Coder(const document::WorkingDocument& doc, const document::Tree& tree, const document::Evidence& evidence,
        const lexicon::EventLexicon& lexicon, const lexicon::WordClasses& words, const lexicon::Stances& stances,
        bool explain)
      : doc_(doc),
        tree_(tree),
        evidence_(evidence),
        lexicon_(lexicon),
        stances_(stances),
        frames_(doc, tree, lexicon),
        reality_(doc, tree, lexicon, words, stances, frames_, entry_of_),
        explain_(explain) {}

  void run(Model& model, std::vector<Decision>* decisions) {
    entry_of_.assign(doc_.predications.size(), nullptr);
    refused_.assign(explain_ ? doc_.predications.size() : 0, {});
    for (std::size_t i = 0; i < doc_.predications.size(); ++i)
      if (is_told(doc_.predications[i]))
        entry_of_[i] = frames_.fitting(doc_.predications[i], explain_ ? &refused_[i] : nullptr);
    for (std::size_t i = 0; i < doc_.predications.size(); ++i) {
      const auto& p = doc_.predications[i];
      if (!is_told(p) || must(p) || is_exhortation(p)) continue;
      if (entry_of_[i] && !entry_of_[i]->type.empty()) code(p, *entry_of_[i], i);
    }
    for (auto& draft : drafts_) write(draft, model, decisions);
  }

 private:
  const document::Token& token(std::uint32_t t) const { return doc_.tokens[t]; }
  std::string_view lemma(std::uint32_t t) const { return token(t).lemma.empty() ? token(t).lower : token(t).lemma; }
  const Predication* predication(std::uint32_t t) const {
    return doc_.predication_of[t] == kNone ? nullptr : &doc_.predications[doc_.predication_of[t]];
  }
  const EventEntry* entry_of(const Predication& p) const {
    return entry_of_[static_cast<std::size_t>(&p - doc_.predications.data())];
  }

  bool is_told(const Predication& p) const {
    const auto kind = doc_.kind(doc_.sentences[p.sentence]);
    return kind == BlockKind::paragraph || kind == BlockKind::list_item || kind == BlockKind::title;
  }

  // --- one predication
  // -------------------------------------------------------------------------------------------------

  void code(const Predication& p, const EventEntry& entry, std::size_t index) {
    if (reality_.is_no_event(p)) return;
    Draft draft;
    draft.type = entry.type;
    draft.mode = entry.mode;
    draft.cameo = entry.cameo;
    draft.contexts = entry.contexts;
    draft.trigger = p.trigger;
    const bool sides = entry.mutual ? fill_mutual(draft, p, entry) : fill_sides(draft, p, entry);
    if (!sides) return;
    draft.modality = reality_.modality(p, draft.negated);
    draft.voice = voice_of(p);
    if (!place_in_plover(draft, p)) return;
    add_circumstances(draft, p);
    draft.confidence = confidence(draft, p, entry);
    draft.sentences = {p.sentence};
    draft.why.trigger = p.trigger;
    draft.why.rule = entry.line;
    draft.why.where = entry.where;
    if (explain_) draft.why.refused = refused_[index];
    merge(std::move(draft));
  }

  bool fill_mutual(Draft& draft, const Predication& p, const EventEntry& entry) {
    const auto left = frames_.fill_all(p, {.actors = entry.actors, .recipients = {}});
    auto right = frames_.fill_all(p, {.actors = {}, .recipients = entry.recipients});
    std::erase_if(right.entities, [&](auto e) {
      return std::find(left.entities.begin(), left.entities.end(), e) != left.entities.end();
    });
    Entities all = left.entities;
    add_unique(all, right.entities);
    all = without_own_country(all);
    if (all.size() < 2 && needs_two(draft.type)) return false;
    if (all.empty()) return false;
    // "it struck a deal with X": whoever "it" is, X alone did not.
    if (left.entities.empty() && all.size() == 1 && !p.noun &&
        std::any_of(p.arguments.begin(), p.arguments.end(), [](const auto& a) { return a.role == Role::subject; }))
      return false;
    if (left.entities.empty() || right.entities.empty()) {
      draft.actors = all;
      draft.recipients = all.size() > 1 ? all : Entities{};
    } else {
      draft.actors = left.entities;
      draft.recipients = right.entities;
    }
    note(draft, "actor", left);
    note(draft, "recipient", right);
    return true;
  }

  static bool needs_two(std::string_view type) { return type == "CONSULT" || type == "COOPERATE" || type == "ASSAULT"; }

  /// A leader beside his own country is one party.
  Entities without_own_country(const Entities& all) const {
    Entities out;
    for (const auto e : all) {
      const bool spoken_for =
          doc_.entities[e].type == document::EntityType::country && std::any_of(all.begin(), all.end(), [&](auto o) {
            return o != e && doc_.entities[o].type == document::EntityType::person &&
                   doc_.entities[o].country == doc_.entities[e].country;
          });
      if (!spoken_for) out.push_back(e);
    }
    return out;
  }

  bool fill_sides(Draft& draft, const Predication& p, const EventEntry& entry) {
    const auto actor = frames_.fill(p, entry, entry.actors, {}, true);
    if (actor.entities.empty() && !entry.actors.empty()) return false;
    draft.actors = actor.entities;
    auto recipient = frames_.fill(p, entry, entry.recipients, draft.actors, false);
    if (draft.type == "SUPPORT" || draft.type == "AGREE" || draft.type == "CONCEDE")
      drop_own_bodies(draft.actors, recipient);
    draft.recipients = recipient.entities;
    note(draft, "actor", actor);
    note(draft, "recipient", recipient);
    // A man who stops an attack fights; sides and their leaders cease to.
    if (draft.mode == "ceasefire" && std::none_of(draft.actors.begin(), draft.actors.end(), [&](auto e) {
          return doc_.entities[e].type != document::EntityType::person || doc_.entities[e].head;
        }))
      return false;
    const bool consults_nobody = draft.type == "CONSULT" && draft.recipients.empty();
    // A noun on its own tells an event only where it says who does it to whom.
    const bool bare_noun = p.noun && draft.recipients.empty() && !frames_.light_verb(p);
    return !consults_nobody && !bare_noun && !(entry.addressed && draft.recipients.empty());
  }

  /// "is prepared to request from Congress": the own country or a body of it, named somewhere in what a government
  /// promises, is not whom it promises it to.
  void drop_own_bodies(const Entities& actors, Filled& recipient) const {
    if (recipient.role != "any" && recipient.role != "within") return;
    std::erase_if(recipient.entities, [&](auto e) {
      const auto& record = doc_.entities[e];
      const bool home =
          record.type == document::EntityType::organization || record.type == document::EntityType::country;
      return home && !record.country.empty() && std::any_of(actors.begin(), actors.end(), [&](auto a) {
               return doc_.entities[a].country == record.country;
             });
    });
  }

  static void note(Draft& draft, const char* side, const Filled& filled) {
    if (!filled.entities.empty()) draft.why.arguments.emplace_back(side + std::string(" ") + filled.role, filled.head);
  }

  /// "said that X must stop": whoever says so asks it of X.
  bool must(const Predication& p) {
    if (p.noun || p.negated || !is_obliged(p.trigger)) return false;
    std::uint32_t voice = p.trigger;
    const auto speaker = speakers(p, voice);
    if (speaker.size() != 1 || !document::is_party(doc_, speaker[0])) return false;
    Entities asked;
    std::uint32_t head = p.trigger;
    for (const auto& a : p.arguments)
      if (a.role == Role::subject) {
        head = a.head;
        add_unique(asked, a.entities.empty() ? frames_.parties(a.head, true) : a.entities);
      }
    std::erase_if(asked, [&](auto e) {
      const bool compatriot =
          !doc_.entities[e].country.empty() && doc_.entities[e].country == doc_.entities[speaker[0]].country;
      return !document::is_party(doc_, e) || e == speaker[0] ||
             (compatriot && doc_.entities[e].type == document::EntityType::country);
    });
    if (asked.empty()) return false;
    Draft draft;
    draft.type = "REQUEST";
    draft.cameo = "100";
    draft.actors = speaker;
    draft.recipients = asked;
    draft.trigger = p.trigger;
    if (const auto* about = entry_of(p)) draft.mode = mode_from("REQUEST", about->type);
    add_circumstances(draft, p);
    draft.confidence = 0.7;
    draft.sentences = {p.sentence};
    draft.why.trigger = p.trigger;
    draft.why.rule = "a speaker says that another party must, should or has to do something";
    draft.why.arguments = {{"actor voice", voice}, {"recipient subject", head}};
    merge(std::move(draft));
    return true;
  }

  /// Whoever says the clause: its voice, or the party that the subject of the verb of saying is of ("rebels from X").
  Entities speakers(const Predication& p, std::uint32_t& head) const {
    if (p.voice) {
      head = doc_.mentions[*p.voice].head;
      return doc_.mentions[*p.voice].entities;
    }
    if (!p.governor || token(p.trigger).deprel != Deprel::ccomp) return {};
    const auto& teller = doc_.predications[*p.governor];
    const auto subject = tree_.child(teller.trigger, {Deprel::nsubj});
    if (!subject || !stances_.is_speech(lemma(teller.trigger))) return {};
    head = *subject;
    return frames_.parties(*subject, true);
  }

  /// "All of us should reject it": nobody has done so.
  bool is_exhortation(const Predication& p) const {
    auto first = p.trigger;
    while (token(first).deprel == Deprel::conj && token(first).head != kNoHead) first = token(first).head;
    return !p.noun && p.modality == Modality::requested && is_obliged(first) && !embedding_entry(p);
  }

  /// The event entry of the word that the clause hangs on, if any.
  const EventEntry* embedding_entry(const Predication& p) const {
    return p.governor ? entry_of(doc_.predications[*p.governor]) : nullptr;
  }

  bool is_obliged(std::uint32_t head) const {
    for (const auto child : tree_.children(head)) {
      const auto w = token(child).lower;
      if (token(child).deprel == Deprel::aux && (w == "must" || w == "should" || w == "ought")) return true;
    }
    return (lemma(head) == "have" || lemma(head) == "need") && tree_.child(head, {Deprel::xcomp}).has_value();
  }

  // --- what is only announced or asked for

  /// Moves what is only announced, asked for or refused to where PLOVER has it. False: another event tells it already.
  bool place_in_plover(Draft& draft, const Predication& p) {
    if (Draft* teller = embedding_event(p)) {
      if (const auto mode = mode_from(teller->type, draft.type); !mode.empty() && teller->mode.empty())
        teller->mode = mode;
      if (teller->recipients.empty()) teller->recipients = others(draft, *teller);
      for (const auto& c : draft.contexts)
        if (std::find(teller->contexts.begin(), teller->contexts.end(), c) == teller->contexts.end())
          teller->contexts.push_back(c);
      return false;
    }
    if (draft.modality != Modality::planned) return true;
    auto announced = lexicon_.planned(draft.type);
    if (announced.empty()) return true;
    if (announced == draft.type) return true;
    const std::string of = draft.type;
    if (announced == "AGREE" && is_ultimatum(p, of)) announced = "THREATEN";
    const bool friendly = announced == "AGREE";
    draft.type = !draft.negated ? std::string(announced) : friendly ? "REJECT" : "AGREE";
    draft.mode = mode_from(draft.type, of);
    draft.cameo = draft.type == "AGREE"    ? (of == "CONSULT"                      ? "036"
                                              : of == "AID"                        ? "033"
                                              : of == "RETREAT" || of == "CONCEDE" ? "035"
                                                                                   : "030")
                  : draft.type == "REJECT" ? "120"
                                           : (of == "ASSAULT"   ? "138"
                                              : of == "PROTEST" ? "133"
                                                                : "130");
    draft.negated = false;
    return true;
  }

  /// "will pull out unless …": a step back that is held over somebody threatens.
  bool is_ultimatum(const Predication& p, std::string_view type) const {
    if (type != "RETREAT") return false;
    return std::any_of(tree_.children(p.trigger).begin(), tree_.children(p.trigger).end(), [&](auto c) {
      return token(c).deprel == Deprel::advcl && tree_.has_child(c, Deprel::mark, "unless");
    });
  }

  /// The parties of `inner` that do not act in `outer`.
  static Entities others(const Draft& inner, const Draft& outer) {
    Entities out;
    for (const auto* side : {&inner.actors, &inner.recipients})
      for (const auto e : *side)
        if (std::find(outer.actors.begin(), outer.actors.end(), e) == outer.actors.end()) add_unique(out, {e});
    return out;
  }

  /// The event of the word that this one is asked for, agreed, refused, threatened or alleged by.
  Draft* embedding_event(const Predication& p) {
    const Predication* at = &p;
    for (int depth = 0; depth < 3 && at->governor; ++depth) {
      const auto rel = token(at->trigger).deprel;
      if (rel == Deprel::nsubj || rel == Deprel::csubj) return nullptr;
      at = &doc_.predications[*at->governor];
      for (auto& draft : drafts_) {
        if (draft.trigger != at->trigger) continue;
        const bool embeds =
            draft.type == "REQUEST" || draft.type == "REJECT" || draft.type == "THREATEN" || draft.type == "AGREE";
        return embeds ? &draft : nullptr;
      }
      if (entry_of(*at)) return nullptr;
    }
    return nullptr;
  }

  /// Who tells it: the voice of the clause, or who makes the accusation that it is part of.
  std::optional<std::uint32_t> voice_of(const Predication& p) const {
    if (p.voice && !doc_.mentions[*p.voice].entities.empty()) return doc_.mentions[*p.voice].entities[0];
    const Predication* at = &p;
    for (int depth = 0; depth < 3 && at->governor; ++depth) {
      at = &doc_.predications[*at->governor];
      for (const auto& draft : drafts_)
        if (draft.trigger == at->trigger && draft.type == "ACCUSE" && draft.mode == "allege") return draft.actors[0];
    }
    return std::nullopt;
  }

  // --- circumstances
  // ---------------------------------------------------------------------------------------------------

  void add_circumstances(Draft& draft, const Predication& p) const {
    const auto& sentence = doc_.sentences[p.sentence];
    const auto* light = frames_.light_verb(p);
    const auto verb = light ? std::optional(light->trigger) : std::nullopt;
    draft.date = document::time_of(doc_, sentence, p.trigger, verb, TimeType::date);
    for (const auto* from : {&p, light}) {
      if (!from || draft.place) continue;
      for (const auto& a : from->arguments) {
        if (a.role != Role::oblique || (a.preposition != "in" && a.preposition != "at" && a.preposition != "near"))
          continue;
        const auto m = doc_.mention_of[a.head];
        if (m == kNone || doc_.mentions[m].entities.empty()) continue;
        const auto type = doc_.entities[doc_.mentions[m].entities[0]].type;
        if (type != document::EntityType::place && type != document::EntityType::country &&
            type != document::EntityType::facility)
          continue;
        draft.place = doc_.mentions[m].tokens;
        break;
      }
    }
    const auto range = tree_.yield(verb.value_or(p.trigger));
    for (const auto& q : doc_.quantities)
      if (range.contains(q.number) && !q.ordinal &&
          document::is_in_clause(doc_, q.number.first, verb.value_or(p.trigger)))
        draft.quantities.push_back(&q);
  }

  double confidence(const Draft& draft, const Predication& p, const EventEntry& entry) const {
    double out = 0.5;
    if (!draft.recipients.empty()) out += 0.2;
    if (!p.noun) out += 0.1;
    if (entry.weight() >= 2) out += 0.1;
    if (draft.modality == Modality::actual && !draft.negated) out += 0.05;
    return out;
  }

  // --- one event for one happening
  // --------------------------------------------------------------------------------------

  /// A headline tells what the text tells again.
  bool is_in_title(const Draft& draft) const {
    return draft.sentences.size() == 1 && doc_.kind(doc_.sentences[draft.sentences[0]]) == BlockKind::title;
  }

  static bool days_fit(const document::TimeExpression* a, const document::TimeExpression* b) {
    return !a || !b || a->value.starts_with(b->value) || b->value.starts_with(a->value);
  }

  void merge(Draft draft) {
    for (auto& known : drafts_) {
      if (known.type != draft.type || known.negated != draft.negated || known.modality != draft.modality ||
          !days_fit(known.date, draft.date))
        continue;
      Entities all_known = known.actors, all_new = draft.actors;
      add_unique(all_known, known.recipients);
      add_unique(all_new, draft.recipients);
      const bool together = draft.type == "CONSULT" || draft.type == "COOPERATE";
      const bool same =
          together ? subset(all_new, all_known) || subset(all_known, all_new)
                   : (subset(draft.actors, known.actors) || subset(known.actors, draft.actors)) &&
                         (subset(draft.recipients, known.recipients) || subset(known.recipients, draft.recipients)) &&
                         (known.sentences.back() == draft.sentences[0] || draft.recipients == known.recipients ||
                          is_in_title(known));
      if (!same) continue;
      if (all_new.size() > all_known.size()) {
        known.actors = draft.actors;
        known.recipients = draft.recipients;
      }
      if (!known.date) known.date = draft.date;
      if (!known.place) known.place = draft.place;
      if (known.mode.empty()) known.mode = draft.mode;
      if (!known.voice) known.voice = draft.voice;
      for (const auto* q : draft.quantities)
        if (std::find(known.quantities.begin(), known.quantities.end(), q) == known.quantities.end())
          known.quantities.push_back(q);
      if (known.sentences.back() != draft.sentences[0]) known.sentences.push_back(draft.sentences[0]);
      known.confidence = std::min(0.95, std::max(known.confidence, draft.confidence) + 0.05);
      return;
    }
    drafts_.push_back(std::move(draft));
  }

  void write(Draft& draft, Model& model, std::vector<Decision>* decisions) const {
    constexpr std::array<const char*, 6> kModalities{"actual",      "planned",   "possible",
                                                     "conditional", "requested", "hypothetical"};
    Event out;
    out.id = "event" + std::to_string(model.events.size() + 1);
    out.type = draft.type;
    if (!draft.mode.empty()) out.mode = draft.mode;
    out.contexts = draft.contexts;
    if (!draft.cameo.empty()) out.cameo = draft.cameo;
    out.actors = document::refs(doc_, draft.actors);
    out.recipients = document::refs(doc_, draft.recipients);
    if (draft.date) out.date = document::time(*draft.date, evidence_);
    if (draft.place) {
      const auto span = evidence_.span(*draft.place);
      out.place = Phrase{span.text, span};
    }
    for (const auto* q : draft.quantities) out.quantities.push_back(document::quantity(*q, evidence_));
    out.trigger = evidence_.token(draft.trigger);
    out.polarity = draft.negated ? "negative" : "positive";
    out.modality = kModalities[static_cast<std::size_t>(draft.modality)];
    if (draft.voice) out.reported_by = document::ref(doc_, *draft.voice);
    out.confidence = std::round(draft.confidence * 100) / 100;
    for (const auto s : draft.sentences) out.evidence.push_back(evidence_.span(doc_.sentences[s].tokens));
    if (decisions) {
      draft.why.fact = out.id;
      decisions->push_back(std::move(draft.why));
    }
    model.events.push_back(std::move(out));
  }

  const document::WorkingDocument& doc_;
  const document::Tree& tree_;
  const document::Evidence& evidence_;
  const lexicon::EventLexicon& lexicon_;
  const lexicon::Stances& stances_;
  EventFrames frames_;
  std::vector<const EventEntry*> entry_of_;  // per predication
  EventReality reality_;
  bool explain_;
  std::vector<std::vector<std::string>> refused_;
  std::vector<Draft> drafts_;
};

}  // namespace

void EventCoder::code(const document::WorkingDocument& doc, const document::Tree& tree,
                      const document::Evidence& evidence, Model& model, std::vector<Decision>* decisions) const {
  Coder(doc, tree, evidence, lexicon_, words_, stances_, decisions != nullptr).run(model, decisions);
}

}  // namespace newsbrief::events
