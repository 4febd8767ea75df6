#pragma once
// The sizes of the network that every language stage shares: the trainer builds it, the model file states it, the
// program runs it.
#include <cstddef>
#include <cstdint>

#include "document/grammar.hpp"

namespace newsbrief::language {

inline constexpr std::size_t kInputWidth = 128;             ///< of a word's vector
inline constexpr std::size_t kHalfWidth = 128;              ///< of one reading direction of a layer
inline constexpr std::size_t kStateWidth = 2 * kHalfWidth;  ///< of a layer's output: both directions
inline constexpr std::size_t kLayers = 3;
inline constexpr std::size_t kTagLayer = 1;  ///< tags and names are read off this layer, trees off the last
inline constexpr std::size_t kArcWidth = 96;
inline constexpr std::size_t kRelationWidth = 128;
inline constexpr std::size_t kDistances = 64;  ///< buckets of the offset between a word and its head

/// Name labels: 0 outside, 2t-1 begin and 2t inside of document::NameType t.
inline constexpr std::size_t kNameLabels = 9;

// Columns of the tag projection.
inline constexpr std::size_t kXposColumn = 0;
inline constexpr std::size_t kUposColumn = document::kXposCount;
inline constexpr std::size_t kNameColumn = kUposColumn + document::kUposCount;
inline constexpr std::size_t kTagColumns = 80;
static_assert(kNameColumn + kNameLabels <= kTagColumns);

// Columns of the tree projection: a word as dependent and as head, for arcs and for relations.
inline constexpr std::size_t kArcDependentColumn = 0;
inline constexpr std::size_t kArcHeadColumn = kArcWidth;
inline constexpr std::size_t kRelationDependentColumn = 2 * kArcWidth;
inline constexpr std::size_t kRelationHeadColumn = 2 * kArcWidth + kRelationWidth;
inline constexpr std::size_t kTreeColumns = 2 * kArcWidth + 2 * kRelationWidth;
inline constexpr std::size_t kRelationColumns = 64;
static_assert(document::kDeprelCount <= kRelationColumns);

/// Gates of one direction of a layer: value, forget and output; the first layer has a fourth, the way around it.
constexpr std::size_t gates(std::size_t layer) { return layer == 0 ? 4 : 3; }
constexpr std::size_t layer_input(std::size_t layer) { return layer == 0 ? kInputWidth : kStateWidth; }
constexpr std::size_t layer_columns(std::size_t layer) { return 2 * gates(layer) * kHalfWidth; }

/// Bucket of the offset head - dependent: exact up to 16, then in doubling steps.
constexpr std::size_t distance_bucket(std::int64_t offset) {
  const std::int64_t size = offset < 0 ? -offset : offset;
  std::int64_t bucket = size;
  if (size > 16) {
    bucket = 16;
    for (std::int64_t limit = 16; limit < size && bucket < 31; limit += limit / 2) ++bucket;
  }
  return static_cast<std::size_t>(offset < 0 ? bucket : bucket + 32);
}

}  // namespace newsbrief::language
