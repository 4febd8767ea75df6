#include "pipeline/batch.hpp"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "newsbrief/json.hpp"
#include "pipeline/batch_output.hpp"
#include "pipeline/batch_plan.hpp"
#include "pipeline/ordered.hpp"
#include "reading/articles.hpp"

namespace newsbrief::pipeline {
namespace {

namespace fs = std::filesystem;

/// A list of inputs that can be read more than once: what comes over standard input is kept in an unnamed file.
class KeptList {
 public:
  static Result<KeptList> keep(const std::string& list) {
    KeptList out;
    out.path_ = list;
    if (list != "-") return out;
    std::string name = (fs::temp_directory_path() / "newsbrief-list-XXXXXX").string();
    out.file_ = ::mkstemp(name.data());
    if (out.file_ < 0) return failure("cannot_write", std::strerror(errno), name);
    ::unlink(name.c_str());
    auto in = reading::ByteSource::open("-", nullptr, reading::Admit::named);
    for (auto seen = in->peek(1); !seen.empty(); seen = in->peek(1)) {
      const auto n = ::write(out.file_, seen.data(), seen.size());
      if (n < 0) return failure("cannot_write", std::strerror(errno), "a temporary file");
      in->skip(static_cast<std::size_t>(n));
    }
    out.path_ = "/proc/self/fd/" + std::to_string(out.file_);
    return out;
  }
  KeptList() = default;
  ~KeptList() {
    if (file_ >= 0) ::close(file_);
  }
  KeptList(KeptList&& other) noexcept : path_(std::move(other.path_)), file_(std::exchange(other.file_, -1)) {}
  KeptList& operator=(KeptList&&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  int file_ = -1;
};

/// Keeps a second run out while one writes the same output.
class Lock {
 public:
  static Result<Lock> take(const std::string& output) {
    Lock out;
    out.path_ = output + ".lock";
    out.file_ = ::open(out.path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (out.file_ < 0) return failure("cannot_write", std::strerror(errno), output);
    if (::flock(out.file_, LOCK_EX | LOCK_NB) != 0) {
      out.path_.clear();
      return failure("cannot_write", "another run is writing it (wait for that one)", output);
    }
    return out;
  }
  Lock() = default;
  ~Lock() {
    if (file_ < 0) return;
    if (!path_.empty()) ::unlink(path_.c_str());
    ::close(file_);
  }
  Lock(Lock&& other) noexcept : path_(std::move(other.path_)), file_(std::exchange(other.file_, -1)) {}
  Lock& operator=(Lock&&) = delete;

 private:
  std::string path_;
  int file_ = -1;
};

/// How a run begins: its plan, where it goes on, and what it may reuse.
struct Start {
  std::unique_ptr<BatchPlan> plan;
  std::optional<Commit> from;
  std::unique_ptr<EarlierResults> earlier;
  std::optional<JournalState> up_to_date;
};

class Starter {
 public:
  Starter(const BatchOptions& options, const BatchPaths& paths, const std::string& list)
      : options_(options), paths_(paths), list_(list) {}

  Result<Start> start() {
    if (options_.target == BatchTarget::stream) return Start{plan(), {}, {}, {}};
    catch_up();
    if (auto settled = settle(paths_, options_.target); !settled) return tl::unexpected<Error>(settled.error());
    Start out;
    if (go_on(out)) return out;
    const auto complete = usable(paths_.journal);
    if (complete && complete->complete && !usable(paths_.previous_journal) && plan()->is_up_to_date(paths_.journal)) {
      out.up_to_date = complete;
      return out;
    }
    out.plan = plan();
    reuse(out);
    return out;
  }

 private:
  std::unique_ptr<BatchPlan> plan() const { return std::make_unique<BatchPlan>(options_, list_); }

  /// A journal of the same settings, whose output is there.
  std::optional<JournalState> usable(const std::string& journal) const {
    auto state = read_journal(journal);
    if (!state || !state->last) return std::nullopt;
    std::error_code gone;
    const bool lines = options_.target == BatchTarget::lines;
    if (journal == paths_.journal && !fs::exists(paths_.output, gone)) return std::nullopt;
    if (journal == paths_.journal && lines && fs::file_size(paths_.output, gone) != state->last->output_offset)
      return std::nullopt;
    if (state->settings == options_.settings) return state;
    if (options_.on_notice && journal == paths_.journal)
      options_.on_notice("the settings differ from those of the last run: everything is done anew");
    return std::nullopt;
  }

  /// The database may be one commit ahead of its journal.
  void catch_up() const {
    if (options_.target != BatchTarget::sqlite || !fs::exists(paths_.output)) return;
    const auto state = read_journal(paths_.journal_part);
    if (!state || state->complete) return;
    const auto database = store::SqliteStore::open(paths_.output);
    const auto note = database ? database->note() : std::string();
    if (note.empty()) return;
    std::string tail;
    if (std::ifstream in(paths_.journal_part, std::ios::binary); in && state->length >= note.size()) {
      in.seekg(static_cast<std::streamoff>(state->length - note.size()));
      tail.resize(note.size());
      in.read(tail.data(), static_cast<std::streamsize>(tail.size()));
    }
    if (tail == note) return;
    if (auto writer = JournalWriter::append(paths_.journal_part, state->length)) (void)writer->write(note);
  }

