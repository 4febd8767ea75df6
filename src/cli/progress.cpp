#include "cli/progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

namespace newsbrief::cli {
namespace {

constexpr int kBarWidth = 24;

std::string clock_of(double seconds) {
  const auto s = static_cast<long>(seconds);
  return s >= 3600 ? fmt::format("{}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60)
                   : fmt::format("{}:{:02}", s / 60, s % 60);
}

}  // namespace

double BatchProgress::seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }

std::string BatchProgress::line(const pipeline::BatchState& state) const {
  const auto done = state.documents + state.failures - state.reused;
  const double elapsed = std::max(seconds(), 1e-3);
  std::string out = fmt::format("{} documents, {} failed, {:.0f} a second", state.documents, state.failures,
                                static_cast<double>(done) / elapsed);
  if (total_ == 0) return out;
  const double share = std::min(1.0, static_cast<double>(state.bytes) / static_cast<double>(total_));
  if (style_ == ProgressStyle::bar) {
    const auto full = static_cast<std::size_t>(share * kBarWidth);
    out =
        fmt::format("[{}{}] {:3.0f}% {}", std::string(full, '='), std::string(kBarWidth - full, ' '), 100 * share, out);
  }
  if (share > 0.005) out += fmt::format(", {} left", clock_of(elapsed * (1 - share) / share));
  return out;
}

void BatchProgress::show(const pipeline::BatchState& state) {
  if (style_ == ProgressStyle::none) return;
  const auto now = Clock::now();
  const auto pause = style_ == ProgressStyle::bar ? std::chrono::milliseconds(200) : std::chrono::milliseconds(10'000);
  if (now - last_ < pause) return;
  last_ = now;
  if (style_ == ProgressStyle::bar) {
    fmt::print(stderr, "\r\033[K{}", line(state));
    std::fflush(stderr);
    shown_ = true;
  } else {
    fmt::print(stderr, "newsbrief: {}\n", line(state));
  }
}

void BatchProgress::clear() {
  if (std::exchange(shown_, false)) fmt::print(stderr, "\r\033[K");
}

}  // namespace newsbrief::cli
