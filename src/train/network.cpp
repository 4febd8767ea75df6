#include "train/network.hpp"

#include <algorithm>
#include <cmath>

#include "language/activation.hpp"
#include "train/gemm.hpp"

namespace newsbrief::train {
namespace {

using namespace language;

constexpr std::size_t padded(std::size_t n) { return (n + 15) / 16 * 16; }

Operand plain(const std::vector<float>& m, std::size_t ld, std::size_t row = 0, std::size_t column = 0) {
  return {m.data() + row * ld + column, ld, 1};
}
Operand turned(const std::vector<float>& m, std::size_t ld, std::size_t row = 0, std::size_t column = 0) {
  return {m.data() + row * ld + column, 1, ld};
}

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
  for (std::size_t r = 0; r < rows; ++r) std::copy(offset.begin(), offset.end(), to.begin() + static_cast<std::ptrdiff_t>(r * offset.size()));
}

}  // namespace

Loss& Loss::operator+=(const Loss& o) {
  tags += o.tags, names += o.names, heads += o.heads, relations += o.relations;
  words += o.words, right_tags += o.right_tags, right_heads += o.right_heads, right_arcs += o.right_arcs;
  return *this;
}

Loss Network::learn(std::span<const Example* const> batch, const Dropout& dropout, Random& random) {
  const Loss loss = forward(batch, &dropout, &random, true);
  backward();
  return loss;
}

Loss Network::judge(std::span<const Example* const> batch) { return forward(batch, nullptr, nullptr, false); }

Loss Network::forward(std::span<const Example* const> batch, const Dropout* dropout, Random* random, bool learning) {
  rows_.clear();
  begin_.assign(1, 0);
  for (const Example* example : batch) {
    for (const Position& position : *example) rows_.push_back(&position);
    begin_.push_back(rows_.size());
  }
  embed(dropout, random);
  for (std::size_t l = 0; l < kLayers; ++l) run_layer(l, dropout, random);
  Loss loss;
  loss.words = rows_.size() - batch.size();
  read_tags(dropout, random, learning, loss);
  read_trees(dropout, random, learning, loss);
  return loss;
}

/// One mask for all positions of a sentence (Gal and Ghahramani 2016).
void Network::dropped(std::vector<float>& values, std::vector<float>& mask, std::size_t width, float rate, Random& random) {
  mask.resize((begin_.size() - 1) * width);
  for (float& m : mask) m = random.unit() < rate ? 0.0F : 1.0F / (1.0F - rate);
  for (std::size_t s = 0; s + 1 < begin_.size(); ++s)
    for (std::size_t r = begin_[s]; r < begin_[s + 1]; ++r)
      for (std::size_t i = 0; i < width; ++i) values[r * width + i] *= mask[s * width + i];
}

void Network::embed(const Dropout* dropout, Random* random) {
  auto& x = layers_[0].skip;
  x.assign(rows_.size() * kInputWidth, 0);
  for (std::size_t r = 0; r < rows_.size(); ++r)
    for (const std::uint32_t row : rows_[r]->rows) {
      if (row == kNoRow) continue;
      const float* from = p_.words.row(row);
      for (std::size_t i = 0; i < kInputWidth; ++i) x[r * kInputWidth + i] += from[i];
    }
  layers_[0].x = x;
  if (dropout) dropped(layers_[0].x, layers_[0].mask, kInputWidth, dropout->input, *random);
}

void Network::run_layer(std::size_t l, const Dropout* dropout, Random* random) {
  Layer& layer = layers_[l];
  const std::size_t n = rows_.size(), columns = layer_columns(l), input = layer_input(l);
  if (l > 0) {
    layer.skip = layers_[l - 1].out;
    layer.x = layer.skip;
    if (dropout) dropped(layer.x, layer.mask, input, dropout->layer, *random);
  }
  layer.u.assign(n * columns, 0);
  multiply_add(n, columns, input, plain(layer.x, input), p_.layer[l].value.data(), columns, layer.u.data(), columns);
  for (auto* v : {&layer.f, &layer.r, &layer.g, &layer.c, &layer.out}) v->resize(n * kStateWidth);
  for (std::size_t s = 0; s + 1 < begin_.size(); ++s)
    for (const std::size_t direction : {0U, 1U}) scan(l, begin_[s], begin_[s + 1], direction);
}

