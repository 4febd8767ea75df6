// Units of time: durations ("over two hours"), repeated times ("every two years"), and dates counted in units ("two
// weeks ago", "last month", "a year earlier", "that week").
#include <algorithm>
#include <array>
#include <cmath>

#include "annotation/one_of.hpp"
#include "annotation/time_scan.hpp"

namespace newsbrief::annotation {
namespace {

using document::Mod;
using document::TimeType;
using lexicon::TimeClass;
using lexicon::TimeUnit;

/// Words that may stand between the number and the unit.
constexpr std::array<std::string_view, 16> kFillers{
    "more",     "additional", "full",  "consecutive", "straight", "trading", "business", "working",
    "calendar", "long",       "solid", "fiscal",      "whole",    "other",   "extra",    "successive"};
/// Words before "a week" or "weeks" that make it a length of time and no rate.
constexpr std::array<std::string_view, 24> kLengthLeads{
    "to",   "least", "for",    "in",    "within", "after", "over",  "than", "about", "nearly", "almost", "barely",
    "just", "only",  "lasted", "lasts", "last",   "took",  "takes", "take", "every", "spent",  "of",     "through"};
constexpr std::array<std::string_view, 10> kPluralLeads{"for", "within", "after", "in",   "over",
                                                        "of",  "takes",  "take",  "took", "through"};

struct Count {
  std::uint32_t last = 0;
  double value = 1;
  bool vague = false;
  bool article = false;  ///< "a", "an"
  bool ranged = false;   ///< "two to three"
  bool digits = false;
};

/// "three-quarters of an", "a quarter of an"
std::optional<Count> read_quarters(const TimeScan& scan, std::uint32_t at) {
  const bool three = scan.is(at, "three");
  const auto noun = three ? scan.past_hyphen(at + 1) : at + 1;
  if (!three && !scan.term(at).is(TimeClass::article)) return std::nullopt;
  if (!scan.is(noun, three ? "quarters" : "quarter") || !scan.is(noun + 1, "of")) return std::nullopt;
  if (!scan.term(noun + 2).is(TimeClass::article)) return std::nullopt;
  return Count{noun + 3, three ? 0.75 : 0.25, false, false, false, false};
}

/// "the half-hour call", "a half-hour"
std::optional<Count> read_half_unit(const TimeScan& scan, std::uint32_t at) {
  const auto half = scan.term(at).is(TimeClass::article) ? at + 1 : at;
  const auto unit = scan.past_hyphen(half + 1);
  const bool hour = unit != half + 1 && (scan.is(unit, "hour") || scan.is(unit, "day") || scan.is(unit, "year"));
  return scan.is(half, "half") && hour ? std::optional(Count{half + 1, 0.5, false, false, false, false}) : std::nullopt;
}

std::optional<Count> read_count(const TimeScan& scan, std::uint32_t at) {
  Count c;
  if (scan.is(at, "half") && scan.term(at + 1).is(TimeClass::article))
    return Count{at + 2, 0.5, false, false, false, false};
  if (const auto half = read_half_unit(scan, at)) return half;
  if (const auto quarters = read_quarters(scan, at)) return quarters;
  if (const auto n = scan.number(at)) {
    if (n->ordinal || (n->fraction && n->words)) return std::nullopt;
    c = {n->last, n->value, n->vague, false, false, !n->words};
    if (n->vague && scan.is(c.last, "of")) ++c.last;
    const auto link = scan.lower(c.last);
    if (link == "to" || link == "or" || link == "-" || link == "and") {
      const auto upper = scan.number(c.last + 1);
      if (upper && !upper->ordinal && !upper->fraction && (link != "and") && upper->value > c.value) {
        c.last = upper->last;
        c.ranged = true;
      }
    }
    return c;
  }
  const auto term = scan.term(at);
  const bool article = term.is(TimeClass::article);
  const auto vague = article ? scan.term(term.last) : term;
  if (vague.is(TimeClass::vague)) {
    c.last = vague.last;
    c.value = vague.word->value == 0 ? 1 : vague.word->value;
    c.vague = vague.word->value == 0;
    if (vague.word->value == 2 && scan.is(c.last, "of")) ++c.last;
    return c;
  }
  if (!article) return std::nullopt;
  c.article = true;
  c.last = term.last;
  return c;
}

TimeForm duration(const TimePrefix& prefix, std::uint32_t last, const TimeTerm& unit, const Count& count) {
  TimeForm form;
  form.tokens = {prefix.first, last};
  form.type = TimeType::duration;
  form.anchor = Anchor::duration;
  form.unit = unit.word->unit;
  form.count = count.value * unit.word->value;
  form.vague = count.vague;
  return form;
}

TimeForm no_time(std::uint32_t first, std::uint32_t last) {
  TimeForm form;
  form.anchor = Anchor::none;
  form.tokens = {first, last};
  return form;
}

/// "30 years old", "a 44-year-old", "two years of age", "a three-year-old".
bool is_age(const TimeScan& scan, std::uint32_t last) {
  const auto next = scan.past_hyphen(last);
  const auto word = scan.lower(next);
  return word == "old" || word == "olds" || word == "older" || word == "younger" ||
         (word == "of" && scan.is(next + 1, "age"));
}

/// "ago", "earlier", "later", "from now": turns a length into a point.
std::optional<TimeForm> directed(const TimeScan& scan, TimeForm form) {
  const auto at = form.tokens.last;
  const auto word = scan.lower(at);
  const bool in_day = form.unit <= TimeUnit::hour;
  if (word == "ago") {
    form.tokens.last = at + 1;
    if (in_day) return form;
    form.type = TimeType::date;
    form.anchor = form.vague ? Anchor::literal : Anchor::published;
    form.text = "PAST_REF";
    form.count = -form.count;
    return form;
  }
  if (word == "earlier" ||
      (word == "before" && (!scan.inside(at + 1) || scan.is(at + 1, ".") || scan.is(at + 1, ",")))) {
    if (in_day || form.vague) return form;
    form.tokens.last = at + 1;
    form.type = TimeType::date;
    form.anchor = Anchor::mentioned;
    form.count = -form.count;
    return form;
  }
  if (word == "from" && (scan.is(at + 1, "now") || scan.is(at + 1, "today")) && !in_day && !form.vague) {
    form.tokens.last = at + 2;
    form.type = TimeType::date;
    form.anchor = Anchor::published;
    return form;
  }
  return std::nullopt;
}

/// "two and a half years" has its half inside of the number; "a minute and a half" behind.
void read_half(const TimeScan& scan, TimeForm& form, const TimeTerm& unit) {
  const auto at = form.tokens.last;
  if (!scan.is(at, "and") || !scan.is(at + 1, "a") || !scan.is(at + 2, "half")) return;
  form.count += 0.5 * unit.word->value;
  form.tokens.last = at + 3;
}

/// "an hour and 20 minutes", "two years and three months", "1 hour 20 minutes".
void read_smaller(const TimeScan& scan, TimeForm& form, const TimeTerm& unit) {
  using lexicon::TimeUnit;
  constexpr std::array<std::pair<TimeUnit, TimeUnit>, 3> kBelow{
      {{TimeUnit::hour, TimeUnit::minute}, {TimeUnit::minute, TimeUnit::second}, {TimeUnit::year, TimeUnit::month}}};
  if (form.vague || form.tokens.last != unit.last || unit.word->value != 1 || form.count != std::floor(form.count))
    return;
  const auto at = form.tokens.last + (scan.is(form.tokens.last, "and") ? 1U : 0U);
  const auto count = scan.number(at);
  if (!count || count->ordinal || count->value < 1 || count->value > 59 || count->value != std::floor(count->value))
    return;
  const auto below = scan.term(scan.past_hyphen(count->last));
  if (!below.is(TimeClass::unit) || below.word->value != 1) return;
  for (const auto& [larger, smaller] : kBelow)
    if (form.unit == larger && below.word->unit == smaller) {
      form.smaller = static_cast<std::int16_t>(count->value);
      form.tokens.last = below.last;
    }
}

/// Whether "a week" or "one day" is a length here, and no rate ("700 seats a week") or phrase ("one day").
bool is_length(const TimeScan& scan, const TimePrefix& prefix, const Count& count, std::uint32_t last) {
  const auto lead = scan.before(prefix.first);
  const auto next = scan.lower(last);
  if (!count.article)
    return !(scan.is(last - 1, "day") && scan.is(last - 2, "one")) || prefix.definite || one_of(lead, kLengthLeads) ||
           next == "after";
  if (next == "after" || next == "before" || next == "later" || next == "earlier" || next == "ago" || next == "-" ||
      next == "and")
    return true;
  return one_of(lead, kLengthLeads);
}

std::optional<TimeForm> match_counted(const TimeScan& scan, const TimePrefix& prefix, const Count& count) {
  std::uint32_t at = count.last;
  if (one_of(scan.lower(at), kFillers)) ++at;
  at = scan.past_hyphen(at);
  const auto unit = scan.term(at);
  if (!unit.is(TimeClass::unit) || (unit.word->unit == TimeUnit::weekend && count.article)) return std::nullopt;
  if (is_age(scan, unit.last)) return no_time(prefix.first, scan.past_hyphen(unit.last) + 1);
  if (scan.before(prefix.first) == "aged") return no_time(prefix.first, unit.last);
  if (scan.is(unit.last, "a") && scan.term(unit.last + 1).is(TimeClass::unit))
    return no_time(prefix.first, unit.last + 2);
  if (scan.capital(at) && at > scan.sentence().first) return std::nullopt;  // a programme: "60 Minutes"
  if (const auto tail = scan.past_hyphen(unit.last); count.article && tail != unit.last && !scan.is(tail, "long"))
    return std::nullopt;
  const bool attributive = at != count.last && scan.is(at - 1, "-");
  if (unit.word->flags.word && !unit.word->flags.plural && (count.article || count.value == 1) && !attributive)
    return std::nullopt;
  if (unit.word->flags.is_short && !count.digits) return std::nullopt;
  if (prefix.shift.is(TimeClass::every)) return std::nullopt;
  if (!is_length(scan, prefix, count, unit.last)) return std::nullopt;
  TimeForm form = duration(prefix, unit.last, unit, count);
  const bool compound = attributive || (count.value > 1 && !unit.word->flags.plural);
  const bool pointing = prefix.shift.is(TimeClass::this_) || prefix.shift.is(TimeClass::that);
  if (compound && (pointing || (prefix.definite && !prefix.shift)))
    form.tokens.first = prefix.last;  // "the 30-day ceasefire"
  if (count.article && attributive) return std::nullopt;
  read_half(scan, form, unit);
  read_smaller(scan, form, unit);
  if (scan.is(form.tokens.last, "or") && count.article && scan.is(form.tokens.last + 1, "two")) form.tokens.last += 2;
  if (scan.is(form.tokens.last, "or") &&
      (scan.is(form.tokens.last + 1, "so") || scan.is(form.tokens.last + 1, "more"))) {
    form.mod = scan.is(form.tokens.last + 1, "so") ? Mod::approx : Mod::equal_or_more;
    form.tokens.last += 2;
  }
  if (prefix.plain())
    if (auto point = directed(scan, form)) return point;
  if (scan.past_hyphen(form.tokens.last) != form.tokens.last && scan.is(form.tokens.last + 1, "long"))
    form.tokens.last += 2;
  return form;
}

/// "every year", "each of"-less: a set of one unit each; "every two years", "every other day".
std::optional<TimeForm> match_every(const TimeScan& scan, const TimePrefix& prefix) {
  std::uint32_t at = prefix.last;
  double count = 1;
  if (scan.is(at, "other")) {
    count = 2;
    ++at;
  } else if (const auto n = scan.number(at); n && !n->ordinal) {
    count = n->value;
    at = n->last;
  }
  const auto unit = scan.term(at);
  if (!unit.is(TimeClass::unit) || unit.word->flags.word) return std::nullopt;
  TimeForm form;
  form.tokens = {prefix.first, unit.last};
  form.type = TimeType::set;
  form.anchor = Anchor::duration;
  form.unit = unit.word->unit;
  form.count = count * unit.word->value;
  return form;
}

/// "for years", "within weeks", "decades".
std::optional<TimeForm> match_bare(const TimeScan& scan, const TimePrefix& prefix, const TimeTerm& unit) {
  if (is_age(scan, unit.last) || unit.word->flags.word || unit.word->flags.is_short) return std::nullopt;
  const auto next = scan.lower(unit.last);
  const bool hyphen_long = scan.past_hyphen(unit.last) != unit.last && scan.is(unit.last + 1, "long");
  Count count;
  count.vague = unit.word->flags.plural;
  TimeForm form = duration(prefix, unit.last, unit, count);
  if (hyphen_long && scan.before(prefix.first) != "-") {
    form.tokens.last = unit.last + 2;
    return form;
  }
  if (!unit.word->flags.plural) return std::nullopt;
  if (next == "ago" || next == "earlier") {
    form.tokens.last = unit.last + 1;
    if (next == "ago" && form.unit > TimeUnit::hour) {
      form.type = TimeType::date;
      form.anchor = Anchor::literal;
      form.text = "PAST_REF";
    }
    return form;
  }
  if (next == "later" || next == "after" || next == "before") return form;
  const auto lead = scan.before(prefix.first);
  if (!one_of(lead, kPluralLeads) || (lead == "of" && scan.before(prefix.first - 1) == "hundreds")) return std::nullopt;
  if (form.unit <= TimeUnit::hour && lead == "of") return std::nullopt;
  return form;
}

}  // namespace

std::optional<TimeForm> match_units(const TimeScan& scan, const TimePrefix& prefix) {
  if (prefix.shift.is(TimeClass::every)) return match_every(scan, prefix);
  const auto at = prefix.last;
  if (prefix.mod == Mod::none || prefix.edge) {
    auto from = at;
    if (const auto rank = scan.number(from); rank && rank->ordinal && rank->words && prefix.definite && !prefix.shift) {
      from = rank->last;  // "the first nine months"
      const auto count = read_count(scan, from);
      if (count && !count->article)
        if (auto form = match_counted(scan, prefix, *count)) return form;
      return std::nullopt;
    }
    if (const auto count = read_count(scan, from); count && !(count->article && (prefix.shift || prefix.definite)))
      if (auto form = match_counted(scan, prefix, *count)) return form;
  }
  if (scan.is(at, "full") && prefix.definite && scan.is(at + 1, "year")) {
    TimeForm form;
    form.tokens = {prefix.first, at + 2};
    form.unit = TimeUnit::year;
    form.anchor = Anchor::published;
    return form;
  }
  const auto unit = scan.term(at);
  if (!unit.is(TimeClass::unit)) return std::nullopt;
  if (prefix.shift) return match_shifted(scan, prefix, unit);
  if (prefix.definite || prefix.edge) return match_definite(scan, prefix, unit);
  if (prefix.plain()) return match_bare(scan, prefix, unit);
  return std::nullopt;
}

}  // namespace newsbrief::annotation
