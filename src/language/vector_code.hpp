#pragma once
// Two inner loops of the network, each compiled for several widths of registers; the widest that the processor has is
// taken. Nothing is fused or reordered, so all give the same bits.
#include <cstddef>
#include <cstdint>

namespace newsbrief::language {

/// to[i] += scale · row[i].
void add_row(const std::int8_t* row, float scale, std::size_t n, float* to);

/// scores[r][c] = Σ left[r][i] · right[i][c] for `rows` rows of `inner` numbers; `columns` is a multiple of 16.
void multiply_small(const float* left, std::size_t rows, std::size_t inner, const float* right, std::size_t columns,
                    float* scores);

}  // namespace newsbrief::language
