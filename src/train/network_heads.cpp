// What the network says: tags and names, arcs, relations; with their losses and gradients.
#include <algorithm>
#include <cmath>

#include "train/gemm.hpp"
#include "train/network.hpp"

namespace newsbrief::train {
namespace {

using namespace language;

constexpr float kNamesWeight = 1.5F;  ///< names are few: their loss counts for more

constexpr std::size_t padded(std::size_t n) { return (n + 15) / 16 * 16; }

/// Turns scores into probabilities in place; gives the index of the largest.
std::size_t softmax(float* scores, std::size_t n) {
  const std::size_t best = static_cast<std::size_t>(std::max_element(scores, scores + n) - scores);
  const float top = scores[best];
  float sum = 0;
  for (std::size_t i = 0; i < n; ++i) sum += scores[i] = std::exp(scores[i] - top);
  for (std::size_t i = 0; i < n; ++i) scores[i] /= sum;
  return best;
}

/// Softmax, then scores become the gradient of the cross entropy; gives the loss.
double cross_entropy(float* scores, std::size_t n, std::size_t right, bool& is_right) {
  is_right = softmax(scores, n) == right;
  const double loss = -std::log(std::max(1e-9, static_cast<double>(scores[right])));
  scores[right] -= 1;
  return loss;
}

/// Cross entropy where any label of a set is right.
double cross_entropy(float* scores, std::size_t n, NameLabels right) {
  softmax(scores, n);
  float mass = 1e-9F;
  for (std::size_t i = 0; i < n; ++i)
    if (right >> i & 1U) mass += scores[i];
  for (std::size_t i = 0; i < n; ++i)
    if (right >> i & 1U) scores[i] -= scores[i] / mass;
  return -std::log(static_cast<double>(mass));
}

void add_columns(const std::vector<float>& from, std::size_t rows, std::size_t width, std::vector<float>& to) {
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t i = 0; i < width; ++i) to[i] += from[r * width + i];
}

void set_rows(std::vector<float>& to, std::size_t rows, const std::vector<float>& offset) {
  to.resize(rows * offset.size());
  for (std::size_t r = 0; r < rows; ++r)
    std::copy(offset.begin(), offset.end(), to.begin() + static_cast<std::ptrdiff_t>(r * offset.size()));
}

}  // namespace

void Network::read_tags(const Dropout* dropout, Random* random, bool learning, Loss& loss) {
  const std::size_t n = rows_.size();
  tag_in_ = layers_[kTagLayer].out;
  if (dropout) dropped(tag_in_, tag_mask_, kStateWidth, dropout->projection, *random);
  set_rows(tag_out_, n, p_.tag_offset.value);
  multiply_add(n, kTagColumns, kStateWidth, plain(tag_in_, kStateWidth), p_.tag.value.data(), kTagColumns,
               tag_out_.data(), kTagColumns);
  for (std::size_t s = 0; s + 1 < begin_.size(); ++s) {
    std::fill_n(&tag_out_[begin_[s] * kTagColumns], kTagColumns, 0.0F);
    for (std::size_t r = begin_[s] + 1; r < begin_[s + 1]; ++r) {
      float* out = &tag_out_[r * kTagColumns];
      bool right = false, ignored = false;
      loss.tags += cross_entropy(out + kUposColumn, document::kUposCount, rows_[r]->upos, right);
      loss.tags += cross_entropy(out + kXposColumn, document::kXposCount, rows_[r]->xpos, ignored);
      loss.right_tags += right;
      if (rows_[r]->names) {
        loss.names += cross_entropy(out + kNameColumn, kNameLabels, rows_[r]->names);
        for (std::size_t c = 0; c < kNameLabels; ++c) out[kNameColumn + c] *= kNamesWeight;
      } else {
        std::fill_n(out + kNameColumn, kNameLabels, 0.0F);
      }
      std::fill(out + kNameColumn + kNameLabels, out + kTagColumns, 0.0F);
    }
  }
  if (!learning) return;
  multiply_add(kStateWidth, kTagColumns, n, turned(tag_in_, kStateWidth), tag_out_.data(), kTagColumns,
               p_.tag.gradient.data(), kTagColumns);
  add_columns(tag_out_, n, kTagColumns, p_.tag_offset.gradient);
  transposed_.resize(kTagColumns * kStateWidth);
  transpose(p_.tag.value.data(), kStateWidth, kTagColumns, kTagColumns, transposed_.data(), kStateWidth);
  d_tag_state_.assign(n * kStateWidth, 0);
  multiply_add(n, kStateWidth, kTagColumns, plain(tag_out_, kTagColumns), transposed_.data(), kStateWidth,
               d_tag_state_.data(), kStateWidth);
  back_through(d_tag_state_, tag_mask_);
}

