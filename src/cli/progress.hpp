#pragma once
#include <chrono>
#include <cstdint>
#include <string>

#include "pipeline/batch.hpp"

namespace newsbrief::cli {

enum class ProgressStyle {
  none,
  bar,   ///< one line of a terminal, drawn anew five times a second
  plain  ///< a line every ten seconds
};

/// Tells on standard error how far a batch is: documents, rate, and what time is left where the size of the inputs is
/// known.
class BatchProgress {
 public:
  BatchProgress(ProgressStyle style, std::uint64_t total_bytes) : style_(style), total_(total_bytes) {}
  ~BatchProgress() { clear(); }
  BatchProgress(const BatchProgress&) = delete;
  BatchProgress& operator=(const BatchProgress&) = delete;

  void show(const pipeline::BatchState& state);
  void clear();
  double seconds() const;

 private:
  using Clock = std::chrono::steady_clock;
  std::string line(const pipeline::BatchState& state) const;

  ProgressStyle style_;
  std::uint64_t total_;
  bool shown_ = false;
  Clock::time_point start_ = Clock::now(), last_ = start_;
};

}  // namespace newsbrief::cli
