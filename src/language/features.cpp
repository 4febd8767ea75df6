#include "language/features.hpp"

#include <algorithm>
#include <cstring>

#include "text/utf8.hpp"

namespace newsbrief::language {
namespace {

constexpr std::size_t kLongest = 64;  // bytes of a word that count

std::uint64_t mix(std::uint64_t h) {
  h ^= h >> 32U;
  h *= 0xd6e8feb86659fd93U;
  h ^= h >> 32U;
  return h;
}

constexpr std::uint64_t seed_of(Feature f) { return (static_cast<std::uint64_t>(f) + 1) * 0x9e3779b97f4a7c15U; }

char class_of(char32_t c) {
  if (text::is_digit(c)) return 'd';
  if (text::is_upper(c)) return 'X';
  if (text::is_letter(c)) return 'x';
  return c < 0x80 ? static_cast<char>(c) : '~';
}

/// "Xx", "d.d", "X.X.": classes of the characters, a run of one class written once or, from three on, twice.
std::size_t write_shape(std::string_view form, std::array<char, kLongest>& out) {
  std::size_t n = 0, run = 0;
  for (std::size_t at = 0; at < form.size() && n < out.size();) {
    const auto d = text::decode(form, at);
    const char c = class_of(d.code_point);
    run = n > 0 && out[n - 1] == c ? run + 1 : 0;
    if (run == 0 || run == 2) out[n++] = c;
    at += d.bytes;
  }
  return n;
}

}  // namespace

std::uint64_t hash(std::string_view bytes, std::uint64_t seed) {
  std::uint64_t h = mix(seed ^ (bytes.size() * 0xa0761d6478bd642fU));
  for (std::size_t at = 0; at < bytes.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, std::min<std::size_t>(8, bytes.size() - at));
    h = mix(h ^ word);
  }
  return h | 1U;  // 0 means no feature
}

FeatureKeys feature_keys(std::string_view form, std::string_view lower) {
  std::array<char, kLongest> letters;
  const std::size_t size = std::min(lower.size(), kLongest);
  std::transform(lower.begin(), lower.begin() + static_cast<std::ptrdiff_t>(size), letters.begin(),
                 [](char c) { return c >= '0' && c <= '9' ? '0' : c; });
  const std::string_view word(letters.data(), size);
  FeatureKeys keys{};
  const auto set = [&](Feature f, std::string_view bytes) {
    keys[static_cast<std::size_t>(f)] = hash(bytes, seed_of(f));
  };
  set(Feature::word, word);
  for (std::size_t n = 1; n <= 4 && n < size; ++n)
    set(static_cast<Feature>(static_cast<std::size_t>(Feature::suffix1) + n - 1), word.substr(size - n));
  for (std::size_t n = 1; n <= 3 && n < size; ++n)
    set(static_cast<Feature>(static_cast<std::size_t>(Feature::prefix1) + n - 1), word.substr(0, n));
  std::array<char, kLongest> shape;
  set(Feature::shape, {shape.data(), write_shape(form, shape)});
  set(Feature::spelling, form.substr(0, kLongest));
  return keys;
}

FeatureKeys root_keys() {
  FeatureKeys keys{};
  keys[0] = hash("<root>", 1);
  return keys;
}

std::uint64_t unknown_word_key() { return hash("<unknown>", 1); }

}  // namespace newsbrief::language
