#pragma once
// Matrix products in whole numbers: the same bits on every machine, and twice as many steps a cycle as with floats.
#include <cstddef>
#include <cstdint>
#include <vector>

namespace newsbrief::language {

inline constexpr int kLargestWeight = 1023;  ///< |weight|; with kLargestInput and 512 rows no sum overflows 31 bits
inline constexpr int kLargestInput = 4095;

/// Weights of a matrix with `rows` inputs (even) and `columns` outputs (a multiple of 16), scaled column by column to
/// whole numbers. Two rows lie interleaved: r0c0 r1c0 r0c1 r1c1 …
struct PackedMatrix {
  const std::int16_t* weights = nullptr;
  const float* scales = nullptr;
  std::size_t rows = 0;
  std::size_t columns = 0;
};

/// Vectors in whole numbers, each with its scale.
struct WholeRows {
  std::vector<std::int16_t> values;
  std::vector<float> scales;

  /// Scales each row of `width` floats so that its largest becomes kLargestInput.
  void assign(const float* from, std::size_t rows, std::size_t width, std::size_t stride);
};

/// out[r][c] = Σ in[r][i] · matrix[i][c], for each row; `out` has matrix.columns floats a row.
void multiply(const WholeRows& in, std::size_t rows, const PackedMatrix& matrix, float* out);

}  // namespace newsbrief::language
