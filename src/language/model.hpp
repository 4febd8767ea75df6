#pragma once
// The model file: a header, a table of parts, the parts. Everything is used in place, so opening it parses nothing.
//
//   bytes 0-7   "NBLANG\r\n"        16-23  size of the file
//   8-11        version             24-31  checksum of everything after byte 64
//   12-15       number of parts     64-    the table: 16 bytes a part (offset, size), then the parts, aligned to 64
//   bytes
//
// Numbers are little-endian. The order of the parts is `Part`.
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "language/integer_product.hpp"
#include "language/network_shape.hpp"
#include "newsbrief/error.hpp"

namespace newsbrief::language {

inline constexpr std::uint32_t kModelVersion = 2;
inline constexpr std::string_view kModelName = "models/english.model";

enum class Part : std::uint8_t {
  shape,          ///< sizes that the file was made for, see shape_numbers()
  feature_slots,  ///< Slot: feature key → row
  word_rows,      ///< int8, kInputWidth a row
  word_scales,    ///< float a row
  layer_weights,  ///< for each layer, int16 as PackedMatrix wants them
  layer_scales,   ///< for each layer, float a column
  layer_gates,    ///< for each layer, four rows of kStateWidth floats
  tag_weights,
  tag_scales,
  tag_offset,
  tree_weights,
  tree_scales,
  tree_offset,
  arc_weights,
  arc_scales,
  arc_head,
  distance,
  relation_weights,
  relation_scales,
  relation_offset,
  lemma_rules,     ///< LemmaRule
  lemma_slots,     ///< Slot: word or ending with its tags → rule
  boundary_slots,  ///< Slot: evidence around a possible sentence end → weight + kBoundaryZero
  name_weights,    ///< NameWeights; the parts of the name tagger are empty where the network names alone
  name_buckets,    ///< NameBucket: property of a word and its place → weights of the labels
  name_lists,      ///< Slot: word or phrase → cluster (lowest byte) and lists it stands in (a bit each)
};
inline constexpr std::size_t kParts = static_cast<std::size_t>(Part::name_lists) + 1;
inline constexpr std::size_t kLeastParts = static_cast<std::size_t>(Part::boundary_slots) + 1;  ///< of version 1

/// An entry of an open-addressed table (linear probing); the key's upper half tells entries apart, 0 is empty.
struct Slot {
  std::uint32_t mark = 0;
  std::uint32_t value = 0;
};

/// How a lemma comes from a word: cut letters off the end, put others there.
struct LemmaRule {
  std::uint8_t cut = 0;
  std::uint8_t size = 0;       ///< of `ending`
  std::uint8_t keep_case = 0;  ///< start from the form as written, not from the lower-case one
  std::array<char, 13> ending{};
};

/// Weights of the name tagger beside those of the properties.
struct NameWeights {
  float scale = 0;                                                        ///< of the whole numbers in the buckets
  float network = 1;                                                      ///< of the network's scores
  std::array<std::array<float, kNameLabels>, kNameLabels> transitions{};  ///< from a label to the next; 0 starts
};

/// An inside label follows the begin or the inside label of its type.
constexpr bool may_follow(std::size_t before, std::size_t label) {
  return label == 0 || label % 2 == 1 || before == label || before + 1 == label;
}

/// A cache line of weights: a property's key says which bucket may have it, its mark which of the places; 0 is empty.
struct NameBucket {
  static constexpr std::size_t kPlaces = 5;
  std::array<std::uint16_t, kPlaces> marks{};
  std::array<std::array<std::int8_t, kNameLabels>, kPlaces> weights{};
  std::array<std::uint8_t, 9> unused{};
};
static_assert(sizeof(NameBucket) == 64);

constexpr std::uint16_t name_mark(std::uint64_t key) { return static_cast<std::uint16_t>(key | 1U); }
constexpr std::size_t name_bucket(std::uint64_t key, std::size_t buckets) { return ((key >> 32U) * buckets) >> 32U; }

/// The weights of a property, or null where it has none.
inline const std::int8_t* find(std::span<const NameBucket> buckets, std::uint64_t key) {
  const NameBucket& bucket = buckets[name_bucket(key, buckets.size())];
  const std::uint16_t mark = name_mark(key);
  for (std::size_t place = 0; place < NameBucket::kPlaces; ++place)
    if (bucket.marks[place] == mark) return bucket.weights[place].data();
  return nullptr;
}

/// The value at a 64-bit key, or kNoValue. The number of slots is a power of two.
inline constexpr std::uint32_t kNoValue = 0xFFFFFFFF;
inline std::uint32_t find(std::span<const Slot> slots, std::uint64_t key) {
  const auto mark = static_cast<std::uint32_t>(key >> 32U) | 1U;
  const std::size_t mask = slots.size() - 1;
  for (std::size_t at = key & mask; slots[at].mark != 0; at = (at + 1) & mask)
    if (slots[at].mark == mark) return slots[at].value;
  return kNoValue;
}

/// A view of a model file's bytes, which outlive it. Cheap to copy.
class Model {
 public:
  enum class Check : std::uint8_t { structure, everything };

  /// Fails with "bad_model": not a model, truncated, of a newer version, made for another shape of network, or (where
  /// everything is checked) damaged. `bytes` are aligned to 64.
  static Result<Model> open(std::string_view bytes, Check check, std::string_view origin);

  template <class T>
  std::span<const T> part(Part which) const {
    const auto bytes = parts_[static_cast<std::size_t>(which)];
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  }
  PackedMatrix layer(std::size_t l) const;
  std::span<const float> gates(std::size_t l) const {
    return part<float>(Part::layer_gates).subspan(4 * kStateWidth * l, 4 * kStateWidth);
  }
  PackedMatrix matrix(Part weights, Part scales, std::size_t rows, std::size_t columns) const;
  std::size_t size() const { return size_; }

 private:
  std::array<std::string_view, kParts> parts_;
  std::size_t size_ = 0;
};

/// What Part::shape must hold for this program.
std::array<std::uint32_t, 12> shape_numbers();

/// A hash of bytes that reads 32 at a time.
std::uint64_t checksum(std::string_view bytes);

}  // namespace newsbrief::language
