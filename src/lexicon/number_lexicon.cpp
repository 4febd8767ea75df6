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

Result<NumberLexicon> NumberLexicon::load(resources::DataFiles& files) {
  auto bytes = files.read(kFile);
  if (!bytes) return tl::unexpected(bytes.error());
  NumberLexicon made;
  std::size_t line = 0;
  while (const auto row = next_row(*bytes, line)) {
    const auto kind = class_from((*row)[1]);
    const auto digits = (*row)[2];
    double value = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if ((*row)[0].empty() || !kind || read.ec != std::errc{})
      return failure("bad_data", "a number word needs a form, a known class and a value",
                     files.origin(kFile) + ":" + std::to_string(row->line));
    made.words_.at((*row)[0]) = {*kind, value};
  }
  return made;
}

}  // namespace newsbrief::lexicon
