#include "language/integer_product.hpp"

#include <bit>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace newsbrief::language {
namespace {

constexpr std::size_t kPanel = 16;  // columns that fill the widest register

struct Job {
  const std::int16_t* in;
  const float* in_scales;
  std::size_t rows;
  PackedMatrix matrix;
  float* out;

  const std::int16_t* weights(std::size_t p, std::size_t column) const {
    return matrix.weights + 2 * (p * matrix.columns + column);
  }
  float* to(std::size_t row, std::size_t column) const { return out + row * matrix.columns + column; }
};

/// Two inputs of a row that stand side by side.
[[gnu::always_inline]] inline std::int32_t pair(const std::int16_t* at) {
  std::int32_t both;
  std::memcpy(&both, at, sizeof both);
  return both;
}

using Product = void (*)(const Job&);

[[maybe_unused]] void product_plain(const Job& job) {
  for (std::size_t r = 0; r < job.rows; ++r)
    for (std::size_t c = 0; c < job.matrix.columns; ++c) {
      std::int32_t sum = 0;
      for (std::size_t p = 0; p < job.matrix.rows / 2; ++p) {
        const std::int16_t *x = job.in + r * job.matrix.rows + 2 * p, *w = job.weights(p, c);
        sum += x[0] * w[0] + x[1] * w[1];
      }
      *job.to(r, c) = static_cast<float>(sum) * job.in_scales[r] * job.matrix.scales[c];
    }
}

#if defined(__x86_64__)
// Without a mask, GCC 12 warns of its own header (GCC bug 105593).
constexpr __mmask16 kAll = 0xFFFF;

/// sum += x · w. As an instruction of its own, since GCC 12 copies the sum there and back around the intrinsic, which
/// costs a fifth of the time.
[[gnu::target("avx512f,avx512bw,avx512vnni"), gnu::always_inline]] inline void add_products(__m512i& sum, __m512i x,
                                                                                            __m512i w) {
  asm("vpdpwssd %2, %1, %0" : "+v"(sum) : "v"(x), "v"(w));
}

template <std::size_t Rows, std::size_t Vectors>
[[gnu::target("avx512f,avx512bw,avx512vnni")]] void tile_512(const Job& job, std::size_t row, std::size_t column) {
  __m512i sum[Rows][Vectors];
#pragma GCC unroll 16
  for (std::size_t r = 0; r < Rows; ++r)
#pragma GCC unroll 16
    for (std::size_t v = 0; v < Vectors; ++v) sum[r][v] = _mm512_setzero_si512();
  const std::int16_t *in = job.in + row * job.matrix.rows, *weights = job.weights(0, column);
  for (std::size_t p = 0; p < job.matrix.rows / 2; ++p, in += 2, weights += 2 * job.matrix.columns) {
    __m512i w[Vectors];
#pragma GCC unroll 16
    for (std::size_t v = 0; v < Vectors; ++v) w[v] = _mm512_loadu_si512(weights + 2 * v * kPanel);
#pragma GCC unroll 16
    for (std::size_t r = 0; r < Rows; ++r) {
      const __m512i x = _mm512_set1_epi32(pair(in + r * job.matrix.rows));
#pragma GCC unroll 16
      for (std::size_t v = 0; v < Vectors; ++v) add_products(sum[r][v], x, w[v]);
    }
  }
#pragma GCC unroll 16
  for (std::size_t r = 0; r < Rows; ++r)
#pragma GCC unroll 16
    for (std::size_t v = 0; v < Vectors; ++v) {
      const __m512 scaled =
          _mm512_mul_ps(_mm512_maskz_cvtepi32_ps(kAll, sum[r][v]), _mm512_set1_ps(job.in_scales[row + r]));
      _mm512_storeu_ps(job.to(row + r, column + v * kPanel),
                       _mm512_mul_ps(scaled, _mm512_loadu_ps(job.matrix.scales + column + v * kPanel)));
    }
}

template <std::size_t Vectors>
void columns_512(const Job& job, std::size_t column) {
  std::size_t r = 0;
  for (; r + 8 <= job.rows; r += 8) tile_512<8, Vectors>(job, r, column);
  for (; r + 2 <= job.rows; r += 2) tile_512<2, Vectors>(job, r, column);
  for (; r < job.rows; ++r) tile_512<1, Vectors>(job, r, column);
}

/// Columns outside, rows inside: the weights of two panels stay in the nearest cache.
void product_512(const Job& job) {
  std::size_t c = 0;
  for (; c + 2 * kPanel <= job.matrix.columns; c += 2 * kPanel) columns_512<2>(job, c);
  for (; c < job.matrix.columns; c += kPanel) columns_512<1>(job, c);
}

template <std::size_t Rows>
[[gnu::target("avx2")]] void tile_256(const Job& job, std::size_t row, std::size_t column) {
  __m256i sum[Rows][2];
  for (auto& s : sum) s[0] = s[1] = _mm256_setzero_si256();
  for (std::size_t p = 0; p < job.matrix.rows / 2; ++p) {
    const auto* w = reinterpret_cast<const __m256i*>(job.weights(p, column));
    const __m256i low = _mm256_loadu_si256(w), high = _mm256_loadu_si256(w + 1);
    for (std::size_t r = 0; r < Rows; ++r) {
      const __m256i x = _mm256_set1_epi32(pair(job.in + (row + r) * job.matrix.rows + 2 * p));
      sum[r][0] = _mm256_add_epi32(sum[r][0], _mm256_madd_epi16(x, low));
      sum[r][1] = _mm256_add_epi32(sum[r][1], _mm256_madd_epi16(x, high));
    }
  }
  for (std::size_t r = 0; r < Rows; ++r)
    for (std::size_t v = 0; v < 2; ++v) {
      const __m256 scaled = _mm256_mul_ps(_mm256_cvtepi32_ps(sum[r][v]), _mm256_set1_ps(job.in_scales[row + r]));
      _mm256_storeu_ps(job.to(row + r, column + v * 8),
                       _mm256_mul_ps(scaled, _mm256_loadu_ps(job.matrix.scales + column + v * 8)));
    }
}

void product_256(const Job& job) {
  for (std::size_t c = 0; c < job.matrix.columns; c += kPanel) {
    std::size_t r = 0;
    for (; r + 4 <= job.rows; r += 4) tile_256<4>(job, r, c);
    for (; r < job.rows; ++r) tile_256<1>(job, r, c);
  }
}

/// SSE2 is in every x86-64.
void product_128(const Job& job) {
  for (std::size_t c = 0; c < job.matrix.columns; c += kPanel)
    for (std::size_t r = 0; r < job.rows; ++r) {
      __m128i sum[4] = {};
      for (std::size_t p = 0; p < job.matrix.rows / 2; ++p) {
        const auto* w = reinterpret_cast<const __m128i*>(job.weights(p, c));
        const __m128i x = _mm_set1_epi32(pair(job.in + r * job.matrix.rows + 2 * p));
        for (std::size_t i = 0; i < 4; ++i) sum[i] = _mm_add_epi32(sum[i], _mm_madd_epi16(x, _mm_loadu_si128(w + i)));
      }
      for (std::size_t i = 0; i < 4; ++i) {
        const __m128 scaled = _mm_mul_ps(_mm_cvtepi32_ps(sum[i]), _mm_set1_ps(job.in_scales[r]));
        _mm_storeu_ps(job.to(r, c + 4 * i), _mm_mul_ps(scaled, _mm_loadu_ps(job.matrix.scales + c + 4 * i)));
      }
    }
}

Product best_product() {
  if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vnni")) return product_512;
  if (__builtin_cpu_supports("avx2")) return product_256;
  return product_128;
}
#else
Product best_product() { return product_plain; }
#endif

/// Scales one row so that its largest value becomes kLargestInput; gives the scale to go back. Rounds by way of
/// positive numbers, since a conversion cuts towards zero.
[[gnu::always_inline]] inline float to_whole(const float* row, std::size_t width, std::int16_t* out) {
  std::int32_t largest = 0x2EDBE6FF;  // 1e-10: the bits of positive floats are in the order of the floats
  for (std::size_t i = 0; i < width; ++i) {
    const std::int32_t size = std::bit_cast<std::int32_t>(row[i]) & 0x7FFFFFFF;
    largest = size > largest ? size : largest;
  }
  const float top = std::bit_cast<float>(largest), up = static_cast<float>(kLargestInput) / top;
  constexpr std::int32_t kShift = kLargestInput + 1;
  for (std::size_t i = 0; i < width; ++i)
    out[i] = static_cast<std::int16_t>(static_cast<std::int32_t>(row[i] * up + (static_cast<float>(kShift) + 0.5F)) -
                                       kShift);
  return top / static_cast<float>(kLargestInput);
}

using ToWhole = float (*)(const float*, std::size_t, std::int16_t*);
float to_whole_plain(const float* row, std::size_t width, std::int16_t* out) { return to_whole(row, width, out); }
#if defined(__x86_64__)
[[gnu::target("avx2")]] float to_whole_256(const float* row, std::size_t width, std::int16_t* out) {
  return to_whole(row, width, out);
}
ToWhole best_to_whole() { return __builtin_cpu_supports("avx2") ? to_whole_256 : to_whole_plain; }
#else
ToWhole best_to_whole() { return to_whole_plain; }
#endif

}  // namespace

void WholeRows::assign(const float* from, std::size_t rows, std::size_t width, std::size_t stride) {
  values.resize(rows * width);
  scales.resize(rows);
  static const ToWhole best = best_to_whole();
  for (std::size_t r = 0; r < rows; ++r) scales[r] = best(from + r * stride, width, &values[r * width]);
}

void multiply(const WholeRows& in, std::size_t rows, const PackedMatrix& matrix, float* out) {
  static const Product best = best_product();
  best({in.values.data(), in.scales.data(), rows, matrix, out});
}

}  // namespace newsbrief::language
