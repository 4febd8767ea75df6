#include "train/network.hpp"

#include <algorithm>

#include "language/activation.hpp"
#include "train/gemm.hpp"

namespace newsbrief::train {

using namespace language;

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

void Network::read(std::span<const Example* const> batch, const Dropout* dropout, Random* random) {
  rows_.clear();
  begin_.assign(1, 0);
  for (const Example* example : batch) {
    for (const Position& position : *example) rows_.push_back(&position);
    begin_.push_back(rows_.size());
  }
  embed(dropout, random);
  for (std::size_t l = 0; l < kLayers; ++l) run_layer(l, dropout, random);
}

Loss Network::forward(std::span<const Example* const> batch, const Dropout* dropout, Random* random, bool learning) {
  read(batch, dropout, random);
  Loss loss;
  loss.words = rows_.size() - batch.size();
  read_tags(dropout, random, learning, loss);
  read_trees(dropout, random, learning, loss);
  return loss;
}

/// One mask for all positions of a sentence (Gal and Ghahramani 2016).
void Network::dropped(std::vector<float>& values, std::vector<float>& mask, std::size_t width, float rate,
                      Random& random) {
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

[[gnu::target_clones("avx512f", "arch=haswell", "default")]] void Network::scan(std::size_t l, std::size_t first,
                                                                                std::size_t last,
                                                                                std::size_t direction) {
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

void Network::back_through(std::vector<float>& values, const std::vector<float>& mask) const {
  for (std::size_t s = 0; s + 1 < begin_.size(); ++s)
    for (std::size_t r = begin_[s]; r < begin_[s + 1]; ++r)
      for (std::size_t i = 0; i < kStateWidth; ++i) values[r * kStateWidth + i] *= mask[s * kStateWidth + i];
}

void Network::backward() {
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

[[gnu::target_clones("avx512f", "arch=haswell", "default")]] void Network::scan_back(std::size_t l, std::size_t first,
                                                                                     std::size_t last,
                                                                                     std::size_t direction) {
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
