#include "pipeline/journal.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <zlib.h>

#include <cerrno>
#include <charconv>
#include <cstring>

namespace newsbrief::pipeline {
namespace {

constexpr std::string_view kHeader = "newsbrief-batch-1";
constexpr std::size_t kLongestLine = std::size_t{1} << 20;

tl::unexpected<Error> cannot_write(const std::string& path) {
  return failure("cannot_write", std::strerror(errno), path);
}

std::string escaped(std::string_view path) {
  std::string out;
  for (const char c : path) {
    if (c == '\\')
      out += "\\\\";
    else if (c == '\t')
      out += "\\t";
    else if (c == '\n')
      out += "\\n";
    else if (c == '\r')
      out += "\\r";
    else
      out += c;
  }
  return out;
}

std::string unescaped(std::string_view path) {
  std::string out;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] != '\\' || i + 1 == path.size()) {
      out += path[i];
      continue;
    }
    const char c = path[++i];
    out += c == 't' ? '\t' : c == 'n' ? '\n' : c == 'r' ? '\r' : c;
  }
  return out;
}

std::string sealed(const std::string& line) {
  const auto sum = ::crc32(0, reinterpret_cast<const Bytef*>(line.data()), static_cast<uInt>(line.size()));
  return fmt::format("{}\t{:08x}\n", line, sum);
}

/// The line without its checksum; nothing where that does not fit.
std::optional<std::string_view> unsealed(std::string_view line) {
  const auto tab = line.rfind('\t');
  if (tab == std::string_view::npos) return std::nullopt;
  const auto sum = ::crc32(0, reinterpret_cast<const Bytef*>(line.data()), static_cast<uInt>(tab));
  if (fmt::format("{:08x}", sum) != line.substr(tab + 1)) return std::nullopt;
  return line.substr(0, tab);
}

std::string fields_of(const FileEntry& f) {
  return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}", f.input, f.state.size, f.state.mtime, f.pieces,
                     f.documents, f.failures, f.output_bytes, f.failure_bytes, f.records ? 1 : 0, escaped(f.path));
}

/// Takes numbers off a line, field by field.
class Fields {
 public:
  explicit Fields(std::string_view line) : rest_(line) {}
  template <class T>
  Fields& operator>>(T& value) {
    const auto field = next();
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
    good_ = good_ && error == std::errc{} && end == field.data() + field.size() && !field.empty();
    return *this;
  }
  std::string_view next() {
    const auto end = std::min(rest_.find('\t'), rest_.size());
    const auto out = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    return out;
  }
  bool good() const { return good_; }

 private:
  std::string_view rest_;
  bool good_ = true;
};

std::optional<FileEntry> read_entry(Fields& in) {
  FileEntry f;
  int records = 0;
  in >> f.input >> f.state.size >> f.state.mtime >> f.pieces >> f.documents >> f.failures >> f.output_bytes >>
      f.failure_bytes >> records;
  f.records = records != 0;
  f.path = unescaped(in.next());
  return in.good() ? std::optional(f) : std::nullopt;
}

std::optional<Commit> read_commit(Fields& in) {
  Commit c;
  int open = 0;
  in >> c.output_offset >> c.failures_offset >> c.documents >> c.failures >> c.files >> open;
  if (open != 0) {
    c.open = read_entry(in);
    if (!c.open) return std::nullopt;
  }
  return in.good() ? std::optional(c) : std::nullopt;
}

}  // namespace

Result<JournalWriter> JournalWriter::create(const std::string& path, const std::string& settings) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (!file) return cannot_write(path);
  JournalWriter out(file, path);
  if (auto written = out.write(sealed(std::string(kHeader) + "\t" + settings)); !written)
    return tl::unexpected<Error>(written.error());
  return out;
}

Result<JournalWriter> JournalWriter::append(const std::string& path, std::uint64_t length) {
  if (::truncate(path.c_str(), static_cast<off_t>(length)) != 0) return cannot_write(path);
  std::FILE* file = std::fopen(path.c_str(), "ab");
  if (!file) return cannot_write(path);
  return JournalWriter(file, path);
}

std::string JournalWriter::lines(const std::vector<FileEntry>& finished, const Commit& c) {
  std::string out;
  for (const auto& file : finished) out += sealed("F\t" + fields_of(file));
  std::string line = fmt::format("C\t{}\t{}\t{}\t{}\t{}\t{}", c.output_offset, c.failures_offset, c.documents,
                                 c.failures, c.files, c.open ? 1 : 0);
  if (c.open) line += "\t" + fields_of(*c.open);
  return out + sealed(line);
}

Result<void> JournalWriter::write(std::string_view lines) {
  if (std::fwrite(lines.data(), 1, lines.size(), file_.get()) != lines.size() || std::fflush(file_.get()) != 0 ||
      ::fdatasync(::fileno(file_.get())) != 0)
    return cannot_write(path_);
  return {};
}

Result<void> JournalWriter::complete() { return write(sealed("E")); }

std::optional<JournalState> read_journal(const std::string& path) {
  auto bytes = reading::ByteSource::open(path, nullptr, reading::Admit::listed);
  if (!bytes) return std::nullopt;
  JournalState out;
  std::string line;
  if (bytes->line(line, kLongestLine) != reading::ByteSource::Line::read) return std::nullopt;
  const auto header = unsealed(line);
  if (!header || !header->starts_with(kHeader)) return std::nullopt;
  out.settings = header->substr(std::min(kHeader.size() + 1, header->size()));
  out.length = bytes->offset();
  while (bytes->line(line, kLongestLine) == reading::ByteSource::Line::read) {
    const auto content = unsealed(line);
    if (!content) break;
    if (*content == "E") {
      out.complete = true;
      break;
    }
    if (!content->starts_with("C\t")) continue;
    Fields in(content->substr(2));
    auto commit = read_commit(in);
    if (!commit) break;
    out.last = std::move(commit);
    out.length = bytes->offset();
  }
  return out;
}

JournalReader::JournalReader(const std::string& path) {
  if (const auto state = read_journal(path)) length_ = state->length;
  if (auto bytes = reading::ByteSource::open(path, nullptr, reading::Admit::listed)) bytes_ = std::move(*bytes);
}

std::optional<FileEntry> JournalReader::next() {
  std::string line;
  while (bytes_ && bytes_->offset() < length_ && bytes_->line(line, kLongestLine) == reading::ByteSource::Line::read) {
    const auto content = unsealed(line);
    if (!content || !content->starts_with("F\t")) continue;
    Fields in(content->substr(2));
    if (auto entry = read_entry(in)) return entry;
  }
  return std::nullopt;
}

}  // namespace newsbrief::pipeline
