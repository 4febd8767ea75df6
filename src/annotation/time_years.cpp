// Years, decades, centuries, quarters and halves of a year.
#include <algorithm>
#include <array>

#include "annotation/one_of.hpp"
#include "annotation/time_scan.hpp"

namespace newsbrief::annotation {
namespace {

using lexicon::TimeClass;
using lexicon::TimeUnit;

constexpr std::array<std::string_view, 32> kYearLeads{
    "in",     "since",   "by",    "of",     "until",  "till",  "from",   "to",     "through", "during", "after",
    "before", "between", "and",   "for",    "around", "about", "early",  "late",   "mid",     "fiscal", "or",
    "(",      "than",    "circa", "spring", "summer", "fall",  "autumn", "winter", "the",     "year"};
constexpr std::array<std::string_view, 10> kSureLeads{"in",     "since", "by",   "until", "till",
                                                      "during", "early", "late", "mid",   "year"};

/// Years from publication: "last year" is -1.
std::int8_t shift_of(const TimeTerm& shift) {
  if (shift.is(TimeClass::last)) return std::int8_t{-1};
  return shift.is(TimeClass::next) ? std::int8_t{1} : std::int8_t{0};
}

bool has_upper(std::string_view s) {
  return std::any_of(s.begin(), s.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool four_digits(std::string_view s) {
  return s.size() >= 4 && std::all_of(s.begin(), s.begin() + 4, [](char c) { return c >= '0' && c <= '9'; });
}

int digits(std::string_view s) {
  int n = 0;
  for (const char c : s)
    if (c >= '0' && c <= '9') n = n * 10 + (c - '0');
  return n;
}

/// "'98" and "'80s" come as an apostrophe and a word, or as one token.
std::string_view after_apostrophe(const TimeScan& scan, std::uint32_t at, std::uint32_t& last) {
  const auto word = scan.lower(at);
  if (word == "'" && scan.glued(at + 1)) {
    last = at + 2;
    return scan.lower(at + 1);
  }
  if (word.size() > 2 && word.front() == '\'') {
    last = at + 1;
    return word.substr(1);
  }
  return {};
}

/// Whether four digits are a year by what stands around them: no money, no count, no number of something.
bool stands_as_year(const TimeScan& scan, std::uint32_t at, std::uint32_t last, int year, const TimePrefix& prefix) {
  const auto lead = scan.before(at);
  if (lead == "$" || lead == "#" || lead == "no." || lead == "number" || lead == "\xC2\xA3" || lead == "\xE2\x82\xAC" ||
      lead == "resolution" || lead == "flight")
    return false;
  const auto next = scan.lower(last);
  if (next == "%" || next == "percent" || next == "per" || next == "gmt" || next == "utc" || next == "hours" ||
      next == "p" || next == "rpm")
    return false;
  if ((next == "/" || next == ":" || next == "-") && scan.glued(last) && scan.glued(last + 1) &&
      scan.number(last + 1)) {
    const auto to = scan.number(last + 1);
    if (next != "-" || !to->plain || to->value > 2100) return false;
  }
  if (scan.before(at) == "-" && scan.glued(at) && !one_of(scan.lower(at - 2), kYearLeads) &&
      !four_digits(scan.lower(at - 2)))
    return false;
  if (next == "-" && scan.glued(last) && scan.glued(last + 1) && has_upper(scan.form(last + 1)))
    return false;  // "2019-nCoV"
  const bool modern = year >= 1900 && year <= 2060;
  const bool titled = lead == "of" && scan.capital(at - 2);  // "the Office Act of 1867"
  if (!modern && titled && year >= 1500) return true;
  if (!modern)
    return one_of(prefix.plain() ? lead : scan.lower(prefix.last - 1), kSureLeads) && year >= 1000 && year < 2200;
  if (!prefix.plain() || one_of(lead, kYearLeads)) {
    const bool counted =
        next == "people" || next == "soldiers" || next == "troops" || scan.term(last).is(TimeClass::unit);
    return !counted || prefix.definite;
  }
  const bool plural =
      year % 100 == 0 && next.size() > 3 && next.back() == 's' && !scan.capital(last) && next != "was" && next != "has";
  return !plural && next != "people" && !scan.term(last).is(TimeClass::unit);
}

std::optional<TimeForm> match_decade(const TimeScan& scan, const TimePrefix& prefix, TimeForm form) {
  const auto at = prefix.last;
  std::uint32_t last = at + 1;
  const auto word = scan.lower(at);
  form.decade = true;
  if (word.size() == 5 && word.back() == 's' && four_digits(word) && word[3] == '0') {  // "1990s"
    form.year = static_cast<std::int16_t>(digits(word));
  } else if (const auto cut = after_apostrophe(scan, at, last); cut.size() == 3 && cut[1] == '0' && cut[2] == 's') {
    form.year = static_cast<std::int16_t>(digits(cut));
  } else if (four_digits(word) && word.size() == 4 && word[3] == '0' && scan.is(at + 1, "'s") && !prefix.plain()) {
    form.year = static_cast<std::int16_t>(digits(word));
    last = at + 2;
  } else if (const auto term = scan.term(at); term.is(TimeClass::decade) && prefix.definite) {
    form.year = static_cast<std::int16_t>(term.word->value);
    last = term.last;
  } else {
    return std::nullopt;
  }
  form.tokens.last = last;
  return form;
}

std::optional<TimeForm> match_century(const TimeScan& scan, const Number& rank, TimeForm form) {
  const auto next = scan.past_hyphen(rank.last);
  if (!scan.is(next, "century") || rank.value < 1 || rank.value > 30) return std::nullopt;
  form.century = static_cast<std::uint8_t>(rank.value);
  form.tokens.last = next + 1;
  return form;
}

/// "third quarter of 1984", "third-quarter", "second half of 1990".
std::optional<TimeForm> match_rank(const TimeScan& scan, const TimePrefix& prefix, TimeForm form) {
  auto at = prefix.last;
  auto rank = scan.number(at);
  std::uint8_t n = 0;
  if (rank && rank->ordinal) {
    n = static_cast<std::uint8_t>(std::min(rank->value, 99.0));
    at = rank->last;
    if (auto century = match_century(scan, *rank, form)) return century;
  } else if (prefix.shift.is(TimeClass::last) && prefix.shift.word->value == 0) {
    n = 99;  // "the last half of 1989"
  } else {
    return std::nullopt;
  }
  const auto next = scan.past_hyphen(at);
  if (scan.is(next, "quarter") && n >= 1 && n <= 4) {
    form.quarter = n;
    form.tokens.last = read_year_tail(scan, next + 1, form);
    const bool attributive = next != at && form.tokens.last == next + 1;
    if (attributive && prefix.definite && prefix.mod == document::Mod::none && !prefix.shift && !prefix.fiscal)
      form.tokens.first = prefix.last;  // "the third-quarter growth"
    return form;
  }
  if (scan.is(next, "half") && (n == 1 || n == 2 || n == 99)) {
    form.half = n == 1 ? 1 : 2;
    form.tokens.last = read_year_tail(scan, next + 1, form);
    if (form.year == 0 && !form.has_year_shift) return std::nullopt;
    return form;
  }
  return std::nullopt;
}

/// "Q3", "Q3 2020".
std::optional<TimeForm> match_short_quarter(const TimeScan& scan, TimeForm form) {
  const auto word = scan.form(form.tokens.last);
  if (word.size() != 2 || word[0] != 'Q' || word[1] < '1' || word[1] > '4') return std::nullopt;
  form.quarter = static_cast<std::uint8_t>(word[1] - '0');
  form.tokens.last = read_year_tail(scan, form.tokens.last + 1, form);
  return form;
}

/// "last year's third quarter", "the 1988 quarter".
std::optional<TimeForm> match_owned_quarter(const TimeScan& scan, std::uint32_t at, TimeForm form) {
  if (scan.is(at, "'s")) ++at;
  if (const auto term = scan.term(at); term.is(TimeClass::fiscal)) at = scan.past_hyphen(term.last);
  const auto rank = scan.number(at);
  if (!rank || !rank->ordinal || rank->value > 4) return std::nullopt;
  const auto next = scan.past_hyphen(rank->last);
  if (!scan.is(next, "quarter")) return std::nullopt;
  form.quarter = static_cast<std::uint8_t>(rank->value);
  form.tokens.last = next + 1;
  return form;
}

/// "year-end", "year's end", "year end".
std::optional<TimeForm> match_year_end(const TimeScan& scan, const TimePrefix& prefix, std::uint32_t last,
                                       TimeForm form) {
  if (scan.past_hyphen(last) != last) return std::nullopt;
  form.anchor = Anchor::published;
  form.unit = TimeUnit::year;
  form.mod = document::Mod::end;
  form.tokens = {prefix.last, last};
  return form;
}

/// "year-earlier", "the year-ago quarter": a year before what was last spoken of.
std::optional<TimeForm> match_year_earlier(const TimeScan& scan, const TimePrefix& prefix, TimeForm form) {
  const auto at = prefix.last;
  if (!scan.is(at, "year")) return std::nullopt;
  if (scan.is(at + 1, "end")) return match_year_end(scan, prefix, at + 2, form);
  if (scan.is(at + 1, "'s") && scan.is(at + 2, "end")) return match_year_end(scan, prefix, at + 3, form);
  if (scan.past_hyphen(at + 1) == at + 1) return std::nullopt;
  const auto way = scan.lower(at + 2);
  if (way == "end") return match_year_end(scan, prefix, at + 3, form);
  if (way != "earlier" && way != "ago") return std::nullopt;
  form.anchor = Anchor::mentioned;
  form.unit = TimeUnit::year;
  form.count = -1;
  form.tokens.last = at + 3;
  std::uint32_t next = at + 3;
  const auto rank = scan.number(next);
  if (rank && rank->ordinal) next = rank->last;
  if (scan.is(next, "quarter") || scan.is(next, "period")) {
    form.tokens.last = next + 1;
    if (rank && rank->ordinal && rank->value <= 4) {
      form.anchor = Anchor::calendar;
      form.quarter = static_cast<std::uint8_t>(rank->value);
      form.year_shift = -1;
      form.has_year_shift = true;
    }
  } else {
    form.tokens.first = at;
  }
  return form;
}

}  // namespace

std::optional<int> read_year(const TimeScan& scan, std::uint32_t at, std::uint32_t& last) {
  const auto word = scan.lower(at);
  if (word.size() == 4 && four_digits(word)) {
    const int year = digits(word);
    if (year < 1000 || year >= 2200) return std::nullopt;
    last = at + 1;
    return year;
  }
  std::uint32_t after = at;
  if (const auto cut = after_apostrophe(scan, at, after);
      cut.size() == 2 && digits(cut) > 0 && cut[0] <= '9' && cut[1] <= '9') {
    last = after;
    return digits(cut) + (digits(cut) < 50 ? 2000 : 1900);
  }
  if (const auto n = scan.number(at);
      n && n->words && !n->ordinal && n->value >= 1500 && n->value <= 2100 && n->last > at + 1) {
    last = n->last;
    return static_cast<int>(n->value);
  }
  return std::nullopt;
}

std::uint32_t read_year_tail(const TimeScan& scan, std::uint32_t at, TimeForm& form) {
  std::uint32_t next = scan.is(at, "of") || scan.is(at, "in") ? at + 1 : at;
  const bool linked = next != at;
  if (const auto term = scan.term(next); term.is(TimeClass::fiscal)) next = term.last;
  std::uint32_t last = next;
  if (const auto year = read_year(scan, next, last)) {
    if (scan.is(at, "in") && form.month == 0 && form.quarter == 0) return at;
    form.year = static_cast<std::int16_t>(*year);
    return last;
  }
  const auto shift = scan.term(next);
  const bool shifts = shift.is(TimeClass::last) || shift.is(TimeClass::next) || shift.is(TimeClass::this_);
  if (!shifts || !scan.is(shift.last, "year") || (linked && !scan.is(at, "of"))) return at;
  form.has_year_shift = true;
  form.year_shift = shift_of(shift);
  return shift.last + 1;
}

std::optional<TimeForm> match_year(const TimeScan& scan, const TimePrefix& prefix) {
  TimeForm form;
  form.tokens = {prefix.first, prefix.last};
  form.mod = prefix.mod;
  if (auto found = match_rank(scan, prefix, form)) return found;
  if (prefix.shift.is(TimeClass::this_) || prefix.shift.is(TimeClass::last) || prefix.shift.is(TimeClass::next)) {
    if (!scan.is(prefix.last, "year") || !scan.is(prefix.last + 1, "'s")) return std::nullopt;
    form.has_year_shift = true;
    form.year_shift = shift_of(prefix.shift);
    return match_owned_quarter(scan, prefix.last + 1, form);
  }
  if (prefix.shift) return std::nullopt;
  if (auto found = match_decade(scan, prefix, form)) return found;
  if (auto found = match_short_quarter(scan, form)) return found;
  if (auto found = match_year_earlier(scan, prefix, form)) return found;
  std::uint32_t at = prefix.last;
  const bool named = scan.is(at, "year") && (prefix.definite || prefix.fiscal);
  if (named) ++at;
  std::uint32_t last = at;
  const auto year = read_year(scan, at, last);
  if (!year) return std::nullopt;
  if (scan.term(last).is(TimeClass::unit) && !named) return std::nullopt;  // "two thousand years"
  const bool digit_form = last == at + 1 && scan.lower(at).size() == 4;
  if (digit_form && !named && !prefix.fiscal && !stands_as_year(scan, at, last, *year, prefix)) return std::nullopt;
  if (!digit_form && scan.lower(at).front() == '\'' && !one_of(scan.before(at), kYearLeads)) return std::nullopt;
  if (!digit_form && scan.lower(at).front() != '\'' && *year < 1900 && !named) return std::nullopt;
  form.year = static_cast<std::int16_t>(*year);
  form.tokens.last = last;
  if (prefix.definite && !named && prefix.mod == document::Mod::none) {
    TimeForm owned = form;
    if (auto found = match_owned_quarter(scan, last, owned)) return found;
    if (scan.is(last, "quarter") || scan.is(last, "period")) {
      form.anchor = Anchor::mentioned;
      form.unit = TimeUnit::year;
      form.tokens.last = last + 1;
      return form;
    }
    form.tokens.first = at;
  }
  return form;
}

}  // namespace newsbrief::annotation
