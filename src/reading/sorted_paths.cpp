#include "reading/sorted_paths.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace newsbrief::reading {
namespace {

constexpr std::size_t kRunBytes = std::size_t{32} << 20;

}  // namespace

Result<void> SortedPaths::add(std::string path) {
  any_ = true;
  held_bytes_ += path.capacity() + sizeof(std::string);
  held_.push_back(std::move(path));
  return held_bytes_ < kRunBytes ? Result<void>{} : spill();
}

Result<void> SortedPaths::spill() {
  std::sort(held_.begin(), held_.end());
  Run run;
  run.file.reset(std::tmpfile());
  if (!run.file) return failure("cannot_write", std::strerror(errno), "a temporary file");
  for (const auto& path : held_) std::fwrite(path.c_str(), 1, path.size() + 1, run.file.get());
  if (std::fflush(run.file.get()) != 0) return failure("cannot_write", std::strerror(errno), "a temporary file");
  std::rewind(run.file.get());
  runs_.push_back(std::move(run));
  held_.clear();
  held_bytes_ = 0;
  return {};
}

bool SortedPaths::advance(Run& run) {
  run.head.clear();
  for (int c = std::getc(run.file.get()); c != EOF; c = std::getc(run.file.get())) {
    if (c == '\0') return true;
    run.head += static_cast<char>(c);
  }
  return false;
}

void SortedPaths::begin() {
  reading_ = true;
  std::sort(held_.begin(), held_.end());
  std::erase_if(runs_, [](Run& run) { return !advance(run); });
}

std::optional<std::string> SortedPaths::next() {
  if (!reading_) begin();
  const auto least =
      std::min_element(runs_.begin(), runs_.end(), [](const Run& a, const Run& b) { return a.head < b.head; });
  if (least == runs_.end() || (held_at_ < held_.size() && held_[held_at_] < least->head)) {
    if (held_at_ == held_.size()) return std::nullopt;
    return std::move(held_[held_at_++]);
  }
  std::string out = std::move(least->head);
  if (!advance(*least)) runs_.erase(least);
  return out;
}

}  // namespace newsbrief::reading
