#include "lexicon/time_lexicon.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "lexicon/rows.hpp"

namespace newsbrief::lexicon {
namespace {

using document::Mod;

constexpr std::array<std::string_view, 32> kClasses{
    "none",      "month",     "weekday", "season",   "unit",     "day_part", "clock_point", "shift_day",
    "reference", "frequency", "zone",    "meridiem", "oclock",   "holiday",  "decade",      "last",
    "next",      "this",      "that",    "latest",   "part",     "edge",     "approx",      "ago",
    "before",    "after",     "every",   "article",  "definite", "vague",    "fiscal",      "name"};
constexpr std::array<std::string_view, 9> kMods{
    "", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS", "APPROX", "START", "MID", "END"};
constexpr std::array<std::string_view, 9> kUnits{"TS", "TM", "TH", "D", "W", "E", "M", "Q", "Y"};

template <class Names>
std::optional<std::size_t> position(const Names& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names.begin());
}

std::optional<int> take_int(std::string_view& text) {
  int value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc{}) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
  return value;
}

/// "12-25", "11/4/4" or "easter -2".
std::optional<Holiday> holiday_from(std::string_view text) {
  Holiday made;
  if (text.starts_with("easter ")) {
    text.remove_prefix(7);
    const auto days = take_int(text);
    if (!days) return std::nullopt;
    made.easter = static_cast<std::int8_t>(*days);
    return made;
  }
  const auto month = take_int(text);
  if (!month || *month < 1 || *month > 12 || text.empty()) return std::nullopt;
  made.month = static_cast<std::uint8_t>(*month);
  const char separator = text.front();
  text.remove_prefix(1);
  const auto second = take_int(text);
  if (!second) return std::nullopt;
  if (separator == '-') {
    made.day = static_cast<std::uint8_t>(*second);
    return made;
  }
  if (text.empty()) return std::nullopt;
  text.remove_prefix(1);
  const auto nth = take_int(text);
  if (!nth) return std::nullopt;
  made.weekday = static_cast<std::uint8_t>(*second);
  made.nth = static_cast<std::int8_t>(*nth);
  return made;
}

bool read_flags(std::string_view text, TimeFlags& flags) {
  while (!text.empty()) {
    const auto flag = next_word(text);
    if (flag == "word")
      flags.word = true;
    else if (flag == "short")
      flags.is_short = true;
    else if (flag == "name")
      flags.name = true;
    else if (flag == "plural")
      flags.plural = true;
    else if (flag == "number")
      flags.number = true;
    else if (flag == "adverb")
      flags.adverb = true;
    else if (flag == "skip1")
      flags.skip_first = true;
    else if (flag == "final")
      flags.final = true;
    else
      return false;
  }
  return true;
}

/// The value of a class that has more than a number or a text; false where it is malformed.
bool read_value(std::string_view text, TimeWord& word) {
  word.text = text;
  switch (word.kind) {
    case TimeClass::unit: {
      const auto factor = take_int(text);
      const auto unit = position(kUnits, text);
      if (!factor || !unit) return false;
      word.value = *factor;
      word.unit = static_cast<TimeUnit>(*unit);
      return true;
    }
    case TimeClass::part:
    case TimeClass::edge:
    case TimeClass::approx: {
      const auto mod = position(kMods, text);
      if (mod) word.mod = static_cast<Mod>(*mod);
      return mod.has_value();
    }
    case TimeClass::holiday: {
      const auto holiday = holiday_from(text);
      if (holiday) word.holiday = *holiday;
      return holiday.has_value();
    }
    case TimeClass::shift_day: {
      const auto days = take_int(text);
      if (!days) return false;
      word.value = *days;
      word.text = text.empty() ? text : text.substr(1);
      return true;
    }
    case TimeClass::season:
    case TimeClass::day_part:
    case TimeClass::reference:
    case TimeClass::frequency:
    case TimeClass::zone:
      return !text.empty();
    default: {
      const auto number = take_int(text);
      if (number) word.value = *number;
      return number && text.empty();
    }
  }
}

}  // namespace

std::optional<TimeWord> time_word(const Row& row) {
  TimeWord word;
  const auto kind = position(kClasses, row[1]);
  if (row[0].empty() || !kind || *kind == 0) return std::nullopt;
  word.kind = static_cast<TimeClass>(*kind);
  if (!read_value(row.count > 2 ? row.columns[2] : std::string_view{}, word) || !read_flags(row[3], word.flags))
    return std::nullopt;
  return word;
}

Result<TimeLexicon> TimeLexicon::load(resources::DataFiles& files) {
  TimeLexicon made;
  auto tense = TenseLexicon::load(files);
  if (!tense) return tl::unexpected(tense.error());
  made.tense_ = *std::move(tense);
  for (const auto* name : {"lexicon/times.tsv", "lexicon/bounds.tsv"}) {
    const auto read = each_row(files, name, 2, [&](const Row& row) -> Result<void> {
      auto word = time_word(row);
      if (!word) return bad_row("a time word needs a form, a known class, a value of that class and known flags");
      made.words_.add(row[0], *std::move(word));
      return {};
    });
    if (!read) return tl::unexpected(read.error());
  }
  return made;
}

}  // namespace newsbrief::lexicon
