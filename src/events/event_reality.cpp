#include "events/event_reality.hpp"

#include <algorithm>

namespace newsbrief::events {

using document::Deprel;
using document::kNoHead;
using document::kNone;
using document::Modality;
using document::Predication;
using lexicon::EventEntry;

bool EventReality::is_no_event(const Predication& p) const {
  return is_aim(p) || is_accusation_of(p) || is_told_by_verb(p) || is_in_name(p);
}

/// "to help stop the attacks", "sued to be allowed to vote": what somebody aims at has not been done. Who travels to
/// meet somebody, does it.
bool EventReality::is_aim(const Predication& p) const {
  if (p.noun) return false;
  for (const Predication* at = &p;; at = &doc_.predications[*at->governor]) {
    const auto& t = token(at->trigger);
    const bool infinitive = tree_.has_child(at->trigger, Deprel::mark, "to");
    if (infinitive && t.deprel == Deprel::advcl && p.modality == Modality::actual) break;
    if (t.xpos == document::Xpos::VBG && tree_.has_child(at->trigger, Deprel::mark, "for")) return true;
    const bool passive = infinitive && t.deprel == Deprel::xcomp && tree_.child(at->trigger, {Deprel::aux_pass});
    if (passive && at->governor && !entry_of(doc_.predications[*at->governor])) break;
    if (at->governor == std::nullopt || t.deprel != Deprel::xcomp || t.head != doc_.predications[*at->governor].trigger)
      return false;
  }
  const auto* entry = entry_of(p);
  return entry && entry->type != "CONSULT";
}

/// "accused X of lying, threatening to sue": the participle goes on with the accusation.
bool EventReality::is_accusation_of(const Predication& p) const {
  const auto& t = token(p.trigger);
  if (p.noun || t.xpos != document::Xpos::VBG || t.deprel != Deprel::advcl) return false;
  for (auto above = t.head; above != kNoHead; above = token(above).head) {
    const auto at = doc_.predication_of[above];
    const auto* entry = at == kNone ? nullptr : entries_[at];
    if (entry && entry->type == "ACCUSE" && entry->mode == "allege") return above != t.head;
  }
  return false;
}

/// "the X Sentencing Commission": a word of a name tells nothing.
bool EventReality::is_in_name(const Predication& p) const {
  const auto above = token(p.trigger).head;
  return p.noun && token(p.trigger).deprel == Deprel::compound && above != kNoHead && doc_.mention_of[above] != kNone &&
         doc_.mentions[doc_.mention_of[above]].kind == document::MentionKind::name &&
         doc_.mentions[doc_.mention_of[above]].tokens.contains(p.trigger);
}

/// "voiced support for X": the verb with its object tells the event already.
bool EventReality::is_told_by_verb(const Predication& p) const {
  if (!p.noun || !p.governor || token(p.trigger).deprel != Deprel::obj) return false;
  const auto *verb = entry_of(doc_.predications[*p.governor]), *own = entry_of(p);
  return verb && own && verb->type == own->type;
}

/// What the clause itself and what embeds it say; a noun takes both from the verb that governs it.
Modality EventReality::modality(const Predication& p, bool& negated) const {
  Modality out = p.modality;
  negated = p.negated;
  if (p.noun) {
    if (const auto* light = frames_.light_verb(p)) {
      if (out == Modality::actual) out = reported(*light);
      negated = negated != light->negated;
    } else if (const auto* g = p.governor ? &doc_.predications[*p.governor] : nullptr) {
      const auto rel = token(p.trigger).deprel;
      const auto* effect = words_.embedding(lemma(g->trigger));
      const auto* announcing = lexicon_.set("announcing");
      // "announced a withdrawal": it is still to come.
      if (out == Modality::actual && announcing && announcing->holds(doc_, g->trigger) &&
          (rel == Deprel::obj || rel == Deprel::nsubj_pass))
        out = Modality::planned;
      // "discuss the response to X's invasion": what is discussed is not the invasion.
      if (token(p.trigger).head != g->trigger && rel == Deprel::nmod) effect = nullptr;
      if (effect && (rel == Deprel::obj || rel == Deprel::obl || rel == Deprel::nmod || rel == Deprel::nsubj_pass)) {
        if (out == Modality::actual) out = effect->modality;
        if (effect->negated) negated = !negated;
      }
      if (out == Modality::actual && !g->noun && rel != Deprel::nmod) out = reported(*g);
    }
  } else {
    out = reported(p);
    // "will do its best, working with X": a participle has its tense from the clause that it hangs on.
    const auto& t = token(p.trigger);
    if (out == Modality::actual && p.governor && t.xpos == document::Xpos::VBG && t.deprel == Deprel::advcl) {
      const auto* at = &doc_.predications[*p.governor];
      out = at->modality;
      while (out == Modality::actual && at->governor && token(at->trigger).deprel == Deprel::advcl &&
             tree_.has_child(at->trigger, Deprel::mark, "to")) {
        at = &doc_.predications[*at->governor];
        out = at->modality;
      }
    }
  }
  return out;
}

/// "said it would leave" is a plan, not a supposition.
Modality EventReality::reported(const Predication& p) const {
  if (p.modality != Modality::hypothetical) return p.modality;
  const bool perfect = std::any_of(tree_.children(p.trigger).begin(), tree_.children(p.trigger).end(),
                                   [&](auto c) { return token(c).deprel == Deprel::aux && lemma(c) == "have"; });
  const bool told = p.governor && stances_.is_speech(lemma(doc_.predications[*p.governor].trigger));
  return told && !perfect ? Modality::planned : p.modality;
}

}  // namespace newsbrief::events
