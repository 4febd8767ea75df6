#include "language/lemmatizer.hpp"

#include <algorithm>
#include <cstring>

#include "language/features.hpp"

namespace newsbrief::language {
namespace {

std::uint64_t seed_of(document::Upos upos, document::Xpos xpos, std::uint64_t kind) {
  return (static_cast<std::uint64_t>(upos) << 16U) + (static_cast<std::uint64_t>(xpos) << 8U) + kind;
}

/// The lemma as a slice of the token where the rule only cuts, else in the pool.
std::string_view apply(const LemmaRule& rule, const document::Token& token, document::StringPool& pool) {
  const std::string_view word = rule.keep_case ? token.form : token.lower;
  if (word.size() < rule.cut) return token.lower;
  // A rule of English cuts letters of one byte: no part of another script's.
  const auto cut = word.size() - rule.cut;
  if (cut < word.size() && (static_cast<unsigned char>(word[cut]) & 0xC0U) == 0x80U) return token.lower;
  const auto stem = word.substr(0, word.size() - rule.cut);
  if (rule.size == 0) return stem.empty() ? token.lower : stem;
  std::array<char, 96> buffer;
  if (stem.size() + rule.size > buffer.size()) return token.lower;
  std::memcpy(buffer.data(), stem.data(), stem.size());
  std::memcpy(buffer.data() + stem.size(), rule.ending.data(), rule.size);
  return pool.add({buffer.data(), stem.size() + rule.size});
}

}  // namespace

std::uint64_t lemma_word_key(std::string_view lower, document::Upos upos, document::Xpos xpos) {
  return hash(lower, seed_of(upos, xpos, 1));
}

std::uint64_t lemma_ending_key(std::string_view ending, document::Upos upos, document::Xpos xpos) {
  return hash(ending, seed_of(upos, xpos, 2));
}

const LemmaRule* find_lemma_rule(const Model& model, std::string_view lower, document::Upos upos, document::Xpos xpos) {
  const auto slots = model.part<Slot>(Part::lemma_slots);
  const auto rules = model.part<LemmaRule>(Part::lemma_rules);
  std::uint32_t rule = find(slots, lemma_word_key(lower, upos, xpos));
  for (std::size_t n = std::min(kLongestEnding, lower.size()) + 1; rule == kNoValue && n-- > 0;)
    rule = find(slots, lemma_ending_key(lower.substr(lower.size() - n), upos, xpos));
  return rule < rules.size() ? &rules[rule] : nullptr;
}

void Lemmatizer::lemmatize(document::WorkingDocument& doc) const {
  for (auto& token : doc.tokens) {
    const LemmaRule* rule = find_lemma_rule(model_, token.lower, token.upos, token.xpos);
    token.lemma = rule ? apply(*rule, token, doc.pool) : token.upos == document::Upos::PROPN ? token.form : token.lower;
  }
}

}  // namespace newsbrief::language
