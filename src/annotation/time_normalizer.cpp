#include "annotation/time_normalizer.hpp"

#include <array>
#include <cmath>

#include "annotation/tense.hpp"

namespace newsbrief::annotation {
namespace {

using namespace std::chrono;
using document::TimeExpression;
using document::TimeType;
using lexicon::TimeUnit;

Grain grain_of(TimeUnit unit, int factor) {
  switch (unit) {
    case TimeUnit::week:
      return Grain::week;
    case TimeUnit::weekend:
      return Grain::weekend;
    case TimeUnit::month:
      return Grain::month;
    case TimeUnit::quarter:
      return Grain::quarter;
    case TimeUnit::year:
      return factor >= 100 ? Grain::century : factor >= 10 ? Grain::decade : Grain::year;
    default:
      return Grain::day;
  }
}

/// The TIMEX3 form of a stretch about which only its kind is known.
std::string unresolved(Grain grain) {
  switch (grain) {
    case Grain::day:
      return "XXXX-XX-XX";
    case Grain::week:
      return "XXXX-WXX";
    case Grain::weekend:
      return "XXXX-WXX-WE";
    case Grain::month:
      return "XXXX-XX";
    case Grain::quarter:
      return "XXXX-QX";
    case Grain::half:
      return "XXXX-HX";
    case Grain::decade:
      return "XXX";
    case Grain::century:
      return "XX";
    default:
      return "XXXX";
  }
}

/// The first of a season's months.
unsigned season_month(std::string_view season) {
  if (season == "SP") return 3;
  if (season == "SU") return 6;
  return season == "FA" ? 9 : 12;
}

/// Of the yearly stretches `candidate(year)`, the one that `lean` asks for as seen from `from`.
template <class Candidate>
CalendarPoint choose_year(const CalendarPoint& from, Lean lean, bool strict, Candidate candidate) {
  const int y{from.day.year()};
  const Days base{from.day};
  const auto distance = [&](const CalendarPoint& p) { return (Days{p.day} - base).count(); };
  const CalendarPoint before = candidate(y - 1), same = candidate(y), after = candidate(y + 1);
  const auto d = distance(same);
  // What is near is meant, whatever the verbs around it say: "the offer expires Nov. 20", "was extended to Nov. 20".
  constexpr long kNear = 75;
  if (!strict)
    for (const auto& p : {same, before, after})
      if (std::abs(distance(p)) <= kNear) return p;
  if (lean == Lean::past) return d < 0 || (d == 0 && !strict) ? same : before;
  if (lean == Lean::future) return d > 0 || (d == 0 && !strict) ? same : after;
  CalendarPoint best = same;
  for (const auto& p : {before, after})
    if (std::abs(distance(p)) < std::abs(distance(best))) best = p;
  return best;
}

void append_number(std::string& out, double value) {
  if (value == std::floor(value)) {
    out += std::to_string(static_cast<long long>(value));
    return;
  }
  std::string digits = std::to_string(value);
  while (digits.back() == '0') digits.pop_back();
  out += digits;
}

std::string clock_value(const TimeForm& form) {
  std::string out;
  append_padded(out, form.hour, 2);
  out += ':';
  append_padded(out, form.minute, 2);
  return out;
}

}  // namespace

std::string duration_value(double count, TimeUnit unit, bool vague) {
  static constexpr std::array<const char*, 9> kDesignators{"S", "M", "H", "D", "W", "WE", "M", "Q", "Y"};
  std::string out = unit <= TimeUnit::hour ? "PT" : "P";
  if (vague) {
    out += 'X';
    if (unit == TimeUnit::year && count >= 10) return out + (count >= 1000 ? "ML" : count >= 100 ? "CE" : "DE");
    return out + kDesignators[static_cast<std::size_t>(unit)];
  }
  const double whole = std::floor(count);
  if (count - whole == 0.5 && (unit == TimeUnit::year || unit == TimeUnit::hour || unit == TimeUnit::minute)) {
    if (whole > 0) append_number(out, whole), out += kDesignators[static_cast<std::size_t>(unit)];
    return out + (unit == TimeUnit::year ? "6M" : unit == TimeUnit::hour ? "30M" : "30S");
  }
  if (unit == TimeUnit::hour && (count == 0.25 || count == 0.75)) return out + (count == 0.25 ? "15M" : "45M");
  append_number(out, count);
  return out + kDesignators[static_cast<std::size_t>(unit)];
}

TimeNormalizer::TimeNormalizer(const document::WorkingDocument& doc, const lexicon::TenseLexicon& tense)
    : doc_(doc), tense_(tense) {
  if (doc.published && doc.published->ok()) published_ = Days{*doc.published};
}

std::optional<int> TimeNormalizer::said_year(const TimeForm& form) const {
  if (form.year != 0) return form.year;
  if (form.has_year_shift && published_) return int{year_month_day{*published_}.year()} + form.year_shift;
  return std::nullopt;
}

std::optional<TimeNormalizer::Resolved> TimeNormalizer::full_date(const TimeForm& form) const {
  const year_month_day at{year{form.year}, std::chrono::month{form.month}, day{form.day}};
  if (!at.ok()) return std::nullopt;
  const CalendarPoint p{Grain::day, at};
  return Resolved{timex_value(p), p};
}

std::optional<TimeNormalizer::Resolved> TimeNormalizer::month(const TimeForm& form, Lean lean) const {
  const bool to_day = form.day != 0;
  const auto candidate = [&](int y) {
    auto at = year{y} / std::chrono::month{form.month} / day{to_day ? form.day : 1U};
    if (!at.ok()) at = year{y} / std::chrono::month{form.month} / last;
    return CalendarPoint{to_day ? Grain::day : Grain::month, year_month_day{at}};
  };
  const auto longest = std::array<unsigned, 13>{0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (form.day > longest[form.month]) return std::nullopt;
  auto y = said_year(form);
  if (!y && form.anchor == Anchor::mentioned && last_) y = int{last_->day.year()};  // "that September"
  if (y) {
    if (to_day && !(year{*y} / std::chrono::month{form.month} / day{form.day}).ok()) return std::nullopt;
    const auto p = candidate(*y);
    return Resolved{timex_value(p), p};
  }
  if (!published_) {
    Resolved open{"XXXX-", std::nullopt};
    append_padded(open.value, form.month, 2);
    if (to_day) open.value += '-', append_padded(open.value, form.day, 2);
    return open;
  }
  const auto from = point(to_day ? Grain::day : Grain::month, *published_);
  const auto p = choose_year(from, lean, form.lean != Lean::open, candidate);
  return Resolved{timex_value(p), p};
}

std::optional<TimeNormalizer::Resolved> TimeNormalizer::weekday(const TimeForm& form, Lean lean) const {
  auto base = published_;
  if (form.anchor == Anchor::mentioned && last_day_) base = last_day_;
  if (!base) {
    Resolved open{"XXXX-WXX-", std::nullopt};
    append_padded(open.value, form.weekday, 1);
    return open;
  }
  const auto monday = iso_monday(*base);
  Days day = monday + days{form.weekday - 1};
  const bool strict = form.lean == Lean::past || form.lean == Lean::future;
  if (form.lean == Lean::nearest) {
  } else if (lean == Lean::future) {
    if (day < *base || (strict && day == *base)) day += days{7};
    // "next Thursday", said on a Wednesday: the day after would be "Thursday" or "tomorrow".
    if (form.count == 1 && day == *base + days{1}) day += days{7};
  } else if (day > *base || (strict && day == *base)) {
    day -= days{7};
  }
  const CalendarPoint p{Grain::day, day};
  return Resolved{timex_value(p), p};
}

std::optional<TimeNormalizer::Resolved> TimeNormalizer::season(const TimeForm& form, Lean lean) const {
  const unsigned first = season_month(form.season);
  const auto candidate = [&](int y) {
    return CalendarPoint{Grain::season, year{y} / std::chrono::month{first} / day{1}};
  };
  if (const auto y = said_year(form)) {
    const auto p = candidate(*y);
    return Resolved{timex_value(p), p};
  }
  if (!published_) return Resolved{"XXXX-" + std::string(form.season), std::nullopt};
  const auto now = point(Grain::season, *published_);
  if (form.lean == Lean::nearest) lean = Lean::open;
  const auto p = choose_year(now, lean, form.lean != Lean::open, candidate);
  return Resolved{timex_value(p), p};
}

std::optional<TimeNormalizer::Resolved> TimeNormalizer::holiday(const TimeForm& form, Lean lean) const {
  const auto candidate = [&](int y) {
    const auto at = holiday_in(*form.holiday, year{y});
    return CalendarPoint{Grain::day, at.value_or(Days{year{y} / January / 1})};
  };
  if (const auto y = said_year(form)) {
    const auto p = candidate(*y);
    return Resolved{timex_value(p), p};
  }
  if (!published_) {
    if (form.holiday->day == 0) return Resolved{"XXXX-XX-XX", std::nullopt};
    return Resolved{"XXXX" + timex_value(candidate(2000)).substr(4), std::nullopt};
  }
  const auto p = choose_year(point(Grain::day, *published_), lean, form.lean != Lean::open, candidate);
  return Resolved{timex_value(p), p};
}

std::optional<TimeNormalizer::Resolved> TimeNormalizer::quarter(const TimeForm& form, Lean lean) const {
  const bool half = form.half != 0;
  const Grain grain = half ? Grain::half : Grain::quarter;
  const unsigned first = half ? form.half * 6U - 5U : form.quarter * 3U - 2U;
  const auto candidate = [&](int y) { return CalendarPoint{grain, year{y} / std::chrono::month{first} / day{1}}; };
  auto y = said_year(form);
  if (!y && !published_) {
    const std::string name = half ? "XXXX-H" : "XXXX-Q";
    return Resolved{name + static_cast<char>('0' + (half ? form.half : form.quarter)), std::nullopt};
  }
  if (!y) {
    const auto now = point(grain, *published_);
    const auto nearest = choose_year(now, Lean::nearest, false, candidate);
    const bool ahead = Days{nearest.day} > Days{now.day};
    const auto p = ahead && lean != Lean::future ? choose_year(now, Lean::past, true, candidate) : nearest;
    return Resolved{timex_value(p), p};
  }
  const auto p = candidate(*y);
  return Resolved{timex_value(p), p};
}

std::optional<TimeNormalizer::Resolved> TimeNormalizer::calendar(const TimeForm& form, Lean lean) const {
  if (form.year != 0 && form.month != 0 && form.day != 0) return full_date(form);
  if (form.month != 0) return month(form, lean);
  if (form.weekday != 0) return weekday(form, lean);
  if (!form.season.empty()) return season(form, lean);
  if (form.holiday != nullptr) return holiday(form, lean);
  if (form.quarter != 0 || form.half != 0) return quarter(form, lean);
  if (form.century != 0) {
    const CalendarPoint p{Grain::century, year{(form.century - 1) * 100} / January / 1};
    return Resolved{timex_value(p), p};
  }
  if (form.year == 0) return std::nullopt;
  const int y = form.decade && form.year < 100 ? 1900 + form.year : form.year;
  const CalendarPoint p{form.decade ? Grain::decade : Grain::year, year{y} / January / 1};
  return Resolved{timex_value(p), p};
}

/// From the publication date.
TimeNormalizer::Resolved TimeNormalizer::counted(const TimeForm& form) const {
  const Grain grain = grain_of(form.unit, form.factor);
  if (!published_) return {unresolved(grain), std::nullopt};
  if (form.unit == TimeUnit::year && form.count == -1 && form.tokens.size() > 2 && period_ && form.factor == 1) {
    const auto p = shifted(*period_, -4);  // "a year ago" in a report about a quarter
    return {timex_value(p), p};
  }
  const int by = static_cast<int>(std::lround(form.count));
  auto p = shifted(point(grain, *published_), by);
  if (form.unit == TimeUnit::weekend && by == 0 && Days{p.day} > *published_ && form.mod == document::Mod::none)
    p = shifted(p, -1);  // "the weekend" of a Monday's paper is over
  return {timex_value(p), p};
}

/// From what was mentioned last.
TimeNormalizer::Resolved TimeNormalizer::mentioned(const TimeForm& form) const {
  const Grain grain = grain_of(form.unit, form.factor);
  const int by = static_cast<int>(std::lround(form.count));
  if (form.unit == TimeUnit::year && form.year != 0) {  // "the 1988 period"
    if (!period_) return {timex_value({Grain::year, year{form.year} / January / 1}), std::nullopt};
    const auto p = shifted(*period_, 4 * (form.year - int{period_->day.year()}));
    return {timex_value(p), p};
  }
  if (form.unit == TimeUnit::year && by == -1 && period_) {
    const auto p = shifted(*period_, -4);
    return {timex_value(p), p};
  }
  if (form.unit == TimeUnit::quarter && by == 0) {  // where none was named, the one last reported
    if (last_ && last_->grain == Grain::quarter) return {timex_value(*last_), last_};
    if (period_) return {timex_value(*period_), period_};
    if (!published_) return {unresolved(grain), std::nullopt};
    const auto p = shifted(point(grain, *published_), -1);
    return {timex_value(p), p};
  }
  std::optional<Days> base = published_;
  if (form.unit == TimeUnit::day ? last_day_.has_value() : last_.has_value())
    base = form.unit == TimeUnit::day ? *last_day_ : Days{last_->day};
  if (!base) return {unresolved(grain), std::nullopt};
  const auto p = shifted(point(grain, *base), by);
  return {timex_value(p), p};
}

void TimeNormalizer::remember(const TimeForm& form, const CalendarPoint& at) {
  const bool looks_back = form.anchor == Anchor::mentioned && form.count < 0;
  if (looks_back) return;
  last_ = at;
  if (at.grain == Grain::day) last_day_ = Days{at.day};
  const bool compared =
      form.anchor != Anchor::calendar || form.year != 0 || (form.has_year_shift && form.year_shift < 0);
  if (at.grain == Grain::quarter && !compared) period_ = at;
}

std::optional<TimeExpression> TimeNormalizer::resolve(const TimeForm& form, document::TokenRange sentence) {
  TimeExpression time{form.tokens, doc_.bytes(form.tokens), form.type, form.mod, {}, std::string(form.zone)};
  if (form.anchor == Anchor::literal) {
    time.value = form.text;
    if (!form.part.empty()) time.value += 'T', time.value += form.part;
    return time;
  }
  if (form.anchor == Anchor::duration) {
    const bool weekend = form.unit == TimeUnit::weekend;
    time.value = duration_value(weekend ? 2 * form.count : form.count, weekend ? TimeUnit::day : form.unit, form.vague);
    if (form.smaller != 0) time.value += std::to_string(form.smaller) + (form.unit == TimeUnit::minute ? 'S' : 'M');
    return time;
  }
  if (form.type == TimeType::set && form.month != 0) {
    time.value = "XXXX-";
    append_padded(time.value, form.month, 2);
    return time;
  }
  const bool named = form.weekday != 0 || form.month != 0 || form.holiday != nullptr || !form.season.empty();
  std::optional<Resolved> found;
  if (form.anchor == Anchor::calendar || named) {
    const Lean lean = form.lean == Lean::open ? tense_around(doc_, tense_, sentence, form.tokens) : form.lean;
    found = calendar(form, lean);
  } else {
    found = form.anchor == Anchor::published ? counted(form) : mentioned(form);
  }
  if (!found) return std::nullopt;
  if (form.week_of && found->at) {
    const auto week = point(Grain::week, Days{found->at->day});
    *found = {timex_value(week), week};
  }
  if (found->at) remember(form, *found->at);
  time.value = std::move(found->value);
  const bool to_day = found->at ? found->at->grain == Grain::day : true;
  if (to_day && form.hour >= 0)
    time.value += 'T', time.value += clock_value(form);
  else if (to_day && !form.part.empty())
    time.value += 'T', time.value += form.part;
  return time;
}

}  // namespace newsbrief::annotation
