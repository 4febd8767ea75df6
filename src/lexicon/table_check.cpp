#include "lexicon/table_check.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <map>
#include <span>

#include "lexicon/cues.hpp"
#include "lexicon/number_lexicon.hpp"
#include "lexicon/rows.hpp"
#include "lexicon/sectors.hpp"
#include "lexicon/stances.hpp"
#include "lexicon/time_lexicon.hpp"
#include "lexicon/unit_lexicon.hpp"
#include "lexicon/word_classes.hpp"
#include "lexicon/world.hpp"

namespace newsbrief::lexicon {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 2> kOrganizationTypes{"organization", "group"}, kVerbKinds{"speech", "stance"};
constexpr std::array<std::string_view, 3> kPloverClasses{"type", "mode", "context"};
constexpr std::array<std::string_view, 3> kCodeKinds{"country", "international", "sector"};
constexpr std::array<std::string_view, 7> kEffects{"actual",    "planned",      "possible", "conditional",
                                                   "requested", "hypothetical", "negated"};
constexpr std::array<std::string_view, 1> kFollowers{"name"};
constexpr std::array<std::string_view, 2> kSexes{"f", "m"};

enum class Field : std::uint8_t {
  text,          ///< must not be empty
  maybe,         ///< any text, or none
  new_code,      ///< three capital letters
  country,       ///< ISO 3166-1 alpha-3
  some_country,  ///< the same, or none
  some_sector,   ///< PLOVER agent code, or none
  class_name,    ///< one of Column::names
  some_class,    ///< the same, or none
  some_date,     ///< YYYY-MM-DD, or none
};

struct Column {
  Field field = Field::maybe;
  std::string_view what;  ///< as messages call it
  Names names;
};

/// Columns whose values, taken together, must not come twice: a list of one column is taken apart at its ';'.
struct Unique {
  std::vector<std::size_t> key;    ///< one value made of these columns
  std::vector<std::size_t> lists;  ///< or each value of these
  std::string_view what;
};

struct Table {
  std::string_view name;
  std::size_t least = 1;
  std::vector<Column> columns;
  std::vector<Unique> unique;
  std::string_view row_fault;  ///< what is wrong where `row_is_good` says no
  bool (*row_is_good)(const Row&) = nullptr;
};

bool is_tense_row(const Row& row) {
  TenseCues cues;
  return !row[0].empty() && read_cues(row[1], cues);
}

bool is_contraction(const Row& row) {
  std::size_t letters = 0;
  const auto read = std::from_chars(row[1].data(), row[1].data() + row[1].size(), letters);
  return read.ec == std::errc{} && letters > 0 && letters < row[0].size();
}

const std::vector<Table>& tables() {
  static const std::vector<Table> all{
      {"countries",
       2,
       {{Field::new_code, "code", {}},
        {Field::text, "name", {}},
        {Field::maybe, "aliases", {}},
        {Field::maybe, "demonyms", {}},
        {Field::maybe, "capitals", {}},
        {Field::maybe, "houses", {}}},
       {{{0}, {}, "code"}, {{}, {1, 2}, "name"}, {{}, {3}, "demonym"}, {{}, {4}, "capital"}, {{}, {5}, "house"}},
       {},
       nullptr},
      {"organizations",
       5,
       {{Field::text, "name", {}},
        {Field::maybe, "aliases", {}},
        {Field::some_sector, "sector", {}},
        {Field::some_country, "country", {}},
        {Field::class_name, "type", kOrganizationTypes}},
       {{{}, {0, 1}, "name"}},
       {},
       nullptr},
      {"people",
       4,
       {{Field::text, "name", {}},
        {Field::maybe, "aliases", {}},
        {Field::country, "country", {}},
        {Field::text, "office", {}},
        {Field::some_date, "date", {}},
        {Field::some_date, "date", {}}},
       {{{0, 3}, {}, "name and office"}, {{}, {1}, "alias"}},
       "the term ends before it begins",
       [](const Row& row) { return row[4].empty() || row[5].empty() || row[4] <= row[5]; }},
      {"given_names",
       2,
       {{Field::text, "name", {}}, {Field::class_name, "sex", kSexes}},
       {{{0}, {}, "name"}},
       {},
       nullptr},
      {"leaders",
       4,
       {{Field::text, "name", {}},
        {Field::maybe, "aliases", {}},
        {Field::country, "country", {}},
        {Field::some_date, "date", {}},
        {Field::some_date, "date", {}}},
       {{{0, 2}, {}, "name and country"}},
       "the term ends before it begins",
       [](const Row& row) { return row[3].empty() || row[4].empty() || row[3] <= row[4]; }},
      {"places",
       2,
       {{Field::text, "name", {}}, {Field::country, "country", {}}, {Field::maybe, "aliases", {}}},
       {{{}, {0, 2}, "name"}},
       {},
       nullptr},
      {"titles",
       4,
       {{Field::text, "title", {}},
        {Field::maybe, "role", {}},
        {Field::some_sector, "sector", {}},
        {Field::class_name, "kind", kTitleKindNames}},
       {{{0}, {}, "title"}},
       {},
       nullptr},
      {"nominals",
       2,
       {{Field::text, "noun", {}},
        {Field::class_name, "class", kNominalClassNames},
        {Field::some_sector, "sector", {}}},
       {{{0, 1}, {}, "noun and class"}},
       {},
       nullptr},
      {"stances",
       5,
       {{Field::text, "verb", {}},
        {Field::class_name, "stance", kStanceNames},
        {Field::maybe, "content", {}},
        {Field::maybe, "toward", {}},
        {Field::class_name, "kind", kVerbKinds}},
       {{{0}, {}, "verb"}},
       {},
       nullptr},
      {"cues",
       3,
       {{Field::text, "word", {}}, {Field::class_name, "kind", kCueKindNames}, {Field::text, "content", {}}},
       {{{0, 1}, {}, "word and kind"}},
       {},
       nullptr},
      {"stance_nouns",
       2,
       {{Field::text, "noun", {}}, {Field::class_name, "stance", kStanceNames}},
       {{{0}, {}, "noun"}},
       {},
       nullptr},
      {"dossier_terms",
       2,
       {{Field::text, "word", {}}, {Field::class_name, "class", kWordClassNames}},
       {{{0, 1}, {}, "word and class"}},
       {},
       nullptr},
      {"embedding",
       2,
       {{Field::text, "word", {}}, {Field::class_name, "effect", kEffects}},
       {{{0, 1}, {}, "word and effect"}},
       {},
       nullptr},
      {"plover",
       2,
       {{Field::text, "name", {}}, {Field::class_name, "class", kPloverClasses}, {}},
       {{{0, 1, 2}, {}, "name"}},
       {},
       nullptr},
      {"cameo_plover",
       5,
       {{Field::text, "code", {}}, {}, {}, {}, {Field::text, "meaning", {}}},
       {{{0}, {}, "code"}},
       {},
       nullptr},
      {"event_sets", 2, {{Field::text, "set", {}}, {Field::text, "words", {}}}, {{{0}, {}, "set"}}, {}, nullptr},
      {"cameo_codes",
       2,
       {{Field::new_code, "code", {}}, {Field::class_name, "kind", kCodeKinds}, {Field::maybe, "value", {}}},
       {{{0, 1}, {}, "code and kind"}},
       {},
       nullptr},
      {"numbers",
       3,
       {{Field::text, "form", {}}, {}, {}},
       {{{0}, {}, "form"}},
       "unknown class, or no number",
       [](const Row& row) { return number_word(row).has_value(); }},
      {"lemmas",
       3,
       {{Field::text, "form", {}}, {Field::text, "part", {}}, {Field::text, "lemma", {}}},
       {{{0, 1}, {}, "form and part"}},
       "the part is verb or noun",
       [](const Row& row) { return row[1] == "verb" || row[1] == "noun"; }},
      {"tense", 2, {{Field::text, "form", {}}, {}}, {{{0}, {}, "form"}}, "unknown cue", is_tense_row},
      {"times",
       2,
       {{Field::text, "form", {}}, {}, {}, {}},
       {{{0}, {}, "form"}},
       "unknown class or flag, or no value of that class",
       [](const Row& row) { return time_word(row).has_value(); }},
      {"bounds",
       2,
       {{Field::text, "form", {}}, {}, {}, {}},
       {{{0}, {}, "form"}},
       "unknown class, mod or flag",
       [](const Row& row) { return time_word(row).has_value() && unit_word(row).has_value(); }},
      {"units",
       2,
       {{Field::maybe, "form", {}}, {}, {}, {}, {}},
       {{{0, 1, 4}, {}, "form and class"}},
       "unknown class, or no name of the unit",
       [](const Row& row) { return unit_word(row).has_value(); }},
      {"counted_nouns",
       2,
       {{Field::maybe, "form", {}}, {}, {}},
       {{{0, 1}, {}, "form and class"}},
       "unknown class, or no value",
       [](const Row& row) { return unit_word(row).has_value(); }},
      {"abbreviations",
       1,
       {{Field::text, "word", {}}, {Field::some_class, "follower", kFollowers}},
       {{{0}, {}, "word"}},
       {},
       nullptr},
      {"contractions",
       2,
       {{Field::text, "word", {}}, {Field::text, "number of letters", {}}},
       {{{0}, {}, "word"}},
       "needs the number of letters of the first part",
       is_contraction},
  };
  return all;
}

bool is_code(std::string_view text) {
  return text.size() == 3 && std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_date(std::string_view text) {
  std::array<unsigned, 3> parts{};
  constexpr std::array<std::pair<std::size_t, std::size_t>, 3> kPlaces{{{0, 4}, {5, 2}, {8, 2}}};
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto part = text.substr(kPlaces[i].first, kPlaces[i].second);
    const auto read = std::from_chars(part.data(), part.data() + part.size(), parts[i]);
    if (read.ec != std::errc{} || read.ptr != part.data() + part.size()) return false;
  }
  const std::chrono::year_month_day day{std::chrono::year(static_cast<int>(parts[0])), std::chrono::month(parts[1]),
                                        std::chrono::day(parts[2])};
  return day.ok();
}

class TableCheck {
 public:
  TableCheck(const Table& table, const std::string& file, const std::function<bool(std::string_view)>& is_country)
      : table_(table), file_(file), is_country_(is_country), seen_(table.unique.size()) {}

