#include "train/parameters.hpp"

#include <algorithm>
#include <cmath>

namespace newsbrief::train {
namespace {

using namespace language;

[[gnu::target_clones("avx512f", "arch=haswell", "default")]] void adam(float* value, float* gradient, float* first,
                                                                       float* second, std::size_t n, const Step& step,
                                                                       float scale) {
  const auto t = static_cast<float>(step.number);
  const float rate = step.rate * std::sqrt(1 - std::pow(step.second_decay, t)) / (1 - std::pow(step.first_decay, t));
  for (std::size_t i = 0; i < n; ++i) {
    const float g = gradient[i] * scale;
    first[i] = step.first_decay * first[i] + (1 - step.first_decay) * g;
    second[i] = step.second_decay * second[i] + (1 - step.second_decay) * g * g;
    value[i] -= rate * first[i] / (std::sqrt(second[i]) + 1e-8F);
    gradient[i] = 0;
  }
}

double squares(const std::vector<float>& v) {
  double sum = 0;
  for (const float x : v) sum += static_cast<double>(x) * static_cast<double>(x);
  return sum;
}

}  // namespace

Matrix::Matrix(std::size_t r, std::size_t c)
    : rows(r), columns(c), value(r * c), gradient(r * c), first(r * c), second(r * c), average(r * c) {}

void Matrix::randomize(Random& random, float spread) {
  for (float& x : value) x = spread * (2 * random.unit() - 1);
}

void Matrix::move(const Step& step, float scale) {
  adam(value.data(), gradient.data(), first.data(), second.data(), value.size(), step, scale);
}

void Matrix::average_with(float decay) {
  for (std::size_t i = 0; i < value.size(); ++i) average[i] = decay * average[i] + (1 - decay) * value[i];
}

RowTable::RowTable(std::size_t rows, std::size_t width, Random& random, float spread)
    : matrix_(rows, width), touched_(rows) {
  matrix_.randomize(random, spread);
}

float* RowTable::gradient(std::size_t r) {
  if (!touched_[r]) {
    touched_[r] = 1;
    list_.push_back(static_cast<std::uint32_t>(r));
  }
  return &matrix_.gradient[r * matrix_.columns];
}

void RowTable::move(const Step& step, float scale) {
  for (const std::uint32_t r : list_) {
    const std::size_t at = r * matrix_.columns;
    adam(&matrix_.value[at], &matrix_.gradient[at], &matrix_.first[at], &matrix_.second[at], matrix_.columns, step,
         scale);
    touched_[r] = 0;
  }
  list_.clear();
}

double RowTable::squared_gradient() const {
  double sum = 0;
  for (const std::uint32_t r : list_)
    for (std::size_t i = 0; i < matrix_.columns; ++i) {
      const double g = matrix_.gradient[r * matrix_.columns + i];
      sum += g * g;
    }
  return sum;
}

Parameters::Parameters(std::size_t rows, Random& random)
    : words(rows, kInputWidth, random, 0.35F),
      tag(kStateWidth, kTagColumns),
      tag_offset(1, kTagColumns),
      tree(kStateWidth, kTreeColumns),
      tree_offset(1, kTreeColumns),
      arc(kArcWidth, kArcWidth),
      arc_head(1, kArcWidth),
      distance(1, kDistances),
      relation(kRelationWidth, kRelationColumns),
      relation_offset(1, kRelationColumns) {
  const auto fill = [&](Matrix& m, float gain) {
    m.randomize(random, gain * std::sqrt(3.0F / static_cast<float>(m.rows)));
  };
  for (std::size_t l = 0; l < kLayers; ++l) {
    layer[l] = Matrix(layer_input(l), layer_columns(l));
    fill(layer[l], 1);
    gates[l] = Matrix(4, kStateWidth);
    gates[l].randomize(random, 0.2F);
  }
  fill(tag, 0.5F);
  fill(tree, 1.0F);
  fill(arc, 0.5F);
  fill(relation, 1.0F);
}

void Parameters::move(const Step& step, float largest_norm) {
  double sum = words.squared_gradient();
  each_dense([&](Matrix& m) { sum += squares(m.gradient); });
  const double norm = std::sqrt(sum);
  const float scale = norm > largest_norm ? static_cast<float>(largest_norm / norm) : 1.0F;
  words.move(step, scale);
  each_dense([&](Matrix& m) { m.move(step, scale); });
}

void Parameters::average_with(float decay, bool words_too, float words_decay) {
  if (words_too) words.average_with(words_decay);
  each_dense([&](Matrix& m) { m.average_with(decay); });
}

void Parameters::swap_averages() {
  std::swap(words.matrix().value, words.matrix().average);
  each_dense([](Matrix& m) { std::swap(m.value, m.average); });
}

}  // namespace newsbrief::train
