#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "summary/certainty.hpp"
#include "summary/dates.hpp"
#include "summary/recency.hpp"
#include "summary/teller.hpp"
#include "text/utf8.hpp"

namespace newsbrief::summary {
namespace {

std::string number(double v) {
  if (v != std::floor(v)) return fmt::format("{}", v);
  auto digits = fmt::format("{}", static_cast<long long>(v));
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

std::string amount(const Quantity& q) {
  if (q.min && q.max) return "between " + number(*q.min) + " and " + number(*q.max);
  constexpr std::pair<std::string_view, std::string_view> kWords[]{{"MORE_THAN", "more than "},
                                                                   {"LESS_THAN", "fewer than "},
                                                                   {"EQUAL_OR_MORE", "at least "},
                                                                   {"EQUAL_OR_LESS", "at most "},
                                                                   {"APPROX", "about "}};
  for (const auto& [name, words] : kWords)
    if (q.mod && *q.mod == name) return std::string(words) + number(q.value);
  return number(q.value);
}

/// "prisoners of war" for "prisoner of war".
std::string plural(const std::string& unit) {
  const auto of = unit.find(" of ");
  const auto head = unit.substr(0, of);
  if (head.ends_with('s') || head == "people") return unit;
  if (head.ends_with("man"))
    return head.substr(0, head.size() - 3) + "men" + (of == std::string::npos ? "" : unit.substr(of));
  return head + "s" + (of == std::string::npos ? "" : unit.substr(of));
}

std::string whom(const Transfer& t) {
  constexpr std::size_t kMost = 7;  // words; longer ones are told by the sentence
  std::string people = t.who ? text::squeeze(*t.who) : "";
  if (word_count(people) > kMost) people.clear();
  for (const std::string_view loose : {" the", " a", " by", " of", " in", " captured", " held", " taken"})
    if (people.ends_with(loose)) people.resize(people.size() - loose.size());
  if (people.empty() && t.quantity && t.quantity->unit)
    people = t.quantity->value == 1 ? *t.quantity->unit : plural(*t.quantity->unit);
  for (const std::string_view own : {"their own ", "its own ", "his own ", "their ", "its "})
    if (people.starts_with(own)) return t.quantity ? amount(*t.quantity) + " of " + people : people;
  if ((people == "bodies" || people == "remains") && t.quantity && t.quantity->unit && *t.quantity->unit != "body")
    return "the " + people + " of " + amount(*t.quantity) + " " +
           (t.quantity->value == 1 ? *t.quantity->unit : plural(*t.quantity->unit));
  const bool dead = text::lower(t.span.text).find("remains") != std::string::npos;
  if (dead && !people.empty() && text::lower(people).find("remains") == std::string::npos)
    return "the remains of " + (t.quantity ? amount(*t.quantity) + " " : std::string()) + people;
  if (people.empty()) people = t.quantity ? "captives" : "captives (number not given)";
  return t.quantity ? amount(*t.quantity) + " " + people : people;
}

bool is_future(const PrisonerSwap& s) { return s.status == "scheduled" || s.status == "agreed"; }

/// "is to release", "would release", "released", "was to release".
std::string verb(const PrisonerSwap& s, bool one, std::string_view base, std::string_view past) {
  if (s.status == "completed") return std::string(past);
  if (s.status == "proposed") return "would " + std::string(base);
  if (s.status == "failed") return std::string(one ? "was to " : "were to ") + std::string(base);
  return std::string(one ? "is to " : "are to ") + std::string(base);
}

bool is_of_the_dead(const Transfer& t) {
  const auto words = text::lower(t.who.value_or("") + " " + t.span.text);
  for (const std::string_view dead : {"bodies", "body", "remains", "corpse"})
    if (words.find(dead) != std::string::npos) return true;
  return false;
}

/// A group with an article and a plural is many ("the rebels are to"); a country of that form is one.
bool is_one(const Teller& teller, const Ref& party) {
  const auto* e = teller.names.entity(party.entity);
  return !e || e->type != "group" || !party.name.ends_with('s') || !teller.names.plain(party).starts_with("the ");
}

constexpr std::uint32_t kParts = 60;  // characters within which the parts of a number stand behind it

/// By the parties that the sentence itself names.
std::string transfer_words(const Teller& teller, const PrisonerSwap& s, const Transfer& t) {
  const auto people = whom(t);
  const bool one = t.quantity && t.quantity->value == 1;
  const bool from = t.from && teller.passages.is_named_in(*t.from, t.span.start);
  const bool to = t.to && teller.passages.is_named_in(*t.to, t.span.start, t.span);
  if (t.mutual) return "each side " + verb(s, true, "hand over", "handed over") + " " + people;
  if (from && to)
    return teller.names.plain(*t.from) + " " + verb(s, is_one(teller, *t.from), "hand over", "handed over") + " " +
           people + " to " + teller.names.plain(*t.to);
  const bool dead = is_of_the_dead(t);
  if (from)
    return teller.names.plain(*t.from) + " " +
           verb(s, is_one(teller, *t.from), dead ? "hand over" : "release", dead ? "handed over" : "released") + " " +
           people;
  if (to)
    return people + " " + verb(s, one, "be handed over", one ? "was handed over" : "were handed over") + " to " +
           teller.names.plain(*t.to);
  return {};
}

bool is_mutual_pair(const Transfer& a, const Transfer& b) {
  return a.mutual && b.mutual && a.from && a.to && b.from && b.to && a.from->entity == b.to->entity &&
         a.to->entity == b.from->entity && a.quantity == b.quantity;
}

/// Others have their sentence below.
bool is_whole(const Transfer& t) { return t.quantity && !t.span.in_title; }

/// "Over six weeks, 33 have been returned": behind the news, what it has come to in a stretch of time.
bool is_sum(const Teller& teller, const PrisonerSwap& s, const Transfer& t) {
  const auto own = teller.passages.span(t.span.start);
  if (s.evidence.empty() || own == teller.passages.span(s.evidence.front().start)) return false;
  return std::any_of(teller.model.times.begin(), teller.model.times.end(), [&](const Time& time) {
    return time.type == "DURATION" && !time.span.in_title && time.span.start >= own.start && time.span.end <= own.end;
  });
}

std::string exchange_words(const Teller& teller, const PrisonerSwap& s, const Transfer& t) {
  return teller.names.plain({*t.from, *t.to}) + " " + verb(s, false, "exchange", "exchanged") + " " + whom(t) + " each";
}

bool is_one_way(const PrisonerSwap& s) {
  if (s.transfers.empty()) return s.parties.size() < 2;
  return std::all_of(s.transfers.begin(), s.transfers.end(),
                     [&](const Transfer& t) { return !t.mutual && (!t.from || t.from == s.transfers[0].from); });
}

/// "390 people, 270 servicemen and 120 civilians": the parts of what stands in front of them.
bool is_part(const PrisonerSwap& s, const Transfer& t) {
  for (const auto& whole : s.transfers) {
    if (!whole.quantity || !t.quantity || whole.span.start >= t.span.start || whole.span.in_title != t.span.in_title)
      continue;
    double sum = 0;
    std::size_t parts = 0;
    bool within = false;
    std::uint32_t last = whole.span.start;
    for (const auto& part : s.transfers) {  // a mutual one stands there twice
      if (!part.quantity || part.span.start <= last || part.span.start > whole.span.end + kParts) continue;
      last = part.span.start;
      sum += part.quantity->value;
      ++parts;
      within = within || part.span == t.span;
    }
    if (within && parts > 1 && sum == whole.quantity->value) return true;
  }
  return false;
}

bool mentions_any(const PrisonerSwap& s, std::initializer_list<std::string_view> words) {
  for (const auto& t : s.transfers)
    for (const auto word : words)
      if (text::lower(t.who.value_or("") + " " + t.span.text).find(word) != std::string::npos) return true;
  return false;
}

std::string people_noun(const PrisonerSwap& s) {
  // Of several handovers the first is the news.
  if (!s.transfers.empty() && is_of_the_dead(s.transfers.front())) return "the dead";
  if (mentions_any(s, {"hostage"})) return mentions_any(s, {"prisoner"}) ? "captives" : "hostages";
  return mentions_any(s, {"prisoner"}) || s.transfers.empty() ? "prisoners" : "captives";
}

std::string date_words(const Teller& teller, const PrisonerSwap& s) {
  if (!s.date) return {};
  const auto& published = teller.model.article.published;
  const auto ahead = published ? days_to_end(*published, s.date->value) : std::nullopt;
  if (s.status == "completed" && ahead.value_or(0) > 6) return {};  // another day of the same sentence
  return " " + dated(teller, *s.date,
                     s.status == "completed" ? Tense::past
                     : is_future(s)          ? Tense::future
                                             : Tense::either);
}

std::string status_words(const Teller& teller, const PrisonerSwap& s) {
  const auto date = date_words(teller, s);
  const auto day = date.empty() ? date : " for " + without_preposition(date.substr(1));
  if (s.status == "scheduled") return ", planned" + day;
  if (s.status == "agreed") return ", agreed" + (date.empty() ? "" : ", to take place" + date);
  if (s.status == "completed") return (s.reported_by ? ", reportedly carried out" : ", carried out") + date;
  if (s.status == "failed") return ", which did not take place" + (date.empty() ? "" : " (it was set" + day + ")");
  return ", proposed" + day;
}

}  // namespace

std::string swap_title(const Teller& teller, const PrisonerSwap& s) {
  const bool one = is_one_way(s);
  std::string out = one ? "release of " + people_noun(s) : "exchange of " + people_noun(s);
  if (one && people_noun(s) == "the dead") out = "return of the dead";
  const auto named = [&](const std::optional<Ref>& r) {
    return r && teller.passages.is_named_in(*r, s.transfers[0].span.start);
  };
  if (one && !s.transfers.empty() && named(s.transfers[0].from)) {
    out += " by " + teller.names.plain(*s.transfers[0].from);
  } else if (one && !s.transfers.empty() && named(s.transfers[0].to)) {
    out += " to " + teller.names.plain(*s.transfers[0].to);
  } else if (!one && s.parties.size() > 1 && teller.passages.names_all(teller.names, s.parties, s.evidence)) {
    out += " between " + teller.names.plain(s.parties);
  }
  if (s.place) out += " in " + text::squeeze(s.place->text);
  return out;
}

std::string swap_sentence(const Teller& teller, const PrisonerSwap& s) {
  return sentence(swap_title(teller, s) + status_words(teller, s));
}

std::vector<BriefItem> swap_transfers(const Teller& teller, const PrisonerSwap& s) {
  std::vector<BriefItem> out;
  for (std::size_t i = 0; i < s.transfers.size(); ++i) {
    const auto& t = s.transfers[i];
    if (!is_whole(t) || is_recalled(teller.model, teller.passages.span(t.span.start)) || is_sum(teller, s, t) ||
        is_part(s, t) || !is_told_plainly(teller, s, t))
      continue;
    const bool pair = i + 1 < s.transfers.size() && is_mutual_pair(t, s.transfers[i + 1]);
    auto words =
        pair && teller.passages.is_named_in(*t.from, t.span.start) && teller.passages.is_named_in(*t.to, t.span.start)
            ? exchange_words(teller, s, t)
            : transfer_words(teller, s, t);
    if (pair) ++i;
    if (words.empty()) continue;
    words = sentence(std::move(words));
    const bool known = std::any_of(out.begin(), out.end(), [&](const BriefItem& o) { return o.text == words; });
    if (!known) out.push_back(under(std::move(words), s.id, {t.span}, 1));
  }
  return out;
}

}  // namespace newsbrief::summary