void Network::scan(std::size_t l, std::size_t first, std::size_t last, std::size_t direction) {
  Layer& layer = layers_[l];
  const std::size_t columns = layer_columns(l), at = direction * kHalfWidth;
  const auto& gates_value = p_.gates[l].value;
  const float *vf = &gates_value[at], *vr = vf + kStateWidth, *bf = vr + kStateWidth, *br = bf + kStateWidth;
  std::array<float, kHalfWidth> before{};
  for (std::size_t step = 0; step < last - first; ++step) {
    const std::size_t t = direction == 0 ? first + step : last - 1 - step;
    const float* u = &layer.u[t * columns + direction * gates(l) * kHalfWidth];
    const float* around = l == 0 ? u + 3 * kHalfWidth : &layer.skip[t * kStateWidth + at];
    const std::size_t o = t * kStateWidth + at;
    for (std::size_t i = 0; i < kHalfWidth; i += kLaneCount) {
      const Lanes value = load(u + i), old = load(&before[i]);
      const Lanes f = gate<Lanes>(load(u + kHalfWidth + i) + load(vf + i) * old + load(bf + i));
      const Lanes r = gate<Lanes>(load(u + 2 * kHalfWidth + i) + load(vr + i) * old + load(br + i));
      const Lanes c = f * old + (1 - f) * value;
      const Lanes g = squash(c);
      store(f, &layer.f[o + i]);
      store(r, &layer.r[o + i]);
      store(g, &layer.g[o + i]);
      store(c, &layer.c[o + i]);
      store(r * g + (1 - r) * load(around + i), &layer.out[o + i]);
      store(c, &before[i]);
    }
  }
}

void Network::read_tags(const Dropout* dropout, Random* random, bool learning, Loss& loss) {
  const std::size_t n = rows_.size();
  tag_in_ = layers_[kTagLayer].out;
  if (dropout) dropped(tag_in_, tag_mask_, kStateWidth, dropout->projection, *random);
  set_rows(tag_out_, n, p_.tag_offset.value);
  multiply_add(n, kTagColumns, kStateWidth, plain(tag_in_, kStateWidth), p_.tag.value.data(), kTagColumns, tag_out_.data(), kTagColumns);
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
      } else {
        std::fill_n(out + kNameColumn, kNameLabels, 0.0F);
      }
      std::fill(out + kNameColumn + kNameLabels, out + kTagColumns, 0.0F);
    }
  }
  if (!learning) return;
  multiply_add(kStateWidth, kTagColumns, n, turned(tag_in_, kStateWidth), tag_out_.data(), kTagColumns, p_.tag.gradient.data(), kTagColumns);
  add_columns(tag_out_, n, kTagColumns, p_.tag_offset.gradient);
  transposed_.resize(kTagColumns * kStateWidth);
  transpose(p_.tag.value.data(), kStateWidth, kTagColumns, kTagColumns, transposed_.data(), kStateWidth);
  d_tag_state_.assign(n * kStateWidth, 0);
  multiply_add(n, kStateWidth, kTagColumns, plain(tag_out_, kTagColumns), transposed_.data(), kStateWidth, d_tag_state_.data(), kStateWidth);
}

