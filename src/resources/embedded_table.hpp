#pragma once
// The table that the build writes (cmake/EmbedData.cmake): the files of data/ that the binary carries.
#include <span>

namespace newsbrief::resources {

struct EmbeddedFile {
  const char* name;
  const char* begin;
  const char* end;
};

std::span<const EmbeddedFile> embedded_table();

}  // namespace newsbrief::resources
