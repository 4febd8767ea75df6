#include "language/integer_product.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace newsbrief::language {
namespace {

constexpr std::size_t kPanel = 16;  // columns that are worked on at once

/// Sums of one panel of columns over all inputs, for `count` (up to kTile) rows.
constexpr std::size_t kTile = 8;
using Panel = void (*)(const std::int16_t* in, std::size_t stride, const std::int16_t* weights, std::size_t pairs,
                       std::size_t pair_stride, std::size_t count, std::int32_t* sums);

[[maybe_unused]] void panel_plain(const std::int16_t* in, std::size_t stride, const std::int16_t* weights, std::size_t pairs, std::size_t pair_stride,
                 std::size_t count, std::int32_t* sums) {
  for (std::size_t r = 0; r < count; ++r) {
    std::int32_t* sum = sums + r * kPanel;
    std::fill_n(sum, kPanel, 0);
    for (std::size_t p = 0; p < pairs; ++p)
      for (std::size_t c = 0; c < kPanel; ++c)
        sum[c] += in[r * stride + 2 * p] * weights[p * pair_stride + 2 * c] + in[r * stride + 2 * p + 1] * weights[p * pair_stride + 2 * c + 1];
  }
}

#if defined(__x86_64__)
std::int32_t pair_at(const std::int16_t* in, std::size_t p) {
  std::int32_t both;
  std::memcpy(&both, in + 2 * p, sizeof both);
  return both;
}

template <std::size_t Rows>
[[gnu::target("avx512f,avx512bw,avx512vnni")]] void tile_512(const std::int16_t* in, std::size_t stride, const std::int16_t* weights,
                                                              std::size_t pairs, std::size_t pair_stride, std::int32_t* sums) {
  __m512i sum[Rows];
  for (auto& s : sum) s = _mm512_setzero_si512();
  for (std::size_t p = 0; p < pairs; ++p) {
    const __m512i w = _mm512_loadu_si512(weights + p * pair_stride);
    for (std::size_t r = 0; r < Rows; ++r) sum[r] = _mm512_dpwssd_epi32(sum[r], _mm512_set1_epi32(pair_at(in + r * stride, p)), w);
  }
  for (std::size_t r = 0; r < Rows; ++r) _mm512_storeu_si512(sums + r * kPanel, sum[r]);
}

void panel_512(const std::int16_t* in, std::size_t stride, const std::int16_t* weights, std::size_t pairs, std::size_t pair_stride,
               std::size_t count, std::int32_t* sums) {
  if (count == kTile) return tile_512<kTile>(in, stride, weights, pairs, pair_stride, sums);
  for (std::size_t r = 0; r < count; ++r) tile_512<1>(in + r * stride, stride, weights, pairs, pair_stride, sums + r * kPanel);
}

template <std::size_t Rows>
[[gnu::target("avx2")]] void tile_256(const std::int16_t* in, std::size_t stride, const std::int16_t* weights, std::size_t pairs,
                                      std::size_t pair_stride, std::int32_t* sums) {
  __m256i sum[Rows][2];
  for (auto& s : sum) s[0] = s[1] = _mm256_setzero_si256();
  for (std::size_t p = 0; p < pairs; ++p) {
    const auto* w = reinterpret_cast<const __m256i*>(weights + p * pair_stride);
    const __m256i low = _mm256_loadu_si256(w), high = _mm256_loadu_si256(w + 1);
    for (std::size_t r = 0; r < Rows; ++r) {
      const __m256i x = _mm256_set1_epi32(pair_at(in + r * stride, p));
      sum[r][0] = _mm256_add_epi32(sum[r][0], _mm256_madd_epi16(x, low));
      sum[r][1] = _mm256_add_epi32(sum[r][1], _mm256_madd_epi16(x, high));
    }
  }
  for (std::size_t r = 0; r < Rows; ++r) {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + r * kPanel), sum[r][0]);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + r * kPanel + 8), sum[r][1]);
  }
}

