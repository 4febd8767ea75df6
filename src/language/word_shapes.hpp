#pragma once
// How characters make up words, numbers and addresses in English text.
#include <cstdint>
#include <string_view>

namespace newsbrief::language {

bool is_joiner(char32_t c);      ///< invisible: soft hyphen, zero-width characters
bool is_apostrophe(char32_t c);  ///< straight or curly
bool is_opening(char32_t c);     ///< opening bracket or quote
bool is_word(char32_t c);        ///< letter or digit
/// ' or " for a curly or angled quote, 0 for anything else.
char straight(char32_t c);

/// Whether `next` belongs to the same punctuation token as the `c` that began it: "...", "?!", "--".
bool runs_on(char32_t c, char32_t next);
/// Length of ":)" and its like at the start, where nothing but punctuation follows; 0 without.
std::uint32_t face_end(std::string_view text);
/// End of the web or mail address that the chunk is, after opening punctuation; 0 where it is none.
std::uint32_t address_end(std::string_view chunk);
/// Length of the number at the start, which is a digit. At the start of a block "1." counts with its dot.
std::uint32_t number_length(std::string_view text, bool starts_block);
/// Whether a dot joins two pieces into one word: "U" + "S", "Ph" + "D", "example" + "com".
bool dotted(std::string_view left, std::string_view right);
/// "U.S", "a.m", "Ph.D": letters with dots between them.
bool is_acronym(std::string_view word);
/// Whether a hyphen joins two pieces into one word: "non" + "profit", "e" + "mail".
bool joins_with_hyphen(std::string_view left, std::string_view right);
/// Whether the letters behind an apostrophe are a word of their own: s, ll, re, ve, d, m.
bool is_clitic(std::string_view letters);

}  // namespace newsbrief::language
