#pragma once
// The inner loops of the network, each compiled for several widths of registers; the widest that the processor has is
// taken. Nothing is fused or reordered, so all give the same bits.
#include <cstddef>
#include <cstdint>

namespace newsbrief::language {

/// to[i] += scale · row[i].
void add_row(const std::int8_t* row, float scale, std::size_t n, float* to);

/// scores[r][c] = Σ left[r][i] · right[i][c] for `rows` rows of `inner` numbers; `columns` is a multiple of 16.
void multiply_small(const float* left, std::size_t rows, std::size_t inner, const float* right, std::size_t columns,
                    float* scores);

inline constexpr std::size_t kBlockColumns = 16;  ///< columns that best_sums works on at a time

/// Rows of floats `stride` apart.
struct StridedRows {
  const float* first;
  std::ptrdiff_t stride;
};

/// For each column c of `columns`: the largest of a[k][c] + b[k][c] over the rows k of `terms` > 0, and the first row
/// that gives it. Works on kBlockColumns columns at a time: all rows and both outputs must reach as far.
void best_sums(StridedRows a, StridedRows b, std::size_t terms, std::size_t columns, float* best, std::int32_t* row);

}  // namespace newsbrief::language
