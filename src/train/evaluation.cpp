#include "train/evaluation.hpp"

#include <algorithm>
#include <memory>
#include <unordered_map>

#include "text/utf8.hpp"
#include "train/boundary_training.hpp"

namespace newsbrief::train {
namespace {

using document::Token;
using document::WorkingDocument;

void add_token(WorkingDocument& doc, std::string_view form) {
  Token token;
  token.space_before = !doc.text.empty();
  token.form = doc.pool.add(form);
  token.lower = doc.pool.add(text::lower(form));
  doc.tokens.push_back(token);
}

/// Ends a sentence, in pieces where it is longer than the program takes.
void end_sentence(WorkingDocument& doc, std::uint32_t first) {
  const auto last = static_cast<std::uint32_t>(doc.tokens.size());
  for (; first < last; first += language::kLongestSentence)
    doc.sentences.push_back({{first, std::min<std::uint32_t>(last, first + language::kLongestSentence)}, 0});
}

F1 all(std::size_t right, std::size_t words) { return {right, words, words}; }

struct SpanKey {
  std::uint64_t first, last;
  friend auto operator<=>(const SpanKey&, const SpanKey&) = default;
};

/// Marks of the words that the program found, by the characters they cover.
class Found {
 public:
  explicit Found(const WorkingDocument& doc) : doc_(doc), before_(visible_before(doc.text)) {
    for (std::uint32_t i = 0; i < doc.tokens.size(); ++i) by_first_.emplace(span(i).first, i);
  }
  SpanKey span(std::uint32_t i) const {
    return {before_[doc_.tokens[i].bytes.start], before_[doc_.tokens[i].bytes.end]};
  }
  const Token* at(SpanKey wanted) const {
    const auto it = by_first_.find(wanted.first);
    return it != by_first_.end() && span(it->second) == wanted ? &doc_.tokens[it->second] : nullptr;
  }

 private:
  const WorkingDocument& doc_;
  std::vector<std::uint64_t> before_;
  std::unordered_map<std::uint64_t, std::uint32_t> by_first_;
};

void compare(const RawDocument& raw, TreeScores& scores) {
  const Found found(raw.doc);
  std::vector<SpanKey> sentences;
  for (const auto& s : raw.doc.sentences)
    sentences.push_back({found.span(s.tokens.first).first, found.span(s.tokens.last - 1).last});
  scores.sentences.said += sentences.size();
  std::uint64_t character = 0;
  TreeScores here;
  for (const TreeSentence* sentence : raw.sentences) {
    std::vector<SpanKey> spans;
    for (const Word& word : sentence->words) {
      spans.push_back({character, character + word.characters});
      character += word.characters;
    }
    here.sentences.right +=
        std::binary_search(sentences.begin(), sentences.end(), SpanKey{spans.front().first, spans.back().last});
    ++here.sentences.gold;
    for (std::size_t i = 0; i < sentence->words.size(); ++i) {
      const Word& word = sentence->words[i];
      ++here.tokens.gold;
      const Token* token = found.at(spans[i]);
      if (!token) continue;
      ++here.tokens.right;
      here.upos.right += token->upos == word.upos;
      here.xpos.right += token->xpos == word.xpos;
      here.lemmas.right += word.lemma.empty() || token->lemma == word.lemma;
      const bool same_head = word.head == 0
                                 ? token->head == document::kNoHead
                                 : token->head != document::kNoHead && found.span(token->head) == spans[word.head - 1];
      here.unlabelled.right += same_head;
      here.labelled.right += same_head && token->deprel == word.deprel;
    }
  }
  for (F1 TreeScores::*f : {&TreeScores::tokens, &TreeScores::upos, &TreeScores::xpos, &TreeScores::lemmas,
                            &TreeScores::unlabelled, &TreeScores::labelled}) {
    (here.*f).said = raw.doc.tokens.size();
    (here.*f).gold = here.tokens.gold;
  }
  scores += here;
}

}  // namespace

F1& F1::operator+=(const F1& o) {
  right += o.right, said += o.said, gold += o.gold;
  return *this;
}

TreeScores& TreeScores::operator+=(const TreeScores& o) {
  sentences += o.sentences, tokens += o.tokens, upos += o.upos, xpos += o.xpos, lemmas += o.lemmas;
  unlabelled += o.unlabelled, labelled += o.labelled;
  return *this;
}

TreeScores score_trees(const language::Pipeline& pipeline, const Treebank& bank) {
  WorkingDocument doc;
  for (const auto& sentence : bank) {
    const auto first = static_cast<std::uint32_t>(doc.tokens.size());
    for (const auto& word : sentence.words) add_token(doc, word.form);
    end_sentence(doc, first);
  }
  pipeline.annotate(doc);
  std::size_t first = 0, upos = 0, xpos = 0, lemmas = 0, unlabelled = 0, labelled = 0;
  for (const auto& sentence : bank) {
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
      const Word& word = sentence.words[i];
      const Token& token = doc.tokens[first + i];
      upos += token.upos == word.upos;
      xpos += token.xpos == word.xpos;
      lemmas += word.lemma.empty() || token.lemma == word.lemma;
      const bool same_head = word.head == 0 ? token.head == document::kNoHead : token.head == first + word.head - 1;
      unlabelled += same_head;
      labelled += same_head && token.deprel == word.deprel;
    }
    first += sentence.words.size();
  }
  const std::size_t n = doc.tokens.size();
  return {all(bank.size(), bank.size()),
          all(n, n),
          all(upos, n),
          all(xpos, n),
          all(lemmas, n),
          all(unlabelled, n),
          all(labelled, n)};
}

