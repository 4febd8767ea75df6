#pragma once
// The reading side of a batch: which file is next, whether an earlier run has done it, and its pieces.
#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "pipeline/batch.hpp"
#include "pipeline/journal.hpp"
#include "reading/inputs.hpp"
#include "reading/pieces.hpp"

namespace newsbrief::pipeline {

enum class StepKind {
  begin,  ///< a file begins; `file` names it
  piece,  ///< a piece of it
  end,    ///< it ends
  reuse,  ///< `file` and its results are those of the earlier run
  drop,   ///< the earlier run's results of `file` are no longer wanted
  pass    ///< the earlier run's results of `file` are dealt with; what follows stands behind them
};

struct Step {
  StepKind kind = StepKind::piece;
  FileEntry file;
  reading::Piece piece;
};

class BatchPlan {
 public:
  /// `list` is a file that can be read from its start again.
  BatchPlan(const BatchOptions& options, std::string list);

  /// Results of an earlier run to be reused where files are unchanged. Comes before resume().
  void set_earlier(const std::string& journal);
  /// Whether the files that `journal` finished up to its last commit are all there still and unchanged. Where they are,
  /// the plan goes on behind them; where not, it must not be used further.
  bool resume(const std::string& journal, const Commit& commit);
  /// Whether the inputs are exactly those of a complete journal; uses the plan up.
  bool is_up_to_date(const std::string& journal);

  /// The next step; nothing at the end.
  std::optional<Step> next();

 private:
  struct Listed {
    FileEntry file;
    reading::Admit admit = reading::Admit::named;
    std::optional<Error> error;
  };
  std::optional<Listed> list();
  bool wants_again(const FileEntry& earlier) const;
  std::deque<FileEntry>::iterator find_earlier(const std::string& path);
  void pass_earlier(const std::string& path, FileEntry& passed);
  std::optional<Step> reuse_of(const Listed& listed);
  void open(Listed listed);

  const BatchOptions& options_;
  reading::InputFiles files_;
  std::optional<reading::PieceReader> pieces_;
  FileEntry current_;
  std::deque<Step> ready_;
  std::optional<JournalReader> earlier_;
  std::deque<FileEntry> window_;
};

}  // namespace newsbrief::pipeline
