#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "newsbrief/error.hpp"

namespace newsbrief::store {

/// A folder of JSON files that mirrors the inputs: "a/b.txt" becomes "a/b.txt.json", the third record of "c.jsonl"
/// becomes "c.jsonl.records/00000003.json".
class FolderStore {
 public:
  /// Makes the folder. Fails with cannot_write.
  static Result<FolderStore> open(const std::string& folder);

  /// Where the model of a document goes; `number` counts from 1.
  std::string path_of(const std::string& input, bool records, std::uint64_t number) const;
  /// Writes a file and the folders above it. Fails with cannot_write.
  Result<void> write(const std::string& path, const std::string& json);
  /// Waits until what was written since the last call is on disk.
  Result<void> commit();
  static void remove(const std::string& path);

 private:
  explicit FolderStore(std::string folder) : folder_(std::move(folder)) {}
  std::string folder_, last_made_;
  std::vector<std::string> written_;
};

}  // namespace newsbrief::store
