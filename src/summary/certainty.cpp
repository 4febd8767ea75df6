#include "summary/certainty.hpp"

#include <algorithm>
#include <array>

#include "summary/dates.hpp"
#include "summary/recency.hpp"
#include "text/utf8.hpp"

namespace newsbrief::summary {
namespace {

constexpr std::array<std::string_view, 13> kNotHeld{
    "not take place", "postpone",  "cancel",  "called off", "put off",    "had hoped", " never ",
    "scrapped ",      "ruled out", " reject", " denie",     "invitation", " no such "};
constexpr std::array<std::string_view, 11> kNotInForce{"put forward", "propos",  " would ",     " could ",
                                                       " plan ",      " offer",  "conflicting", "disagree",
                                                       " is to ",     " broken", "collapse"};
constexpr std::array<std::string_view, 2> kOnlyProposed{"put forward", "propos"};
constexpr std::array<std::string_view, 8> kToCome{" due to ", " will ",     " would ", " is to ",
                                                  " are to ", " expected ", " plans ", " once "};

template <std::size_t N>
bool holds(const std::string& sentence, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view w) { return sentence.find(w) != std::string::npos; });
}

/// The first sentence of the body that tells it, in lower case.
std::string sentence_of(const Teller& teller, const std::vector<Span>& evidence) {
  for (const auto& span : evidence)
    if (!span.in_title) return " " + text::lower(teller.passages.words(span.start)) + " ";
  return {};
}

bool is_shared(const Model& model, const std::string& entity, const Span& span) {
  return std::any_of(model.entities.begin(), model.entities.end(), [&](const Entity& e) {
    return e.id != entity && e.type != "facility" &&
           std::any_of(e.mentions.begin(), e.mentions.end(), [&](const Mention& m) { return m.span == span; });
  });
}

bool is_in(const Teller& teller, const Span& mention, const std::vector<Span>& evidence) {
  for (const auto& span : evidence) {
    if (span.in_title != mention.in_title) continue;
    if (mention.in_title || teller.passages.span(mention.start) == teller.passages.span(span.start) ||
        teller.passages.precedes(mention.start, span.start))
      return true;
  }
  return false;
}

/// By name, or an adjective of the country's, in the sentences that tell it or right before one.
bool is_named(const Teller& teller, const Ref& party, const std::vector<Span>& evidence) {
  const auto* e = teller.names.entity(party.entity);
  if (!e) return false;
  return std::any_of(e->mentions.begin(), e->mentions.end(), [&](const Mention& m) {
    const bool name = m.kind == "name" || (m.kind == "nominal" && e->type == "country");
    const bool shared = m.kind != "name" && is_shared(teller.model, e->id, m.span);
    return name && !shared && is_in(teller, m.span, evidence);
  });
}

}  // namespace

bool is_told_plainly(const Teller& teller, const Contact& c) {
  const auto words = sentence_of(teller, c.evidence);
  if (words.empty() || is_recalled(teller.model, c)) return false;
  if (c.status == "held" && holds(words, kNotHeld)) return false;
  const auto is = [&](const Ref& p, std::string_view type) {
    const auto* e = teller.names.entity(p.entity);
    return e && e->type == type;
  };
  const auto people =
      std::count_if(c.participants.begin(), c.participants.end(), [&](const Ref& p) { return is(p, "person"); });
  const auto states =
      std::count_if(c.participants.begin(), c.participants.end(), [&](const Ref& p) { return is(p, "country"); });
  // What organizations and groups do at a meeting of theirs, the text must say.
  if (c.participants.size() > 1 && people == 0 && states < 2) return false;
  // All in one place of the text: those of another sentence may have met at another time.
  return std::any_of(c.evidence.begin(), c.evidence.end(), [&](const Span& span) {
    return std::all_of(c.participants.begin(), c.participants.end(),
                       [&](const Ref& p) { return is_named(teller, p, {span}); });
  });
}

bool is_told_with(const Teller& teller, const Span& words, const std::vector<Span>& evidence) {
  return std::any_of(evidence.begin(), evidence.end(), [&](const Span& s) {
    return s.in_title == words.in_title && (teller.passages.span(s.start) == teller.passages.span(words.start) ||
                                            teller.passages.precedes(s.start, words.start));
  });
}

bool is_date_told(const Teller& teller, const Contact& c) {
  if (!c.date) return false;
  // What was held was not held after the day of publication: another day of the sentence, or the wrong week.
  const auto& published = teller.model.article.published;
  if (c.status == "held" && published && first_day(c.date->value).substr(0, 10) > *published) return false;
  if (c.date->span.in_title) return true;
  const auto first = std::find_if(c.evidence.begin(), c.evidence.end(), [](const Span& s) { return !s.in_title; });
  return first != c.evidence.end() && is_told_with(teller, c.date->span, {*first});
}

bool is_by_one_account(const Teller& teller, const Contact& c, const Span& words) {
  if (words.in_title || c.evidence.empty()) return false;
  const auto sentence = teller.passages.span(words.start);
  if (sentence == teller.passages.span(c.evidence.front().start)) return false;
  constexpr std::array<std::string_view, 3> kVoices{" said", " says", "according to"};
  return holds(text::lower(sentence.text), kVoices);
}

Force force(const Teller& teller, const Ceasefire& c) {
  constexpr std::array<std::string_view, 18> kHolds{
      " in force", "into force", " took hold", " effect", " holds ", " holding", " has held", " have held", " observ",
      " respect",  " began ",    " started ",  " lasted", " since ", " survive", " continu",  " silent",    " calm"};
  constexpr std::array<std::string_view, 4> kVoices{" said", " says", " say ", "according to"};
  auto out = Force::not_told;
  for (const auto& span : c.evidence) {
    if (span.in_title) continue;
    const auto words = " " + text::lower(teller.passages.words(span.start)) + " ";
    if (!holds(words, kHolds)) continue;
    if (!holds(words, kVoices)) return Force::told;
    out = Force::by_voice;
  }
  return out;
}

