#include "language/segmenter.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace newsbrief::language {
namespace {

using document::Token;
using document::TokenRange;
using document::WorkingDocument;

constexpr std::string_view kAbbreviations = "lexicon/abbreviations.txt", kContractions = "lexicon/contractions.txt";

bool is_stop(std::string_view form) {
  const auto stop = [](char c) { return c == '.' || c == '!' || c == '?'; };
  return form == "\xE2\x80\xA6" || (!form.empty() && std::all_of(form.begin(), form.end(), stop));
}

bool closes(std::string_view form) { return form == "\"" || form == "'" || form == "''" || form == ")" || form == "]"; }

bool starts_lower(std::string_view form) { return !form.empty() && text::is_lower(text::decode(form, 0).code_point); }

/// Words that begin sentences and, with a capital, hardly ever continue a name: "in the U.S. The …".
bool begins_sentences(const Token& token) {
  static constexpr std::array<std::string_view, 33> kWords{
      "the",   "he",  "she", "it",    "they", "we",    "you",  "i",  "this", "that",    "these",
      "those", "in",  "on",  "at",    "but",  "and",   "a",    "an", "his",  "her",     "its",
      "their", "our", "my",  "there", "as",   "after", "when", "if", "so",   "however", "for"};
  return text::starts_upper(token.form) && std::find(kWords.begin(), kWords.end(), token.lower) != kWords.end();
}

}  // namespace

Segmenter::Segmenter() : tokenizer_(Spellings{}) {
  resources::DataFiles inside;
  BoundaryJudge judge;
  if (const auto bytes = inside.read(kModelName))
    if (const auto model = Model::open(*bytes, Model::Check::structure, kModelName)) judge = BoundaryJudge(*model);
  if (auto opened = open(inside, judge)) *this = *std::move(opened);
}

Segmenter Segmenter::by_rules() {
  resources::DataFiles inside;
  return open(inside, BoundaryJudge{}).value();
}

Result<Segmenter> Segmenter::open(resources::DataFiles& files, BoundaryJudge judge) {
  const auto abbreviations = files.read(kAbbreviations);
  if (!abbreviations) return tl::unexpected(abbreviations.error());
  const auto contractions = files.read(kContractions);
  if (!contractions) return tl::unexpected(contractions.error());
  return Segmenter(Spellings::parse(*abbreviations, *contractions), judge);
}

void Segmenter::segment(WorkingDocument& doc) const {
  segment(doc, [&](const Gap& gap) { return judge_.ends_sentence(doc, gap); });
}

void Segmenter::segment(WorkingDocument& doc, const Decide& ends_sentence) const {
  for (std::uint32_t b = 0; b < doc.blocks.size(); ++b) {
    const auto first = static_cast<std::uint32_t>(doc.tokens.size());
    tokenizer_.tokenize(doc, doc.blocks[b].bytes);
    split_block(doc, {first, static_cast<std::uint32_t>(doc.tokens.size())}, b, ends_sentence);
  }
}

template <class Ends>
void Segmenter::split_block(WorkingDocument& doc, TokenRange tokens, std::uint32_t block, Ends&& ends) const {
  const auto end_at = [&](std::uint32_t first, std::uint32_t last) {
    for (; first < last; first += kLongestSentence)
      doc.sentences.push_back({{first, std::min(last, first + kLongestSentence)}, block});
  };
  std::uint32_t begin = tokens.first;
  for (std::uint32_t next = tokens.first + 1; next < tokens.last; ++next) {
    const bool ruled = rule(doc, next, tokens);
    if (!ruled && (!doc.tokens[next].space_before || starts_lower(doc.tokens[next].form))) continue;
    if (!ends(Gap{next, begin, tokens, ruled})) continue;
    end_at(begin, next);
    begin = next;
  }
  end_at(begin, tokens.last);
}

/// Whether punctuation ends a sentence before token `next`.
bool Segmenter::rule(const WorkingDocument& doc, std::uint32_t next, TokenRange tokens) const {
  constexpr std::uint32_t kMostClosing = 4;  // a run of brackets is no end of a sentence
  std::uint32_t stop = next - 1;
  while (stop > tokens.first && next - stop <= kMostClosing && !doc.tokens[stop].space_before &&
         closes(doc.tokens[stop].form))
    --stop;
  const auto form = doc.tokens[stop].form;
  if (!is_stop(form) && (form.size() < 2 || form.back() != '.')) return false;
  if (!doc.tokens[next].space_before && closes(doc.tokens[next].form))
    return false;  // the quote goes with the sentence
  return ends_sentence(doc, stop, next);
}

/// The same, with the stop at token `stop`; only closing quotes and brackets stand between.
bool Segmenter::ends_sentence(const WorkingDocument& doc, std::uint32_t stop, std::uint32_t next) const {
  const Token &before = doc.tokens[stop], &after = doc.tokens[next];
  if (!after.space_before) return is_stop(before.form) && before.form != "." && text::starts_upper(after.form);
  if (starts_lower(after.form)) {  // careless writing, but not: “Why?” he asked
    const bool quoted = stop + 1 < next, plain = before.form == "." || before.form[0] == '?' || before.form[0] == '!';
    return plain && !quoted && stop > 0 && doc.tokens[stop - 1].form.size() > 2 &&
           starts_lower(doc.tokens[stop - 1].form);
  }
  if (is_stop(before.form)) {
    if (before.form[0] != '.' || before.form == ".") return after.form[0] != ',';
    return text::starts_upper(after.form) || after.form[0] == '"';  // an ellipsis
  }
  const auto word = before.lower.substr(0, before.lower.size() - 1);
  const auto& abbreviations = tokenizer_.spellings().abbreviations;
  const auto known = abbreviations.find(word);
  if (known != abbreviations.end() && known->second == AfterAbbreviation::name) return false;
  if (word.size() == 1) return false;  // an initial
  if (text::is_digit(static_cast<unsigned char>(word[0]))) return false;
  return begins_sentences(after) || after.form == "\"";
}

}  // namespace newsbrief::language
