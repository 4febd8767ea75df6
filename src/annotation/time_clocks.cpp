// Clock times: "10 a.m. EDT", "9:30pm local time", "1900 GMT", "noon Thursday".
#include <algorithm>
#include <array>

#include "annotation/time_scan.hpp"

namespace newsbrief::annotation {
namespace {

using document::TimeType;
using lexicon::TimeClass;

struct Clock {
  int hour = 0, minute = -1;
  std::uint32_t last = 0;
  bool sure = false;  ///< says itself that it is a clock time
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "10", "10:35", "10.35", "10:35:20" at the front of `text`, which is cut after it.
std::optional<Clock> read_digits(std::string_view& text) {
  Clock c;
  std::size_t i = 0;
  while (i < text.size() && i < 2 && is_digit(text[i])) c.hour = c.hour * 10 + (text[i++] - '0');
  if (i == 0 || c.hour > 24) return std::nullopt;
  if (i + 2 < text.size() + 0 && (text[i] == ':' || text[i] == '.') && is_digit(text[i + 1]) && is_digit(text[i + 2])) {
    c.minute = (text[i + 1] - '0') * 10 + (text[i + 2] - '0');
    if (c.minute > 59) return std::nullopt;
    c.sure = text[i] == ':';
    i += 3;
    if (i + 2 < text.size() && text[i] == ':' && is_digit(text[i + 1]) && is_digit(text[i + 2])) i += 3;
  }
  text.remove_prefix(i);
  return c;
}

bool to_24_hours(Clock& c, int noon) {
  if (c.hour > 12 || c.hour == 0) return false;
  c.hour = c.hour % 12 + noon;
  c.sure = true;
  return true;
}

/// After "at", "by", "around" a time of hours and minutes needs no more.
constexpr std::array<std::string_view, 12> kLeads{"at",   "by",    "around", "about", "until", "till",
                                                  "from", "since", "before", "after", "to",    "("};

bool led(const TimeScan& scan, std::uint32_t at) {
  const auto lead = scan.before(at);
  return std::find(kLeads.begin(), kLeads.end(), lead) != kLeads.end();
}

/// The number with its meridiem, "o'clock" or "in the morning".
std::optional<Clock> read_clock(const TimeScan& scan, std::uint32_t at) {
  auto text = scan.lower(at);
  auto clock = read_digits(text);
  if (!clock) {
    const auto n = scan.number(at);
    if (!n || !n->words || n->ordinal || n->value < 1 || n->value > 12 || n->last != at + 1) return std::nullopt;
    clock = Clock{static_cast<int>(n->value), -1, 0, false};
    text = {};
  }
  clock->last = at + 1;
  if (text == "am" || text == "pm") {
    if (!to_24_hours(*clock, text == "pm" ? 12 : 0)) return std::nullopt;
    return clock;
  }
  if (!text.empty()) return std::nullopt;
  const auto next = scan.term(clock->last);
  if (next.is(TimeClass::meridiem)) {
    if (next.word->flags.word && scan.form(clock->last).size() == 2 && scan.is(clock->last, "am") &&
        scan.before(at) == "i")
      return std::nullopt;
    if (!to_24_hours(*clock, next.word->value)) return std::nullopt;
    clock->last = next.last;
    return clock;
  }
  if (next.is(TimeClass::oclock)) {
    clock->sure = true;
    clock->last = next.last;
  }
  std::uint32_t i = clock->last;
  const bool at_night = scan.is(i, "at") && scan.is(i + 1, "night");
  const auto part = scan.is(i, "in") && scan.is(i + 1, "the") ? scan.term(i + 2)
                    : at_night                                ? scan.term(i + 1)
                                                              : TimeTerm{};
  if (part.is(TimeClass::day_part) && (led(scan, at) || clock->sure)) {
    if (!to_24_hours(*clock, part.word->text == "MO" ? 0 : 12)) return std::nullopt;
    clock->last = part.last;
  }
  return clock;
}

/// "1900 GMT", "0735 hours".
std::optional<Clock> read_military(const TimeScan& scan, std::uint32_t at) {
  const auto text = scan.lower(at);
  if (text.size() != 4 || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  if (!scan.term(at + 1).is(TimeClass::zone) && !scan.is(at + 1, "hours")) return std::nullopt;
  Clock c;
  c.hour = (text[0] - '0') * 10 + (text[1] - '0');
  c.minute = (text[2] - '0') * 10 + (text[3] - '0');
  if (c.hour > 24 || c.minute > 59) return std::nullopt;
  c.sure = true;
  c.last = scan.is(at + 1, "hours") ? at + 2 : at + 1;
  return c;
}

/// The day of a clock time: "10 p.m. Wednesday" is one expression, in "10 p.m. on Wednesday" the day stays outside.
void read_day(const TimeScan& scan, TimeForm& form) {
  auto at = form.tokens.last;
  if (scan.is(at, ",")) ++at;
  const bool outside = scan.is(at, "on");
  if (outside) ++at;
  const auto prefix = read_prefix(scan, at);
  if (prefix.mod != document::Mod::none || (prefix.definite && !outside)) return;
  const auto date = match_date(scan, prefix);
  if (!date || date->type == TimeType::set ||
      (date->weekday == 0 && date->day == 0 && date->anchor != Anchor::published))
    return;
  if (at != form.tokens.last && !outside && date->month == 0) return;
  auto joined = *date;
  joined.tokens = {form.tokens.first, outside ? form.tokens.last : date->tokens.last};
  joined.type = TimeType::time;
  joined.part = {};
  joined.hour = form.hour;
  joined.minute = form.minute;
  joined.zone = form.zone;
  form = joined;
}

}  // namespace

std::optional<TimeForm> match_clock(const TimeScan& scan, std::uint32_t at) {
  TimeForm form;
  form.type = TimeType::time;
  form.anchor = Anchor::mentioned;
  form.unit = lexicon::TimeUnit::day;
  std::optional<Clock> clock;
  if (const auto named = scan.term(at); named.is(TimeClass::clock_point)) {
    if (scan.before(at) == "high" || scan.capital(at) != (at == scan.sentence().first)) return std::nullopt;
    clock = Clock{named.word->value, 0, named.last, true};
  } else {
    clock = read_military(scan, at);
    if (!clock) clock = read_clock(scan, at);
  }
  if (!clock) return std::nullopt;
  form.tokens = {at, clock->last};
  if (const auto zone = scan.term(clock->last); zone.is(TimeClass::zone) && (clock->sure || clock->minute >= 0)) {
    form.tokens.last = zone.last;
    form.zone = scan.written({clock->last, zone.last});
  } else if (clock->sure && scan.capital(clock->last) && scan.is(clock->last + 1, "time")) {  // "Kathmandu time"
    form.tokens.last = clock->last + 2;
    form.zone = scan.written({clock->last, clock->last + 2});
  } else if (!clock->sure || (clock->last == at + 1 && is_digit(scan.lower(at).back()) && !led(scan, at))) {
    return std::nullopt;
  }
  form.hour = static_cast<std::int8_t>(clock->hour);
  form.minute = static_cast<std::int8_t>(clock->minute < 0 ? 0 : clock->minute);
  read_day(scan, form);
  return form;
}

}  // namespace newsbrief::annotation
