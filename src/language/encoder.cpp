#include "language/encoder.hpp"

#include <algorithm>

#include "language/recurrence.hpp"
#include "language/vector_code.hpp"

namespace newsbrief::language {

Encoder::Encoder(const Model& model) : model_(model) {}

std::size_t Encoder::read(const document::WorkingDocument& doc, std::size_t first, Encoding& out) const {
  out.sentences.clear();
  out.rows = 0;
  std::size_t next = first;
  for (; next < doc.sentences.size() && out.rows < kBatchTokens; ++next) {
    const auto tokens = doc.sentences[next].tokens;
    out.sentences.push_back({static_cast<std::uint32_t>(out.rows), tokens.first, tokens.size()});
    out.rows += tokens.size() + 1;
  }
  auto& words = out.next;
  words.assign(out.rows * kInputWidth, 0);
  for (const auto& s : out.sentences) {
    float* to = &words[s.first_row * kInputWidth];
    look_up(root_keys(), to);
    for (std::uint32_t i = 0; i < s.size; ++i) {
      const auto& token = doc.tokens[s.first_token + i];
      look_up(feature_keys(token.form, token.lower), to += kInputWidth);
    }
  }
  run_layer(0, words, out.tree_state, out);
  static_assert(kTagLayer == 1 && kLayers == 3);
  run_layer(1, out.tree_state, out.tag_state, out);
  run_layer(2, out.tag_state, out.tree_state, out);
  return next;
}

void Encoder::look_up(const FeatureKeys& keys, float* to) const {
  const auto slots = model_.part<Slot>(Part::feature_slots);
  const auto rows = model_.part<std::int8_t>(Part::word_rows);
  const auto scales = model_.part<float>(Part::word_scales);
  // The slots lie far apart: asked for all at once, they come while the first are looked at.
  for (const auto key : keys) __builtin_prefetch(&slots[key & (slots.size() - 1)]);
  for (std::size_t k = 0; k < keys.size(); ++k) {
    std::uint32_t row = keys[k] ? find(slots, keys[k]) : kNoValue;
    if (row == kNoValue && k == static_cast<std::size_t>(Feature::word)) row = find(slots, unknown_word_key());
    if (row >= scales.size()) continue;
    add_row(&rows[row * kInputWidth], scales[row], kInputWidth, to);
  }
}

void Encoder::run_layer(std::size_t l, const std::vector<float>& in, std::vector<float>& out, Encoding& e) const {
  const std::size_t input = layer_input(l), columns = layer_columns(l), side = gates(l) * kHalfWidth;
  e.whole.assign(in.data(), e.rows, input, input);
  e.gates.resize(e.rows * columns);
  multiply(e.whole, e.rows, model_.layer(l), e.gates.data());
  out.resize(e.rows * kStateWidth);
  for (const auto& s : e.sentences)
    for (const std::size_t backwards : {0U, 1U}) {
      const std::size_t start = s.first_row + (backwards ? s.size : 0), half = backwards * kHalfWidth;
      const std::ptrdiff_t sign = backwards ? -1 : 1;
      const float* u = &e.gates[start * columns + backwards * side];
      const bool lowest = l == 0;
      run({.gates = u,
           .around = lowest ? u + 3 * kHalfWidth : &in[start * kStateWidth + half],
           .weights = model_.gates(l).data() + half,
           .out = &out[start * kStateWidth + half],
           .gates_stride = sign * static_cast<std::ptrdiff_t>(columns),
           .around_stride = sign * static_cast<std::ptrdiff_t>(lowest ? columns : kStateWidth),
           .out_stride = sign * static_cast<std::ptrdiff_t>(kStateWidth)},
          s.size + 1U);
    }
}

}  // namespace newsbrief::language
