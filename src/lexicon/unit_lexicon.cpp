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

std::optional<UnitWord> word_from(const Row& row) {
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

bool ends(std::string_view word, std::string_view ending) {
  return word.size() > ending.size() && word.ends_with(ending);
}

}  // namespace

Result<UnitLexicon> UnitLexicon::load(resources::DataFiles& files) {
  UnitLexicon made;
  for (const auto* name : {"lexicon/units.tsv", "lexicon/counted_nouns.tsv", "lexicon/bounds.tsv"}) {
    auto bytes = files.read(name);
    if (!bytes) return tl::unexpected(bytes.error());
    std::size_t line = 0;
    while (const auto row = next_row(*bytes, line)) {
      auto word = word_from(*row);
      if (!word)
        return failure("bad_data", "a unit needs a form, a known class and a name",
                       files.origin(name) + ":" + std::to_string(row->line));
      auto& map = word->kind == UnitClass::part  ? made.parts_
                  : word->kind >= UnitClass::end ? made.nouns_
                  : (*row)[4] == "case"          ? made.exact_
                                                 : made.folded_;
      map.add(row->columns[0], *std::move(word));
    }
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
