#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "newsbrief/error.hpp"
#include "reading/byte_source.hpp"

namespace newsbrief::reading {

/// One file that the inputs name.
struct InputFile {
  std::uint64_t input = 0;  ///< which of the inputs (or lines of the list) named it
  std::string path;
  Admit admit = Admit::named;
};

/// The files that inputs name, one at a time: a file itself, the articles of a folder (sorted by path), what a pattern
/// matches (sorted). Folders of any size are listed in bounded memory; links to folders are not followed.
class InputFiles {
 public:
  /// `list`, where not empty, names a file with further inputs, one a line ("-": standard input); a NUL parts them
  /// where the list has one.
  InputFiles(std::vector<std::string> inputs, std::string list, std::istream* standard_input);
  ~InputFiles();
  InputFiles(InputFiles&&) noexcept;
  InputFiles& operator=(InputFiles&&) noexcept;

  /// The next file; an Error for an input that names none (no_such_file cannot_read no_articles no_match); nothing at
  /// the end. `input` tells which input it was.
  std::optional<Result<InputFile>> next();
  std::uint64_t input() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace newsbrief::reading
