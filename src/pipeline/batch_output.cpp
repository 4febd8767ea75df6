#include "pipeline/batch_output.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "newsbrief/json.hpp"

namespace newsbrief::pipeline {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kCommitDocuments = 64;
constexpr std::uint64_t kCommitQuiet = 4096;
constexpr std::size_t kLongestLine = std::size_t{1} << 30;

bool is_lines(BatchTarget target) { return target == BatchTarget::lines; }

Result<void> move_file(const std::string& from, const std::string& to) {
  if (::access(from.c_str(), F_OK) != 0 || std::rename(from.c_str(), to.c_str()) == 0) return {};
  return failure("cannot_write", std::strerror(errno), to);
}

std::string failure_line(const reading::Piece& piece, const std::string& file, const Error& error) {
  const nlohmann::ordered_json line{{"source", error.where},
                                    {"code", error.code},
                                    {"message", error.message},
                                    {"file", file},
                                    {"offset", piece.offset}};
  // Names of files may be no UTF-8.
  return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace

BatchPaths paths_of(const BatchOptions& options) {
  BatchPaths p;
  p.output = options.output;
  while (p.output.size() > 1 && p.output.ends_with('/')) p.output.pop_back();
  p.part = is_lines(options.target) ? p.output + ".part" : p.output;
  p.failures = p.output + ".failures.jsonl";
  p.failures_part = p.failures + ".part";
  p.journal = p.output + ".journal";
  p.journal_part = p.journal + ".part";
  p.previous = is_lines(options.target) ? p.output + ".previous" : p.output;
  p.previous_failures = p.failures + ".previous";
  p.previous_journal = p.journal + ".previous";
  return p;
}

Result<void> publish(const BatchPaths& paths, BatchTarget target) {
  std::error_code ignored;
  if (is_lines(target))
    if (auto moved = move_file(paths.part, paths.output); !moved) return moved;
  // No failures: no file. The part goes last, for it is what tells that this has not been done.
  if (fs::exists(paths.failures_part, ignored) && fs::file_size(paths.failures_part, ignored) == 0) {
    fs::remove(paths.failures, ignored);
    fs::remove(paths.failures_part, ignored);
  } else if (auto moved = move_file(paths.failures_part, paths.failures); !moved) {
    return moved;
  }
  if (is_lines(target)) fs::remove(paths.previous, ignored);
  fs::remove(paths.previous_failures, ignored);
  fs::remove(paths.previous_journal, ignored);
  return move_file(paths.journal_part, paths.journal);
}

Result<void> settle(const BatchPaths& paths, BatchTarget target) {
  const auto state = read_journal(paths.journal_part);
  return state && state->complete ? publish(paths, target) : Result<void>{};
}

EarlierResults::EarlierResults(const std::string& output, const std::string& failures) : in_place_(output.empty()) {
  if (auto opened = reading::ByteSource::open(output, nullptr, reading::Admit::listed)) output_ = std::move(*opened);
  if (auto opened = reading::ByteSource::open(failures, nullptr, reading::Admit::listed))
    failures_ = std::move(*opened);
}

void EarlierResults::pass(const FileEntry& entry) {
  if (output_) output_->discard(entry.output_bytes);
  if (failures_) failures_->discard(entry.failure_bytes);
}

bool EarlierResults::copy(const FileEntry& entry, const Taker& document, const Taker& failure) {
  const auto take = [](std::optional<reading::ByteSource>& from, std::uint64_t count, const Taker& taker) {
    std::string line;
    for (std::uint64_t i = 0; i < count; ++i)
      if (!from || from->line(line, kLongestLine) != reading::ByteSource::Line::read || !taker(line)) return false;
    return true;
  };
  return (in_place_ || take(output_, entry.documents, document)) && take(failures_, entry.failures, failure);
}

Result<BatchOutput> BatchOutput::open(const BatchOptions& options, const BatchPaths& paths,
                                      const std::optional<Commit>& from) {
  BatchOutput out(options);
  if (from) {
    out.now_ = *from;
    out.state_.documents = from->documents;
    out.state_.failures = from->failures;
    out.state_.reused = from->documents + from->failures;
    if (from->open) {
      out.file_ = *from->open;
      out.open_ = true;
    }
  }
  const auto refuse = [](const Error& error) { return tl::unexpected<Error>(error); };
  if (options.target == BatchTarget::lines || options.target == BatchTarget::stream) {
    auto lines = store::LineStore::open(options.target == BatchTarget::stream ? "-" : paths.part,
                                        store::compression_of(paths.output), out.now_.output_offset);
    if (!lines) return refuse(lines.error());
    out.lines_ = std::move(*lines);
  } else if (options.target == BatchTarget::folder) {
    auto folder = store::FolderStore::open(paths.output);
    if (!folder) return refuse(folder.error());
    out.folder_ = std::move(*folder);
  } else {
    auto sqlite = store::SqliteStore::open(paths.output);
    if (!sqlite) return refuse(sqlite.error());
    out.sqlite_ = std::move(*sqlite);
    // The note of another run must not be taken for one of this.
    if (!from)
      if (auto done = out.sqlite_->commit(""); !done) return refuse(done.error());
  }
  if (options.target == BatchTarget::stream) return out;
  auto failures = store::LineStore::open(paths.failures_part, store::Compression::none, out.now_.failures_offset);
  if (!failures) return refuse(failures.error());
  out.failures_ = std::move(*failures);
  const auto state = from ? read_journal(paths.journal_part) : std::nullopt;
  auto journal = state ? JournalWriter::append(paths.journal_part, state->length)
                       : JournalWriter::create(paths.journal_part, options.settings);
  if (!journal) return refuse(journal.error());
  out.journal_ = std::move(*journal);
  return out;
}

void BatchOutput::begin(const FileEntry& file) {
  file_ = file;
  open_ = true;
}

Result<void> BatchOutput::write_document(const DocumentResult& result) {
  ++state_.documents;
  ++now_.documents;
  ++file_.documents;
  ++since_commit_;
  state_.tokens += result.tokens;
  file_.output_bytes += result.json.size() + 1;
  if (lines_) return lines_->add(result.json);
  if (folder_) return folder_->write(folder_->path_of(file_.path, file_.records, file_.documents), result.json);
  return sqlite_->add(*result.model, file_.path);
}

void BatchOutput::write_failure(const std::string& line) {
  ++state_.failures;
  ++now_.failures;
  ++file_.failures;
  file_.failure_bytes += line.size() + 1;
}

Result<void> BatchOutput::add(const reading::Piece& piece, bool records, const std::vector<DocumentResult>& results) {
  ++file_.pieces;
  file_.records = records;
  for (const auto& result : results) {
    Result<void> done;
    if (!result.error) {
      done = write_document(result);
    } else if (failures_) {
      const auto line = failure_line(piece, file_.path, *result.error);
      write_failure(line);
      ++quiet_;
      done = failures_->add(line);
    } else {
      const auto line = error_to_json(*result.error);
      write_failure(line);
      done = lines_->add(line);
    }
    if (!done) return done;
  }
  if (options_->flush_lines && lines_)
    if (auto done = lines_->seal(); !done) return done;
  return commit_when_due();
}

Result<void> BatchOutput::end(const FileEntry& file) {
  file_.records = file.records;
  open_ = false;
  ++now_.files;
  state_.bytes += file_.state.size > 0 ? static_cast<std::uint64_t>(file_.state.size) : 0;
  if (journal_) finished_.push_back(std::exchange(file_, {}));
  ++quiet_;
  return commit_when_due();
}

Result<void> BatchOutput::reuse(const FileEntry& file, EarlierResults* earlier) {
  file_ = file;
  Result<void> written;
  const auto into = [&](std::optional<store::LineStore>& store) {
    return [&](const std::string& line) {
      if (store) written = store->add(line);
      return written.has_value();
    };
  };
  if (earlier && !earlier->copy(file, into(lines_), into(failures_)) && written)
    return failure("cannot_write",
                   "the earlier results are not what their journal says (remove the journal to start anew)",
                   options_->output);
  if (!written) return written;
  state_.documents += file.documents;
  state_.failures += file.failures;
  state_.reused += file.documents + file.failures;
  now_.documents += file.documents;
  now_.failures += file.failures;
  since_commit_ += file.documents;
  return end(file);
}

void BatchOutput::drop(const FileEntry& file, EarlierResults* earlier) {
  if (earlier) earlier->pass(file);
  if (sqlite_) sqlite_->remove_file(file.path);
  for (std::uint64_t i = 1; folder_ && i <= file.documents; ++i)
    store::FolderStore::remove(folder_->path_of(file.path, file.records, i));
}

Result<void> BatchOutput::commit_when_due() {
  if (!journal_) return {};
  const bool due = since_commit_ >= kCommitDocuments || quiet_ >= kCommitQuiet;
  return due && (!lines_ || lines_->is_even()) ? commit() : Result<void>{};
}

Result<void> BatchOutput::commit() {
  if (lines_) {
    auto size = lines_->sync();
    if (!size) return tl::unexpected<Error>(size.error());
    now_.output_offset = *size;
  }
  if (folder_)
    if (auto done = folder_->commit(); !done) return done;
  if (auto done = failures_->seal(); !done) return done;
  auto size = failures_->sync();
  if (!size) return tl::unexpected<Error>(size.error());
  now_.failures_offset = *size;
  now_.open = open_ ? std::optional(file_) : std::nullopt;
  const std::string lines = JournalWriter::lines(finished_, now_);
  if (sqlite_)
    if (auto done = sqlite_->commit(lines); !done) return done;
  finished_.clear();
  since_commit_ = quiet_ = 0;
  return journal_->write(lines);
}

Result<void> BatchOutput::finish() {
  if (lines_)
    if (auto done = lines_->seal(); !done) return done;
  if (!journal_) return {};
  if (auto done = commit(); !done) return done;
  return journal_->complete();
}

}  // namespace newsbrief::pipeline
