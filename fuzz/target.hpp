#pragma once
// What every fuzz target is: a function over bytes that must neither crash, hang, leak nor break what it promises.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace newsbrief::fuzz {

inline std::string_view view(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// A promise that does not hold ends the program, as a crash does.
inline void promise(bool holds) {
  if (!holds) std::abort();
}

}  // namespace newsbrief::fuzz