bool are_parties_told(const Teller& teller, const Ceasefire& c) {
  if (c.parties.size() < 2) return false;
  if (!c.parties_from) return teller.passages.names_all(teller.names, c.parties, c.evidence);
  if (c.id != teller.model.ceasefires.front().id) return false;
  // Who proposes or mediates a truce need not be one of those who are to stop.
  const auto has = [](const std::vector<Ref>& refs, const Ref& p) {
    return std::any_of(refs.begin(), refs.end(), [&](const Ref& r) { return r.entity == p.entity; });
  };
  if (std::any_of(c.parties.begin(), c.parties.end(),
                  [&](const Ref& p) { return has(c.proposed_by, p) || has(c.mediators, p); }))
    return false;
  return std::all_of(c.parties.begin(), c.parties.end(), [&](const Ref& p) {
    const auto* e = teller.names.entity(p.entity);
    return e && std::any_of(e->mentions.begin(), e->mentions.end(), [&](const Mention& m) {
             const bool place = m.span.in_title || teller.passages.is_heading_at(m.span.start);
             // "Yemen's Houthis" names the Houthis.
             const auto after = m.span.in_title ? std::string() : teller.text.slice(m.span.end, m.span.end + 2);
             return place && !after.starts_with("’s") && !after.starts_with("'s") && m.kind != "pronoun" &&
                    !is_shared(teller.model, e->id, m.span);
           });
  });
}

bool is_proposer_told(const Teller& teller, const Ceasefire& c) {
  if (c.proposed_by.size() != 1) return false;
  const auto* e = teller.names.entity(c.proposed_by.front().entity);
  return e && std::any_of(e->mentions.begin(), e->mentions.end(), [&](const Mention& m) {
           return m.kind != "pronoun" && std::any_of(c.evidence.begin(), c.evidence.end(), [&](const Span& span) {
                    return span.in_title == m.span.in_title && m.span.start >= span.start && m.span.end <= span.end;
                  });
         });
}

bool is_end_told(const Teller& teller, const Ceasefire& c) {
  constexpr std::array<std::string_view, 10> kOver{" expire", " ended",      " lapse",      " collaps", " ran out",
                                                   " over ",  " fell apart", " broke down", " unravel", " terminat"};
  return std::any_of(c.evidence.begin(), c.evidence.end(), [&](const Span& span) {
    return !span.in_title && holds(" " + text::lower(teller.passages.words(span.start)) + " ", kOver);
  });
}

bool is_start_told(const Teller& teller, const Ceasefire& c) {
  if (!c.starts || c.starts->span.in_title) return c.starts.has_value();
  const auto at = c.starts->span.start;
  const auto before = text::lower(teller.text.slice(at > 40 ? at - 40 : 0, at));
  for (const std::string_view word : {"signed", "agreed", "announced", "brokered", "reached"})
    if (before.find(word) != std::string::npos) return false;
  const bool open = c.status == "proposed" || c.status == "under_discussion" || c.status == "agreed";
  return !open || is_to_come(teller.model, *c.starts);
}

bool is_told_plainly(const Teller& teller, const Ceasefire& c) {
  const auto words = sentence_of(teller, c.evidence);
  if (words.empty() || is_recalled(teller.model, c)) return false;
  if (c.status == "agreed" && holds(words, kOnlyProposed)) return false;
  // Of which nothing is told but that it is there: its sentence tells as much, or it is another one once more.
  const bool bare = !c.duration && !c.scope_text && !is_start_told(teller, c) && !c.ends &&
                    !are_parties_told(teller, c) && c.proposed_by.empty() && c.scope == "full";
  if (bare) return false;
  // "a memorandum on ending the war": peace, no truce.
  if (c.scope_text && (" " + text::lower(*c.scope_text) + " ").find(" war ") != std::string::npos) return false;
  return c.status != "in_force" || !holds(words, kNotInForce);
}

bool is_told_plainly(const Teller& teller, const PrisonerSwap& s) {
  const auto words = sentence_of(teller, s.evidence);
  if (words.empty() || is_recalled(teller.model, s) || is_echo(teller.model, s)) return false;
  // "was to free up to 5,000": what an older deal foresaw.
  constexpr std::array<std::string_view, 2> kForeseen{" was to ", " were to "};
  if (s.status != "completed" && holds(words, kForeseen)) return false;
  // Neither who nor how many nor when: its sentence tells more.
  const auto title = swap_title(teller, s);
  const bool named = title.find(" by ") != std::string::npos || title.find(" to ") != std::string::npos;
  if (title.starts_with("release") && !named && !s.date && swap_transfers(teller, s).empty()) return false;
  return s.status != "completed" || !swap_transfers(teller, s).empty() || title.starts_with("exchange");
}

bool is_told_plainly(const Teller& teller, const PrisonerSwap& s, const Transfer& t) {
  // "three soldiers and a policewoman": more than the number says.
  const auto behind = teller.text.slice(t.span.end, t.span.end + 8);
  if (behind.starts_with("and a ") || behind.starts_with("and one ") || behind.starts_with("and an ")) return false;
  return s.status != "completed" || !holds(" " + text::lower(teller.passages.words(t.span.start)) + " ", kToCome);
}

}  // namespace newsbrief::summary
