#include <algorithm>

#include "summary/dates.hpp"
#include "summary/teller.hpp"
#include "text/utf8.hpp"

namespace newsbrief::summary {
namespace {

bool is_settled(const Ceasefire& c) {
  return c.status == "agreed" || c.status == "in_force" || c.status == "extended" || c.status == "violated";
}

/// Up to `most` facts, those that `first` holds for in front.
template <class Fact, class First>
std::vector<const Fact*> chosen(const std::vector<Fact>& facts, std::size_t most, First first) {
  std::vector<const Fact*> out;
  for (const bool wanted : {true, false})
    for (const auto& f : facts)
      if (first(f) == wanted && out.size() < most) out.push_back(&f);
  return out;
}

void add(std::vector<BriefItem>& out, std::string text, std::vector<std::string> refs, std::vector<Span> evidence) {
  if (text.empty()) return;
  if (std::any_of(out.begin(), out.end(), [&](const BriefItem& i) { return i.text == text; })) return;
  out.push_back({std::move(text), std::move(refs), std::move(evidence), 0, 1, {}});
}

void add_contacts(Teller& teller, std::vector<BriefItem>& out) {
  const auto held = [](const Contact& c) { return c.status == "held" && c.participants.size() > 1; };
  const auto& model = teller.model;
  for (const auto* c : chosen(model.calls, 2, held))
    add(out, contact_sentence(teller, *c, ContactKind::call), {c->id}, c->evidence);
  for (const auto* c : chosen(model.meetings, model.calls.empty() ? 2 : 1, held))
    if (model.calls.empty() || held(*c))
      add(out, contact_sentence(teller, *c, ContactKind::meeting), {c->id}, c->evidence);
}

void add_ceasefires(Teller& teller, std::vector<BriefItem>& out) {
  std::size_t conditions = 0;
  const auto& all = teller.model.ceasefires;
  const bool current = std::any_of(all.begin(), all.end(), [](const Ceasefire& c) { return c.status != "ended"; });
  for (const auto* c : chosen(all, 2, is_settled)) {
    if (current && c->status == "ended") continue;  // what was long ago is told below
    add(out, ceasefire_sentence(teller, *c), {c->id}, c->evidence);
    for (const auto& x : spoken(teller, *c))
      if (conditions++ < 2) add(out, condition_sentence(teller, x), {c->id}, {x.span});
  }
}

/// Who objects: one sentence of each of two, and where there are no dossiers the first things that parties say.
void add_voices(const std::vector<Voiced>& voices, std::vector<BriefItem>& out) {
  const bool dossiers = !out.empty();
  std::vector<std::string> heard;
  const auto take = [&](const Voiced& v) {
    if (heard.size() == (dossiers ? 2U : 3U) || word_count(v.text) > 40) return;
    if (std::find(heard.begin(), heard.end(), v.holders[0].entity) != heard.end()) return;
    heard.push_back(v.holders[0].entity);
    add(out, v.text, v.refs, v.words);
  };
  for (const auto& v : voices)
    if (v.stance == "opposes") take(v);
  for (const auto& v : voices)
    if (v.stance == "accuses" || v.stance == "denies") take(v);
  if (dossiers) return;
  for (const auto& v : voices)
    if (v.stance != "asserts") take(v);
  for (const auto& v : voices) take(v);
}

}  // namespace

std::vector<BriefItem> lead(Teller& teller, const std::vector<Voiced>& voices) {
  std::vector<BriefItem> out;
  add_contacts(teller, out);
  add_ceasefires(teller, out);
  const auto firm = [](const PrisonerSwap& s) { return s.status != "proposed" && s.status != "failed"; };
  for (const auto* s : chosen(teller.model.prisoner_swaps, 2, firm))
    add(out, swap_sentence(teller, *s), {s->id}, s->evidence);
  add_voices(voices, out);
  return out;
}

}  // namespace newsbrief::summary
