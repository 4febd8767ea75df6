#pragma once
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace newsbrief::document {

/// Owns the strings of one document that are not slices of its text (normalized forms, lemmas). Views stay valid until
/// clear(), which keeps the memory for the next document.
class StringPool {
 public:
  std::string_view add(std::string_view s) {
    if (s.size() > kChunk) return *large_.emplace_back(std::make_unique<std::string>(s));
    if (chunk_ == chunks_.size() || used_ + s.size() > kChunk) {
      if (chunk_ < chunks_.size()) ++chunk_;
      if (chunk_ == chunks_.size()) chunks_.push_back(std::make_unique<char[]>(kChunk));
      used_ = 0;
    }
    char* to = chunks_[chunk_].get() + used_;
    std::memcpy(to, s.data(), s.size());
    used_ += s.size();
    return {to, s.size()};
  }

  void clear() {
    chunk_ = 0;
    used_ = 0;
    large_.clear();
  }

 private:
  static constexpr std::size_t kChunk = 64 * 1024;
  std::vector<std::unique_ptr<char[]>> chunks_;
  std::vector<std::unique_ptr<std::string>> large_;
  std::size_t chunk_ = 0;
  std::size_t used_ = 0;
};

}  // namespace newsbrief::document
