#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "document/document.hpp"

namespace newsbrief::language {

/// Lets a table of strings be asked with a string_view.
struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
};
template <class Value>
using StringMap = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;

/// What may follow an abbreviation's dot without being the end of the sentence.
enum class AfterAbbreviation : std::uint8_t { anything, name };

/// The words that are written against the rules: data/lexicon/abbreviations.txt and contractions.txt.
struct Spellings {
  StringMap<AfterAbbreviation> abbreviations;  ///< lower case, without the last dot
  StringMap<std::uint32_t> contractions;       ///< lower case → bytes of the first of two words

  static Spellings parse(std::string_view abbreviations, std::string_view contractions);
};

/// Splits text into words as UD English does: clitics and most hyphenated parts stand alone, numbers, addresses and
/// abbreviations stay whole.
class Tokenizer {
 public:
  explicit Tokenizer(Spellings spellings) : spellings_(std::move(spellings)) {}

  /// Appends the tokens of one block to `doc.tokens`.
  void tokenize(document::WorkingDocument& doc, document::ByteSpan block) const;
  const Spellings& spellings() const { return spellings_; }

 private:
  Spellings spellings_;
};

/// `raw` as Token::form has it: quotes and apostrophes straight, soft hyphens and joiners gone.
std::string straightened(std::string_view raw);

}  // namespace newsbrief::language
