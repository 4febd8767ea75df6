#include "annotation/transcripts.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace newsbrief::annotation {
namespace {

using document::kNone;
using document::Quotation;
using document::TokenRange;
using document::Upos;
using document::WorkingDocument;

constexpr std::uint32_t kLongestName = 16;  ///< tokens in front of the colon

struct Turn {
  TokenRange words;           ///< from behind the colon; its end is set when the next turn is known
  std::uint32_t begins = 0;   ///< first token of the paragraph
  std::uint32_t speaker = 0;  ///< mention
};

std::optional<Turn> turn_of(const WorkingDocument& doc, TokenRange paragraph) {
  std::optional<std::uint32_t> person;
  for (auto t = paragraph.first; t < std::min(paragraph.last, paragraph.first + kLongestName); ++t) {
    const auto& token = doc.tokens[t];
    if (token.form == ":") {
      if (!person || t + 1 >= doc.tokens.size()) return std::nullopt;
      return Turn{{t + 1, paragraph.last}, paragraph.first, *person};
    }
    if (token.upos == Upos::VERB || token.upos == Upos::AUX || token.form == "." || token.form == "\"")
      return std::nullopt;
    const auto m = doc.mention_of[t];
    if (m != kNone && doc.mentions[m].kind == document::MentionKind::name && !doc.mentions[m].entities.empty() &&
        doc.entities[doc.mentions[m].entities[0]].type == document::EntityType::person)
      person = m;
  }
  return std::nullopt;
}

std::vector<Turn> turns_of(const WorkingDocument& doc) {
  std::vector<Turn> out;
  for (std::size_t s = 0; s < doc.sentences.size();) {
    auto end = s;
    while (end < doc.sentences.size() && doc.sentences[end].block == doc.sentences[s].block) ++end;
    if (doc.kind(doc.sentences[s]) == document::BlockKind::paragraph)
      if (const auto turn = turn_of(doc, {doc.sentences[s].tokens.first, doc.sentences[end - 1].tokens.last}))
        out.push_back(*turn);
    s = end;
  }
  return out;
}

}  // namespace

std::vector<Quotation> transcript_turns(const WorkingDocument& doc) {
  auto turns = turns_of(doc);
  std::vector<Quotation> out;
  for (std::size_t i = 0; i < turns.size(); ++i) {
    auto& turn = turns[i];
    turn.words.last = i + 1 < turns.size() ? turns[i + 1].begins : static_cast<std::uint32_t>(doc.tokens.size());
    if (turn.words.empty()) continue;
    Quotation q;
    q.speaker = turn.speaker;
    q.tokens = {turn.words};
    q.content = {doc.bytes(turn.words)};
    out.push_back(std::move(q));
  }
  return out;
}

}  // namespace newsbrief::annotation
