#pragma once
// What a batch has done so far, on disk: lines with a checksum each, so that a torn one is told from a whole one.
#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsbrief/error.hpp"
#include "reading/byte_source.hpp"

namespace newsbrief::pipeline {

/// One input file and what came of it.
struct FileEntry {
  std::uint64_t input = 0;
  std::string path;
  reading::FileState state;
  std::uint64_t pieces = 0;     ///< documents met, or lines that hold them
  std::uint64_t documents = 0;  ///< models written
  std::uint64_t failures = 0;
  std::uint64_t output_bytes = 0;   ///< of them in the output, unpacked
  std::uint64_t failure_bytes = 0;  ///< of them in the failures file
  bool records = false;             ///< one of many documents

  friend bool operator==(const FileEntry&, const FileEntry&) = default;
};

/// A point that a run can go on from: everything up to it is safely on disk.
struct Commit {
  std::uint64_t output_offset = 0, failures_offset = 0;
  std::uint64_t documents = 0, failures = 0;
  std::uint64_t files = 0;        ///< finished
  std::optional<FileEntry> open;  ///< the file under way, as far as it came

  friend bool operator==(const Commit&, const Commit&) = default;
};

/// Appends to a journal.
class JournalWriter {
 public:
  /// A new journal; `settings` tells runs apart that would give other results.
  static Result<JournalWriter> create(const std::string& path, const std::string& settings);
  /// Goes on behind `length` bytes.
  static Result<JournalWriter> append(const std::string& path, std::uint64_t length);

  /// The lines of one commit: the files finished since the last one, and the commit. Pure.
  static std::string lines(const std::vector<FileEntry>& finished, const Commit& commit);
  /// Writes lines and waits until they are on disk. Fails with cannot_write.
  Result<void> write(std::string_view lines);
  /// Marks the run as complete.
  Result<void> complete();

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  JournalWriter(std::FILE* file, std::string path) : file_(file), path_(std::move(path)) {}
  std::unique_ptr<std::FILE, Close> file_;
  std::string path_;
};

/// What a journal says in short.
struct JournalState {
  std::string settings;
  std::optional<Commit> last;  ///< the last whole one
  std::uint64_t length = 0;    ///< bytes up to and with it
  bool complete = false;
};

/// Nothing where there is no journal, or one of another version.
std::optional<JournalState> read_journal(const std::string& path);

/// The finished files of a journal in order, up to its last commit.
class JournalReader {
 public:
  explicit JournalReader(const std::string& path);
  std::optional<FileEntry> next();

 private:
  std::optional<reading::ByteSource> bytes_;
  std::uint64_t length_ = 0;
};

}  // namespace newsbrief::pipeline
