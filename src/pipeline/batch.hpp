#pragma once
// Many documents into one output, in bounded memory and in order; what is done is never lost.
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "newsbrief/analyzer.hpp"

namespace newsbrief::pipeline {

enum class BatchTarget {
  lines,   ///< JSON Lines in a file, packed as its name says
  folder,  ///< a JSON file for each document
  sqlite,  ///< tables
  stream   ///< JSON Lines on standard output, errors as objects among them; no journal
};

struct BatchOptions {
  std::vector<std::string> inputs;
  std::string list;    ///< a file with further inputs; "-": standard input
  std::string output;  ///< a path, or "-"
  BatchTarget target = BatchTarget::lines;
  std::string settings;  ///< what else makes results differ; another value starts anew
  unsigned jobs = 1;
  bool json_lines = false;    ///< inputs are JSON Lines and are not sniffed, so that each line is answered at once
  bool flush_lines = false;   ///< each result is written as it comes (stream)
  bool retry_failed = false;  ///< files with failures are done again though unchanged
  std::function<void(const std::string&)> on_notice;  ///< a message for the user, such as why a run starts anew
};

struct BatchState {
  std::uint64_t documents = 0;  ///< in the output
  std::uint64_t failures = 0;   ///< in the failures file
  std::uint64_t reused = 0;     ///< documents and failures that an earlier run had done
  std::uint64_t tokens = 0;     ///< of what this run analyzed
  std::uint64_t bytes = 0;      ///< of the input files so far
  bool up_to_date = false;      ///< nothing had to be done
};

/// The target that a path says: "-", *.sqlite or *.db, *.jsonl[.gz|.zst], else a folder; an existing folder is one.
Result<BatchTarget> target_of(const std::string& output);

/// Runs a batch, or goes on with one that was cut short: the output is byte for byte the same (SQLite: row for row).
/// Unchanged input files keep their results, changed ones are done again. Failed documents go to OUT.failures.jsonl
/// ({"source", "code", "message", "file", "offset"}) and do not end it. `on_progress` is called after each document.
/// Fails with cannot_write; what was done until then is kept.
Result<BatchState> run_batch(const Analyzer& analyzer, const BatchOptions& options,
                             const std::function<void(const BatchState&)>& on_progress);

/// Bytes of all input files as they are on disk, for a progress bar; nothing for streams.
std::uint64_t size_of_inputs(const BatchOptions& options);

}  // namespace newsbrief::pipeline
