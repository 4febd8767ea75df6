#include "language/parser.hpp"

#include <algorithm>

#include "language/vector_code.hpp"

namespace newsbrief::language {
namespace {

constexpr std::size_t padded(std::size_t n) { return (n + 15) / 16 * 16; }

}  // namespace

void Parser::parse(Encoding& e, document::WorkingDocument& doc) const {
  thread_local TreeSearch search;
  project(e);
  e.chosen.assign(e.rows, 0);
  std::vector<std::uint32_t>& heads = e.heads_of_sentence;
  for (const auto& s : e.sentences) {
    score_arcs(e, s);
    search.run({e.scores.data(), padded(s.size + 1U), s.size}, heads);
    for (std::uint32_t i = 1; i <= s.size; ++i) e.chosen[s.first_row + i] = s.first_row + heads[i];
  }
  relate(e, doc);
}

/// What each word is like as a dependent and as a head, and the former taken through the bilinear form.
void Parser::project(Encoding& e) const {
  e.whole.assign(e.tree_state.data(), e.rows, kStateWidth, kStateWidth);
  e.tree.resize(e.rows * kTreeColumns);
  multiply(e.whole, e.rows, model_.matrix(Part::tree_weights, Part::tree_scales, kStateWidth, kTreeColumns),
           e.tree.data());
  const auto offset = model_.part<float>(Part::tree_offset);
  for (std::size_t r = 0; r < e.rows; ++r) {
    float* row = &e.tree[r * kTreeColumns];
    for (std::size_t i = 0; i < kTreeColumns; ++i) row[i] += offset[i];
    for (std::size_t i = 0; i < 2 * kArcWidth; ++i) row[i] = row[i] > 0 ? row[i] : 0;
  }
  e.whole.assign(e.tree.data() + kArcDependentColumn, e.rows, kArcWidth, kTreeColumns);
  e.products.resize(e.rows * kArcWidth);
  multiply(e.whole, e.rows, model_.matrix(Part::arc_weights, Part::arc_scales, kArcWidth, kArcWidth),
           e.products.data());
  const auto head = model_.part<float>(Part::arc_head);
  for (std::size_t r = 0; r < e.rows; ++r)
    for (std::size_t i = 0; i < kArcWidth; ++i) e.products[r * kArcWidth + i] += head[i];
}

void Parser::score_arcs(Encoding& e, const Encoding::Range& s) const {
  const std::size_t n = s.size + 1U, width = padded(n);
  e.heads.assign(kArcWidth * width, 0);
  for (std::size_t h = 0; h < n; ++h) {
    const float* from = &e.tree[(s.first_row + h) * kTreeColumns + kArcHeadColumn];
    for (std::size_t i = 0; i < kArcWidth; ++i) e.heads[i * width + h] = from[i];
  }
  const auto distance = model_.part<float>(Part::distance);
  e.scores.resize(n * width);
  multiply_small(&e.products[s.first_row * kArcWidth], n, kArcWidth, e.heads.data(), width, e.scores.data());
  for (std::size_t d = 1; d < n; ++d) {
    float* scores = &e.scores[d * width];
    for (std::size_t h = 0; h < n; ++h)
      scores[h] += distance[distance_bucket(static_cast<std::int64_t>(h) - static_cast<std::int64_t>(d))];
    scores[d] = -1e9F;
  }
}

void Parser::relate(Encoding& e, document::WorkingDocument& doc) const {
  e.hidden.assign(e.rows * kRelationWidth, 0);
  for (const auto& s : e.sentences)
    for (std::size_t r = s.first_row + 1U; r <= s.first_row + s.size; ++r) {
      const float* own = &e.tree[r * kTreeColumns + kRelationDependentColumn];
      const float* head = &e.tree[e.chosen[r] * kTreeColumns + kRelationHeadColumn];
      float* to = &e.hidden[r * kRelationWidth];
      for (std::size_t i = 0; i < kRelationWidth; ++i) to[i] = own[i] + head[i] > 0 ? own[i] + head[i] : 0;
    }
  e.whole.assign(e.hidden.data(), e.rows, kRelationWidth, kRelationWidth);
  e.relations.resize(e.rows * kRelationColumns);
  multiply(e.whole, e.rows,
           model_.matrix(Part::relation_weights, Part::relation_scales, kRelationWidth, kRelationColumns),
           e.relations.data());
  const auto offset = model_.part<float>(Part::relation_offset);
  constexpr auto kRoot = static_cast<std::size_t>(document::Deprel::root);
  for (const auto& s : e.sentences)
    for (std::uint32_t i = 0; i < s.size; ++i) {
      const std::size_t row = s.first_row + 1U + i, head = e.chosen[row] - s.first_row;
      auto& token = doc.tokens[s.first_token + i];
      token.head = head == 0 ? document::kNoHead : s.first_token + static_cast<std::uint32_t>(head) - 1;
      float* scores = &e.relations[row * kRelationColumns];
      for (std::size_t c = 0; c < document::kDeprelCount; ++c) scores[c] += offset[c];
      scores[kRoot] = head == 0 ? 1e9F : -1e9F;
      token.deprel = static_cast<document::Deprel>(std::max_element(scores, scores + document::kDeprelCount) - scores);
    }
}

}  // namespace newsbrief::language
