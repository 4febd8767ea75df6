#pragma once
// Where the knowledge in data/ comes from: a folder that the user names, or the copy inside the binary.
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "newsbrief/error.hpp"

namespace newsbrief::resources {

/// Gives the bytes of data files by their path below data/ ("lexicon/countries.tsv").
/// A file in the folder wins over the one in the binary, so a user overrides one file and keeps the rest.
class DataFiles {
 public:
  /// `folder` may be empty: then the copies inside the binary serve alone.
  explicit DataFiles(std::string folder = {}) : folder_(std::move(folder)) {}

  /// The file's bytes; they live as long as this object. Fails with "no_data_file" where neither place has it, and with
  /// "cannot_read" where the folder's copy cannot be read.
  Result<std::string_view> read(std::string_view name);

  /// Where `name` would be read from, for messages: "DIR/lexicon/verbs.tsv", or "lexicon/verbs.tsv (built in)".
  std::string origin(std::string_view name) const;

 private:
  std::string folder_;
  std::deque<std::string> owned_;
};

/// Names of all files inside the binary, sorted.
std::vector<std::string_view> embedded_names();

}  // namespace newsbrief::resources
