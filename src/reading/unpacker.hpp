#pragma once
#include <cstdint>
#include <memory>
#include <string_view>

#include "newsbrief/error.hpp"

namespace newsbrief::reading {

enum class Packing { none, gzip, zstd };

/// What the first bytes say (four are enough).
Packing packing_of(std::string_view begin);

/// Unpacks piece by piece; members that follow each other are one stream.
class Unpacker {
 public:
  explicit Unpacker(Packing packing);
  ~Unpacker();
  Unpacker(Unpacker&&) noexcept;
  Unpacker& operator=(Unpacker&&) noexcept;

  struct Step {
    std::size_t taken = 0;  ///< bytes of the input
    std::size_t given = 0;  ///< bytes of the output
  };
  /// Fails with bad_compression, and with decompression_limit where more than 500 bytes came out for each that went in
  /// (counted from 64 MiB on).
  Result<Step> step(std::string_view in, char* out, std::size_t size);
  /// Whether the bytes so far end where a member ends.
  bool at_end_of_member() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace newsbrief::reading
