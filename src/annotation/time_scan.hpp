#pragma once
// A document's tokens as time expressions see them, and the matchers that read them.
#include <optional>
#include <string_view>
#include <vector>

#include "annotation/numbers.hpp"
#include "annotation/time_form.hpp"
#include "document/document.hpp"
#include "lexicon/number_lexicon.hpp"
#include "lexicon/time_lexicon.hpp"

namespace newsbrief::annotation {

/// A word or phrase of the time lexicon at some place of the text.
struct TimeTerm {
  const lexicon::TimeWord* word = nullptr;
  std::uint32_t last = 0;  ///< index after its last token

  explicit operator bool() const { return word != nullptr; }
  lexicon::TimeClass kind() const { return word != nullptr ? word->kind : lexicon::TimeClass::none; }
  bool is(lexicon::TimeClass k) const { return kind() == k; }
};

/// Reads one sentence at a time; every position that it is asked for may lie outside of the sentence.
class TimeScan {
 public:
  TimeScan(const document::WorkingDocument& doc, const lexicon::TimeLexicon& times,
           const lexicon::NumberLexicon& numbers);

  void enter(document::TokenRange sentence) { sentence_ = sentence; }
  document::TokenRange sentence() const { return sentence_; }

  TimeTerm term(std::uint32_t at) const;
  std::optional<Number> number(std::uint32_t at) const;
  /// A part of a token as a word of the time lexicon, or null: "november" of "mid-november".
  const lexicon::TimeWord* word(std::string_view lower) const;
  /// Whether anything may begin here: the common answer is no, at the cost of one load.
  bool may_begin(std::uint32_t at) const { return starts_[at] != 0; }

  bool inside(std::uint32_t at) const { return sentence_.contains(at); }
  std::string_view lower(std::uint32_t at) const { return inside(at) ? doc_.tokens[at].lower : std::string_view{}; }
  std::string_view form(std::uint32_t at) const { return inside(at) ? doc_.tokens[at].form : std::string_view{}; }
  std::string_view before(std::uint32_t at) const {
    return at > sentence_.first ? doc_.tokens[at - 1].lower : std::string_view{};
  }
  bool glued(std::uint32_t at) const { return inside(at) && !doc_.tokens[at].space_before; }
  bool is(std::uint32_t at, std::string_view word) const { return lower(at) == word; }
  bool capital(std::uint32_t at) const;
  std::string_view written(document::TokenRange range) const { return doc_.slice(doc_.bytes(range)); }
  const document::Token& token(std::uint32_t at) const { return doc_.tokens[at]; }
  /// After a hyphen with nothing around it ("six-week"), else `at`.
  std::uint32_t past_hyphen(std::uint32_t at) const { return is(at, "-") && glued(at) && glued(at + 1) ? at + 1 : at; }

 private:
  bool agrees(const lexicon::TimeWord& word, std::uint32_t at) const { return !word.flags.name || capital(at); }

  const document::WorkingDocument& doc_;
  const lexicon::TimeLexicon& times_;
  const lexicon::NumberLexicon& numbers_;
  document::TokenRange sentence_;
  std::vector<const lexicon::TimeEntry*> entries_;
  std::vector<char> starts_;
};

/// Words before the heart of an expression: "the", "early", "the end of", "last", "each".
struct TimePrefix {
  std::uint32_t first = 0, last = 0;
  document::Mod mod = document::Mod::none;
  bool definite = false;
  bool adverb = false;  ///< "earlier", "later"
  bool edge = false;    ///< "the end of"
  bool fiscal = false;
  TimeTerm shift;  ///< last, next, this, that, latest or every

  lexicon::TimeClass shift_kind() const { return shift.kind(); }
  bool plain() const { return first == last; }
};

TimePrefix read_prefix(const TimeScan& scan, std::uint32_t at);

std::optional<TimeForm> match_numeric_date(const TimeScan& scan, std::uint32_t at);
std::optional<TimeForm> match_clock(const TimeScan& scan, std::uint32_t at);
/// Months, weekdays, days counted from today, seasons, holidays, day parts.
std::optional<TimeForm> match_date(const TimeScan& scan, const TimePrefix& prefix);
/// "mid-November", "mid-1990s", "mid-afternoon", where the tokenizer leaves them whole.
std::optional<TimeForm> match_middle(const TimeScan& scan, std::uint32_t at);
/// Years, decades, centuries, quarters, halves.
std::optional<TimeForm> match_year(const TimeScan& scan, const TimePrefix& prefix);
/// Units: durations, sets, and dates counted in units.
std::optional<TimeForm> match_units(const TimeScan& scan, const TimePrefix& prefix);

/// A unit after a shifting word: "last month", "this week", "the next day", "that year", "the latest quarter".
std::optional<TimeForm> match_shifted(const TimeScan& scan, const TimePrefix& prefix, const TimeTerm& unit);
/// A unit after "the" alone, or its edge: "the quarter", "the weekend", "the end of the year", "earlier in the year".
std::optional<TimeForm> match_definite(const TimeScan& scan, const TimePrefix& prefix, const TimeTerm& unit);

/// The time expression that begins at token `at`, whichever kind it is; Anchor::none where it only looks like one.
std::optional<TimeForm> match_time(const TimeScan& scan, std::uint32_t at);

/// The second day of "March 15 to 17" or "April 24 and 25" behind `first`, with the year that both may share.
std::optional<TimeForm> match_second_day(const TimeScan& scan, TimeForm& first);

/// A year at `at` in digits or words ("1998", "nineteen ninety-eight", "'98"); `last` is moved after it.
std::optional<int> read_year(const TimeScan& scan, std::uint32_t at, std::uint32_t& last);
/// "of 1984", "of last year", "1984": fills the year of `form`; gives the index after it, or `at`.
std::uint32_t read_year_tail(const TimeScan& scan, std::uint32_t at, TimeForm& form);

}  // namespace newsbrief::annotation
