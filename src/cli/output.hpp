#pragma once
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "newsbrief/error.hpp"

namespace newsbrief::cli {

/// Where results go: standard output or a file. Remembers the first failure; a closed pipe is an end, not a failure.
class Output {
 public:
  /// An empty path or "-" is standard output. A file is written beside its name and takes the name in finish(), so that
  /// a run that fails leaves the old file as it was.
  static Result<Output> open(const std::string& path);

  /// False once nothing more can be written.
  bool write(std::string_view bytes);

  /// Flushes; the Error is of code "cannot_write".
  Result<void> finish();

 private:
  struct Close {
    void operator()(std::FILE* file) const {
      if (file != stdout) std::fclose(file);
    }
  };
  Output(std::FILE* file, std::string path, std::string temporary)
      : file_(file), path_(std::move(path)), temporary_(std::move(temporary)) {}
  void note_failure();

  std::unique_ptr<std::FILE, Close> file_;
  std::string path_, temporary_;
  int error_ = 0;
};

}  // namespace newsbrief::cli
