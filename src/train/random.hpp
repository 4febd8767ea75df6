#pragma once
#include <cstdint>

namespace newsbrief::train {

/// splitmix64 (Steele, Lea and Flood 2014): the same numbers from the same seed with every library.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
  }
  /// In [0, 1).
  float unit() { return static_cast<float>(next() >> 40U) * 0x1p-24F; }
  std::uint64_t below(std::uint64_t n) { return next() % n; }

 private:
  std::uint64_t state_;
};

template <class Range>
void shuffle(Range& range, Random& random) {
  for (std::size_t i = range.size(); i > 1; --i) std::swap(range[i - 1], range[random.below(i)]);
}

}  // namespace newsbrief::train
