#pragma once
#include <compare>
#include <cstdint>

namespace newsbrief::document {

/// Half-open, in bytes of WorkingDocument::text.
struct ByteSpan {
  std::uint32_t start = 0;
  std::uint32_t end = 0;

  bool contains(ByteSpan inner) const { return start <= inner.start && inner.end <= end; }
  bool overlaps(ByteSpan other) const { return start < other.end && other.start < end; }
  friend auto operator<=>(const ByteSpan&, const ByteSpan&) = default;
};

/// Half-open, indices into WorkingDocument::tokens.
struct TokenRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;

  bool empty() const { return first == last; }
  std::uint32_t size() const { return last - first; }
  bool contains(std::uint32_t token) const { return first <= token && token < last; }
  bool contains(TokenRange inner) const { return first <= inner.first && inner.last <= last; }
  bool overlaps(TokenRange other) const { return first < other.last && other.first < last; }
  friend auto operator<=>(const TokenRange&, const TokenRange&) = default;
};

}  // namespace newsbrief::document
