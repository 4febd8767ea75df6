#pragma once
// What the tests of reading share: a folder of their own, and everything that a reader gives.
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "newsbrief/reader.hpp"

namespace newsbrief::tests {

/// A folder of its own for each test, gone afterwards.
class Folder {
 public:
  Folder()
      : path_(std::filesystem::temp_directory_path() /
              ("newsbrief-test-" + std::to_string(::getpid()) + "-" + std::to_string(counter_++))) {
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string write(const std::string& name, const std::string& bytes) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return (path_ / name).string();
  }
  std::string path() const { return path_.string(); }

 private:
  static inline int counter_ = 0;
  std::filesystem::path path_;
};

inline std::vector<Result<RawArticle>> read_all(std::vector<std::string> inputs, std::istream* in = nullptr) {
  std::vector<Result<RawArticle>> out;
  ArticleReader reader(std::move(inputs), in);
  while (auto next = reader.next()) out.push_back(std::move(*next));
  return out;
}

inline std::string code(const Result<RawArticle>& r) { return r ? "" : r.error().code; }

}  // namespace newsbrief::tests
