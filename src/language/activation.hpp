#pragma once
// The squashing functions of the network, as quotients of polynomials: no library call, so that they become vector code and
// give the same bits on every machine.
#include <algorithm>

namespace newsbrief::language {

/// tanh to within 3e-4 (a continued fraction of Lambert's, cut after four steps and clamped).
inline float squash(float x) {
  const float c = std::min(4.97F, std::max(-4.97F, x));
  const float s = c * c;
  const float y = c * (135135.0F + s * (17325.0F + s * (378.0F + s))) / (135135.0F + s * (62370.0F + s * (3150.0F + s * 28.0F)));
  return std::min(1.0F, std::max(-1.0F, y));
}

/// The logistic function.
inline float gate(float x) { return 0.5F + 0.5F * squash(0.5F * x); }

}  // namespace newsbrief::language