  CheckReport run(std::string_view bytes) {
    std::size_t line = 0;
    while (const auto row = next_row(bytes, line)) {
      ++report_.entries;
      check(*row);
    }
    return std::move(report_);
  }

 private:
  void check(const Row& row) {
    if (row.count < table_.least)
      return problem(row, "has " + std::to_string(row.count) + " columns, needs " + std::to_string(table_.least));
    if (row.count > table_.columns.size())
      problem(row,
              "has " + std::to_string(row.count) + " columns, " + std::to_string(table_.columns.size()) + " are known");
    for (std::size_t i = 0; i < table_.columns.size(); ++i) check_column(row, i);
    if (table_.row_is_good != nullptr && !table_.row_is_good(row)) problem(row, std::string(table_.row_fault));
    for (std::size_t i = 0; i < table_.unique.size(); ++i) check_unique(row, i);
  }

  void check_column(const Row& row, std::size_t at) {
    const auto& column = table_.columns[at];
    const auto value = row[at];
    const auto bad = [&](bool good, const char* adjective = "unknown") {
      if (!good)
        problem(row, std::string(adjective) + " " + std::string(column.what) + " '" + std::string(value) + "'");
    };
    const bool listed = std::find(column.names.begin(), column.names.end(), value) != column.names.end();
    switch (column.field) {
      case Field::maybe:
        return;
      case Field::text:
        if (value.empty()) problem(row, "no " + std::string(column.what));
        return;
      case Field::new_code:
        return bad(is_code(value), "bad");
      case Field::country:
        return bad(is_country_(value));
      case Field::some_country:
        return bad(value.empty() || is_country_(value));
      case Field::some_sector:
        return bad(value.empty() || is_sector(value));
      case Field::class_name:
        return bad(listed);
      case Field::some_class:
        return bad(value.empty() || listed);
      case Field::some_date:
        return bad(value.empty() || is_date(value), "bad");
    }
  }

