#pragma once
#include <cstddef>

namespace newsbrief::language {

/// One direction of a layer over one sentence: what its cells read and write. Strides are in floats from one position
/// to the next, negative when reading backwards.
struct Recurrence {
  const float*
      gates;  ///< value, forget, output (and in the first layer the way around), kHalfWidth each, for a position
  const float* around;   ///< what flows around the cells
  const float* weights;  ///< four rows of kStateWidth: cell to forget, cell to output, and their offsets
  float* out;
  std::ptrdiff_t gates_stride, around_stride, out_stride;
};

/// Runs over `positions` positions, the cells starting from zero.
void run(const Recurrence& r, std::size_t positions);

}  // namespace newsbrief::language
