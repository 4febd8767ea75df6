#include "language/vector_code.hpp"

#include "language/activation.hpp"

namespace newsbrief::language {
namespace {

[[gnu::always_inline]] inline void add_row_with(const std::int8_t* __restrict row, float scale, std::size_t n,
                                                float* __restrict to) {
  for (std::size_t i = 0; i < n; ++i) to[i] += scale * static_cast<float>(row[i]);
}

template <std::size_t Rows>
[[gnu::always_inline]] inline void tile(const float* left, std::size_t inner, const float* right, std::size_t columns,
                                        float* scores) {
  Lanes sum[Rows] = {};
  for (std::size_t i = 0; i < inner; ++i) {
    const Lanes x = load(right + i * columns);
    for (std::size_t r = 0; r < Rows; ++r) sum[r] += left[r * inner + i] * x;
  }
  for (std::size_t r = 0; r < Rows; ++r) store(sum[r], scores + r * columns);
}

[[gnu::always_inline]] inline void multiply_with(const float* left, std::size_t rows, std::size_t inner,
                                                 const float* right, std::size_t columns, float* scores) {
  for (std::size_t c = 0; c < columns; c += kLaneCount) {
    std::size_t r = 0;
    for (; r + 4 <= rows; r += 4) tile<4>(left + r * inner, inner, right + c, columns, scores + r * columns + c);
    for (; r < rows; ++r) tile<1>(left + r * inner, inner, right + c, columns, scores + r * columns + c);
  }
}

struct Code {
  void (*add_row)(const std::int8_t*, float, std::size_t, float*);
  void (*multiply)(const float*, std::size_t, std::size_t, const float*, std::size_t, float*);
};

void add_row_128(const std::int8_t* row, float scale, std::size_t n, float* to) { add_row_with(row, scale, n, to); }
void multiply_128(const float* left, std::size_t rows, std::size_t inner, const float* right, std::size_t columns,
                  float* scores) {
  multiply_with(left, rows, inner, right, columns, scores);
}

#if defined(__x86_64__)
[[gnu::target("avx2")]] void add_row_256(const std::int8_t* row, float scale, std::size_t n, float* to) {
  add_row_with(row, scale, n, to);
}
[[gnu::target("avx2")]] void multiply_256(const float* left, std::size_t rows, std::size_t inner, const float* right,
                                          std::size_t columns, float* scores) {
  multiply_with(left, rows, inner, right, columns, scores);
}
[[gnu::target("avx512f")]] void multiply_512(const float* left, std::size_t rows, std::size_t inner, const float* right,
                                             std::size_t columns, float* scores) {
  multiply_with(left, rows, inner, right, columns, scores);
}

Code best_code() {
  if (__builtin_cpu_supports("avx512f")) return {add_row_256, multiply_512};
  if (__builtin_cpu_supports("avx2")) return {add_row_256, multiply_256};
  return {add_row_128, multiply_128};
}
#else
Code best_code() { return {add_row_128, multiply_128}; }
#endif

const Code& code() {
  static const Code best = best_code();
  return best;
}

}  // namespace

void add_row(const std::int8_t* row, float scale, std::size_t n, float* to) { code().add_row(row, scale, n, to); }

void multiply_small(const float* left, std::size_t rows, std::size_t inner, const float* right, std::size_t columns,
                    float* scores) {
  code().multiply(left, rows, inner, right, columns, scores);
}

}  // namespace newsbrief::language