  bool go_on(Start& out) const {
    const auto part = usable(paths_.journal_part);
    if (!part) return false;
    std::error_code ignored;
    const bool there =
        options_.target != BatchTarget::lines || fs::file_size(paths_.part, ignored) >= part->last->output_offset;
    if (!there || ignored) return false;
    out.plan = plan();
    reuse(out);
    if (out.plan->resume(paths_.journal_part, *part->last)) {
      out.from = part->last;
      return true;
    }
    out.earlier.reset();
    // Inputs changed since: what the part has of the unchanged ones is reused.
    if (options_.target == BatchTarget::lines) fs::rename(paths_.part, paths_.previous, ignored);
    fs::rename(paths_.failures_part, paths_.previous_failures, ignored);
    fs::rename(paths_.journal_part, paths_.previous_journal, ignored);
    return false;
  }

  void reuse(Start& out) const {
    const bool previous = usable(paths_.previous_journal).has_value();
    const auto& journal = previous ? paths_.previous_journal : paths_.journal;
    if (!previous && !usable(journal)) return;
    out.plan->set_earlier(journal);
    // What stands in a folder or database stays there; a file of lines is copied.
    out.earlier = std::make_unique<EarlierResults>(
        options_.target == BatchTarget::lines ? (previous ? paths_.previous : paths_.output) : "",
        previous ? paths_.previous_failures : paths_.failures);
  }

  const BatchOptions& options_;
  const BatchPaths& paths_;
  const std::string& list_;
};

/// A step with what came of its piece.
struct DoneStep {
  Step step;
  std::vector<DocumentResult> results;
};

DoneStep analyzed(const Analyzer& analyzer, BatchTarget target, Step step) {
  DoneStep out;
  if (step.kind == StepKind::piece) {
    reading::Piece kept;
    kept.offset = step.piece.offset;
    for (auto& article : reading::articles_in(std::exchange(step.piece, std::move(kept)))) {
      DocumentResult result;
      if (!article) {
        result.error = article.error();
      } else {
        auto model = analyzer.analyze(*article);
        result.tokens = model.article.tokens;
        if (target == BatchTarget::sqlite) {
          result.model = std::move(model);
        } else {
          result.json = to_json(model);
        }
      }
      out.results.push_back(std::move(result));
    }
  }
  out.step = std::move(step);
  return out;
}

Result<void> take(BatchOutput& output, EarlierResults* earlier, const DoneStep& done) {
  switch (done.step.kind) {
    case StepKind::begin:
      output.begin(done.step.file);
      return {};
    case StepKind::piece:
      return output.add(done.step.piece, done.step.file.records, done.results);
    case StepKind::end:
      return output.end(done.step.file);
    case StepKind::reuse:
      return output.reuse(done.step.file, earlier);
    case StepKind::drop:
      output.drop(done.step.file, earlier);
      return {};
    case StepKind::pass:
      if (earlier) earlier->pass(done.step.file);
      return {};
  }
  return {};
}

}  // namespace

Result<BatchTarget> target_of(const std::string& output) {
  if (output == "-") return BatchTarget::stream;
  std::error_code ignored;
  if (output.ends_with('/') || fs::is_directory(output, ignored)) return BatchTarget::folder;
  std::string_view name = output;
  for (const std::string_view packed : {".gz", ".zst"})
    if (name.ends_with(packed)) name.remove_suffix(packed.size());
  if (name.ends_with(".jsonl") || name.ends_with(".ndjson")) return BatchTarget::lines;
  if (name.ends_with(".sqlite") || name.ends_with(".sqlite3") || name.ends_with(".db")) return BatchTarget::sqlite;
  if (fs::path(output).extension().empty()) return BatchTarget::folder;
  return failure(
      "bad_output",
      "'" + output +
          "' tells no format (write NAME.jsonl, NAME.jsonl.gz, NAME.jsonl.zst, NAME.sqlite, a folder, or -)");
}

Result<BatchState> run_batch(const Analyzer& analyzer, const BatchOptions& options,
                             const std::function<void(const BatchState&)>& on_progress) {
  const auto paths = paths_of(options);
  const auto list = KeptList::keep(options.list);
  if (!list) return tl::unexpected<Error>(list.error());
  std::optional<Result<Lock>> lock;
  if (options.target != BatchTarget::stream) lock.emplace(Lock::take(paths.output));
  if (lock && !*lock) return tl::unexpected<Error>(lock->error());
  auto start = Starter(options, paths, list->path()).start();
  if (!start) return tl::unexpected<Error>(start.error());
  if (start->up_to_date) {
    const auto& last = *start->up_to_date->last;
    return BatchState{.documents = last.documents,
                      .failures = last.failures,
                      .reused = last.documents + last.failures,
                      .up_to_date = true};
  }
  auto output = BatchOutput::open(options, paths, start->from);
  if (!output) return tl::unexpected<Error>(output.error());
  std::optional<Error> stopped;
  ordered(
      options.jobs, [&] { return start->plan->next(); },
      [&](Step step) { return analyzed(analyzer, options.target, std::move(step)); },
      [&](const DoneStep& done) {
        if (auto taken = take(*output, start->earlier.get(), done); !taken) stopped = taken.error();
        on_progress(output->state());
        return !stopped;
      });
  if (!stopped)
    if (auto finished = output->finish(); !finished) stopped = finished.error();
  if (stopped && stopped->code == "closed") return output->state();
  if (stopped) return tl::unexpected<Error>(*stopped);
  const BatchState state = output->state();
  if (options.target != BatchTarget::stream)
    if (auto published = publish(paths, options.target); !published) return tl::unexpected<Error>(published.error());
  return state;
}

std::uint64_t size_of_inputs(const BatchOptions& options) {
  if (options.list == "-") return 0;
  std::uint64_t size = 0;
  reading::InputFiles files(options.inputs, options.list, nullptr);
  while (auto file = files.next())
    if (*file && (*file)->path != "-")
      size += static_cast<std::uint64_t>(std::max<std::int64_t>(0, reading::file_state((*file)->path).size));
  return size;
}

}  // namespace newsbrief::pipeline
