#include "reading/byte_source.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <istream>
#include <vector>

#include "reading/unpacker.hpp"

namespace newsbrief::reading {
namespace {

constexpr std::size_t kPiece = std::size_t{128} << 10;
constexpr int kWriterWaitMs = 10'000;

FileState state_of(const struct stat& info) {
  if (!S_ISREG(info.st_mode)) return {};
  return {info.st_size, std::int64_t{info.st_mtim.tv_sec} * 1'000'000'000 + info.st_mtim.tv_nsec};
}

/// A file descriptor that closes itself, except standard input.
class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ > STDIN_FILENO) ::close(fd_);
  }
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

Error unreadable(const std::string& path, int error) {
  if (error == ENOENT) return {"no_such_file", "no such file or folder (use - for standard input)", path};
  return {"cannot_read", std::strerror(error), path};
}

Result<Descriptor> open_file(const std::string& path, Admit admit) {
  // Without O_NONBLOCK a named pipe that nobody writes into would hold us for ever.
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat info {};
  if (file.get() < 0 || ::fstat(file.get(), &info) != 0) return tl::unexpected<Error>(unreadable(path, errno));
  if (S_ISREG(info.st_mode)) return file;
  if (S_ISDIR(info.st_mode)) return tl::unexpected<Error>(unreadable(path, EISDIR));
  const bool streams = S_ISFIFO(info.st_mode) || S_ISCHR(info.st_mode);
  if (admit == Admit::listed || !streams)
    return failure("not_a_file", "a pipe, socket or device, no file (name it alone to read a pipe)", path);
  if (S_ISFIFO(info.st_mode)) {
    pollfd wait{file.get(), POLLIN, 0};
    if (::poll(&wait, 1, kWriterWaitMs) == 0)
      return failure("no_writer", "nobody writes into this pipe (waited ten seconds)", path);
  }
  ::fcntl(file.get(), F_SETFL, ::fcntl(file.get(), F_GETFL) & ~O_NONBLOCK);
  return file;
}

}  // namespace

FileState file_state(const std::string& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0 ? state_of(info) : FileState{};
}

struct ByteSource::State {
  std::string path;
  Descriptor file;
  std::istream* stream = nullptr;
  FileState before;

  std::optional<Unpacker> unpacker;
  std::string packed;  ///< read, not yet unpacked
  std::size_t packed_at = 0;

  std::string window;
  std::size_t at = 0;
  std::uint64_t offset = 0;
  bool begun = false, ended = false;
  std::optional<Error> fault;

  std::size_t read_raw(char* out, std::size_t size) {
    if (stream) {
      stream->read(out, static_cast<std::streamsize>(size));
      if (stream->bad()) fault = Error{"cannot_read", "reading stopped: input error", path};
      return static_cast<std::size_t>(stream->gcount());
    }
    for (;;) {
      const auto n = ::read(file.get(), out, size);
      if (n >= 0) return static_cast<std::size_t>(n);
      if (errno == EINTR) continue;
      fault = Error{"cannot_read", std::string("reading stopped: ") + std::strerror(errno), path};
      return 0;
    }
  }

  /// Appends what one reading gives.
  void fill() {
    const std::size_t size = window.size();
    window.resize(size + kPiece);
    const std::size_t given = unpacker ? unpack(window.data() + size, kPiece) : read_raw(window.data() + size, kPiece);
    window.resize(size + given);
    if (given == 0) end();
    if (!begun && !unpacker && (window.size() >= 4 || ended)) begin();
  }

  void begin() {
    begun = true;
    const auto packing = packing_of(window);
    if (packing == Packing::none) return;
    unpacker.emplace(packing);
    packed = std::exchange(window, {});
    ended = false;
  }

  std::size_t unpack(char* out, std::size_t size) {
    for (;;) {
      if (packed_at == packed.size()) {
        packed.resize(kPiece);
        packed.resize(read_raw(packed.data(), kPiece));
        packed_at = 0;
        if (packed.empty()) {
          if (!fault && !unpacker->at_end_of_member())
            fault = Error{"bad_compression", "the packed data ends too early (the records before are read)", path};
          return 0;
        }
      }
      auto step = unpacker->step(std::string_view(packed).substr(packed_at), out, size);
      if (!step) {
        fault = step.error();
        fault->where = path;
        return 0;
      }
      packed_at += step->taken;
      if (step->given > 0) return step->given;
    }
  }