void panel_256(const std::int16_t* in, std::size_t stride, const std::int16_t* weights, std::size_t pairs, std::size_t pair_stride,
               std::size_t count, std::int32_t* sums) {
  std::size_t r = 0;
  for (; r + 4 <= count; r += 4) tile_256<4>(in + r * stride, stride, weights, pairs, pair_stride, sums + r * kPanel);
  for (; r < count; ++r) tile_256<1>(in + r * stride, stride, weights, pairs, pair_stride, sums + r * kPanel);
}

/// SSE2 is in every x86-64.
void panel_128(const std::int16_t* in, std::size_t stride, const std::int16_t* weights, std::size_t pairs, std::size_t pair_stride,
               std::size_t count, std::int32_t* sums) {
  for (std::size_t r = 0; r < count; ++r) {
    __m128i sum[4] = {};
    for (std::size_t p = 0; p < pairs; ++p) {
      const auto* w = reinterpret_cast<const __m128i*>(weights + p * pair_stride);
      const __m128i x = _mm_set1_epi32(pair_at(in + r * stride, p));
      for (std::size_t i = 0; i < 4; ++i) sum[i] = _mm_add_epi32(sum[i], _mm_madd_epi16(x, _mm_loadu_si128(w + i)));
    }
    for (std::size_t i = 0; i < 4; ++i) _mm_storeu_si128(reinterpret_cast<__m128i*>(sums + r * kPanel) + i, sum[i]);
  }
}

Panel best_panel() {
  if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vnni")) return panel_512;
  if (__builtin_cpu_supports("avx2")) return panel_256;
  return panel_128;
}
#else
Panel best_panel() { return panel_plain; }
#endif

/// Scales one row so that its largest value becomes kLargestInput; gives the scale to go back. Rounds by way of positive
/// numbers, since a conversion cuts towards zero.
[[gnu::always_inline]] inline float to_whole(const float* row, std::size_t width, std::int16_t* out) {
  std::int32_t largest = 0x2EDBE6FF;  // 1e-10: the bits of positive floats are in the order of the floats
  for (std::size_t i = 0; i < width; ++i) {
    const std::int32_t size = std::bit_cast<std::int32_t>(row[i]) & 0x7FFFFFFF;
    largest = size > largest ? size : largest;
  }
  const float top = std::bit_cast<float>(largest), up = static_cast<float>(kLargestInput) / top;
  constexpr std::int32_t kShift = kLargestInput + 1;
  for (std::size_t i = 0; i < width; ++i)
    out[i] = static_cast<std::int16_t>(static_cast<std::int32_t>(row[i] * up + (static_cast<float>(kShift) + 0.5F)) - kShift);
  return top / static_cast<float>(kLargestInput);
}

using ToWhole = float (*)(const float*, std::size_t, std::int16_t*);
float to_whole_plain(const float* row, std::size_t width, std::int16_t* out) { return to_whole(row, width, out); }
#if defined(__x86_64__)
[[gnu::target("avx2")]] float to_whole_256(const float* row, std::size_t width, std::int16_t* out) { return to_whole(row, width, out); }
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
  static const Panel panel = best_panel();
  alignas(64) std::int32_t sums[kTile * kPanel];
  for (std::size_t first = 0; first < rows; first += kTile) {
    const std::size_t count = std::min(kTile, rows - first);
    for (std::size_t c = 0; c < matrix.columns; c += kPanel) {
      panel(&in.values[first * matrix.rows], matrix.rows, matrix.weights + 2 * c, matrix.rows / 2, 2 * matrix.columns, count, sums);
      for (std::size_t r = 0; r < count; ++r) {
        float* to = out + (first + r) * matrix.columns + c;
        const float scale = in.scales[first + r];
        for (std::size_t i = 0; i < kPanel; ++i) to[i] = static_cast<float>(sums[r * kPanel + i]) * scale * matrix.scales[c + i];
      }
    }
  }
}

}  // namespace newsbrief::language
