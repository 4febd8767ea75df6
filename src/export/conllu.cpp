#include "export/conllu.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/utf8.hpp"

namespace newsbrief::exports {
namespace {

/// A value without white space; "_" stands for none.
std::string column(const std::string& value) {
  auto out = text::squeeze(value);
  std::replace(out.begin(), out.end(), ' ', '_');
  return out.empty() ? "_" : out;
}

std::string misc(const SyntaxWord& word) {
  std::string out = word.space_after ? "" : "SpaceAfter=No";
  if (!word.span.in_title)
    out += fmt::format("{}TokenRange={}:{}", out.empty() ? "" : "|", word.span.start, word.span.end);
  return out.empty() ? "_" : out;
}

void append_sentence(std::string& out, const SyntaxSentence& sentence, const std::string& id) {
  std::string text;
  for (const auto& word : sentence.words) {
    text += column(word.span.text);
    if (word.space_after && &word != &sentence.words.back()) text += ' ';
  }
  out += fmt::format("# sent_id = {}\n# text = {}\n", id, text);
  std::size_t number = 0;
  for (const auto& word : sentence.words)
    out += fmt::format("{}\t{}\t{}\t{}\t{}\t_\t{}\t{}\t_\t{}\n", ++number, column(word.span.text), column(word.lemma),
                       column(word.upos), column(word.xpos), word.head, column(word.deprel), misc(word));
  out += '\n';
}

}  // namespace

std::string to_conllu(const ParsedModel& parsed) {
  const auto& article = parsed.model.article;
  std::string out;
  std::size_t number = 0;
  const auto document = column(article.source) + "-" + article.id.substr(0, 12);
  for (const auto& sentence : parsed.sentences) {
    if (number == 0) out += fmt::format("# newdoc id = {}\n", column(article.source));
    if (sentence.begins_paragraph) out += "# newpar\n";
    append_sentence(out, sentence, fmt::format("{}-{}", document, ++number));
  }
  return out;
}

}  // namespace newsbrief::exports
