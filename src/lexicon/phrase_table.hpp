#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/document.hpp"

namespace newsbrief::lexicon {

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
};

template <class T>
using StringMap = std::unordered_map<std::string, T, StringHash, std::equal_to<>>;

enum class Case : std::uint8_t {
  any,      ///< matches in any case
  as_name,  ///< words that begin with a capital in the entry do so in the text; abbreviations match in capitals alone
};

/// Phrases looked up in a token stream, independent of how the tokenizer cuts them ("al-Qaeda", "U.S.", "N'Djamena").
class PhraseTable {
 public:
  /// `value` is the caller's own number. The same phrase may be added with several values.
  void add(std::string_view phrase, std::uint32_t value, Case match_case);

  struct Match {
    std::uint32_t value = 0;
    std::uint32_t end = 0;  ///< token behind the phrase
  };

  /// The longest phrase that begins at token `at` and ends within `limit`; the first one added where several are as
  /// long.
  std::optional<Match> match(const document::WorkingDocument& doc, std::uint32_t at, std::uint32_t limit) const;

  /// The longest phrase that ends right before token `end` and begins at or after `from`; Match::end is then its first
  /// token.
  std::optional<Match> match_before(const document::WorkingDocument& doc, std::uint32_t end, std::uint32_t from) const;

  /// The value of a phrase that is exactly `phrase` (any case).
  std::optional<std::uint32_t> find(std::string_view phrase) const;

  std::size_t size() const { return size_; }

 private:
  struct Entry {
    std::string phrase;  // as written, apostrophes straight
    std::string lower;
    std::uint32_t value = 0;
    Case match_case = Case::any;
  };
  std::optional<std::uint32_t> matches(const Entry& entry, const document::WorkingDocument& doc, std::uint32_t at,
                                       std::uint32_t limit) const;

  StringMap<std::vector<Entry>> by_first_word_;  // longest phrase first
  std::size_t longest_words_ = 1;
  std::size_t size_ = 0;
};

}  // namespace newsbrief::lexicon
