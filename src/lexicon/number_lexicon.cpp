#include "lexicon/number_lexicon.hpp"

#include <array>
#include <charconv>
#include <optional>

#include "lexicon/rows.hpp"

namespace newsbrief::lexicon {
namespace {

constexpr const char* kFile = "lexicon/numbers.tsv";
constexpr std::array<std::string_view, 7> kClasses{"small", "hundred", "scale",   "dozen",
                                                   "vague", "ordinal", "fraction"};

std::optional<NumberClass> class_from(std::string_view name) {
  for (std::size_t i = 0; i < kClasses.size(); ++i)
    if (kClasses[i] == name) return static_cast<NumberClass>(i);
  return std::nullopt;
}

}  // namespace

std::optional<NumberWord> number_word(const Row& row) {
  const auto kind = class_from(row[1]);
  const auto digits = row[2];
  double value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (row[0].empty() || !kind || read.ec != std::errc{} || read.ptr != digits.data() + digits.size())
    return std::nullopt;
  return NumberWord{*kind, value};
}

Result<NumberLexicon> NumberLexicon::load(resources::DataFiles& files) {
  NumberLexicon made;
  const auto read = each_row(files, kFile, 3, [&](const Row& row) -> Result<void> {
    const auto word = number_word(row);
    if (!word) return bad_row("a number word needs a form, a known class and a value");
    made.words_.at(row[0]) = *word;
    return {};
  });
  if (!read) return tl::unexpected(read.error());
  return made;
}

}  // namespace newsbrief::lexicon
