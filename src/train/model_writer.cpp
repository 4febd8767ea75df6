#include "train/model_writer.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace newsbrief::train {
namespace {

using namespace language;

template <class T>
void append(std::string& to, const std::vector<T>& values) {
  to.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

/// Scales the columns of a matrix to whole numbers and interleaves its rows by twos, see PackedMatrix.
void pack(const Matrix& m, std::string& weights, std::string& scales) {
  std::vector<std::int16_t> packed(m.rows * m.columns);
  std::vector<float> scale(m.columns);
  for (std::size_t c = 0; c < m.columns; ++c) {
    float largest = 1e-9F;
    for (std::size_t r = 0; r < m.rows; ++r) largest = std::max(largest, std::fabs(m.value[r * m.columns + c]));
    scale[c] = largest / static_cast<float>(kLargestWeight);
    for (std::size_t r = 0; r < m.rows; ++r)
      packed[(r / 2 * m.columns + c) * 2 + r % 2] =
          static_cast<std::int16_t>(std::lround(m.value[r * m.columns + c] / scale[c]));
  }
  append(weights, packed);
  append(scales, scale);
}

class Parts {
 public:
  std::string& operator[](Part part) { return parts_[static_cast<std::size_t>(part)]; }

  std::string file() const {
    constexpr std::size_t kHeader = 64;
    std::string body;
    std::string table;
    const std::size_t first = (kHeader + 16 * kParts + 63) / 64 * 64;
    for (const auto& part : parts_) {
      body.resize((body.size() + 63) / 64 * 64);
      add(table, static_cast<std::uint64_t>(first + body.size()));
      add(table, static_cast<std::uint64_t>(part.size()));
      body += part;
    }
    table.resize(first - kHeader);
    const std::string rest = table + body;
    std::string head = "NBLANG\r\n";
    add(head, kModelVersion);
    add(head, static_cast<std::uint32_t>(kParts));
    add(head, static_cast<std::uint64_t>(kHeader + rest.size()));
    add(head, checksum(rest));
    head.resize(kHeader);
    return head + rest;
  }

 private:
  template <class T>
  static void add(std::string& to, T value) {
    to.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  std::array<std::string, kParts> parts_;
};

void add_rows(const Matrix& rows, Parts& parts) {
  std::vector<std::int8_t> values(rows.value.size());
  std::vector<float> scales(rows.rows);
  for (std::size_t r = 0; r < rows.rows; ++r) {
    const float* row = &rows.value[r * rows.columns];
    float largest = 1e-9F;
    for (std::size_t i = 0; i < rows.columns; ++i) largest = std::max(largest, std::fabs(row[i]));
    scales[r] = largest / 127;
    for (std::size_t i = 0; i < rows.columns; ++i)
      values[r * rows.columns + i] = static_cast<std::int8_t>(std::lround(row[i] / scales[r]));
  }
  append(parts[Part::word_rows], values);
  append(parts[Part::word_scales], scales);
}

}  // namespace

std::vector<Slot> slots_of(const Entries& entries) {
  std::vector<Slot> slots(std::bit_ceil(2 * entries.size() + 2));
  const std::size_t mask = slots.size() - 1;
  for (const auto& [key, value] : entries) {
    if (find(slots, key) != kNoValue) continue;
    std::size_t at = key & mask;
    while (slots[at].mark != 0) at = (at + 1) & mask;
    slots[at] = {static_cast<std::uint32_t>(key >> 32U) | 1U, value};
  }
  return slots;
}

std::string with_names(const Model& model, const NameParts& names) {
  Parts parts;
  for (std::size_t p = 0; p < kParts; ++p) {
    const auto bytes = model.part<char>(static_cast<Part>(p));
    parts[static_cast<Part>(p)].assign(bytes.data(), bytes.size());
  }
  parts[Part::name_weights].clear();
  parts[Part::name_buckets].clear();
  parts[Part::name_lists].clear();
  append(parts[Part::name_weights], std::vector<NameWeights>{names.weights});
  append(parts[Part::name_buckets], names.buckets);
  append(parts[Part::name_lists], names.lists);
  return parts.file();
}

std::string model_bytes(const Parameters& p, const std::vector<std::uint64_t>& feature_keys, const LemmaTable& lemmas,
                        const Entries& boundaries) {
  Parts parts;
  const auto shape = shape_numbers();
  append(parts[Part::shape], std::vector<std::uint32_t>(shape.begin(), shape.end()));
  Entries features;
  for (std::size_t i = 0; i < feature_keys.size(); ++i)
    features.emplace_back(feature_keys[i], static_cast<std::uint32_t>(i));
  append(parts[Part::feature_slots], slots_of(features));
  add_rows(p.words.matrix(), parts);
  for (std::size_t l = 0; l < kLayers; ++l) {
    pack(p.layer[l], parts[Part::layer_weights], parts[Part::layer_scales]);
    append(parts[Part::layer_gates], p.gates[l].value);
  }
  pack(p.tag, parts[Part::tag_weights], parts[Part::tag_scales]);
  append(parts[Part::tag_offset], p.tag_offset.value);
  pack(p.tree, parts[Part::tree_weights], parts[Part::tree_scales]);
  append(parts[Part::tree_offset], p.tree_offset.value);
  pack(p.arc, parts[Part::arc_weights], parts[Part::arc_scales]);
  append(parts[Part::arc_head], p.arc_head.value);
  append(parts[Part::distance], p.distance.value);
  pack(p.relation, parts[Part::relation_weights], parts[Part::relation_scales]);
  append(parts[Part::relation_offset], p.relation_offset.value);
  append(parts[Part::lemma_rules], lemmas.rules);
  append(parts[Part::lemma_slots], slots_of(lemmas.entries));
  append(parts[Part::boundary_slots], slots_of(boundaries));
  return parts.file();
}

}  // namespace newsbrief::train
