#include "pipeline/syntax.hpp"

#include <utility>

namespace newsbrief::pipeline {
namespace {

using document::Sentence;
using document::WorkingDocument;

bool is_root(const WorkingDocument& doc, const Sentence& sentence, std::uint32_t token) {
  const auto head = doc.tokens[token].head;
  return head == token || !sentence.tokens.contains(head);
}

std::uint32_t first_root(const WorkingDocument& doc, const Sentence& sentence) {
  for (std::uint32_t t = sentence.tokens.first; t < sentence.tokens.last; ++t)
    if (is_root(doc, sentence, t)) return t;
  return sentence.tokens.first;
}

SyntaxWord word_of(const WorkingDocument& doc, const document::Evidence& evidence, const Sentence& sentence,
                   std::uint32_t index, std::uint32_t root) {
  const auto& token = doc.tokens[index];
  SyntaxWord out{.span = evidence.token(index),
                 .lemma = std::string(token.lemma),
                 .upos = std::string(document::name(token.upos)),
                 .xpos = std::string(document::name(token.xpos)),
                 .deprel = "root",
                 .head = 0,
                 .space_after = index + 1 >= doc.tokens.size() || doc.tokens[index + 1].space_before ||
                                index + 1 == sentence.tokens.last};
  if (index == root) return out;
  const bool other_root = is_root(doc, sentence, index);
  out.head = (other_root ? root : token.head) - sentence.tokens.first + 1;
  out.deprel = other_root ? "parataxis" : std::string(document::name(token.deprel));
  return out;
}

}  // namespace

std::vector<SyntaxSentence> syntax(const WorkingDocument& doc, const document::Evidence& evidence) {
  std::vector<SyntaxSentence> out;
  std::uint32_t last_block = document::kNone;
  for (const auto& sentence : doc.sentences) {
    if (sentence.tokens.empty()) continue;
    SyntaxSentence made;
    made.begins_paragraph = std::exchange(last_block, sentence.block) != sentence.block;
    const auto root = first_root(doc, sentence);
    for (std::uint32_t t = sentence.tokens.first; t < sentence.tokens.last; ++t)
      made.words.push_back(word_of(doc, evidence, sentence, t, root));
    out.push_back(std::move(made));
  }
  return out;
}

}  // namespace newsbrief::pipeline
