#pragma once
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "newsbrief/error.hpp"

namespace newsbrief::reading {

/// Sorts any number of paths in bounded memory: runs of 32 MiB go to unnamed temporary files and are merged.
class SortedPaths {
 public:
  /// Fails with cannot_write where the temporary folder has no room.
  Result<void> add(std::string path);
  /// The smallest path that is left, by its bytes. After the first call nothing may be added.
  std::optional<std::string> next();
  bool empty() const { return !any_; }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  struct Run {
    std::unique_ptr<std::FILE, Close> file;
    std::string head;
  };
  Result<void> spill();
  static bool advance(Run& run);
  void begin();

  std::vector<std::string> held_;
  std::size_t held_bytes_ = 0, held_at_ = 0;
  std::vector<Run> runs_;
  bool any_ = false, reading_ = false;
};

}  // namespace newsbrief::reading
