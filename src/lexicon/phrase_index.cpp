#include "lexicon/phrase_index.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace newsbrief::lexicon {
namespace {

constexpr std::uint64_t kSeed = 14695981039346656037ULL, kPrime = 1099511628211ULL;  // FNV-1a
constexpr std::size_t kReachSize = 1U << 16U, kFirstSlots = 1U << 10U;
constexpr std::size_t kLongest = 0xFFFF;

std::uint64_t hashed(std::string_view bytes, std::uint64_t hash) {
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  return hash;
}

bool is_word_byte(char c) {
  const auto u = static_cast<unsigned char>(c);
  return u >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// Where in the table of reaches a phrase or token belongs: by the letters and digits that it begins with, on which
/// every tokenizer agrees.
std::size_t reach_of(std::string_view lower) {
  std::size_t n = 0;
  while (n < lower.size() && is_word_byte(lower[n])) ++n;
  const auto hash = hashed(lower.substr(0, std::max<std::size_t>(n, 1)), kSeed);
  return (hash ^ (hash >> 32U)) % kReachSize;
}

bool is_gap(char c) { return c == '_' || c == ' ' || c == '\t'; }

}  // namespace

std::uint32_t PhraseIndex::slot_of(std::string_view phrase, std::uint64_t hash) const {
  const auto mask = static_cast<std::uint32_t>(slots_.size() - 1);
  auto slot = static_cast<std::uint32_t>(hash ^ (hash >> 32U)) & mask;
  while (slots_[slot] != 0 && (spans_[slots_[slot] - 1].hash != hash || text(slots_[slot] - 1) != phrase))
    slot = (slot + 1) & mask;
  return slot;
}

void PhraseIndex::grow() {
  std::vector<std::uint32_t> wider(std::max(kFirstSlots, slots_.size() * 2));
  const auto mask = static_cast<std::uint32_t>(wider.size() - 1);
  for (std::uint32_t phrase = 0; phrase < size(); ++phrase) {
    const auto hash = spans_[phrase].hash;
    auto slot = static_cast<std::uint32_t>(hash ^ (hash >> 32U)) & mask;
    while (wider[slot] != 0) slot = (slot + 1) & mask;
    wider[slot] = phrase + 1;
  }
  slots_ = std::move(wider);
}

std::uint32_t PhraseIndex::add(std::string_view phrase) {
  if (reach_.empty()) reach_.resize(kReachSize);
  if (slots_.size() < 2 * (spans_.size() + 1)) grow();
  const auto hash = hashed(phrase, kSeed);
  const auto slot = slot_of(phrase, hash);
  if (slots_[slot] != 0) return slots_[slot] - 1;
  spans_.push_back({static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(phrase.size()), hash});
  text_ += phrase;
  slots_[slot] = size();
  auto& reach = reach_[reach_of(phrase)];
  reach = std::max(reach, static_cast<std::uint16_t>(std::min(phrase.size(), kLongest)));
  return size() - 1;
}

std::optional<std::uint32_t> PhraseIndex::find(std::string_view phrase) const {
  if (slots_.empty()) return std::nullopt;
  const auto slot = slot_of(phrase, hashed(phrase, kSeed));
  return slots_[slot] == 0 ? std::nullopt : std::optional(slots_[slot] - 1);
}

std::optional<PhraseIndex::Match> PhraseIndex::match(const document::WorkingDocument& doc, std::uint32_t at,
                                                     std::uint32_t limit) const {
  if (slots_.empty() || at >= limit || doc.tokens[at].lower.empty()) return std::nullopt;
  const std::size_t reach = reach_[reach_of(doc.tokens[at].lower)];
  std::optional<Match> longest;
  std::string key;
  auto hash = kSeed;
  for (auto token = at; token < limit; ++token) {
    const auto& t = doc.tokens[token];
    const auto before = key.size();
    if (token > at && t.space_before) key += ' ';
    key += t.lower;
    if (key.size() > reach) break;
    hash = hashed(std::string_view(key).substr(before), hash);
    if (const auto slot = slot_of(key, hash); slots_[slot] != 0) longest = Match{slots_[slot] - 1, token + 1};
  }
  return longest;
}

std::string phrase_key(std::string_view written) {
  std::string out;
  out.reserve(written.size());
  bool ascii = true;
  for (std::size_t i = 0; i < written.size(); ++i) {
    const char c = written[i];
    if (is_gap(c)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (written.compare(i, 3, "\u2019") == 0 || written.compare(i, 3, "\u2018") == 0) {
      out += '\'';
      i += 2;
    } else {
      ascii = ascii && static_cast<unsigned char>(c) < 0x80;
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return ascii ? out : text::lower(out);
}

}  // namespace newsbrief::lexicon
