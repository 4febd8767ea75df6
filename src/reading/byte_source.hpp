#pragma once
// Bytes of a file, pipe or stream, unpacked where gzip or zstd packed them, as the content tells.
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "newsbrief/error.hpp"

namespace newsbrief::reading {

/// Which files of a name are taken: what the user named may be a pipe; what a folder or pattern gave is a file.
enum class Admit { named, listed };

/// What tells whether a file is still the one that was read.
struct FileState {
  std::int64_t size = -1;   ///< -1: no regular file
  std::int64_t mtime = -1;  ///< nanoseconds

  friend bool operator==(const FileState&, const FileState&) = default;
};

/// The state of the file at `path`; both -1 where it is none.
FileState file_state(const std::string& path);

/// A window that moves forward over the unpacked bytes. Memory is what the caller asks to see at once.
class ByteSource {
 public:
  /// "-" is standard input, or `standard_input` where that is given. Fails with no_such_file, cannot_read, not_a_file
  /// (folders, devices, sockets) and no_writer (a named pipe that nobody writes into for ten seconds).
  static Result<ByteSource> open(const std::string& path, std::istream* standard_input, Admit admit);
  ~ByteSource();
  ByteSource(ByteSource&&) noexcept;
  ByteSource& operator=(ByteSource&&) noexcept;

  /// The next `count` bytes, fewer only where the end is nearer; more where they are there already. They stay in place
  /// until the next call.
  std::string_view peek(std::size_t count);
  /// Moves past `count` bytes that peek() has shown.
  void skip(std::size_t count);
  /// Moves past `count` bytes that need not be seen; false where the end came first.
  bool discard(std::uint64_t count);
  /// Unpacked bytes before the window.
  std::uint64_t offset() const;

  enum class Line { read, too_long, end };
  /// The next line without its line feed (nor a carriage return before it). A line over `limit` bytes is passed over
  /// whole.
  Line line(std::string& out, std::size_t limit);

  /// Why the bytes ended before their end: cannot_read, bad_compression, decompression_limit, changed.
  const std::optional<Error>& fault() const;

 private:
  struct State;
  explicit ByteSource(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Unpacks a gzip or zlib stream held in memory (an HTTP body); nothing where it is none or is over `limit` bytes.
std::optional<std::string> inflate(std::string_view packed, std::size_t limit);

}  // namespace newsbrief::reading
