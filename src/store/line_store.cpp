#include "store/line_store.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace newsbrief::store {
namespace {

constexpr std::size_t kMemberLines = 64;
constexpr std::size_t kMemberBytes = std::size_t{4} << 20;
constexpr int kGzipLevel = 4;
constexpr int kZstdLevel = 3;

std::string gzipped(std::string_view bytes) {
  z_stream stream{};
  ::deflateInit2(&stream, kGzipLevel, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(::deflateBound(&stream, bytes.size()), '\0');
  // zlib does not write through next_in; its type is older than const.
  stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  ::deflate(&stream, Z_FINISH);
  out.resize(out.size() - stream.avail_out);
  ::deflateEnd(&stream);
  return out;
}

std::string zstandard(std::string_view bytes) {
  std::string out(::ZSTD_compressBound(bytes.size()), '\0');
  out.resize(::ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), kZstdLevel));
  return out;
}

}  // namespace

Compression compression_of(std::string_view path) {
  if (path.ends_with(".gz")) return Compression::gzip;
  if (path.ends_with(".zst")) return Compression::zstd;
  return Compression::none;
}

Result<LineStore> LineStore::open(const std::string& path, Compression compression, std::uint64_t offset) {
  if (path == "-") return LineStore(STDOUT_FILENO, "standard output", compression, 0);
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  if (file < 0) return failure("cannot_write", std::strerror(errno), path);
  LineStore out(file, path, compression, offset);
  if (::ftruncate(file, static_cast<off_t>(offset)) != 0 || ::lseek(file, static_cast<off_t>(offset), SEEK_SET) < 0)
    return failure("cannot_write", std::strerror(errno), path);
  return out;
}

LineStore::~LineStore() {
  if (file_ > STDOUT_FILENO) ::close(file_);
}
LineStore::LineStore(LineStore&& other) noexcept
    : file_(std::exchange(other.file_, -1)),
      path_(std::move(other.path_)),
      compression_(other.compression_),
      offset_(other.offset_),
      held_(std::move(other.held_)),
      lines_(other.lines_) {}
LineStore& LineStore::operator=(LineStore&& other) noexcept {
  std::swap(file_, other.file_);
  path_ = std::move(other.path_);
  compression_ = other.compression_;
  offset_ = other.offset_;
  held_ = std::move(other.held_);
  lines_ = other.lines_;
  return *this;
}

Result<void> LineStore::add(std::string_view line) {
  held_.append(line).push_back('\n');
  ++lines_;
  return lines_ >= kMemberLines || held_.size() >= kMemberBytes ? seal() : Result<void>{};
}

std::string LineStore::packed() const { return compression_ == Compression::gzip ? gzipped(held_) : zstandard(held_); }

Result<void> LineStore::seal() {
  if (held_.empty()) return {};
  const std::string bytes = compression_ == Compression::none ? std::move(held_) : packed();
  held_.clear();
  lines_ = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto n = ::write(file_, bytes.data() + at, bytes.size() - at);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return failure(errno == EPIPE ? "closed" : "cannot_write", std::strerror(errno), path_);
    at += static_cast<std::size_t>(n);
  }
  offset_ += bytes.size();
  return {};
}

Result<std::uint64_t> LineStore::sync() {
  if (::fdatasync(file_) != 0 && errno != EINVAL && errno != EROFS)
    return failure("cannot_write", std::strerror(errno), path_);
  return offset_;
}

}  // namespace newsbrief::store
