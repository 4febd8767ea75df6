#include "annotation/tense.hpp"

#include <algorithm>
#include <array>

namespace newsbrief::annotation {
namespace {

using document::Token;
using document::Upos;
using document::Xpos;

constexpr std::array<std::string_view, 14> kFuture{"will",     "'ll",      "shall",  "wo",    "plans",
                                                   "plan",     "expects",  "expect", "hopes", "intends",
                                                   "upcoming", "deadline", "would",  "should"};
/// After a present form of "to be", or alone, these make a future; after a past form they do not.
constexpr std::array<std::string_view, 7> kPlanned{"scheduled", "expected", "due",      "set",
                                                   "planned",   "slated",   "postponed"};
constexpr std::array<std::string_view, 4> kAhead{"going", "to", "likely", "about"};
/// After a past form these still look ahead: "were planning to march on Saturday".
constexpr std::array<std::string_view, 2> kFutureInPast{"planning", "going"};
constexpr std::array<std::string_view, 5> kDeterminers{"the", "a", "its", "his", "their"};
constexpr std::array<std::string_view, 4> kWas{"was", "were", "had", "been"};
constexpr std::array<std::string_view, 58> kPast{
    "was",    "were",  "had",     "did",      "said", "told",     "met",    "held",  "spoke",  "wrote",
    "took",   "came",  "went",    "made",     "gave", "began",    "became", "got",   "saw",    "found",
    "fell",   "rose",  "left",    "brought",  "led",  "lost",     "won",    "kept",  "sent",   "shot",
    "struck", "flew",  "sold",    "bought",   "paid", "broke",    "drove",  "grew",  "knew",   "ran",
    "sank",   "stood", "thought", "withdrew", "died", "hit",      "chose",  "built", "caught", "fought",
    "threw",  "swore", "rode",    "wore",     "been", "rejected", "signed", "won"};
constexpr std::array<std::string_view, 8> kNoPast{"scheduled", "expected", "planned", "united",
                                                  "need",      "indeed",   "speed",   "hundred"};

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Past by the tag where there is one, else by the closed list and the regular ending.
bool is_past(const Token& token) {
  if (token.xpos != Xpos::none) return token.xpos == Xpos::VBD || token.xpos == Xpos::VBN;
  const auto word = token.lower;
  if (one_of(word, kPast)) return true;
  return word.size() > 4 && word.ends_with("ed") && !one_of(word, kNoPast) && token.form == word;
}

Lean cue(const document::WorkingDocument& doc, document::TokenRange sentence, std::uint32_t i) {
  const auto& token = doc.tokens[i];
  if (one_of(token.lower, kFuture)) return Lean::future;
  if (token.lower == "is" || token.lower == "are" || token.lower == "'s" || token.lower == "'re") {
    for (auto k = i + 1; k < std::min(i + 4, sentence.last); ++k)
      if (one_of(doc.tokens[k].lower, kPlanned) || one_of(doc.tokens[k].lower, kAhead)) return Lean::future;
    return Lean::open;
  }
  const auto word = [&](std::uint32_t k) { return k < sentence.last ? doc.tokens[k].lower : std::string_view{}; };
  if ((token.lower == "was" || token.lower == "were") && one_of(word(i + 1), kFutureInPast)) return Lean::future;
  if (token.lower == "due" && word(i + 1) == "to" && one_of(word(i + 2), kDeterminers)) return Lean::open;  // a cause
  if (one_of(token.lower, kPlanned)) {
    for (auto k = i; k > sentence.first && k + 3 > i; --k)
      if (one_of(doc.tokens[k - 1].lower, kWas)) return Lean::past;
    return Lean::future;
  }
  const bool infinitive = i > sentence.first && (doc.tokens[i - 1].lower == "be" || doc.tokens[i - 1].lower == "to");
  return is_past(token) && !infinitive ? Lean::past : Lean::open;
}

}  // namespace

Lean tense_around(const document::WorkingDocument& doc, document::TokenRange sentence, document::TokenRange at) {
  if (at.first > sentence.first) {
    const auto lead = doc.tokens[at.first - 1].lower;
    if (lead == "until" || lead == "by" || lead == "till" || lead == "through" || lead == "effective") {
      return Lean::future;
    } else if (lead == "as" && at.first >= sentence.first + 3 &&
               (doc.tokens[at.first - 2].lower == "early" || doc.tokens[at.first - 2].lower == "soon")) {
      return Lean::future;
    } else if (lead == "since") {
      return Lean::past;
    }
  }
  // "Wednesday's ruling" has been, "ahead of Tuesday's vote" is to come, whatever the main verb says.
  if (at.last < sentence.last && doc.tokens[at.last].lower == "'s") {
    const auto lead = at.first > sentence.first ? doc.tokens[at.first - 1].lower : std::string_view{};
    const bool ahead = lead == "of" && at.first > sentence.first + 1 && doc.tokens[at.first - 2].lower == "ahead";
    return ahead || lead == "before" || lead == "for" ? Lean::future : Lean::past;
  }
  constexpr std::uint32_t kReach = 14;
  bool right_open = true;
  for (std::uint32_t distance = 1; distance <= kReach; ++distance) {
    if (at.first >= sentence.first + distance)
      if (const auto left = cue(doc, sentence, at.first - distance); left != Lean::open) return left;
    const auto behind = at.last - 1 + distance;
    right_open =
        right_open && behind < sentence.last && doc.tokens[behind].form != "\"" && doc.tokens[behind].form != "''";
    if (right_open)  // behind a closing quotation mark stands who said it, not when
      if (const auto right = cue(doc, sentence, behind); right != Lean::open) return right;
  }
  return Lean::open;
}

}  // namespace newsbrief::annotation
