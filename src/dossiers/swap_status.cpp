#include "dossiers/swap_status.hpp"

#include <algorithm>

namespace newsbrief::dossiers {

using document::Deprel;
using document::kNoHead;
using document::Modality;
using document::Predication;
using document::Role;
using lexicon::WordClass;

std::string SwapStatus::of(const Predication& p, const std::optional<LastSwap>& last) const {
  Modality modality = p.modality;
  if (modality == Modality::actual && is_due(c_, p.trigger)) modality = Modality::planned;
  bool negated = p.negated;
  std::string agreed;
  if (const auto* g = c_.governor(p)) {
    const bool object = c_.token(p.trigger).deprel == Deprel::obj || c_.token(p.trigger).deprel == Deprel::nsubj_pass ||
                        c_.token(p.trigger).deprel == Deprel::xcomp || c_.token(p.trigger).deprel == Deprel::obl;
    const auto* effect = c_.words.embedding(c_.lemma(g->trigger));
    if (object &&
        (c_.lemma(g->trigger) == "agree" || c_.lemma(g->trigger) == "negotiate" || c_.lemma(g->trigger) == "arrange" ||
         c_.lemma(g->trigger) == "order" || c_.lemma(g->trigger) == "approve" || c_.lemma(g->trigger) == "authorize") &&
        g->modality == Modality::actual)
      agreed = "agreed";
    // "the demand for the release": a noun that asks for it says as much as the verb.
    const bool below_noun = g->noun && effect && c_.token(p.trigger).deprel == Deprel::nmod;
    if (p.noun && (object || below_noun) && modality == Modality::actual) {
      modality = g->modality;
      negated = negated || g->negated;
      if (effect && modality == Modality::actual) modality = effect->modality;
      if (effect && effect->negated) negated = true;
      // "no higher priority than securing the release", "focused on winning it": an aim.
      if (!g->noun && c_.token(g->trigger).xpos == document::Xpos::VBG && modality == Modality::actual &&
          c_.tree.child(g->trigger, {Deprel::mark, Deprel::case_}))
        modality = Modality::requested;
      // "cited the need … for the release": what something is for has not happened.
      if (!effect && modality == Modality::actual && c_.tree.has_child(p.trigger, Deprel::case_, "for"))
        modality = Modality::requested;
    }
  }
  if (p.noun && modality == Modality::actual) {  // "A swap is scheduled": the verb above it says
    const auto head = c_.token(p.trigger).head;
    const auto* told = head == kNoHead ? nullptr : c_.predication(head);
    if (told && !told->noun &&
        (c_.token(p.trigger).deprel == Deprel::nsubj || c_.token(p.trigger).deprel == Deprel::nsubj_pass)) {
      modality = told->modality;
      negated = negated || told->negated;
      if (const auto* effect = c_.words.embedding(c_.lemma(head)); effect && modality == Modality::actual)
        modality = effect->modality;
      if (c_.lemma(head) == "fail" || c_.lemma(head) == "collapse") return "failed";
    } else if (!told || told->noun) {
      if (agreed.empty() && c_.doc.kind(c_.doc.sentences[p.sentence]) != document::BlockKind::title)
        return last ? last->status : "proposed";
    }
  }
  if (negated || (modality == Modality::hypothetical && !is_part_of_deal(p, last))) return {};
  if (is_condition(p)) return "proposed";
  if (!agreed.empty()) return agreed;
  switch (modality) {
    case Modality::actual:
      return "completed";
    case Modality::planned:
      return "scheduled";
    default:
      return "proposed";
  }
}

/// "would agree only once the bodies were given back", "unless they are freed": what must come first has not come.
bool SwapStatus::is_condition(const Predication& p) const {
  auto at = p.trigger;
  for (int depth = 0; depth < 3; ++depth) {
    const auto mark = c_.tree.child(at, {Deprel::mark, Deprel::advmod});
    const auto w = mark && *mark < at ? c_.token(*mark).lower : std::string_view();
    if (w == "if" || w == "unless" || w == "provided" || w == "providing") return true;
    const auto head = c_.token(at).head;
    if (head == kNoHead) return false;
    if (w == "once" || w == "until" || w == "till") return is_open(head);
    at = head;
  }
  return false;
}

/// "would agree", "will not leave": a clause of what is to come or does not come.
bool SwapStatus::is_open(std::uint32_t verb) const {
  const auto* told = c_.predication(verb);
  return (told && (told->negated || told->modality != Modality::actual)) ||
         std::any_of(c_.tree.children(verb).begin(), c_.tree.children(verb).end(),
                     [&](auto x) { return c_.token(x).xpos == document::Xpos::MD; });
}

/// "Under the deal, 33 hostages would be released", "X said that it would free them": offered or agreed, not
/// imagined.
bool SwapStatus::is_part_of_deal(const Predication& p, const std::optional<LastSwap>& last) const {
  for (const auto x : c_.tree.children(p.trigger))
    if (c_.token(x).deprel == Deprel::aux && c_.lemma(x) == "have") return false;
  const bool of_deal = std::any_of(p.arguments.begin(), p.arguments.end(), [&](const auto& a) {
    return a.role == Role::oblique && (a.preposition == "under" || a.preposition == "in" || a.preposition == "as") &&
           c_.is(a.head, WordClass::deal_noun);
  });
  // "The draft foresees … In the course of it X would release …": what a deal just spoken of would bring.
  for (auto t = c_.doc.sentences[p.sentence > 1 ? p.sentence - 2 : 0].tokens.first; t < p.trigger; ++t)
    if (c_.is(t, WordClass::deal_noun)) return true;
  const auto* g = c_.governor(p);
  return of_deal || p.voice || (g && c_.is(g->trigger, WordClass::propose_verb)) ||
         (g && !g->noun && c_.stances.is_speech(c_.lemma(g->trigger))) ||
         (last && last->status != "completed" && p.sentence <= last->sentence + 4);
}

}  // namespace newsbrief::dossiers
