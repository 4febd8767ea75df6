#pragma once
// The trainable numbers of the network and how they move (Adam, Kingma and Ba 2015), with a running average of each for
// the weights that are kept (Polyak and Juditsky 1992).
#include <array>
#include <cstdint>
#include <vector>

#include "language/network_shape.hpp"
#include "train/random.hpp"

namespace newsbrief::train {

struct Step {
  float rate = 0;
  float first_decay = 0.9F;
  float second_decay = 0.98F;
  std::uint64_t number = 1;  ///< from 1
};

/// A dense row-major matrix.
struct Matrix {
  std::size_t rows = 0, columns = 0;
  std::vector<float> value, gradient, first, second, average;

  Matrix() = default;
  Matrix(std::size_t r, std::size_t c);
  void randomize(Random& random, float spread);
  void move(const Step& step, float scale);
  void average_with(float decay);
};

/// Rows of which a batch touches few.
class RowTable {
 public:
  RowTable() = default;
  RowTable(std::size_t rows, std::size_t width, Random& random, float spread);

  std::size_t rows() const { return touched_.size(); }
  const float* row(std::size_t r) const { return &matrix_.value[r * matrix_.columns]; }
  float* gradient(std::size_t r);
  void move(const Step& step, float scale);
  void average_with(float decay) { matrix_.average_with(decay); }
  Matrix& matrix() { return matrix_; }
  const Matrix& matrix() const { return matrix_; }
  double squared_gradient() const;

 private:
  Matrix matrix_;
  std::vector<std::uint8_t> touched_;
  std::vector<std::uint32_t> list_;
};

/// All of the network. `gates` holds, for both directions of a layer side by side, the weights of the cell on the
/// forget and the output gate and their offsets: four rows.
struct Parameters {
  RowTable words;
  std::array<Matrix, language::kLayers> layer, gates;
  Matrix tag, tag_offset, tree, tree_offset, arc, arc_head, distance, relation, relation_offset;

  Parameters(std::size_t rows, Random& random);
  /// One step against the gradients, shortened where they are longer than `largest_norm`.
  void move(const Step& step, float largest_norm);
  void average_with(float decay, bool words_too, float words_decay);
  /// Exchanges the weights in use and their averages.
  void swap_averages();

  template <class Visit>
  void each_dense(Visit&& visit) {
    for (auto& m : layer) visit(m);
    for (auto& m : gates) visit(m);
    for (Matrix* m : {&tag, &tag_offset, &tree, &tree_offset, &arc, &arc_head, &distance, &relation, &relation_offset})
      visit(*m);
  }
};

}  // namespace newsbrief::train
