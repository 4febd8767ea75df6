// Journals: whatever stands in the file, what is read is whole.
#include "pipeline/journal.hpp"

#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <string>

#include "target.hpp"

using namespace newsbrief;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string path =
      (std::filesystem::temp_directory_path() / ("newsbrief-fuzz-journal-" + std::to_string(::getpid()))).string();
  {
    std::FILE* file = std::fopen(path.c_str(), "wb");
    fuzz::promise(file && std::fwrite(data, 1, size, file) == size && std::fclose(file) == 0);
  }
  const auto state = pipeline::read_journal(path);
  if (state) fuzz::promise(state->length <= size);
  pipeline::JournalReader reader(path);
  std::size_t count = 0;
  while (reader.next()) fuzz::promise(++count <= size);
  std::remove(path.c_str());
  return 0;
}