void Network::read_trees(const Dropout* dropout, Random* random, bool learning, Loss& loss) {
  const std::size_t n = rows_.size();
  tree_in_ = layers_[kLayers - 1].out;
  if (dropout) dropped(tree_in_, tree_mask_, kStateWidth, dropout->projection, *random);
  set_rows(tree_out_, n, p_.tree_offset.value);
  multiply_add(n, kTreeColumns, kStateWidth, plain(tree_in_, kStateWidth), p_.tree.value.data(), kTreeColumns, tree_out_.data(), kTreeColumns);
  for (std::size_t r = 0; r < n; ++r)
    for (std::size_t i = 0; i < 2 * kArcWidth; ++i) tree_out_[r * kTreeColumns + i] = std::max(0.0F, tree_out_[r * kTreeColumns + i]);
  if (learning) d_tree_.assign(n * kTreeColumns, 0);
  head_right_.assign(n, 0);
  for (std::size_t s = 0; s + 1 < begin_.size(); ++s) read_arcs(begin_[s], begin_[s + 1], learning, loss);
  read_relations(learning, loss);
  if (!learning) return;
  for (std::size_t r = 0; r < n; ++r)
    for (std::size_t i = 0; i < 2 * kArcWidth; ++i)
      if (tree_out_[r * kTreeColumns + i] <= 0) d_tree_[r * kTreeColumns + i] = 0;
  multiply_add(kStateWidth, kTreeColumns, n, turned(tree_in_, kStateWidth), d_tree_.data(), kTreeColumns, p_.tree.gradient.data(), kTreeColumns);
  add_columns(d_tree_, n, kTreeColumns, p_.tree_offset.gradient);
  transposed_.resize(kTreeColumns * kStateWidth);
  transpose(p_.tree.value.data(), kStateWidth, kTreeColumns, kTreeColumns, transposed_.data(), kStateWidth);
  d_state_.assign(n * kStateWidth, 0);
  multiply_add(n, kStateWidth, kTreeColumns, plain(d_tree_, kTreeColumns), transposed_.data(), kStateWidth, d_state_.data(), kStateWidth);
}

void Network::read_arcs(std::size_t first, std::size_t last, bool learning, Loss& loss) {
  const std::size_t n = last - first, width = padded(n);
  // product = dependents · Aᵀ … scores = product · headsᵀ
  product_.assign(n * kArcWidth, 0);
  for (std::size_t r = 0; r < n; ++r) std::copy_n(p_.arc_head.value.begin(), kArcWidth, &product_[r * kArcWidth]);
  multiply_add(n, kArcWidth, kArcWidth, plain(tree_out_, kTreeColumns, first, kArcDependentColumn), p_.arc.value.data(), kArcWidth,
               product_.data(), kArcWidth);
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
  multiply_add(n, kArcWidth, n, plain(arc_scores_, width), &tree_out_[first * kTreeColumns + kArcHeadColumn], kTreeColumns,
               d_product_.data(), kArcWidth);
  multiply_add(n, kArcWidth, n, turned(arc_scores_, width), product_.data(), kArcWidth, &d_tree_[first * kTreeColumns + kArcHeadColumn],
               kTreeColumns);
  multiply_add(kArcWidth, kArcWidth, n, turned(tree_out_, kTreeColumns, first, kArcDependentColumn), d_product_.data(), kArcWidth,
               p_.arc.gradient.data(), kArcWidth);
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
      for (std::size_t i = 0; i < kRelationWidth; ++i) hidden_[r * kRelationWidth + i] = std::max(0.0F, own[i] + head[i]);
    }
  set_rows(relation_out_, n, p_.relation_offset.value);
  multiply_add(n, kRelationColumns, kRelationWidth, plain(hidden_, kRelationWidth), p_.relation.value.data(), kRelationColumns,
               relation_out_.data(), kRelationColumns);
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
  multiply_add(kRelationWidth, kRelationColumns, n, turned(hidden_, kRelationWidth), relation_out_.data(), kRelationColumns,
               p_.relation.gradient.data(), kRelationColumns);
  add_columns(relation_out_, n, kRelationColumns, p_.relation_offset.gradient);
  transposed_.resize(kRelationColumns * kRelationWidth);
  transpose(p_.relation.value.data(), kRelationWidth, kRelationColumns, kRelationColumns, transposed_.data(), kRelationWidth);
  d_hidden_.assign(n * kRelationWidth, 0);
  multiply_add(n, kRelationWidth, kRelationColumns, plain(relation_out_, kRelationColumns), transposed_.data(), kRelationWidth,
               d_hidden_.data(), kRelationWidth);
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

