#pragma once
// Amounts: a number with its sign, its currency before or after, its unit. The parts that quantities are put together
// from.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "annotation/numbers.hpp"
#include "document/document.hpp"
#include "lexicon/number_lexicon.hpp"
#include "lexicon/unit_lexicon.hpp"

namespace newsbrief::annotation {

struct Amount {
  document::TokenRange tokens;  ///< currency, number and unit
  document::TokenRange number;
  Number read;
  double value = 0;
  std::string unit;
  std::string currency;
  bool hyphened = false;  ///< the unit hangs on a hyphen: "30-day"

  bool has_unit() const { return !unit.empty(); }
};

/// Reads amounts in one sentence at a time; every position that it is asked for may lie outside of the sentence.
class AmountReader {
 public:
  AmountReader(const document::WorkingDocument& doc, const lexicon::UnitLexicon& units,
               const lexicon::NumberLexicon& numbers)
      : doc_(doc), units_(units), numbers_(numbers) {}

  void enter(document::TokenRange sentence) { sentence_ = sentence; }

  /// The amount that begins at `at`: currency and sign, number, unit of measure or currency. No counted noun.
  std::optional<Amount> amount(std::uint32_t at) const;
  /// "per day", "a share", "/h" at `at`: moves `last` after it and names the part; empty where there is none.
  std::string part(std::uint32_t at, std::uint32_t& last) const;
  /// "nearly", "at least" at `at`: moves `last` after it.
  std::optional<document::Mod> bound(std::uint32_t at, std::uint32_t& last) const;

  bool inside(std::uint32_t at) const { return sentence_.contains(at); }
  std::string_view lower(std::uint32_t at) const { return inside(at) ? doc_.tokens[at].lower : std::string_view{}; }
  std::string_view form(std::uint32_t at) const { return inside(at) ? doc_.tokens[at].form : std::string_view{}; }
  std::string_view before(std::uint32_t at) const {
    return at > sentence_.first ? doc_.tokens[at - 1].lower : std::string_view{};
  }
  bool glued(std::uint32_t at) const { return inside(at) && !doc_.tokens[at].space_before; }
  bool hyphen(std::uint32_t at) const { return lower(at) == "-" && glued(at) && glued(at + 1); }
  bool capital(std::uint32_t at) const;
  const lexicon::UnitLexicon& units() const { return units_; }
  const document::WorkingDocument& doc() const { return doc_; }
  document::TokenRange sentence() const { return sentence_; }
  std::optional<Number> number(std::uint32_t at) const;

 private:
  struct Found {
    const lexicon::UnitWord* word = nullptr;
    std::uint32_t last = 0;
  };
  Found longest(const lexicon::UnitEntry* entry, std::uint32_t at) const;
  Found unit_word(std::uint32_t at) const;
  Found before_amount(std::uint32_t at) const;
  bool noun_follows(std::uint32_t at) const;
  bool read_glued(std::uint32_t at, Amount& amount) const;
  bool read_code(std::uint32_t at, Amount& amount) const;
  void read_unit(Amount& amount) const;
  void read_age(Amount& amount) const;
  void read_cents(Amount& amount) const;
  static void take(const lexicon::UnitWord& word, Amount& amount);

  const document::WorkingDocument& doc_;
  const lexicon::UnitLexicon& units_;
  const lexicon::NumberLexicon& numbers_;
  document::TokenRange sentence_;
};

}  // namespace newsbrief::annotation
