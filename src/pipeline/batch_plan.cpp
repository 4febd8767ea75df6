#include "pipeline/batch_plan.hpp"

#include <algorithm>

namespace newsbrief::pipeline {
namespace {

/// How far ahead in the earlier journal a file is looked for.
constexpr std::size_t kWindow = 4096;

bool same_file(const FileEntry& a, const FileEntry& b) { return a.path == b.path && a.state == b.state; }

}  // namespace

BatchPlan::BatchPlan(const BatchOptions& options, std::string list)
    : options_(options), files_(options.inputs, std::move(list), nullptr) {}

std::optional<BatchPlan::Listed> BatchPlan::list() {
  auto next = files_.next();
  if (!next) return std::nullopt;
  Listed out;
  out.file.input = files_.input();
  if (*next) {
    out.file.path = (*next)->path;
    out.file.state = out.file.path == "-" ? reading::FileState{} : reading::file_state(out.file.path);
    out.admit = (*next)->admit;
  } else {
    out.file.path = next->error().where;
    out.error = next->error();
  }
  return out;
}

bool BatchPlan::resume(const std::string& journal, const Commit& commit) {
  JournalReader done(journal);
  FileEntry passed;
  for (std::uint64_t i = 0; i < commit.files; ++i) {
    const auto entry = done.next();
    const auto listed = entry ? list() : std::nullopt;
    if (!listed || !same_file(listed->file, *entry)) return false;
    pass_earlier(entry->path, passed);
  }
  if (commit.open) pass_earlier(commit.open->path, passed);
  if (earlier_) ready_.push_back({StepKind::pass, passed, {}});
  if (!commit.open) return true;
  auto listed = list();
  if (!listed || listed->error || !same_file(listed->file, *commit.open)) return false;
  auto bytes = reading::ByteSource::open(listed->file.path, nullptr, listed->admit);
  if (!bytes) return false;
  current_ = *commit.open;
  pieces_.emplace(current_.path, std::move(*bytes),
                  options_.json_lines ? reading::Format::json_lines : reading::Format::sniffed);
  for (std::uint64_t i = 0; i < current_.pieces; ++i)
    if (!pieces_->next()) return false;
  return true;
}

bool BatchPlan::wants_again(const FileEntry& earlier) const { return options_.retry_failed && earlier.failures > 0; }

bool BatchPlan::is_up_to_date(const std::string& journal) {
  JournalReader done(journal);
  for (;;) {
    const auto entry = done.next();
    const auto listed = list();
    if (!entry || !listed) return !entry && !listed;
    const bool known = entry->state.size >= 0 || (listed->error && entry->failures > 0);
    if (!known || !same_file(listed->file, *entry) || wants_again(*entry)) return false;
  }
}

void BatchPlan::set_earlier(const std::string& journal) { earlier_.emplace(journal); }

std::deque<FileEntry>::iterator BatchPlan::find_earlier(const std::string& path) {
  while (window_.size() < kWindow) {
    auto entry = earlier_->next();
    if (!entry) break;
    window_.push_back(std::move(*entry));
  }
  return std::find_if(window_.begin(), window_.end(), [&](const FileEntry& e) { return e.path == path; });
}

/// Adds up what stands in front of the results of the file behind `path`.
void BatchPlan::pass_earlier(const std::string& path, FileEntry& passed) {
  if (!earlier_) return;
  const auto found = find_earlier(path);
  if (found == window_.end()) return;
  for (auto it = window_.begin(); it != found + 1; ++it) {
    passed.output_bytes += it->output_bytes;
    passed.failure_bytes += it->failure_bytes;
  }
  window_.erase(window_.begin(), found + 1);
}

std::optional<Step> BatchPlan::reuse_of(const Listed& listed) {
  if (!earlier_) return std::nullopt;
  const auto found = find_earlier(listed.file.path);
  if (found == window_.end()) return std::nullopt;
  for (auto it = window_.begin(); it != found; ++it) ready_.push_back({StepKind::drop, std::move(*it), {}});
  FileEntry entry = std::move(*found);
  window_.erase(window_.begin(), found + 1);
  const bool good = entry.state.size >= 0 && same_file(entry, listed.file) && !wants_again(entry);
  if (good) entry.input = listed.file.input;
  return Step{good ? StepKind::reuse : StepKind::drop, std::move(entry), {}};
}

void BatchPlan::open(Listed listed) {
  current_ = listed.file;
  ready_.push_back({StepKind::begin, current_, {}});
  if (!listed.error) {
    auto bytes = reading::ByteSource::open(listed.file.path, nullptr, listed.admit);
    if (bytes) {
      pieces_.emplace(listed.file.path, std::move(*bytes),
                      options_.json_lines ? reading::Format::json_lines : reading::Format::sniffed);
      return;
    }
    listed.error = bytes.error();
  }
  ready_.push_back({StepKind::piece, current_, reading::fault_piece(*listed.error)});
  ready_.push_back({StepKind::end, current_, {}});
}

std::optional<Step> BatchPlan::next() {
  for (;;) {
    if (!ready_.empty()) {
      auto out = std::move(ready_.front());
      ready_.pop_front();
      return out;
    }
    if (pieces_) {
      auto piece = pieces_->next();
      current_.records = pieces_->has_records();
      Step step{piece ? StepKind::piece : StepKind::end, current_, {}};
      if (piece) {
        step.piece = std::move(*piece);
      } else {
        pieces_.reset();
      }
      return step;
    }
    auto listed = list();
    if (!listed) break;
    const auto reuse = reuse_of(*listed);
    if (reuse) ready_.push_back(*reuse);
    if (!reuse || reuse->kind != StepKind::reuse) open(std::move(*listed));
  }
  // What the earlier run had behind the last file.
  if (earlier_ && window_.empty())
    if (auto entry = earlier_->next()) window_.push_back(std::move(*entry));
  if (window_.empty()) return std::nullopt;
  Step drop{StepKind::drop, std::move(window_.front()), {}};
  window_.pop_front();
  return drop;
}

}  // namespace newsbrief::pipeline
