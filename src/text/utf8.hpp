#pragma once
// UTF-8 and code points. Offsets are bytes unless a name says code points.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace newsbrief::text {

struct Decoded {
  char32_t code_point = 0;
  std::uint8_t bytes = 1;  ///< length of the sequence; 1 where it is malformed
  bool valid = false;
};

/// The code point that starts at byte `at` (`at` < text.size()). A malformed sequence gives U+FFFD, one byte, valid =
/// false. Overlong forms, surrogates and values over U+10FFFF are malformed (Unicode 15, table 3-7).
Decoded decode(std::string_view text, std::size_t at);

/// The byte offset of the first malformed sequence, or nothing where all of `text` is UTF-8.
std::optional<std::size_t> first_malformed(std::string_view text);

void append(std::string& out, char32_t code_point);

/// Number of code points in well-formed UTF-8.
std::size_t count_code_points(std::string_view text);

/// The code points from `start` up to `end` of well-formed UTF-8; what lies behind its end is left out.
std::string_view slice_code_points(std::string_view text, std::size_t start, std::size_t end);

/// Maps byte offsets to code point offsets in constant time. Keeps no reference to the text.
/// A text of ASCII alone costs nothing.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);

  /// Code points before byte `at` of the same text that the index was made from (`at` on a sequence's start or the
  /// end).
  std::size_t code_point(std::string_view text, std::size_t at) const;
  std::size_t size() const { return size_; }

 private:
  static constexpr std::size_t kStep = 256;
  std::vector<std::uint32_t> marks_;  // code points before byte i * kStep; empty for ASCII
  std::size_t size_ = 0;
};

bool is_space(char32_t c);  ///< White_Space, and the zero-width space and BOM
bool is_letter(char32_t c);
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_digit(char32_t c);  ///< 0 to 9
char32_t to_lower(char32_t c);
char32_t to_upper(char32_t c);

/// Lower case, code point by code point.
std::string lower(std::string_view text);

/// A key under which spellings of one name meet: case folded, without diacritics ("Łukasz" keeps ł, which no
/// decomposition reaches), apostrophes dropped.
std::string fold(std::string_view text);

std::string_view trim(std::string_view text);  ///< without white space (White_Space) at both ends
/// The parts between the separators, empty ones too.
std::vector<std::string_view> split(std::string_view text, char at);
bool starts_upper(std::string_view text);  ///< first code point is an upper-case letter

/// White space runs become one space, ends trimmed: for showing text from an article on one line.
std::string squeeze(std::string_view text);

}  // namespace newsbrief::text