  void end() {
    ended = true;
    struct stat info {};
    if (!fault && file.get() >= 0 && before.size >= 0 && ::fstat(file.get(), &info) == 0 && state_of(info) != before)
      fault = Error{"changed", "the file changed while it was read (run again)", path};
  }
};

ByteSource::ByteSource(std::unique_ptr<State> state) : state_(std::move(state)) {}
ByteSource::~ByteSource() = default;
ByteSource::ByteSource(ByteSource&&) noexcept = default;
ByteSource& ByteSource::operator=(ByteSource&&) noexcept = default;

Result<ByteSource> ByteSource::open(const std::string& path, std::istream* standard_input, Admit admit) {
  auto state = std::make_unique<State>();
  state->path = path;
  if (path == "-") {
    state->stream = standard_input;
    if (!standard_input) state->file = Descriptor(STDIN_FILENO);
  } else {
    auto file = open_file(path, admit);
    if (!file) return tl::unexpected<Error>(file.error());
    state->file = std::move(*file);
    struct stat info {};
    if (::fstat(state->file.get(), &info) == 0) state->before = state_of(info);
  }
  return ByteSource(std::move(state));
}

std::string_view ByteSource::peek(std::size_t count) {
  auto& s = *state_;
  if (s.window.size() - s.at < count && s.at > 0) {
    s.window.erase(0, s.at);
    s.at = 0;
  }
  while (!s.ended && (s.window.size() - s.at < count || (!s.begun && !s.unpacker))) s.fill();
  return std::string_view(s.window).substr(s.at);
}

void ByteSource::skip(std::size_t count) {
  auto& s = *state_;
  count = std::min(count, s.window.size() - s.at);
  s.at += count;
  s.offset += count;
}

bool ByteSource::discard(std::uint64_t count) {
  while (count > 0) {
    const auto seen = peek(1);
    if (seen.empty()) return false;
    const auto step = std::min<std::uint64_t>(count, seen.size());
    skip(static_cast<std::size_t>(step));
    count -= step;
  }
  return true;
}

std::uint64_t ByteSource::offset() const { return state_->offset; }

ByteSource::Line ByteSource::line(std::string& out, std::size_t limit) {
  out.clear();
  bool any = false, too_long = false;
  for (;;) {
    const auto seen = peek(1);
    if (seen.empty()) break;
    any = true;
    const auto feed = seen.find('\n');
    const auto length = std::min(feed, seen.size());
    too_long = too_long || out.size() + length > limit;
    if (too_long) {
      out.clear();
    } else {
      out.append(seen.substr(0, length));
    }
    skip(feed == std::string_view::npos ? length : length + 1);
    if (feed != std::string_view::npos) break;
  }
  if (!any) return Line::end;
  if (out.ends_with('\r')) out.pop_back();
  return too_long ? Line::too_long : Line::read;
}

const std::optional<Error>& ByteSource::fault() const { return state_->fault; }

std::optional<std::string> inflate(std::string_view packed, std::size_t limit) {
  std::string out;
  // A body may be gzip, zlib or bare deflate; the bits of the window tell zlib which.
  for (const int bits : {15 + 32, -15}) {
    z_stream stream{};
    if (::inflateInit2(&stream, bits) != Z_OK) return std::nullopt;
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(packed.data()));
    stream.avail_in = static_cast<uInt>(std::min(packed.size(), std::size_t{1} << 30));
    out.clear();
    int code = Z_OK;
    std::vector<char> buffer(std::size_t{64} << 10);
    while (code == Z_OK && out.size() <= limit) {
      stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
      stream.avail_out = static_cast<uInt>(buffer.size());
      code = ::inflate(&stream, Z_NO_FLUSH);
      out.append(buffer.data(), buffer.size() - stream.avail_out);
      if (stream.avail_in == 0 && stream.avail_out != 0) break;
    }
    ::inflateEnd(&stream);
    if ((code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR) && !out.empty() && out.size() <= limit)
      return out;
  }
  return std::nullopt;
}

}  // namespace newsbrief::reading