  void check_unique(const Row& row, std::size_t at) {
    const auto& unique = table_.unique[at];
    std::string key;
    for (const auto column : unique.key) key += (key.empty() ? "" : ", ") + std::string(row.columns[column]);
    if (!key.empty()) check_new(row, at, key);
    for (const auto column : unique.lists)
      for (const auto value : values(row[column])) check_new(row, at, std::string(value));
  }

  void check_new(const Row& row, std::size_t at, const std::string& value) {
    const auto [earlier, is_new] = seen_[at].try_emplace(value, row.line);
    if (!is_new)
      problem(row, std::string(table_.unique[at].what) + " '" + value + "' stands in line " +
                       std::to_string(earlier->second) + " already");
  }

  void problem(const Row& row, std::string message) {
    report_.problems.push_back({file_, row.line, std::move(message)});
  }

  const Table& table_;
  const std::string& file_;
  const std::function<bool(std::string_view)>& is_country_;
  std::vector<std::map<std::string, std::size_t>> seen_;
  CheckReport report_;
};

}  // namespace

std::vector<std::string_view> table_kinds() {
  std::vector<std::string_view> names;
  for (const auto& table : tables()) names.push_back(table.name);
  return names;
}

CheckReport check_table(std::string_view bytes, const std::string& file, std::string_view kind,
                        const std::function<bool(std::string_view)>& is_country) {
  for (const auto& table : tables())
    if (table.name == kind) return TableCheck(table, file, is_country).run(bytes);
  return {0, {{file, 1, "no table of the kind '" + std::string(kind) + "'"}}};
}

}  // namespace newsbrief::lexicon