void Network::backward() {
  const auto unmask = [&](std::vector<float>& values, const std::vector<float>& mask, std::size_t width) {
    for (std::size_t s = 0; s + 1 < begin_.size(); ++s)
      for (std::size_t r = begin_[s]; r < begin_[s + 1]; ++r)
        for (std::size_t i = 0; i < width; ++i) values[r * width + i] *= mask[s * width + i];
  };
  unmask(d_state_, tree_mask_, kStateWidth);
  unmask(d_tag_state_, tag_mask_, kStateWidth);
  for (std::size_t l = kLayers; l-- > 0;) {
    if (l == kTagLayer)
      for (std::size_t i = 0; i < d_state_.size(); ++i) d_state_[i] += d_tag_state_[i];
    backward_layer(l, d_state_);
  }
  for (std::size_t r = 0; r < rows_.size(); ++r)
    for (const std::uint32_t row : rows_[r]->rows) {
      if (row == kNoRow) continue;
      float* to = p_.words.gradient(row);
      for (std::size_t i = 0; i < kInputWidth; ++i) to[i] += d_state_[r * kInputWidth + i];
    }
}

/// Takes the gradient of the layer's output and leaves that of its input.
void Network::backward_layer(std::size_t l, std::vector<float>& d_out) {
  Layer& layer = layers_[l];
  const std::size_t n = rows_.size(), columns = layer_columns(l), input = layer_input(l);
  d_u_.assign(n * columns, 0);
  d_input_.assign(n * input, 0);
  std::swap(scratch_, d_out);  // scan_back reads scratch_
  for (std::size_t s = 0; s + 1 < begin_.size(); ++s)
    for (const std::size_t direction : {0U, 1U}) scan_back(l, begin_[s], begin_[s + 1], direction);
  multiply_add(input, columns, n, turned(layer.x, input), d_u_.data(), columns, p_.layer[l].gradient.data(), columns);
  transposed_.resize(columns * input);
  transpose(p_.layer[l].value.data(), input, columns, columns, transposed_.data(), input);
  multiply_add(n, input, columns, plain(d_u_, columns), transposed_.data(), input, d_input_.data(), input);
  for (std::size_t s = 0; s + 1 < begin_.size(); ++s)
    for (std::size_t r = begin_[s]; r < begin_[s + 1]; ++r)
      for (std::size_t i = 0; i < input; ++i) d_input_[r * input + i] *= layer.mask[s * input + i];
  if (l > 0)  // the way around the layer
    for (std::size_t i = 0; i < d_input_.size(); ++i) d_input_[i] += scratch_[i] * (1 - layer.r[i]);
  d_out = d_input_;
}

void Network::scan_back(std::size_t l, std::size_t first, std::size_t last, std::size_t direction) {
  Layer& layer = layers_[l];
  const std::size_t columns = layer_columns(l), at = direction * kHalfWidth;
  const float *vf = &p_.gates[l].value[at], *vr = vf + kStateWidth;
  float *dvf = &p_.gates[l].gradient[at], *dvr = dvf + kStateWidth, *dbf = dvr + kStateWidth, *dbr = dbf + kStateWidth;
  std::array<float, kHalfWidth> carry{};
  static constexpr std::array<float, kHalfWidth> kZero{};
  for (std::size_t step = last - first; step-- > 0;) {
    const std::size_t t = direction == 0 ? first + step : last - 1 - step;
    const std::size_t o = t * kStateWidth + at;
    const float* before = step == 0 ? kZero.data() : &layer.c[(direction == 0 ? t - 1 : t + 1) * kStateWidth + at];
    const float* u = &layer.u[t * columns + direction * gates(l) * kHalfWidth];
    float* du = &d_u_[t * columns + direction * gates(l) * kHalfWidth];
    const float* around = l == 0 ? u + 3 * kHalfWidth : &layer.skip[t * kStateWidth + at];
    for (std::size_t i = 0; i < kHalfWidth; ++i) {
      const float dh = scratch_[o + i], f = layer.f[o + i], r = layer.r[o + i], g = layer.g[o + i];
      const float dc = carry[i] + dh * r * (1 - g * g);
      const float dr = dh * (g - around[i]) * r * (1 - r);
      const float df = dc * (before[i] - u[i]) * f * (1 - f);
      du[i] = dc * (1 - f);
      du[kHalfWidth + i] = df;
      du[2 * kHalfWidth + i] = dr;
      if (l == 0) du[3 * kHalfWidth + i] = dh * (1 - r);
      carry[i] = dc * f + df * vf[i] + dr * vr[i];
      dvf[i] += df * before[i];
      dvr[i] += dr * before[i];
      dbf[i] += df;
      dbr[i] += dr;
    }
  }
}

}  // namespace newsbrief::train
