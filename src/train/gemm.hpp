#pragma once
#include <cstddef>
#include <vector>

namespace newsbrief::train {

/// A matrix operand read by strides, so that a transposed one needs no copy.
struct Operand {
  const float* data;
  std::size_t row_stride;
  std::size_t column_stride;
};

/// A row-major matrix from one of its places on, and the transpose of one.
inline Operand plain(const std::vector<float>& m, std::size_t ld, std::size_t row = 0, std::size_t column = 0) {
  return {m.data() + row * ld + column, ld, 1};
}
inline Operand turned(const std::vector<float>& m, std::size_t ld, std::size_t row = 0, std::size_t column = 0) {
  return {m.data() + row * ld + column, 1, ld};
}

/// C[m×n] += A[m×k] · B[k×n]; B and C row-major, n a multiple of 16.
void multiply_add(std::size_t m, std::size_t n, std::size_t k, Operand a, const float* b, std::size_t ldb, float* c,
                  std::size_t ldc);

/// Writes the transpose of a row-major rows×columns matrix.
void transpose(const float* from, std::size_t rows, std::size_t columns, std::size_t ld, float* to, std::size_t ld_to);

}  // namespace newsbrief::train
