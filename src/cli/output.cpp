#include "cli/output.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace newsbrief::cli {
namespace {

tl::unexpected<Error> cannot_write(const std::string& path, int error) {
  return failure("cannot_write", std::string("cannot write: ") + std::strerror(error), path.empty() ? "standard output" : path);
}

/// A device or pipe is written as it is; only a regular file is replaced.
bool is_replaceable(const std::string& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) != 0 || S_ISREG(info.st_mode);
}

}  // namespace

Result<Output> Output::open(const std::string& path) {
  if (path.empty() || path == "-") return Output(stdout, "", "");
  const std::string temporary = is_replaceable(path) ? path + ".part" : "";
  std::FILE* file = std::fopen(temporary.empty() ? path.c_str() : temporary.c_str(), "wb");
  if (!file) return cannot_write(path, errno);
  return Output(file, path, temporary);
}

bool Output::write(std::string_view bytes) {
  if (error_ == 0 && std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) note_failure();
  return error_ == 0;
}

Result<void> Output::finish() {
  if (error_ == 0 && std::fflush(file_.get()) != 0) note_failure();
  if (error_ == EPIPE) return {};
  if (error_ == 0 && !temporary_.empty() && std::rename(temporary_.c_str(), path_.c_str()) != 0) note_failure();
  if (error_ == 0) return {};
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
  return cannot_write(path_, error_);
}

void Output::note_failure() { error_ = errno != 0 ? errno : EIO; }

}  // namespace newsbrief::cli
