#pragma once
// The writing side of a batch: results in order, commits, the journal.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/batch.hpp"
#include "pipeline/batch_plan.hpp"
#include "pipeline/journal.hpp"
#include "store/folder_store.hpp"
#include "store/line_store.hpp"
#include "store/sqlite_store.hpp"

namespace newsbrief::pipeline {

/// What one document came to: a model, as JSON and (for tables) as a value, or an error.
struct DocumentResult {
  std::string json;
  std::optional<Model> model;
  std::optional<Error> error;
  std::uint64_t tokens = 0;
};

/// Where a batch keeps its files.
struct BatchPaths {
  std::string output, part, failures, failures_part, journal, journal_part;
  std::string previous, previous_failures, previous_journal;  ///< a run that was cut short and whose inputs changed
};
BatchPaths paths_of(const BatchOptions& options);

/// Ends the renaming of a run that was cut short in it.
Result<void> settle(const BatchPaths& paths, BatchTarget target);
/// Puts a complete run in place of the last one.
Result<void> publish(const BatchPaths& paths, BatchTarget target);

/// Copies an earlier run's results, file by file, forward only.
class EarlierResults {
 public:
  /// An empty `output` tells that the documents stay where they are and only failures are copied.
  EarlierResults(const std::string& output, const std::string& failures);
  /// Moves to where the results of the next entry begin.
  void pass(const FileEntry& entry);
  /// Hands over the results of `entry` line by line; false where they are not all there, or where a taker is done.
  using Taker = std::function<bool(const std::string& line)>;
  bool copy(const FileEntry& entry, const Taker& document, const Taker& failure);

 private:
  bool in_place_;
  std::optional<reading::ByteSource> output_, failures_;
};

class BatchOutput {
 public:
  /// Starts at `from`, or anew.
  static Result<BatchOutput> open(const BatchOptions& options, const BatchPaths& paths,
                                  const std::optional<Commit>& from);

  void begin(const FileEntry& file);
  /// The results of one piece.
  Result<void> add(const reading::Piece& piece, bool records, const std::vector<DocumentResult>& results);
  Result<void> end(const FileEntry& file);
  /// Takes over an earlier run's results.
  Result<void> reuse(const FileEntry& file, EarlierResults* earlier);
  void drop(const FileEntry& file, EarlierResults* earlier);
  /// Commits what is left and marks the journal as complete.
  Result<void> finish();

  const BatchState& state() const { return state_; }

 private:
  explicit BatchOutput(const BatchOptions& options) : options_(&options) {}
  Result<void> write_document(const DocumentResult& result);
  void write_failure(const std::string& line);
  Result<void> commit_when_due();
  Result<void> commit();

  const BatchOptions* options_;
  std::optional<store::LineStore> lines_, failures_;
  std::optional<store::FolderStore> folder_;
  std::optional<store::SqliteStore> sqlite_;
  std::optional<JournalWriter> journal_;
  Commit now_;
  FileEntry file_;
  bool open_ = false;
  std::vector<FileEntry> finished_;
  std::uint64_t since_commit_ = 0;  ///< documents
  std::uint64_t quiet_ = 0;         ///< failures and files since the last commit
  BatchState state_;
};

}  // namespace newsbrief::pipeline