TreeScores score_raw(const language::Pipeline& pipeline, const Treebank& bank) {
  TreeScores scores;
  for (std::size_t at = 0; at < bank.size();) {
    const auto raw = next_document(bank, at);
    pipeline.run(raw->doc);
    compare(*raw, scores);
  }
  return scores;
}

std::map<std::string, F1> score_names(const language::Pipeline& pipeline, const std::vector<NamedSentence>& sentences) {
  WorkingDocument doc;
  std::vector<std::string> gold;
  for (const auto& sentence : sentences) {
    const auto first = static_cast<std::uint32_t>(doc.tokens.size());
    for (const auto& word : sentence) {
      add_token(doc, language::straightened(word.form));
      gold.push_back(word.label);
    }
    end_sentence(doc, first);
  }
  pipeline.annotate(doc);
  const auto said = [&](const Token& t) -> std::string {
    static constexpr std::array<std::string_view, 5> kTypes{"", "PER", "ORG", "LOC", ""};
    const auto type = kTypes[static_cast<std::size_t>(t.name)];
    return type.empty() ? "O" : (t.name_begins ? "B-" : "I-") + std::string(type);
  };
  // Spans as (type, first, last): a begin label opens one, and it runs on over inside labels of its type.
  const auto spans = [](const std::vector<std::string>& labels) {
    std::vector<std::tuple<std::string, std::size_t, std::size_t>> out;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      if (labels[i].size() < 3 || labels[i][0] != 'B') continue;
      const std::string type = labels[i].substr(2);
      std::size_t last = i + 1;
      while (last < labels.size() && labels[last] == "I-" + type) ++last;
      out.emplace_back(type, i, last);
    }
    return out;
  };
  std::vector<std::string> found;
  for (const auto& token : doc.tokens) found.push_back(said(token));
  auto a = spans(gold), b = spans(found);
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  std::map<std::string, F1> scores;
  for (const auto& s : a) ++scores[std::get<0>(s)].gold;
  for (const auto& s : b) {
    ++scores[std::get<0>(s)].said;
    scores[std::get<0>(s)].right += std::binary_search(a.begin(), a.end(), s);
  }
  F1 sum;
  for (const auto& [type, f] : scores) sum += f;
  scores["all"] = sum;
  return scores;
}

}  // namespace newsbrief::train
