#include "resources/data_files.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "resources/embedded_table.hpp"

namespace newsbrief::resources {

Result<std::string_view> DataFiles::read(std::string_view name) {
  if (!folder_.empty()) {
    const auto path = std::filesystem::path(folder_) / name;
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored)) {
      std::ifstream in(path, std::ios::binary);
      std::string bytes((std::istreambuf_iterator<char>(in)), {});
      if (!in) return failure("cannot_read", "cannot read the data file (check its permissions)", path.string());
      return owned_.emplace_back(std::move(bytes));
    }
  }
  for (const auto& file : embedded_table())
    if (name == file.name) return std::string_view(file.begin, static_cast<std::size_t>(file.end - file.begin));
  return failure("no_data_file", "no such data file, neither in the data folder nor in the program", std::string(name));
}

std::string DataFiles::origin(std::string_view name) const {
  if (!folder_.empty()) {
    const auto path = std::filesystem::path(folder_) / name;
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored)) return path.string();
  }
  return std::string(name) + " (built in)";
}

std::vector<std::string_view> embedded_names() {
  std::vector<std::string_view> names;
  for (const auto& file : embedded_table()) names.emplace_back(file.name);
  return names;
}

}  // namespace newsbrief::resources