void Network::read_trees(const Dropout* dropout, Random* random, bool learning, Loss& loss) {
  const std::size_t n = rows_.size();
  tree_in_ = layers_[kLayers - 1].out;
  if (dropout) dropped(tree_in_, tree_mask_, kStateWidth, dropout->projection, *random);
  set_rows(tree_out_, n, p_.tree_offset.value);
  multiply_add(n, kTreeColumns, kStateWidth, plain(tree_in_, kStateWidth), p_.tree.value.data(), kTreeColumns,
               tree_out_.data(), kTreeColumns);
  for (std::size_t r = 0; r < n; ++r)
    for (std::size_t i = 0; i < 2 * kArcWidth; ++i)
      tree_out_[r * kTreeColumns + i] = std::max(0.0F, tree_out_[r * kTreeColumns + i]);
  if (learning) d_tree_.assign(n * kTreeColumns, 0);
  head_right_.assign(n, 0);
  for (std::size_t s = 0; s + 1 < begin_.size(); ++s) read_arcs(begin_[s], begin_[s + 1], learning, loss);
  read_relations(learning, loss);
  if (!learning) return;
  for (std::size_t r = 0; r < n; ++r)
    for (std::size_t i = 0; i < 2 * kArcWidth; ++i)
      if (tree_out_[r * kTreeColumns + i] <= 0) d_tree_[r * kTreeColumns + i] = 0;
  multiply_add(kStateWidth, kTreeColumns, n, turned(tree_in_, kStateWidth), d_tree_.data(), kTreeColumns,
               p_.tree.gradient.data(), kTreeColumns);
  add_columns(d_tree_, n, kTreeColumns, p_.tree_offset.gradient);
  transposed_.resize(kTreeColumns * kStateWidth);
  transpose(p_.tree.value.data(), kStateWidth, kTreeColumns, kTreeColumns, transposed_.data(), kStateWidth);
  d_state_.assign(n * kStateWidth, 0);
  multiply_add(n, kStateWidth, kTreeColumns, plain(d_tree_, kTreeColumns), transposed_.data(), kStateWidth,
               d_state_.data(), kStateWidth);
  back_through(d_state_, tree_mask_);
}

void Network::read_arcs(std::size_t first, std::size_t last, bool learning, Loss& loss) {
  const std::size_t n = last - first, width = padded(n);
  // product = dependents · Aᵀ … scores = product · headsᵀ
  product_.assign(n * kArcWidth, 0);
  for (std::size_t r = 0; r < n; ++r) std::copy_n(p_.arc_head.value.begin(), kArcWidth, &product_[r * kArcWidth]);
  multiply_add(n, kArcWidth, kArcWidth, plain(tree_out_, kTreeColumns, first, kArcDependentColumn), p_.arc.value.data(),
               kArcWidth, product_.data(), kArcWidth);
  heads_t_.assign(kArcWidth * width, 0);
  transpose(&tree_out_[first * kTreeColumns + kArcHeadColumn], n, kArcWidth, kTreeColumns, heads_t_.data(), width);
  arc_scores_.assign(n * width, 0);
  multiply_add(n, width, kArcWidth, plain(product_, kArcWidth), heads_t_.data(), width, arc_scores_.data(), width);
  for (std::size_t d = 0; d < n; ++d) {
    float* scores = &arc_scores_[d * width];
    if (d == 0) {
      std::fill_n(scores, width, 0.0F);
      continue;
    }
    for (std::size_t h = 0; h < n; ++h)
      scores[h] += p_.distance.value[distance_bucket(static_cast<std::int64_t>(h) - static_cast<std::int64_t>(d))];
    scores[d] = -1e9F;
    bool right = false;
    loss.heads += cross_entropy(scores, n, rows_[first + d]->head, right);
    loss.right_heads += right;
    head_right_[first + d] = right;
    std::fill(scores + n, scores + width, 0.0F);
    if (learning)
      for (std::size_t h = 0; h < n; ++h)
        p_.distance.gradient[distance_bucket(static_cast<std::int64_t>(h) - static_cast<std::int64_t>(d))] += scores[h];
  }
  if (!learning) return;
  // Gradients: of the product, of the heads, of the dependents, of the form.
  d_product_.assign(n * kArcWidth, 0);
  multiply_add(n, kArcWidth, n, plain(arc_scores_, width), &tree_out_[first * kTreeColumns + kArcHeadColumn],
               kTreeColumns, d_product_.data(), kArcWidth);
  multiply_add(n, kArcWidth, n, turned(arc_scores_, width), product_.data(), kArcWidth,
               &d_tree_[first * kTreeColumns + kArcHeadColumn], kTreeColumns);
  multiply_add(kArcWidth, kArcWidth, n, turned(tree_out_, kTreeColumns, first, kArcDependentColumn), d_product_.data(),
               kArcWidth, p_.arc.gradient.data(), kArcWidth);
  add_columns(d_product_, n, kArcWidth, p_.arc_head.gradient);
  transposed_.resize(kArcWidth * kArcWidth);
  transpose(p_.arc.value.data(), kArcWidth, kArcWidth, kArcWidth, transposed_.data(), kArcWidth);
  multiply_add(n, kArcWidth, kArcWidth, plain(d_product_, kArcWidth), transposed_.data(), kArcWidth,
               &d_tree_[first * kTreeColumns + kArcDependentColumn], kTreeColumns);
}

