#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>

#include "newsbrief/brief.hpp"
#include "summary/article_text.hpp"
#include "summary/wording.hpp"
#include "text/utf8.hpp"

namespace newsbrief {
namespace {

using summary::ArticleText;
using Words = std::unordered_map<std::string, double>;

/// Words of four letters and more, and numbers: shorter ones tell little of what a sentence is about.
Words content_words(const std::string& sentence) {
  Words out;
  std::string word;
  std::size_t letters = 0;
  const auto close = [&] {
    if (letters >= 4 || (letters > 0 && text::is_digit(static_cast<unsigned char>(word[0])))) out[word] += 1;
    word.clear();
    letters = 0;
  };
  const auto lower = text::lower(sentence);
  for (std::size_t at = 0; at < lower.size();) {
    const auto letter = text::decode(lower, at);
    if (text::is_letter(letter.code_point) || text::is_digit(letter.code_point)) {
      text::append(word, letter.code_point);
      ++letters;
    } else {
      close();
    }
    at += letter.bytes;
  }
  close();
  return out;
}

double norm(const Words& words) {
  double sum = 0;
  for (const auto& [word, weight] : words) sum += weight * weight;
  return std::sqrt(sum);
}

double cosine(const Words& a, const Words& b) {
  const auto& few = a.size() < b.size() ? a : b;
  const auto& many = a.size() < b.size() ? b : a;
  double sum = 0;
  for (const auto& [word, weight] : few)
    if (const auto found = many.find(word); found != many.end()) sum += weight * found->second;
  const double scale = norm(a) * norm(b);
  return scale > 0 ? sum / scale : 0;
}

struct Candidate {
  std::size_t sentence = 0;
  std::string text;
  Words words;
  double facts = 0, score = 0;
  std::vector<std::string> refs;
};

bool is_sentence(const std::string& s) {
  constexpr std::size_t kLeast = 5;  // words
  if (summary::word_count(s) < kLeast) return false;
  for (const std::string_view end : {".", "!", "…", ".”", "!”", ".\"", "!\"", ".'", ".’", ".)"})
    if (s.ends_with(end)) return true;
  return false;
}

std::vector<Candidate> candidates(const ArticleText& text) {
  std::vector<Candidate> out;
  for (std::size_t i = 0; i < text.sentences().size(); ++i) {
    auto words = text.slice(text.sentences()[i]);
    if (is_sentence(words)) out.push_back({i, words, content_words(words), 0, 0, {}});
  }
  return out;
}

/// Gives each sentence the facts that rest on it.
class Weighing {
 public:
  Weighing(const ArticleText& text, std::vector<Candidate>& all) : text_(text) {
    for (auto& c : all) of_.emplace(c.sentence, &c);
  }

  void add(const std::vector<Span>& evidence, const std::string& ref, double weight) {
    for (const auto& span : evidence) {
      if (span.in_title) continue;
      const auto index = text_.sentence_at(span.start);
      const auto found = index ? of_.find(*index) : of_.end();
      if (found == of_.end() ||
          std::find(found->second->refs.begin(), found->second->refs.end(), ref) != found->second->refs.end())
        continue;
      found->second->facts += weight;
      found->second->refs.push_back(ref);
      weight *= 0.6;  // the first sentence of a fact tells most of it
    }
  }

 private:
  const ArticleText& text_;
  std::map<std::size_t, Candidate*> of_;
};

void weigh_facts(const Model& model, const ArticleText& text, std::vector<Candidate>& all) {
  Weighing weighing(text, all);
  for (const auto* contacts : {&model.calls, &model.meetings})
    for (const auto& c : *contacts) weighing.add(c.evidence, c.id, 2);
  for (const auto& c : model.ceasefires) weighing.add(c.evidence, c.id, 2);
  for (const auto& s : model.prisoner_swaps) weighing.add(s.evidence, s.id, 2);
  for (const auto& p : model.positions) weighing.add(p.evidence, p.id, p.stance == "asserts" ? 0.3 : 0.7);
  for (const auto& e : model.events) weighing.add(e.evidence, e.id, e.modality == "actual" ? 0.6 : 0.3);
}

void weigh_words(std::vector<Candidate>& all) {
  std::unordered_map<std::string, double> in;
  for (const auto& c : all)
    for (const auto& [word, count] : c.words) in[word] += 1;
  Words centre;
  for (auto& c : all)
    for (auto& [word, weight] : c.words) {
      weight *= std::log(1.0 + static_cast<double>(all.size()) / in[word]);
      centre[word] += weight;
    }
  for (auto& c : all) c.score += 2 * cosine(c.words, centre);
}

std::vector<std::size_t> best(std::vector<Candidate>& all, std::size_t most) {
  std::vector<std::size_t> chosen;
  std::vector<bool> taken(all.size(), false);
  while (chosen.size() < std::min(most, all.size())) {
    std::size_t next = all.size();
    double highest = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (taken[i]) continue;
      double alike = 0;
      if (most < all.size())
        for (const auto c : chosen) alike = std::max(alike, cosine(all[i].words, all[c].words));
      const double value = all[i].score * (1 - 0.7 * alike);
      if (next == all.size() || value > highest) next = i, highest = value;
    }
    taken[next] = true;
    chosen.push_back(next);
  }
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

}  // namespace

Brief make_extract(const Model& model, std::size_t sentences) {
  const ArticleText text(model);
  auto all = candidates(text);
  weigh_facts(model, text, all);
  for (std::size_t i = 0; i < all.size(); ++i)
    all[i].score = 0.5 * std::sqrt(all[i].facts) + 1.8 / (1.0 + 0.5 * static_cast<double>(i));
  weigh_words(all);
  Brief out{model.article.source, model.article.title, model.article.published, {}, {}};
  std::vector<std::size_t> chosen(all.size());
  std::iota(chosen.begin(), chosen.end(), 0U);
  if (sentences < all.size()) chosen = best(all, sentences);
  for (const auto i : chosen) {
    const auto extent = text.sentences()[all[i].sentence];
    out.lead.push_back({all[i].text,
                        all[i].refs,
                        {{extent.start, extent.end, text.exact(extent), false}},
                        0,
                        1,
                        {static_cast<std::uint32_t>(all[i].sentence + 1)}});
  }
  return out;
}

}  // namespace newsbrief
