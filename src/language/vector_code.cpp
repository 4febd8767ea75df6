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

[[gnu::always_inline]] inline void best_sums_with(StridedRows a, StridedRows b, std::size_t terms, std::size_t columns,
                                                  float* best, std::int32_t* row) {
  static_assert(kBlockColumns == kLaneCount);
  using Indices [[gnu::vector_size(sizeof(Lanes)), gnu::may_alias]] = std::int32_t;
  for (std::size_t c = 0; c < columns; c += kLaneCount) {
    const float *from_a = a.first + c, *from_b = b.first + c;
    Lanes top = load(from_a) + load(from_b);
    Indices at = {};
    for (std::size_t k = 1; k < terms; ++k) {
      const Lanes sum = load(from_a += a.stride) + load(from_b += b.stride);
      const auto larger = sum > top;
      top = larger ? sum : top;
      at = larger ? Indices{} + static_cast<std::int32_t>(k) : at;
    }
    store(top, best + c);
    __builtin_memcpy(row + c, &at, sizeof at);
  }
}

struct Code {
  void (*add_row)(const std::int8_t*, float, std::size_t, float*);
  void (*multiply)(const float*, std::size_t, std::size_t, const float*, std::size_t, float*);
  void (*best_sums)(StridedRows, StridedRows, std::size_t, std::size_t, float*, std::int32_t*);
};

void add_row_128(const std::int8_t* row, float scale, std::size_t n, float* to) { add_row_with(row, scale, n, to); }
void multiply_128(const float* left, std::size_t rows, std::size_t inner, const float* right, std::size_t columns,
                  float* scores) {
  multiply_with(left, rows, inner, right, columns, scores);
}
void best_sums_128(StridedRows a, StridedRows b, std::size_t terms, std::size_t columns, float* best,
                   std::int32_t* row) {
  best_sums_with(a, b, terms, columns, best, row);
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
[[gnu::target("avx2")]] void best_sums_256(StridedRows a, StridedRows b, std::size_t terms, std::size_t columns,
                                           float* best, std::int32_t* row) {
  best_sums_with(a, b, terms, columns, best, row);
}
[[gnu::target("avx512f")]] void best_sums_512(StridedRows a, StridedRows b, std::size_t terms, std::size_t columns,
                                              float* best, std::int32_t* row) {
  best_sums_with(a, b, terms, columns, best, row);
}

Code best_code() {
  if (__builtin_cpu_supports("avx512f")) return {add_row_256, multiply_512, best_sums_512};
  if (__builtin_cpu_supports("avx2")) return {add_row_256, multiply_256, best_sums_256};
  return {add_row_128, multiply_128, best_sums_128};
}
#else
Code best_code() { return {add_row_128, multiply_128, best_sums_128}; }
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

void best_sums(StridedRows a, StridedRows b, std::size_t terms, std::size_t columns, float* best, std::int32_t* row) {
  code().best_sums(a, b, terms, columns, best, row);
}

}  // namespace newsbrief::language
