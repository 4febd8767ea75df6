#include "language/recurrence.hpp"

#include <array>

#include "language/activation.hpp"
#include "language/network_shape.hpp"

namespace newsbrief::language {
namespace {

static_assert(kHalfWidth % kLaneCount == 0);

[[gnu::always_inline]] inline void run_all(const Recurrence& r, std::size_t positions) {
  std::array<float, kHalfWidth> cell{};
  const float *forget = r.weights, *output = forget + kStateWidth, *forget_offset = output + kStateWidth,
              *output_offset = forget_offset + kStateWidth;
  for (std::size_t step = 0; step < positions; ++step) {
    const auto t = static_cast<std::ptrdiff_t>(step);
    const float* u = r.gates + t * r.gates_stride;
    const float* around = r.around + t * r.around_stride;
    float* out = r.out + t * r.out_stride;
    for (std::size_t i = 0; i < kHalfWidth; i += kLaneCount) {
      const Lanes value = load(u + i), before = load(&cell[i]);
      const Lanes f = gate<Lanes>(load(u + kHalfWidth + i) + load(forget + i) * before + load(forget_offset + i));
      const Lanes o = gate<Lanes>(load(u + 2 * kHalfWidth + i) + load(output + i) * before + load(output_offset + i));
      const Lanes c = f * before + (1 - f) * value;
      store(o * squash(c) + (1 - o) * load(around + i), out + i);
      store(c, &cell[i]);
    }
  }
}

using Run = void (*)(const Recurrence&, std::size_t);

void run_plain(const Recurrence& r, std::size_t positions) { run_all(r, positions); }

#if defined(__x86_64__)
// The same steps on wider registers. Nothing is fused (-ffp-contract=off), so the bits stay the same.
[[gnu::target("avx2")]] void run_256(const Recurrence& r, std::size_t positions) { run_all(r, positions); }
[[gnu::target("avx512f")]] void run_512(const Recurrence& r, std::size_t positions) { run_all(r, positions); }

Run best_run() {
  if (__builtin_cpu_supports("avx512f")) return run_512;
  if (__builtin_cpu_supports("avx2")) return run_256;
  return run_plain;
}
#else
Run best_run() { return run_plain; }
#endif

}  // namespace

void run(const Recurrence& r, std::size_t positions) {
  static const Run best = best_run();
  best(r, positions);
}

}  // namespace newsbrief::language