void Network::read_relations(bool learning, Loss& loss) {
  const std::size_t n = rows_.size();
  hidden_.assign(n * kRelationWidth, 0);
  const auto head_row = [&](std::size_t s, std::size_t r) { return begin_[s] + rows_[r]->head; };
  for (std::size_t s = 0; s + 1 < begin_.size(); ++s)
    for (std::size_t r = begin_[s] + 1; r < begin_[s + 1]; ++r) {
      const float* own = &tree_out_[r * kTreeColumns + kRelationDependentColumn];
      const float* head = &tree_out_[head_row(s, r) * kTreeColumns + kRelationHeadColumn];
      for (std::size_t i = 0; i < kRelationWidth; ++i)
        hidden_[r * kRelationWidth + i] = std::max(0.0F, own[i] + head[i]);
    }
  set_rows(relation_out_, n, p_.relation_offset.value);
  multiply_add(n, kRelationColumns, kRelationWidth, plain(hidden_, kRelationWidth), p_.relation.value.data(),
               kRelationColumns, relation_out_.data(), kRelationColumns);
  for (std::size_t s = 0; s + 1 < begin_.size(); ++s) {
    std::fill_n(&relation_out_[begin_[s] * kRelationColumns], kRelationColumns, 0.0F);
    for (std::size_t r = begin_[s] + 1; r < begin_[s + 1]; ++r) {
      float* out = &relation_out_[r * kRelationColumns];
      bool right = false;
      loss.relations += cross_entropy(out, document::kDeprelCount, rows_[r]->deprel, right);
      loss.right_arcs += right && head_right_[r];
      std::fill(out + document::kDeprelCount, out + kRelationColumns, 0.0F);
    }
  }
  if (!learning) return;
  multiply_add(kRelationWidth, kRelationColumns, n, turned(hidden_, kRelationWidth), relation_out_.data(),
               kRelationColumns, p_.relation.gradient.data(), kRelationColumns);
  add_columns(relation_out_, n, kRelationColumns, p_.relation_offset.gradient);
  transposed_.resize(kRelationColumns * kRelationWidth);
  transpose(p_.relation.value.data(), kRelationWidth, kRelationColumns, kRelationColumns, transposed_.data(),
            kRelationWidth);
  d_hidden_.assign(n * kRelationWidth, 0);
  multiply_add(n, kRelationWidth, kRelationColumns, plain(relation_out_, kRelationColumns), transposed_.data(),
               kRelationWidth, d_hidden_.data(), kRelationWidth);
  for (std::size_t s = 0; s + 1 < begin_.size(); ++s)
    for (std::size_t r = begin_[s] + 1; r < begin_[s + 1]; ++r) {
      float* own = &d_tree_[r * kTreeColumns + kRelationDependentColumn];
      float* head = &d_tree_[head_row(s, r) * kTreeColumns + kRelationHeadColumn];
      for (std::size_t i = 0; i < kRelationWidth; ++i) {
        if (hidden_[r * kRelationWidth + i] <= 0) continue;
        own[i] += d_hidden_[r * kRelationWidth + i];
        head[i] += d_hidden_[r * kRelationWidth + i];
      }
    }
}

}  // namespace newsbrief::train
