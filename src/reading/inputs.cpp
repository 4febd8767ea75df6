#include "reading/inputs.hpp"

#include <glob.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>

namespace newsbrief::reading {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 6> kArticleEndings{".txt", ".text", ".md", ".json", ".jsonl", ".ndjson"};

bool is_article_name(const fs::path& path) {
  const std::string ending = path.extension().string();
  return !path.filename().string().starts_with('.') &&
         std::find(kArticleEndings.begin(), kArticleEndings.end(), ending) != kArticleEndings.end();
}

Result<std::vector<std::string>> list_folder(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, error);
  if (error) return failure("cannot_read", error.message(), folder);
  for (const fs::recursive_directory_iterator end; it != end; it.increment(error)) {
    if (error) return failure("cannot_read", error.message(), folder);
    std::error_code ignored;
    if (it->is_regular_file(ignored) && is_article_name(it->path())) files.push_back(it->path().string());
  }
  if (files.empty())
    return failure("no_articles", "the folder holds no article (looked for .txt .text .md .json .jsonl .ndjson)",
                   folder);
  std::sort(files.begin(), files.end());
  return files;
}

Result<std::vector<std::string>> match(const std::string& pattern) {
  glob_t found{};
  const int code = ::glob(pattern.c_str(), GLOB_BRACE | GLOB_TILDE, nullptr, &found);
  const std::unique_ptr<glob_t, decltype(&::globfree)> guard(&found, ::globfree);
  if (code != 0) return failure("no_match", "no file matches the pattern", pattern);
  return std::vector<std::string>(found.gl_pathv, found.gl_pathv + found.gl_pathc);
}

}  // namespace

Result<std::vector<std::string>> expand_input(const std::string& input) {
  if (input == "-") return std::vector{input};
  std::error_code error;
  const auto status = fs::status(input, error);
  if (fs::is_directory(status)) return list_folder(input);
  if (fs::exists(status)) return std::vector{input};
  if (input.find_first_of("*?[") != std::string::npos) return match(input);
  if (error && status.type() != fs::file_type::not_found) return failure("cannot_read", error.message(), input);
  return failure("no_such_file", "no such file or folder (use - for standard input)", input);
}

}  // namespace newsbrief::reading
