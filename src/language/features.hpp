#pragma once
// What the network sees of a word: a few hashed properties of its letters, each of which has a row of weights or none.
#include <array>
#include <cstdint>
#include <string_view>

namespace newsbrief::language {

enum class Feature : std::uint8_t {
  word,
  suffix1,
  suffix2,
  suffix3,
  suffix4,
  prefix1,
  prefix2,
  prefix3,
  shape,
  spelling
};
inline constexpr std::size_t kFeatureCount = 10;

/// One 64-bit key for each Feature; 0 where the word is too short to have it.
using FeatureKeys = std::array<std::uint64_t, kFeatureCount>;

/// Keys of a token from its form and the form in lower case (digits count as 0).
FeatureKeys feature_keys(std::string_view form, std::string_view lower);

/// Keys of the row that stands before every sentence, the head of its root.
FeatureKeys root_keys();

/// Key of the row that replaces Feature::word for an unknown word.
std::uint64_t unknown_word_key();

std::uint64_t hash(std::string_view bytes, std::uint64_t seed);

}  // namespace newsbrief::language
