// Months, weekdays, seasons, holidays, days counted from today, parts of a day.
#include <algorithm>
#include <array>
#include <utility>

#include "annotation/one_of.hpp"
#include "annotation/time_scan.hpp"
#include "text/utf8.hpp"

namespace newsbrief::annotation {
namespace {

using document::TimeType;
using lexicon::TimeClass;

/// Words after which a bare "May" or "spring" is a time.
constexpr std::array<std::string_view, 18> kTimePrepositions{
    "in",  "of", "by",     "until", "till",    "since", "from",       "through", "during",
    "for", "to", "before", "after", "between", "every", "throughout", "late",    "early"};

std::optional<std::uint8_t> day_number(const TimeScan& scan, std::uint32_t at, std::uint32_t& last) {
  const auto n = scan.number(at);
  if (!n || (!n->ordinal && !n->plain) || n->value < 1 || n->value > 31 || n->fraction) return std::nullopt;
  const auto next = scan.lower(n->last);
  if (next == "%" || next == "percent" || next == "million" || (!n->ordinal && scan.token(at).lower.size() > 2))
    return std::nullopt;
  if (next == ":" && scan.glued(n->last) && scan.glued(n->last + 1)) return std::nullopt;
  last = n->last;
  return static_cast<std::uint8_t>(n->value);
}

/// "Sept" with its full stop in a token of its own.
std::uint32_t past_stop(const TimeScan& scan, std::uint32_t month, std::uint32_t last) {
  return scan.form(month).size() <= 4 && scan.is(last, ".") && scan.glued(last) && scan.number(last + 1) ? last + 1
                                                                                                         : last;
}

/// What follows a month: "18, 2025", "18", "2025", "of 2018", "last year".
bool read_month(const TimeScan& scan, std::uint32_t at, const TimePrefix& prefix, TimeForm& form) {
  const auto month = scan.term(at);
  if (!month.is(TimeClass::month)) return false;
  form.month = static_cast<std::uint8_t>(month.word->value);
  std::uint32_t last = past_stop(scan, at, month.last);
  std::uint32_t after = last;
  if (const auto day = day_number(scan, last, after); day && !prefix.edge) {
    form.day = *day;
    last = after;
    const std::uint32_t comma = scan.is(last, ",") ? last + 1 : last;
    if (const auto year = read_year(scan, comma, after)) {
      form.year = static_cast<std::int16_t>(*year);
      last = after;
    } else {
      last = read_year_tail(scan, last, form);  // "September 20 of this year"
    }
  } else {
    const std::uint32_t comma = scan.is(last, ",") ? last + 1 : last;
    const auto tail = read_year_tail(scan, comma, form);
    if (tail != comma) last = tail;
  }
  form.tokens.last = last;
  if (form.day != 0 || form.year != 0 || form.has_year_shift) return true;
  if (month.word->flags.is_short) return false;
  if (!month.word->flags.word) return true;
  const bool led = !prefix.plain() || one_of(scan.before(at), kTimePrepositions);
  return led && !scan.capital(last);  // "in March", but not "by May Smith"
}

/// "18 March 2025", "the 12th of May".
bool read_day_month(const TimeScan& scan, std::uint32_t at, TimeForm& form) {
  std::uint32_t last = at;
  const auto day = day_number(scan, at, last);
  if (!day) return false;
  if (scan.is(last, "of")) ++last;
  const auto month = scan.term(last);
  if (!month.is(TimeClass::month) || (month.word->flags.is_short && last + 1 == scan.sentence().last)) return false;
  form.day = *day;
  form.month = static_cast<std::uint8_t>(month.word->value);
  last = past_stop(scan, last, month.last);
  const std::uint32_t comma = scan.is(last, ",") ? last + 1 : last;
  std::uint32_t after = comma;
  if (const auto year = read_year(scan, comma, after)) {
    form.year = static_cast<std::int16_t>(*year);
    last = after;
  }
  form.tokens.last = last;
  return true;
}

void read_day_part(const TimeScan& scan, TimeForm& form) {
  const auto part = scan.term(form.tokens.last);
  if (!part.is(TimeClass::day_part) || part.word->flags.plural) return;
  form.part = part.word->text;
  form.type = TimeType::time;
  form.tokens.last = part.last;
}

/// How "last", "next" and "this" choose among the days or months of one name.
void lean_by(const TimePrefix& prefix, TimeForm& form) {
  if (!prefix.shift) return;
  const int kind = prefix.shift.word->value;
  switch (prefix.shift_kind()) {
    case TimeClass::last:
      form.lean = Lean::past;
      if (kind == 2) form.anchor = Anchor::mentioned;
      break;
    case TimeClass::next:
      form.lean = Lean::future;
      form.count = kind == 0 ? 1 : 0;  // "next", not "coming"
      if (kind == 2) form.anchor = Anchor::mentioned;
      break;
    case TimeClass::this_:
      form.lean = Lean::nearest;
      break;
    case TimeClass::that:
      form.anchor = Anchor::mentioned;
      break;
    default:
      break;
  }
}

constexpr std::array<std::string_view, 8> kWeekdaySets{"",           "XXXX-WXX-1", "XXXX-WXX-2", "XXXX-WXX-3",
                                                       "XXXX-WXX-4", "XXXX-WXX-5", "XXXX-WXX-6", "XXXX-WXX-7"};

std::optional<TimeForm> match_weekday(const TimeScan& scan, const TimePrefix& prefix, const TimeTerm& day,
                                      TimeForm form) {
  form.weekday = static_cast<std::uint8_t>(day.word->value);
  form.tokens.last = day.last;
  const auto part = scan.term(day.last);
  if (day.word->flags.plural || prefix.shift.is(TimeClass::every) ||
      (part.is(TimeClass::day_part) && part.word->flags.plural)) {
    form.anchor = Anchor::literal;
    form.type = TimeType::set;
    form.text = kWeekdaySets[form.weekday];
    if (part.is(TimeClass::day_part)) {
      form.part = part.word->text;
      form.tokens.last = part.last;
    }
    return form;
  }
  std::uint32_t next = day.last;
  if (scan.is(next, ".") && scan.glued(next) && day.word->flags.is_short) ++next;
  if (scan.is(next, ",")) ++next;
  TimeForm dated = form;
  if (scan.is(next, "the") ? read_day_month(scan, next + 1, dated)
                           : read_month(scan, next, prefix, dated) || read_day_month(scan, next, dated)) {
    if (dated.day != 0) return dated;
  }
  if (day.word->flags.is_short) return std::nullopt;
  lean_by(prefix, form);
  read_day_part(scan, form);
  return form;
}

std::optional<TimeForm> match_season(const TimeScan& scan, const TimePrefix& prefix, const TimeTerm& season,
                                     TimeForm form) {
  form.season = season.word->text;
  form.tokens.last = season.last;
  if (prefix.shift.is(TimeClass::every) || season.word->flags.plural) return std::nullopt;
  form.tokens.last = read_year_tail(scan, season.last, form);
  lean_by(prefix, form);
  if (form.year != 0 || form.has_year_shift || prefix.shift) return form;
  const bool two_faced = form.season == "FA" || form.season == "SP";
  const auto lead = scan.before(prefix.first);
  const bool led = one_of(lead, kTimePrepositions);
  if (!led || (two_faced && !prefix.definite && lead != "in" && lead != "by" && lead != "since")) return std::nullopt;
  if (scan.capital(season.last - 1) && scan.capital(season.last)) return std::nullopt;  // "of the Spring Festival"
  return scan.is(season.last, "of") ? std::nullopt : std::optional<TimeForm>(form);
}

/// "this morning", "last night", "the next morning", "the morning" after "in".
std::optional<TimeForm> match_day_part(const TimeScan& scan, const TimePrefix& prefix, const TimeTerm& part,
                                       TimeForm form) {
  form.part = part.word->text;
  form.type = TimeType::time;
  form.tokens.last = part.last;
  form.anchor = Anchor::published;
  form.unit = lexicon::TimeUnit::day;
  switch (prefix.shift_kind()) {
    case TimeClass::every:
      form.anchor = Anchor::literal;
      form.type = TimeType::set;
      form.text = "XXXX-XX-XX";
      return form;
    case TimeClass::this_:
      return form;
    case TimeClass::last:
      form.count = -1;
      if (prefix.shift.word->value == 2) form.anchor = Anchor::mentioned;
      return form;
    case TimeClass::next:
      form.count = 1;
      form.anchor = Anchor::mentioned;
      return form;
    case TimeClass::that:
      form.anchor = Anchor::mentioned;
      return form;
    default:
      break;
  }
  if (part.word->flags.plural || (!prefix.definite && prefix.plain()) || scan.is(part.last, "of")) return std::nullopt;
  if (prefix.mod == document::Mod::none && scan.before(prefix.first) != "in") return std::nullopt;
  if (prefix.mod != document::Mod::none && !prefix.definite && prefix.mod != document::Mod::mid) return std::nullopt;
  form.anchor = Anchor::mentioned;
  const auto day = scan.term(part.last);  // "mid-afternoon yesterday"
  if (day.is(TimeClass::shift_day) && day.word->text.empty()) {
    form.anchor = Anchor::published;
    form.count = day.word->value;
    form.tokens.last = day.last;
  }
  return form;
}

std::optional<TimeForm> match_holiday(const TimeScan& scan, const TimePrefix& prefix, const TimeTerm& holiday,
                                      TimeForm form) {
  form.holiday = &holiday.word->holiday;
  form.tokens.last = read_year_tail(scan, holiday.last, form);
  lean_by(prefix, form);
  const auto lead = scan.before(prefix.first);
  const bool dated = form.year != 0 || form.has_year_shift || prefix.shift || lead == "on" || lead == "at" ||
                     one_of(lead, kTimePrepositions);
  return dated && lead != "for" ? std::optional<TimeForm>(form) : std::nullopt;  // "her love for Halloween"
}

/// Takes up to `most` digits off `text`.
int take_digits(std::string_view& text, std::size_t most) {
  int n = 0;
  for (std::size_t i = 0; i < most && !text.empty() && text.front() >= '0' && text.front() <= '9'; ++i) {
    n = n * 10 + (text.front() - '0');
    text.remove_prefix(1);
  }
  return n;
}

/// "2025-03-18", also with a clock behind a T, "11/02/89", "18/03/2025". An ambiguous one has the month first.
bool read_numeric(std::string_view text, TimeForm& form) {
  const bool iso = text.size() >= 10 && text[4] == text[7] && (text[4] == '-' || text[4] == '/');
  int fields[3]{};
  for (std::size_t i = 0; i < 3; ++i) {
    const auto before = text.size();
    fields[i] = take_digits(text, (iso ? i == 0 : i == 2) ? 4 : 2);
    const auto length = before - text.size();
    if (length == 0 || (i == 2 && !iso && length != 2 && length != 4)) return false;
    if (i == 2 && !iso && length == 2) fields[i] += fields[i] < 50 ? 2000 : 1900;
    if (i == 2) break;
    if (text.empty() || (text.front() != '-' && text.front() != '/')) return false;
    text.remove_prefix(1);
  }
  if (!text.empty() && !(iso && (text.front() == 'T' || text.front() == 't'))) return false;
  int year = fields[2], month = fields[0], day = fields[1];
  if (iso)
    year = fields[0], month = fields[1], day = fields[2];
  else if (month > 12)
    std::swap(month, day);
  if (year < 1000 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31) return false;
  form.year = static_cast<std::int16_t>(year);
  form.month = static_cast<std::uint8_t>(month);
  form.day = static_cast<std::uint8_t>(day);
  return true;
}

}  // namespace

std::optional<TimeForm> match_numeric_date(const TimeScan& scan, std::uint32_t at) {
  const auto word = scan.form(at);
  if (word.empty() || word.front() < '0' || word.front() > '9') return std::nullopt;
  TimeForm form;
  if (word.find_first_of("-/") != std::string_view::npos) {
    form.tokens = {at, at + 1};
    return read_numeric(word, form) ? std::optional<TimeForm>(form) : std::nullopt;
  }
  const auto mark = scan.lower(at + 1);
  if ((mark != "-" && mark != "/") || !scan.is(at + 3, mark)) return std::nullopt;
  for (auto i = at + 1; i < at + 5; ++i)
    if (!scan.glued(i)) return std::nullopt;
  form.tokens = {at, at + 5};
  return read_numeric(scan.written(form.tokens), form) ? std::optional<TimeForm>(form) : std::nullopt;
}

std::optional<TimeForm> match_second_day(const TimeScan& scan, TimeForm& first) {
  if (first.day == 0 || first.month == 0 || first.hour >= 0 || !first.part.empty()) return std::nullopt;
  auto at = first.tokens.last;
  const auto link = scan.lower(at);
  if (link != "to" && link != "and" && link != "through" && link != "-" && link != "\xE2\x80\x93") return std::nullopt;
  ++at;
  TimeForm second = first;
  std::uint32_t last = at;
  const auto day = day_number(scan, at, last);
  if (!day || *day <= first.day) return std::nullopt;
  second.day = *day;
  second.weekday = 0;
  second.tokens = {at, last};
  const std::uint32_t comma = scan.is(last, ",") ? last + 1 : last;
  std::uint32_t after = comma;
  if (const auto year = read_year(scan, comma, after); year && first.year == 0) {
    first.year = second.year = static_cast<std::int16_t>(*year);
    second.tokens.last = after;
    return second;
  }
  const auto next = scan.lower(last);  // a noun would make it a count: "March 15 and 17 people"
  const bool ends = next.empty() || next == "." || next == "," || next == ";" || next == ")" || next == ":" ||
                    one_of(next, kTimePrepositions) || next == "at" || next == "with" || next == "as" || next == "and";
  return ends ? std::optional<TimeForm>(second) : std::nullopt;
}

std::optional<TimeForm> match_date(const TimeScan& scan, const TimePrefix& prefix) {
  TimeForm form;
  form.tokens = {prefix.first, prefix.last};
  form.mod = prefix.mod;
  const auto at = prefix.last;
  const auto term = scan.term(at);
  switch (term.kind()) {
    case TimeClass::month:
      if (prefix.shift.is(TimeClass::every)) {
        form.type = TimeType::set;
        form.month = static_cast<std::uint8_t>(term.word->value);
        form.tokens.last = term.last;
        return form;
      }
      if (!read_month(scan, at, prefix, form)) return std::nullopt;
      lean_by(prefix, form);
      read_day_part(scan, form);
      if (prefix.definite && !prefix.edge && prefix.mod == document::Mod::none && !prefix.shift) form.tokens.first = at;
      return form;
    case TimeClass::weekday: {
      auto found = match_weekday(scan, prefix, term, form);
      if (found && prefix.definite && prefix.mod == document::Mod::none && !prefix.shift) found->tokens.first = at;
      return found;
    }
    case TimeClass::season:
      return match_season(scan, prefix, term, form);
    case TimeClass::holiday:
      return match_holiday(scan, prefix, term, form);
    case TimeClass::day_part:
      return match_day_part(scan, prefix, term, form);
    case TimeClass::shift_day:
      if (prefix.shift || (scan.capital(at) && at > scan.sentence().first && !scan.is(at - 1, "\"")))
        return std::nullopt;
      form.anchor = Anchor::published;
      form.count = term.word->value;
      form.tokens.last = term.last;
      form.part = term.word->text;
      if (!form.part.empty()) form.type = TimeType::time;
      read_day_part(scan, form);
      return form;
    default:
      break;
  }
  if (prefix.shift || prefix.mod != document::Mod::none || !read_day_month(scan, at, form)) return std::nullopt;
  if (prefix.definite && scan.token(at).lower.size() <= 2) form.tokens.first = at;
  return form;
}

}  // namespace newsbrief::annotation
