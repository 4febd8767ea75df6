#include "annotation/counted_noun.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace newsbrief::annotation {
namespace {

using document::Token;
using document::Upos;
using document::Xpos;
using lexicon::UnitClass;
using lexicon::UnitLexicon;

constexpr std::uint32_t kLongest = 7;  ///< words between a number and its noun

NounPhrasePart by_tag(const Token& token) {
  switch (token.upos) {
    case Upos::NOUN:
      return token.xpos == Xpos::NNS ? NounPhrasePart::plural : NounPhrasePart::noun;
    case Upos::PROPN:
      return NounPhrasePart::noun;
    case Upos::ADJ:
      return NounPhrasePart::modifier;
    case Upos::ADV:
      return token.xpos == Xpos::WRB ? NounPhrasePart::stop : NounPhrasePart::modifier;
    case Upos::VERB:
      return token.xpos == Xpos::VBN || token.xpos == Xpos::VBG ? NounPhrasePart::modifier : NounPhrasePart::stop;
    default:
      return NounPhrasePart::stop;
  }
}

NounPhrasePart by_word(const Token& token, const UnitLexicon& lexicon) {
  const auto word = token.lower;
  if (word.empty() || !text::is_letter(text::decode(word, 0).code_point)) return NounPhrasePart::stop;
  if (const auto* entry = lexicon.find_noun(word)) {
    if (entry->word.kind == UnitClass::end) return NounPhrasePart::stop;
    if (entry->word.kind == UnitClass::modifier) return NounPhrasePart::modifier;
    if (entry->word.kind == UnitClass::plural || entry->word.kind == UnitClass::same) return NounPhrasePart::plural;
  }
  if (word.size() > 4 && (word.ends_with("ly") || word.ends_with("ed"))) return NounPhrasePart::modifier;
  const bool plural =
      word.size() > 3 && word.back() == 's' && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is");
  return plural ? NounPhrasePart::plural : NounPhrasePart::noun;
}

std::string lemma(const Token& token, const UnitLexicon& lexicon) {
  return token.lemma.empty() ? lexicon::singular(lexicon, token.lower) : std::string(token.lemma);
}

/// A kind of thing whose name goes on with "of": "prisoners of war".
std::optional<CountedNoun> of_kind(const document::WorkingDocument& doc, const UnitLexicon& lexicon, std::uint32_t at,
                                   std::uint32_t end) {
  const auto* entry = lexicon.find_noun(doc.tokens[at].lower);
  if (entry == nullptr) return std::nullopt;
  for (const auto& phrase : entry->phrases) {
    std::uint32_t i = at + 1;
    for (const auto& word : phrase.rest) {
      if (i >= end || doc.tokens[i].lower != word) break;
      ++i;
    }
    if (i == at + 1 + phrase.rest.size() && phrase.value.kind == UnitClass::of)
      return CountedNoun{i, phrase.value.unit};
  }
  return std::nullopt;
}

bool joins(const document::WorkingDocument& doc, std::uint32_t i, std::uint32_t end) {
  const auto& token = doc.tokens[i];
  return token.form == "-" && !token.space_before && i + 1 < end && !doc.tokens[i + 1].space_before;
}

}  // namespace

NounPhrasePart noun_phrase_part(const Token& token, const UnitLexicon& lexicon) {
  return token.upos != Upos::X ? by_tag(token) : by_word(token, lexicon);
}

std::optional<CountedNoun> read_counted_noun(const document::WorkingDocument& doc, const UnitLexicon& lexicon,
                                             std::uint32_t at, std::uint32_t end, bool singular) {
  std::optional<std::uint32_t> head;
  const auto border = std::min(end, at + kLongest);
  for (std::uint32_t i = at; i < border; ++i) {
    if (auto kind = of_kind(doc, lexicon, i, end)) return kind;
    const bool hyphened = i + 1 < end && joins(doc, i + 1, end);
    if (joins(doc, i, end)) continue;
    if (i > at && joins(doc, i - 1, end) && !text::is_letter(text::decode(doc.tokens[i].form, 0).code_point))
      continue;  // COVID-19
    if (head && (doc.tokens[i].lower == "'s" || (doc.tokens[i].form == "'" && !doc.tokens[i].space_before))) {
      head.reset();  // "the country's leading experts"
      continue;
    }
    const auto part = noun_phrase_part(doc.tokens[i], lexicon);
    if (hyphened && text::is_letter(text::decode(doc.tokens[i].form, 0).code_point)) continue;  // "first-team players"
    if (part == NounPhrasePart::stop) {
      const bool linked = doc.tokens[i].lower == "and" && i > at && i + 1 < border;
      if (!linked) break;
      const auto next = i + 2 < end ? i + 2 : i + 1;  // "digital and physical sales"
      const bool plural = noun_phrase_part(doc.tokens[i + 1], lexicon) != NounPhrasePart::stop &&
                          noun_phrase_part(doc.tokens[next], lexicon) == NounPhrasePart::plural;
      if (!plural || (head && noun_phrase_part(doc.tokens[*head], lexicon) == NounPhrasePart::plural)) break;
      continue;
    }
    if (part == NounPhrasePart::modifier && head && doc.tokens[i].upos == Upos::VERB) break;  // "technology using ..."
    if (part == NounPhrasePart::modifier) continue;
    const bool tagged = doc.tokens[i].upos != Upos::X;
    if (singular && head && part == NounPhrasePart::plural && !tagged) break;
    head = i;
    const bool goes_on =
        tagged && i + 1 < border && noun_phrase_part(doc.tokens[i + 1], lexicon) == NounPhrasePart::plural;
    if (part == NounPhrasePart::plural && !goes_on) break;  // "sales offices", but not "years worth"
  }
  if (!head) return std::nullopt;
  return CountedNoun{*head + 1, lemma(doc.tokens[*head], lexicon)};
}

}  // namespace newsbrief::annotation
