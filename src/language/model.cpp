#include "language/model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstring>

namespace newsbrief::language {
namespace {

constexpr std::string_view kMagic = "NBLANG\r\n";
constexpr std::size_t kHeader = 64;
constexpr std::string_view kRebuild =
    "rebuild it with newsbrief-train, or leave the option out to use the model inside the program";

template <class T>
T number_at(std::string_view bytes, std::size_t at) {
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

tl::unexpected<Error> bad(std::string_view origin, std::string_view why) {
  return failure("bad_model", fmt::format("cannot use the model '{}': {} ({})", origin, why, kRebuild),
                 std::string(origin));
}

bool power_of_two_slots(std::string_view part) {
  return part.size() >= sizeof(Slot) && part.size() % sizeof(Slot) == 0 &&
         std::has_single_bit(part.size() / sizeof(Slot));
}

std::size_t layer_weights() {
  std::size_t n = 0;
  for (std::size_t l = 0; l < kLayers; ++l) n += layer_input(l) * layer_columns(l);
  return n;
}

std::size_t layer_scales() {
  std::size_t n = 0;
  for (std::size_t l = 0; l < kLayers; ++l) n += layer_columns(l);
  return n;
}

/// Bytes that a part of fixed size must have; 0 where the size is free.
std::size_t fixed_size(Part part) {
  switch (part) {
    case Part::shape:
      return sizeof(shape_numbers());
    case Part::layer_weights:
      return 2 * layer_weights();
    case Part::layer_scales:
      return 4 * layer_scales();
    case Part::layer_gates:
      return 4 * kLayers * 4 * kStateWidth;
    case Part::tag_weights:
      return 2 * kStateWidth * kTagColumns;
    case Part::tag_scales:
    case Part::tag_offset:
      return 4 * kTagColumns;
    case Part::tree_weights:
      return 2 * kStateWidth * kTreeColumns;
    case Part::tree_scales:
    case Part::tree_offset:
      return 4 * kTreeColumns;
    case Part::arc_weights:
      return 2 * kArcWidth * kArcWidth;
    case Part::arc_scales:
    case Part::arc_head:
      return 4 * kArcWidth;
    case Part::distance:
      return 4 * kDistances;
    case Part::relation_weights:
      return 2 * kRelationWidth * kRelationColumns;
    case Part::relation_scales:
    case Part::relation_offset:
      return 4 * kRelationColumns;
    default:
      return 0;
  }
}

std::optional<std::string> fault(const std::array<std::string_view, kParts>& parts) {
  const auto at = [&](Part p) { return parts[static_cast<std::size_t>(p)]; };
  const auto shape = shape_numbers();
  if (at(Part::shape).size() != sizeof shape || std::memcmp(at(Part::shape).data(), shape.data(), sizeof shape) != 0)
    return "it was made for a network of another shape";
  for (std::size_t p = 0; p < kParts; ++p)
    if (const std::size_t size = fixed_size(static_cast<Part>(p)); size != 0 && parts[p].size() != size)
      return fmt::format("part {} has {} bytes instead of {}", p, parts[p].size(), size);
  for (const Part p : {Part::feature_slots, Part::lemma_slots, Part::boundary_slots})
    if (!power_of_two_slots(at(p))) return "a table has no power of two of slots";
  if (at(Part::word_rows).size() != at(Part::word_scales).size() / sizeof(float) * kInputWidth)
    return "rows and scales differ in number";
  if (const auto names = at(Part::name_weights).size(); names != 0) {
    if (names != sizeof(NameWeights)) return "the weights of the name tagger have another size";
    if (at(Part::name_buckets).size() % sizeof(NameBucket) != 0) return "a bucket of the name tagger is cut";
    if (const auto lists = at(Part::name_lists); !lists.empty() && !power_of_two_slots(lists))
      return "a table has no power of two of slots";
  }
  return std::nullopt;
}

}  // namespace

std::array<std::uint32_t, 12> shape_numbers() {
  return {kInputWidth,
          kHalfWidth,
          kLayers,
          kTagLayer,
          kArcWidth,
          kRelationWidth,
          kDistances,
          kNameLabels,
          document::kUposCount,
          document::kXposCount,
          document::kDeprelCount,
          kLeastParts};
}

std::uint64_t checksum(std::string_view bytes) {
  constexpr std::uint64_t kFactor = 0x9e3779b97f4a7c15U;
  std::array<std::uint64_t, 4> lanes{1, 2, 3, 4};
  std::size_t at = 0;
  for (; at + 32 <= bytes.size(); at += 32) {
    std::array<std::uint64_t, 4> words;
    std::memcpy(words.data(), bytes.data() + at, 32);
    for (std::size_t i = 0; i < 4; ++i) lanes[i] = std::rotl((lanes[i] ^ words[i]) * kFactor, 29);
  }
  std::uint64_t sum = bytes.size();
  for (; at < bytes.size(); ++at) sum = (sum ^ static_cast<unsigned char>(bytes[at])) * kFactor;
  for (const std::uint64_t lane : lanes) sum = std::rotl((sum ^ lane) * kFactor, 31);
  return sum;
}

Result<Model> Model::open(std::string_view bytes, Check check, std::string_view origin) {
  if (bytes.size() < kMagic.size() || bytes.substr(0, kMagic.size()) != kMagic)
    return bad(origin, "it is no newsbrief model");
  if (bytes.size() < kHeader) return bad(origin, "it is truncated");
  const auto version = number_at<std::uint32_t>(bytes, 8), parts = number_at<std::uint32_t>(bytes, 12);
  if (version > kModelVersion)
    return bad(origin, fmt::format("it has version {}, this program reads up to {}: update the program", version,
                                   kModelVersion));
  if (const auto size = number_at<std::uint64_t>(bytes, 16); size != bytes.size())
    return bad(origin, fmt::format("it is truncated: {} of {} bytes", bytes.size(), size));
  if (parts < kLeastParts || parts > kParts || bytes.size() < kHeader + 16 * parts)
    return bad(origin, fmt::format("it has {} parts instead of {}", parts, kParts));
  if (check == Check::everything && checksum(bytes.substr(kHeader)) != number_at<std::uint64_t>(bytes, 24))
    return bad(origin, "it is damaged (the checksum differs)");
  Model model;
  model.size_ = bytes.size();
  for (std::size_t p = 0; p < parts; ++p) {
    const auto offset = number_at<std::uint64_t>(bytes, kHeader + 16 * p),
               size = number_at<std::uint64_t>(bytes, kHeader + 16 * p + 8);
    if (offset % 64 != 0 || offset > bytes.size() || size > bytes.size() - offset)
      return bad(origin, "its table of parts is damaged");
    model.parts_[p] = bytes.substr(offset, size);
  }
  if (const auto why = fault(model.parts_)) return bad(origin, *why);
  return model;
}

PackedMatrix Model::layer(std::size_t l) const {
  std::size_t weights = 0, scales = 0;
  for (std::size_t i = 0; i < l; ++i) {
    weights += layer_input(i) * layer_columns(i);
    scales += layer_columns(i);
  }
  return {part<std::int16_t>(Part::layer_weights).data() + weights, part<float>(Part::layer_scales).data() + scales,
          layer_input(l), layer_columns(l)};
}

PackedMatrix Model::matrix(Part weights, Part scales, std::size_t rows, std::size_t columns) const {
  return {part<std::int16_t>(weights).data(), part<float>(scales).data(), rows, columns};
}

}  // namespace newsbrief::language
