#include "lexicon/unit_lexicon.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "lexicon/rows.hpp"

namespace newsbrief::lexicon {
namespace {

constexpr std::array<std::string_view, 15> kClasses{"none",   "unit", "symbol", "currency", "prefix",
                                                    "minor",  "part", "approx", "end",      "modifier",
                                                    "plural", "same", "of",     "label",    "street"};
constexpr std::array<std::string_view, 6> kMods{"",      "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS",
                                                "APPROX"};

}  // namespace

std::optional<UnitWord> unit_word(const Row& row) {
  UnitWord word;
  const auto kind = std::find(kClasses.begin() + 1, kClasses.end(), row[1]);
  if (row.columns[0].empty() || kind == kClasses.end()) return std::nullopt;
  word.kind = static_cast<UnitClass>(kind - kClasses.begin());
  word.unit = row[2];
  if (word.kind == UnitClass::bound) {
    const auto mod = std::find(kMods.begin(), kMods.end(), row[2]);
    if (mod == kMods.end()) return std::nullopt;
    word.mod = static_cast<document::Mod>(mod - kMods.begin());
    return word;
  }
  word.code = row[3];
  word.before = row[4] == "before";
  const bool named = word.kind < UnitClass::end || word.kind == UnitClass::plural || word.kind == UnitClass::of;
  if (named && word.unit.empty()) return std::nullopt;
  return word;
}

namespace {

bool ends(std::string_view word, std::string_view ending) {
  return word.size() > ending.size() && word.ends_with(ending);
}

}  // namespace

Result<UnitLexicon> UnitLexicon::load(resources::DataFiles& files) {
  UnitLexicon made;
  for (const auto* name : {"lexicon/units.tsv", "lexicon/counted_nouns.tsv", "lexicon/bounds.tsv"}) {
    const auto read = each_row(files, name, 2, [&](const Row& row) -> Result<void> {
      auto word = unit_word(row);
      if (!word) return bad_row("a unit needs a form, a known class and a name");
      auto& map = word->kind == UnitClass::part  ? made.parts_
                  : word->kind >= UnitClass::end ? made.nouns_
                  : row[4] == "case"             ? made.exact_
                                                 : made.folded_;
      map.add(row.columns[0], *std::move(word));
      return {};
    });
    if (!read) return tl::unexpected(read.error());
  }
  return made;
}

std::string singular(const UnitLexicon& lexicon, std::string_view noun) {
  if (const auto* entry = lexicon.find_noun(noun)) {
    if (entry->word.kind == UnitClass::plural) return entry->word.unit;
    if (entry->word.kind == UnitClass::same) return std::string(noun);
  }
  std::string out(noun);
  if (noun.size() < 4 || noun.back() != 's' || ends(noun, "ss") || ends(noun, "us") || ends(noun, "is")) return out;
  const auto cut = [&](std::size_t n) { out.resize(out.size() - n); };
  if (ends(noun, "ies") && noun.size() > 4) {
    cut(3);
    out += 'y';
  } else if (ends(noun, "sses") || ends(noun, "shes") || ends(noun, "ches") || ends(noun, "xes") ||
             ends(noun, "zzes")) {
    cut(2);
  } else {
    cut(1);
  }
  return out;
}

}  // namespace newsbrief::lexicon
