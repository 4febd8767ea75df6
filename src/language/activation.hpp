#pragma once
// The squashing functions of the network, as quotients of polynomials: no library call, and the same bits on every
// machine. They take floats and vectors of floats alike.
#include <cstddef>

namespace newsbrief::language {

/// As many floats as fit the widest registers; narrower machines split it.
using Lanes [[gnu::vector_size(64), gnu::may_alias]] = float;
inline constexpr std::size_t kLaneCount = 16;

/// tanh to within 3e-4 (a continued fraction of Lambert's, cut after four steps and clamped).
template <class T>
[[gnu::always_inline]] inline T squash(const T& x) {
  constexpr float kEnd = 4.97F;
  const T low = x < -kEnd ? T{} - kEnd : x;
  const T c = low > kEnd ? T{} + kEnd : low;
  const T s = c * c;
  const T y =
      c * (135135.0F + s * (17325.0F + s * (378.0F + s))) / (135135.0F + s * (62370.0F + s * (3150.0F + s * 28.0F)));
  const T up = y < -1.0F ? T{} - 1.0F : y;
  return up > 1.0F ? T{} + 1.0F : up;
}

/// The logistic function.
template <class T>
[[gnu::always_inline]] inline T gate(const T& x) {
  return 0.5F + 0.5F * squash<T>(0.5F * x);
}

[[gnu::always_inline]] inline Lanes load(const float* from) {
  Lanes lanes;
  __builtin_memcpy(&lanes, from, sizeof lanes);
  return lanes;
}
[[gnu::always_inline]] inline void store(const Lanes& lanes, float* to) { __builtin_memcpy(to, &lanes, sizeof lanes); }

}  // namespace newsbrief::language
