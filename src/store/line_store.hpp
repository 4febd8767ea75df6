#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "newsbrief/error.hpp"

namespace newsbrief::store {

enum class Compression { none, gzip, zstd };

/// "x.jsonl.gz" → gzip, "x.jsonl.zst" → zstd.
Compression compression_of(std::string_view path);

/// A file of lines that grows by members of at most 64 lines or 4 MiB, each a gzip member or zstd frame of its own.
/// Where they end depends on the lines alone, so that a run that goes on behind one gives the same bytes.
class LineStore {
 public:
  /// Opens `path` for what comes behind its first `offset` bytes; what is there is cut off. "-" is standard output.
  /// Fails with cannot_write.
  static Result<LineStore> open(const std::string& path, Compression compression, std::uint64_t offset);
  ~LineStore();
  LineStore(LineStore&& other) noexcept;
  LineStore& operator=(LineStore&& other) noexcept;

  /// Takes a line (without its line feed). Fails with cannot_write, and with closed where standard output is a pipe
  /// that nobody reads any more.
  Result<void> add(std::string_view line);
  /// Whether all lines are in whole members.
  bool is_even() const { return held_.empty(); }
  /// Ends the member under way.
  Result<void> seal();
  /// Waits until what is written is on disk; gives its size.
  Result<std::uint64_t> sync();

 private:
  LineStore(int file, std::string path, Compression compression, std::uint64_t offset)
      : file_(file), path_(std::move(path)), compression_(compression), offset_(offset) {}
  std::string packed() const;

  int file_ = -1;
  std::string path_;
  Compression compression_;
  std::uint64_t offset_ = 0;
  std::string held_;
  std::size_t lines_ = 0;
};

}  // namespace newsbrief::store
