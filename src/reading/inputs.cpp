#include "reading/inputs.hpp"

#include <dirent.h>
#include <glob.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "reading/sorted_paths.hpp"

namespace newsbrief::reading {
namespace {

constexpr std::array<std::string_view, 13> kArticleEndings{
    ".txt", ".text", ".md", ".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".html", ".htm", ".xhtml", ".warc", ".wet"};
constexpr std::size_t kLongestListedName = std::size_t{64} << 10;

bool is_article_name(std::string_view name) {
  if (name.starts_with('.')) return false;
  for (const std::string_view packed : {".gz", ".zst"})
    if (name.ends_with(packed)) name.remove_suffix(packed.size());
  return std::any_of(kArticleEndings.begin(), kArticleEndings.end(),
                     [&](std::string_view ending) { return name.ends_with(ending); });
}

enum class EntryKind { file, folder, other };

EntryKind kind_of(const std::string& path, unsigned char type) {
  struct stat info {};
  if (type == DT_REG) return EntryKind::file;
  if (type == DT_DIR) return EntryKind::folder;
  if (type == DT_UNKNOWN && ::lstat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode)) return EntryKind::folder;
  // A link to a file counts as the file; a link to a folder may lead back up and is left alone.
  if ((type == DT_LNK || type == DT_UNKNOWN) && ::stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode))
    return EntryKind::file;
  return EntryKind::other;
}

std::string joined(const std::string& folder, std::string_view name) {
  return folder.ends_with('/') ? folder + std::string(name) : folder + "/" + std::string(name);
}

Result<SortedPaths> list_folder(const std::string& top) {
  SortedPaths files;
  std::vector<std::string> folders{top};
  while (!folders.empty()) {
    const std::string folder = std::move(folders.back());
    folders.pop_back();
    const std::unique_ptr<DIR, int (*)(DIR*)> listing(::opendir(folder.c_str()), ::closedir);
    if (!listing) {
      if (folder == top) return failure("cannot_read", std::strerror(errno), top);
      continue;
    }
    while (const dirent* entry = ::readdir(listing.get())) {
      const std::string_view name = entry->d_name;
      if (name == "." || name == "..") continue;
      std::string path = joined(folder, name);
      const auto kind = kind_of(path, entry->d_type);
      if (kind == EntryKind::folder) {
        folders.push_back(std::move(path));
      } else if (kind == EntryKind::file && is_article_name(name)) {
        if (auto added = files.add(std::move(path)); !added) return tl::unexpected<Error>(added.error());
      }
    }
  }
  if (files.empty())
    return failure("no_articles",
                   "the folder holds no article (looked for .txt .text .md .json .jsonl .ndjson .csv .tsv .html .htm "
                   ".xhtml .warc .wet, also as .gz and .zst)",
                   top);
  return files;
}

Result<SortedPaths> match(const std::string& pattern) {
  glob_t found{};
  const int code = ::glob(pattern.c_str(), GLOB_BRACE | GLOB_TILDE, nullptr, &found);
  const std::unique_ptr<glob_t, decltype(&::globfree)> guard(&found, ::globfree);
  SortedPaths files;
  for (std::size_t i = 0; code == 0 && i < found.gl_pathc; ++i) {
    struct stat info {};
    const std::string path = found.gl_pathv[i];
    if (::stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode)) continue;
    if (auto added = files.add(path); !added) return tl::unexpected<Error>(added.error());
  }
  if (files.empty()) return failure("no_match", "no file matches the pattern", pattern);
  return files;
}

}  // namespace

struct InputFiles::State {
  std::vector<std::string> inputs;
  std::size_t next_input = 0;
  std::string list_path;
  std::istream* standard_input = nullptr;
  std::optional<ByteSource> list;
  char list_end = '\n';
  std::optional<SortedPaths> paths;
  std::uint64_t count = 0;

  /// The next line of the list of inputs.
  std::optional<Result<std::string>> listed() {
    if (list_path.empty()) return std::nullopt;
    if (!list) {
      auto opened = ByteSource::open(list_path, standard_input, Admit::named);
      if (!opened) {
        list_path.clear();
        return tl::unexpected<Error>(opened.error());
      }
      list = std::move(*opened);
      const auto begin = list->peek(std::size_t{4} << 10);
      if (begin.find('\0') != std::string_view::npos) list_end = '\0';
    }
    std::string name;
    bool any = false;
    for (auto seen = list->peek(1); !seen.empty(); seen = list->peek(1)) {
      any = true;
      const auto end = std::min(seen.find(list_end), seen.size());
      if (name.size() < kLongestListedName) name.append(seen.substr(0, end));
      const bool whole = end < seen.size();
      list->skip(whole ? end + 1 : end);
      if (whole) break;
    }
    if (list_end == '\n' && name.ends_with('\r')) name.pop_back();
    if (any) return name;
    list_path.clear();
    if (list->fault()) return tl::unexpected<Error>(*list->fault());
    return std::nullopt;
  }

  /// Files of one input; sets `paths` where there may be many.
  std::optional<Result<InputFile>> expand(std::string input) {
    const auto many = [&](Result<SortedPaths> found) -> std::optional<Result<InputFile>> {
      if (!found) return tl::unexpected<Error>(found.error());
      paths = std::move(*found);
      return std::nullopt;
    };
    struct stat info {};
    if (input == "-") return InputFile{count, std::move(input), Admit::named};
    if (::stat(input.c_str(), &info) == 0) {
      if (S_ISDIR(info.st_mode)) return many(list_folder(input));
      return InputFile{count, std::move(input), Admit::named};
    }
    const int error = errno;
    if (input.find_first_of("*?[") != std::string::npos) return many(match(input));
    if (error != ENOENT && error != ENOTDIR) return failure("cannot_read", std::strerror(error), input);
    return failure("no_such_file", "no such file or folder (use - for standard input)", input);
  }
};

InputFiles::InputFiles(std::vector<std::string> inputs, std::string list, std::istream* standard_input)
    : state_(std::make_unique<State>()) {
  state_->inputs = std::move(inputs);
  state_->list_path = std::move(list);
  state_->standard_input = standard_input;
}
InputFiles::~InputFiles() = default;
InputFiles::InputFiles(InputFiles&&) noexcept = default;
InputFiles& InputFiles::operator=(InputFiles&&) noexcept = default;

std::uint64_t InputFiles::input() const { return state_->count; }

std::optional<Result<InputFile>> InputFiles::next() {
  auto& s = *state_;
  for (;;) {
    if (s.paths) {
      if (auto path = s.paths->next()) return InputFile{s.count, std::move(*path), Admit::listed};
      s.paths.reset();
    }
    std::string input;
    if (s.next_input < s.inputs.size()) {
      input = s.inputs[s.next_input++];
    } else {
      auto listed = s.listed();
      if (!listed) return std::nullopt;
      ++s.count;
      if (!*listed) return tl::unexpected<Error>(listed->error());
      if ((*listed)->empty()) continue;
      input = std::move(**listed);
      if (auto one = s.expand(std::move(input))) return one;
      continue;
    }
    ++s.count;
    if (auto one = s.expand(std::move(input))) return one;
  }
}

}  // namespace newsbrief::reading
