#include "summary/article_text.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace newsbrief::summary {
namespace {

std::vector<char32_t> decoded(const std::string& text) {
  std::vector<char32_t> out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto letter = text::decode(text, at);
    out.push_back(letter.code_point);
    at += letter.bytes;
  }
  return out;
}

void collect(std::vector<Extent>& out, const std::vector<Span>& spans) {
  for (const auto& span : spans)
    if (!span.in_title) out.push_back({span.start, span.end});
}

/// The evidence of all facts: each is a sentence or lies within one.
std::vector<Extent> evidence_of(const Model& model) {
  std::vector<Extent> out;
  for (const auto* contacts : {&model.calls, &model.meetings})
    for (const auto& c : *contacts) collect(out, c.evidence);
  for (const auto& c : model.ceasefires) collect(out, c.evidence);
  for (const auto& s : model.prisoner_swaps) collect(out, s.evidence);
  for (const auto& p : model.positions) collect(out, p.evidence);
  for (const auto& e : model.events) collect(out, e.evidence);
  for (const auto& e : model.entities)
    for (const auto& m : e.mentions) collect(out, {m.span});
  return out;
}

}  // namespace

ArticleText::ArticleText(const Model& model) {
  if (!model.article.text) return;
  letters_ = decoded(*model.article.text);
  sentences_ = split_sentences(letters_, evidence_of(model));
}

std::string ArticleText::exact(const Extent& extent) const {
  std::string out;
  for (auto i = extent.start; i < std::min(extent.end, size()); ++i) text::append(out, letters_[i]);
  return out;
}

std::string ArticleText::slice(std::uint32_t start, std::uint32_t end) const {
  return text::squeeze(exact({start, end}));
}

std::optional<std::size_t> ArticleText::sentence_at(std::uint32_t offset) const {
  const auto after = std::upper_bound(sentences_.begin(), sentences_.end(), offset,
                                      [](std::uint32_t o, const Extent& s) { return o < s.start; });
  if (after == sentences_.begin() || offset >= std::prev(after)->end) return std::nullopt;
  return static_cast<std::size_t>(std::prev(after) - sentences_.begin());
}

std::vector<std::uint32_t> ArticleText::sentence_numbers(const std::vector<Span>& spans) const {
  std::vector<std::uint32_t> out;
  for (const auto& span : spans) {
    if (span.in_title) continue;
    if (const auto index = sentence_at(span.start)) out.push_back(static_cast<std::uint32_t>(*index + 1));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace newsbrief::summary
