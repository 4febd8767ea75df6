// Stretches of the calendar that a determiner points at: "last month", "that week", "the quarter", "the end of the
// year".
#include "annotation/time_scan.hpp"

namespace newsbrief::annotation {

using document::Mod;
using document::TimeType;
using lexicon::TimeClass;
using lexicon::TimeUnit;

std::optional<TimeForm> match_shifted(const TimeScan& scan, const TimePrefix& prefix, const TimeTerm& unit) {
  TimeForm form;
  form.tokens = {prefix.first, unit.last};
  form.mod = prefix.mod;
  form.unit = unit.word->unit;
  form.factor = static_cast<std::int16_t>(unit.word->value);
  form.anchor = Anchor::published;
  if (scan.is(unit.last, "or") && scan.is(unit.last + 1, "so")) {
    form.mod = Mod::approx;
    form.tokens.last += 2;
  }
  const int kind = prefix.shift.word->value;
  if (unit.word->flags.plural || form.unit <= TimeUnit::hour) return std::nullopt;
  if (scan.capital(unit.last - 1) && unit.last - 1 > scan.sentence().first)
    return std::nullopt;  // a programme: "This Week"
  switch (prefix.shift_kind()) {
    case TimeClass::last:
      if (kind == 1 && (form.unit != TimeUnit::year || form.factor > 1) && form.unit != TimeUnit::weekend) {
        form.type = TimeType::duration;
        form.anchor = Anchor::duration;
        form.count = unit.word->value;
        return form;
      }
      form.count = -1;
      if (kind == 2) form.anchor = Anchor::mentioned;
      if (form.unit == TimeUnit::day) return std::nullopt;
      break;
    case TimeClass::next:
      form.count = 1;
      if (kind == 2 || (prefix.definite && kind == 0)) form.anchor = Anchor::mentioned;
      if (form.unit == TimeUnit::day && form.anchor == Anchor::published) return std::nullopt;
      break;
    case TimeClass::this_:
      if (form.unit == TimeUnit::day) return std::nullopt;
      break;
    case TimeClass::that:
      form.anchor = Anchor::mentioned;
      break;
    case TimeClass::latest:
      if (form.unit != TimeUnit::quarter) return std::nullopt;
      form.count = -1;
      break;
    default:
      return std::nullopt;
  }
  return form;
}

std::optional<TimeForm> match_definite(const TimeScan& scan, const TimePrefix& prefix, const TimeTerm& unit) {
  if (unit.word->flags.plural || unit.word->flags.is_short) return std::nullopt;
  TimeForm form;
  form.tokens = {prefix.first, unit.last};
  form.mod = prefix.mod;
  form.unit = unit.word->unit;
  form.anchor = Anchor::mentioned;
  if (prefix.edge || prefix.adverb) {
    form.anchor = Anchor::published;
    return form.unit >= TimeUnit::day && unit.word->value == 1 ? std::optional<TimeForm>(form) : std::nullopt;
  }
  if (prefix.mod != Mod::none) return std::nullopt;
  const auto next = scan.lower(unit.last);
  switch (form.unit) {
    case TimeUnit::week: {
      const auto date = next == "of" ? match_date(scan, read_prefix(scan, unit.last + 1)) : std::nullopt;
      if (!date || date->day == 0) return std::nullopt;
      auto week = *date;
      week.week_of = true;
      week.tokens.first = prefix.first;
      return week;
    }
    case TimeUnit::quarter:
      if (const auto date =
              next == "ended" || next == "ending" ? match_date(scan, read_prefix(scan, unit.last + 1)) : std::nullopt;
          date && date->month != 0) {
        form.anchor = Anchor::calendar;  // "the quarter ended Sept. 30"
        form.quarter = static_cast<std::uint8_t>((date->month + 2) / 3);
        form.year = date->year;
        return form;
      }
      return next == "of" || scan.past_hyphen(unit.last) != unit.last ? std::nullopt : std::optional<TimeForm>(form);
    case TimeUnit::weekend:
      form.anchor = Anchor::published;
      return form;
    case TimeUnit::year: {
      const auto lead = scan.before(prefix.first);
      if (next == "ended" || next == "ending") {
        form.anchor = Anchor::duration;
        form.type = TimeType::duration;
        form.count = 1;
        return form;
      }
      if (unit.word->value != 1 || lead != "for" || !(next == "," || next == "." || next.empty())) return std::nullopt;
      form.anchor = Anchor::published;
      return form;
    }
    default:
      return std::nullopt;
  }
}

std::optional<TimeForm> match_middle(const TimeScan& scan, std::uint32_t at) {
  const auto whole = scan.lower(at);
  const std::uint32_t heart = scan.is(at, "the") ? at + 1 : at;
  const auto rest = heart == at ? whole : scan.lower(heart);
  if (!rest.starts_with("mid-")) return std::nullopt;
  const auto word = rest.substr(4);
  TimeForm form;
  form.tokens = {at, heart + 1};
  form.mod = Mod::mid;
  const auto digits = static_cast<std::size_t>(word.find_first_not_of("0123456789") == std::string_view::npos
                                                   ? word.size()
                                                   : word.find_first_not_of("0123456789"));
  if (digits == 4 && (word.size() == 4 || word.substr(4) == "s")) {
    for (const char c : word.substr(0, 4)) form.year = static_cast<std::int16_t>(form.year * 10 + (c - '0'));
    form.decade = word.size() == 5;
    return form.year >= 1000 && form.year < 2200 ? std::optional<TimeForm>(form) : std::nullopt;
  }
  const auto* said = scan.word(word);
  if (said == nullptr) return std::nullopt;
  if (said->kind == TimeClass::month) {
    form.month = static_cast<std::uint8_t>(said->value);
    form.tokens.last = read_year_tail(scan, heart + 1, form);
    return form;
  }
  if (said->kind != TimeClass::day_part || said->flags.plural) return std::nullopt;
  form.type = TimeType::time;
  form.anchor = Anchor::mentioned;
  form.part = said->text;
  if (const auto day = scan.term(heart + 1); day.is(TimeClass::shift_day) && day.word->text.empty()) {
    form.anchor = Anchor::published;
    form.count = day.word->value;
    form.tokens.last = day.last;
  }
  return form;
}

}  // namespace newsbrief::annotation
