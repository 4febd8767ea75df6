// The sections of calls, meetings, ceasefires and prisoners: a line for each fact that is news, and below them the
// article's own sentences, in its order. The sentences stay together since what one truce's sentence says of "the
// proposal" or "both sides" is told by the one before it, not by the fact that it was counted to.
#include <algorithm>
#include <array>
#include <iterator>

#include "summary/certainty.hpp"
#include "summary/recency.hpp"
#include "summary/teller.hpp"
#include "text/utf8.hpp"

namespace newsbrief::summary {
namespace {

const std::vector<std::string_view> kCallWords{"telephone",    "by phone", "phone call", "phone conversation",
                                               "on the phone", "phoned",   "hotline",    "video call",
                                               "video link"};
const std::vector<std::string_view> kMeetingWords{"met ", "meeting", "talks", "summit", "negotiat", "mediat"};
const std::vector<std::string_view> kTruceWords{"ceasefire",
                                                "cease-fire",
                                                "truce",
                                                "armistice",
                                                "moratorium",
                                                "hostilities",
                                                "cessation of",
                                                "halt to",
                                                "cease all",
                                                "stop fighting",
                                                "pause in",
                                                "no-fly",
                                                "withdraw",
                                                "pull back",
                                                "under the draft",
                                                "under the deal",
                                                "under the plan",
                                                "under its terms",
                                                "under the terms",
                                                "under the accord",
                                                "under the agreement",
                                                "under the text",
                                                "under the proposal",
                                                " proposal",
                                                "the arrangement",
                                                "verify",
                                                "violations",
                                                "compliance"};
const std::vector<std::string_view> kPrisonerWords{
    "prisoner",  "hostage",   "captive", "detainee", "bodies of", "remains of",    "captured",  "handed back",
    "hand back", "repatriat", "detain",  "freed",    "swap",      "returned home", "home under"};

/// A section in the making: sentences that its facts rest on, and others that speak of its matter.
struct Draft {
  Focus kind;
  BriefSection section;
  Passages::Selection facts, matter;
};

/// Sentences that tell an event of talking; those over the telephone have CAMEO's 041.
void add_talks(const Model& model, bool by_phone, Passages::Selection& selection) {
  for (const auto& e : model.events) {
    if (e.type != "CONSULT" || e.evidence.empty() || !e.cameo) continue;
    if (e.cameo->starts_with("041") == by_phone) selection.add(e.evidence.front(), e.id);
  }
}

Draft contacts(Teller& teller, Focus kind, const char* heading, const std::vector<Contact>& contacts) {
  Draft out{kind, {heading, {}, kind}, {}, {}};
  const auto contact = kind == Focus::call ? ContactKind::call : ContactKind::meeting;
  for (const auto& c : contacts) {
    const bool recalled = is_recalled(teller.model, c);
    auto& quotes = recalled ? out.matter : out.facts;
    if (is_told_plainly(teller, c))
      out.section.items.push_back(line(contact_sentence(teller, c, contact), c.id, c.evidence, 1));
    quotes.add(c.evidence, c.id);
    // What a party says elsewhere may have been a topic too; there it is a position.
    for (const auto& t : c.topics)
      if (is_told_with(teller, t.span, c.evidence)) out.matter.add(t.span, c.id);
    for (const auto& x : c.characterizations) quotes.add(x.span, c.id);
  }
  add_talks(teller.model, kind == Focus::call, out.matter);
  if (kind == Focus::meeting) out.matter.add_words(teller.passages, kMeetingWords);
  if (kind == Focus::call) out.matter.add_words(teller.passages, kCallWords);
  return out;
}

Draft ceasefires(Teller& teller) {
  Draft out{Focus::ceasefire, {"Ceasefire terms", {}, Focus::ceasefire}, {}, {}};
  for (const auto& c : teller.model.ceasefires) {
    if (is_told_plainly(teller, c))
      out.section.items.push_back(line(ceasefire_sentence(teller, c), c.id, c.evidence, 1));
    out.facts.add(c.evidence, c.id);
    for (const auto& t : c.terms) out.facts.add(t.span, c.id);
    for (const auto& x : c.conditions) out.facts.add(x.span, c.id);
    for (const auto& r : c.responses) out.facts.add(r.span, c.id);
  }
  out.matter.add_words(teller.passages, kTruceWords);
  return out;
}

Draft swaps(Teller& teller) {
  Draft out{Focus::swap, {"Prisoners", {}, Focus::swap}, {}, {}};
  for (const auto& s : teller.model.prisoner_swaps) {
    if (is_told_plainly(teller, s)) {
      out.section.items.push_back(line(swap_sentence(teller, s), s.id, s.evidence, 1));
      auto transfers = swap_transfers(teller, s);
      std::move(transfers.begin(), transfers.end(), std::back_inserter(out.section.items));
    }
    out.facts.add(s.evidence, s.id);
    for (const auto& t : s.transfers) out.facts.add(t.span, s.id);
  }
  out.matter.add_words(teller.passages, kPrisonerWords);
  return out;
}

/// One line with its quotations below; several lines in front of the quotations of all.
void quote(std::vector<BriefItem> quotes, BriefSection& section) {
  if (quotes.empty()) return;
  const auto heads =
      std::count_if(section.items.begin(), section.items.end(), [](const BriefItem& i) { return i.depth == 0; });
  // Below its one line only what that fact rests on.
  const bool own = heads == 1 && std::all_of(quotes.begin(), quotes.end(), [&](const BriefItem& q) {
                     const auto& id = section.items.front().refs.front();
                     return std::find(q.refs.begin(), q.refs.end(), id) != q.refs.end();
                   });
  if (!own) section.items.push_back({"In the article’s words:", {}, {}, 0, 2, {}});
  std::move(quotes.begin(), quotes.end(), std::back_inserter(section.items));
}

}  // namespace

std::vector<BriefSection> tell_dossiers(Teller& teller, Focus focus, Quoted quoted) {
  const auto& model = teller.model;
  if (model.calls.empty() && model.meetings.empty() && model.ceasefires.empty() && model.prisoner_swaps.empty())
    return {};
  std::array<Draft, 4> drafts{contacts(teller, Focus::call, "Calls", model.calls),
                              contacts(teller, Focus::meeting, "Meetings", model.meetings), ceasefires(teller),
                              swaps(teller)};
  std::vector<const Passages::Selection*> facts;
  for (const auto& draft : drafts) facts.push_back(&draft.facts);
  if (focus == Focus::all) teller.passages.assign(facts);
  std::vector<BriefSection> out;
  for (std::size_t n = 0; n < drafts.size(); ++n) {
    auto& draft = drafts[n];
    if (focus != Focus::all && focus != draft.kind) continue;
    if (quoted == Quoted::facts_and_matter) draft.facts.join(draft.matter);
    quote(teller.passages.take(draft.facts, 2, n), draft.section);
    if (!draft.section.items.empty()) out.push_back(std::move(draft.section));
  }
  return out;
}

}  // namespace newsbrief::summary
