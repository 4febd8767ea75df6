#include "train/gemm.hpp"

#include <algorithm>
#include <cstring>

namespace newsbrief::train {
namespace {

using Lanes [[gnu::vector_size(64), gnu::aligned(4), gnu::may_alias]] = float;
constexpr std::size_t kLane = 16;

/// Rows×Vectors of C stay in registers over the whole of k.
template <std::size_t Rows, std::size_t Vectors>
[[gnu::always_inline]] inline void tile(std::size_t k, Operand a, const float* b, std::size_t ldb, float* c,
                                        std::size_t ldc) {
  Lanes sum[Rows][Vectors];
  for (std::size_t r = 0; r < Rows; ++r)
    for (std::size_t v = 0; v < Vectors; ++v) std::memcpy(&sum[r][v], c + r * ldc + v * kLane, sizeof(Lanes));
  for (std::size_t i = 0; i < k; ++i) {
    Lanes row[Vectors];
    for (std::size_t v = 0; v < Vectors; ++v) std::memcpy(&row[v], b + i * ldb + v * kLane, sizeof(Lanes));
    for (std::size_t r = 0; r < Rows; ++r) {
      const float x = a.data[r * a.row_stride + i * a.column_stride];
      for (std::size_t v = 0; v < Vectors; ++v) sum[r][v] += x * row[v];
    }
  }
  for (std::size_t r = 0; r < Rows; ++r)
    for (std::size_t v = 0; v < Vectors; ++v) std::memcpy(c + r * ldc + v * kLane, &sum[r][v], sizeof(Lanes));
}

template <std::size_t Vectors>
[[gnu::always_inline]] inline void panel(std::size_t m, std::size_t k, Operand a, const float* b, std::size_t ldb,
                                         float* c, std::size_t ldc) {
  std::size_t r = 0;
  const auto from = [&](std::size_t row) {
    return Operand{a.data + row * a.row_stride, a.row_stride, a.column_stride};
  };
  for (; r + 8 <= m; r += 8) tile<8, Vectors>(k, from(r), b, ldb, c + r * ldc, ldc);
  for (; r + 2 <= m; r += 2) tile<2, Vectors>(k, from(r), b, ldb, c + r * ldc, ldc);
  for (; r < m; ++r) tile<1, Vectors>(k, from(r), b, ldb, c + r * ldc, ldc);
}

}  // namespace

[[gnu::target_clones("avx512f", "arch=haswell", "default")]] void multiply_add(std::size_t m, std::size_t n,
                                                                               std::size_t k, Operand a, const float* b,
                                                                               std::size_t ldb, float* c,
                                                                               std::size_t ldc) {
  std::size_t at = 0;
  for (; at + 2 * kLane <= n; at += 2 * kLane) panel<2>(m, k, a, b + at, ldb, c + at, ldc);
  for (; at < n; at += kLane) panel<1>(m, k, a, b + at, ldb, c + at, ldc);
}

void transpose(const float* from, std::size_t rows, std::size_t columns, std::size_t ld, float* to, std::size_t ld_to) {
  constexpr std::size_t kBlock = 16;  // both sides of a block stay in the nearest cache
  for (std::size_t r0 = 0; r0 < rows; r0 += kBlock)
    for (std::size_t c0 = 0; c0 < columns; c0 += kBlock)
      for (std::size_t c = c0; c < std::min(columns, c0 + kBlock); ++c)
        for (std::size_t r = r0; r < std::min(rows, r0 + kBlock); ++r) to[c * ld_to + r] = from[r * ld + c];
}

}  // namespace newsbrief::train
