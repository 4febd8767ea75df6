#include "store/folder_store.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <functional>

namespace newsbrief::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestName = 200;

/// A part of a path that names nothing above itself and fits a file system. What is cut off is told by a number.
std::string safe_name(const std::string& name) {
  if (name == "..") return "__";
  if (name.size() <= kLongestName) return name;
  std::uint64_t sum = 1469598103934665603ULL;  // FNV-1a
  for (const char c : name) sum = (sum ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return fmt::format("{}~{:016x}", name.substr(0, kLongestName), sum);
}

tl::unexpected<Error> cannot_write(const std::string& path, const std::string& why) {
  return failure("cannot_write", why, path);
}

}  // namespace

Result<FolderStore> FolderStore::open(const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return cannot_write(folder, error.message());
  return FolderStore(folder);
}

std::string FolderStore::path_of(const std::string& input, bool records, std::uint64_t number) const {
  fs::path out(folder_);
  for (const auto& part : fs::path(input == "-" ? "stdin" : input)) {
    const auto name = part.string();
    if (!name.empty() && name != "/" && name != ".") out /= safe_name(name);
  }
  if (records) return out.string() + fmt::format(".records/{:08}.json", number);
  return out.string() + (number == 1 ? ".json" : fmt::format(".{}.json", number));
}

Result<void> FolderStore::write(const std::string& path, const std::string& json) {
  const auto parent = fs::path(path).parent_path().string();
  if (parent != last_made_) {
    std::error_code error;
    fs::create_directories(parent, error);
    if (error) return cannot_write(parent, error.message());
    last_made_ = parent;
  }
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (!file) return cannot_write(path, std::strerror(errno));
  const bool good = std::fwrite(json.data(), 1, json.size(), file) == json.size() && std::fputc('\n', file) != EOF;
  const int error = errno;
  if (std::fclose(file) != 0 || !good) return cannot_write(path, std::strerror(good ? errno : error));
  written_.push_back(path);
  return {};
}

Result<void> FolderStore::commit() {
  for (const auto& path : written_) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool good = file >= 0 && ::fdatasync(file) == 0;
    const int error = errno;
    if (file >= 0) ::close(file);
    if (!good) return cannot_write(path, std::strerror(error));
  }
  written_.clear();
  return {};
}

void FolderStore::remove(const std::string& path) {
  std::error_code ignored;
  fs::remove(path, ignored);
}

}  // namespace newsbrief::store
