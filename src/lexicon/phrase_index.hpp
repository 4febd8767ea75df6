#pragma once
// Many thousand phrases in little space: one string that holds them all, and a hashed index over it.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"

namespace newsbrief::lexicon {

/// Phrases looked up in a token stream in any case, independent of how the tokenizer cuts them. Every phrase has a
/// number: 0 for the first one added, 1 for the second.
class PhraseIndex {
 public:
  /// The number of a phrase, made where it is new. `phrase` as phrase_key() writes it.
  std::uint32_t add(std::string_view phrase);

  struct Match {
    std::uint32_t phrase = 0;
    std::uint32_t end = 0;  ///< token behind it
  };

  /// The longest phrase that begins at token `at` and ends within `limit`.
  std::optional<Match> match(const document::WorkingDocument& doc, std::uint32_t at, std::uint32_t limit) const;

  std::optional<std::uint32_t> find(std::string_view phrase) const;
  std::string_view text(std::uint32_t phrase) const {
    return std::string_view(text_).substr(spans_[phrase].start, spans_[phrase].size);
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(spans_.size()); }

 private:
  struct Span {
    std::uint32_t start = 0, size = 0;
    std::uint64_t hash = 0;
  };
  std::uint32_t slot_of(std::string_view phrase, std::uint64_t hash) const;
  void grow();

  std::string text_;
  std::vector<Span> spans_;
  std::vector<std::uint32_t> slots_;  // phrase + 1; 0 is free; a power of two, at most half full
  std::vector<std::uint16_t> reach_;  // by the first letters and digits: bytes of the longest phrase that begins so
};

/// How a phrase is stored: lower case, '_' and white space as one space, none at the ends, apostrophes straight.
std::string phrase_key(std::string_view written);

}  // namespace newsbrief::lexicon
