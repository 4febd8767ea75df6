#include <algorithm>
#include <array>

#include "newsbrief/describe.hpp"
#include "summary/certainty.hpp"
#include "summary/dates.hpp"
#include "summary/teller.hpp"
#include "text/utf8.hpp"

namespace newsbrief::summary {
namespace {

bool is_future(const Contact& c) { return c.status == "scheduled" || c.status == "proposed"; }

/// People by their names; a country or organization is present through those who speak for it.
std::string party(Teller& teller, const Ref& ref) {
  const auto* entity = teller.names.entity(ref.entity);
  const bool country = entity && entity->type == "country";
  return (country ? "representatives of " : "") + teller.names.full(ref);
}

/// Those who speak for themselves, and whose representatives are there.
struct Sides {
  std::vector<std::string> people;
  std::string representatives;
};

Sides sides(Teller& teller, const std::vector<Ref>& refs) {
  Sides out;
  std::vector<Ref> countries;
  for (const auto& ref : refs) {
    const auto* entity = teller.names.entity(ref.entity);
    if (entity && entity->type == "country") {
      countries.push_back(ref);
    } else {
      out.people.push_back(party(teller, ref));
    }
  }
  if (!countries.empty()) out.representatives = "representatives of " + teller.names.plain(countries);
  return out;
}

std::string parties(Teller& teller, const std::vector<Ref>& refs) {
  auto all = sides(teller, refs);
  if (!all.representatives.empty()) all.people.push_back(all.representatives);
  return joined_list(all.people);
}

/// "spoke to Y": be it face to face or not, the text does not say.
bool says_only_spoke(const Teller& teller, const Contact& c) {
  constexpr std::array<std::string_view, 12> kMet{" met",   " meet", " talks", " summit", " receiv", " host",
                                                  " visit", " sat ", " sit ",  " confer", " welcom", " gather"};
  for (const auto& span : c.evidence) {
    if (span.in_title) return false;
    const auto words = " " + text::lower(teller.passages.words(span.start));
    for (const auto w : kMet)
      if (words.find(w) != std::string::npos) return false;
    return words.find(" spoke") != std::string::npos || words.find(" spoken") != std::string::npos;
  }
  return false;
}

/// "A met B", "A and B met representatives of C"; "A, B and C met".
std::string met(Teller& teller, const Contact& c) {
  auto all = sides(teller, c.participants);
  const std::string adverb = is_hedged(c.evidence) ? " reportedly" : "";
  if (says_only_spoke(teller, c)) return parties(teller, c.participants) + adverb + " spoke";
  if (!all.people.empty() && !all.representatives.empty())
    return joined_list(all.people) + adverb + " met " + all.representatives;
  if (all.people.size() == 2) return all.people[0] + adverb + " met " + all.people[1];
  return (all.people.empty() ? all.representatives : joined_list(all.people)) + adverb + " met";
}

std::string length(const Time& duration) {
  const auto words = text::squeeze(duration.span.text);
  return words.find('-') == std::string::npos && !words.empty() ? words : duration_text(duration);
}

/// " by phone", " by video link", or nothing where the text does not say.
std::string medium(const Contact& c, ContactKind kind) {
  if (c.medium == "video") return " by video link";
  return kind == ContactKind::call && c.medium == "phone" ? " by phone" : "";
}

/// With the article that the text has in front: "the White House".
std::string place_words(const Teller& teller, const Phrase& place) {
  const auto words = text::squeeze(place.text);
  const auto at = place.span.start;
  const bool the = !place.span.in_title && at >= 4 && text::lower(teller.text.slice(at - 4, at)) == "the";
  return (the && !words.starts_with("the ") ? "the " : "") + words;
}

std::string when_where(const Teller& teller, const Contact& c) {
  std::string out;
  if (c.place) out += " in " + place_words(teller, *c.place);
  if (is_date_told(teller, c)) {
    out += " " + dated(teller, *c.date,
                       c.status == "held" ? Tense::past
                       : is_future(c)     ? Tense::future
                                          : Tense::either);
  }
  if (!c.durations.empty()) {
    out += (is_date_told(teller, c) ? ", for " : " for ") + length(c.durations.front());
    if (c.durations.size() == 1 && is_by_one_account(teller, c, c.durations.front().span)) out += " by one account";
    if (c.durations.size() > 1 && length(c.durations[1]) != length(c.durations[0]))
      out += " (elsewhere in the text: " + length(c.durations[1]) + ")";
  }
  if (const auto at = c.start ? clock(*c.start) : std::nullopt; at && out.find(*at) == std::string::npos)
    out += ", starting at " + *at;
  return out;
}

std::vector<Ref> others(const Contact& c) {
  std::vector<Ref> out;
  for (const auto& p : c.participants)
    if (!c.initiator || p.entity != c.initiator->entity) out.push_back(p);
  return out;
}

std::string held(Teller& teller, const Contact& c, ContactKind kind) {
  const bool call = kind == ContactKind::call;
  const auto rest = others(c);
  const std::string adverb = is_hedged(c.evidence) ? " reportedly" : "";
  if (call && c.initiator && !rest.empty() && rest.size() < c.participants.size()) {
    const auto caller = party(teller, *c.initiator);
    return caller + adverb + " called " + parties(teller, rest) + (c.medium == "video" ? " by video link" : "");
  }
  if (c.participants.size() == 1)
    return parties(teller, c.participants) + adverb + (call ? " held a call" : " held a meeting");
  return (call ? parties(teller, c.participants) + adverb + " spoke" : met(teller, c)) + medium(c, kind);
}

std::string noun(const Contact& c, ContactKind kind) {
  if (kind == ContactKind::meeting) return c.medium == "video" ? "video conference" : "meeting";
  return c.medium == "phone" ? "phone call" : c.medium == "video" ? "video call" : "call";
}

/// "a meeting of the X Council", "a meeting with Y".
std::string of_or_with(const Teller& teller, const Contact& c) {
  const auto* e = c.participants.size() == 1 ? teller.names.entity(c.participants.front().entity) : nullptr;
  return e && e->type == "organization" ? " of " : " with ";
}

}  // namespace

std::string contact_sentence(Teller& teller, const Contact& c, ContactKind kind) {
  if (c.participants.empty()) return sentence("a " + noun(c, kind) + " took place" + when_where(teller, c));
  if (c.status == "cancelled" || c.status == "proposed") {
    const auto between =
        (c.participants.size() > 1 ? " between " : of_or_with(teller, c)) + parties(teller, c.participants);
    return sentence("a " + noun(c, kind) + between + when_where(teller, c) +
                    (c.status == "cancelled" ? " was called off" : " has been proposed"));
  }
  if (is_future(c)) {
    const auto who = parties(teller, c.participants);
    if (c.participants.size() == 1)
      return sentence("a " + noun(c, kind) + of_or_with(teller, c) + who + " is to take place" + when_where(teller, c));
    const std::string verb = kind == ContactKind::call ? " are to speak" : " are to meet";
    return sentence(who + verb + medium(c, kind) + when_where(teller, c));
  }
  return sentence(held(teller, c, kind) + when_where(teller, c));
}

std::string contact_title(const Teller& teller, const Contact& c, ContactKind kind) {
  auto out = noun(c, kind);
  if (!c.participants.empty())
    out += (c.participants.size() > 1 ? " between " : of_or_with(teller, c)) + teller.names.plain(c.participants);
  if (c.place) out += " in " + place_words(teller, *c.place);
  if (c.status == "scheduled") out += ", planned";
  if (c.status == "cancelled") out += ", called off";
  if (c.status == "proposed") out += ", proposed";
  return out;
}

}  // namespace newsbrief::summary
