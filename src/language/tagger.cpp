#include "language/tagger.hpp"

#include <algorithm>

namespace newsbrief::language {
namespace {

std::size_t best(const float* scores, std::size_t n) {
  return static_cast<std::size_t>(std::max_element(scores, scores + n) - scores);
}

}  // namespace

void Tagger::tag(Encoding& e, document::WorkingDocument& doc) const {
  e.whole.assign(e.tag_state.data(), e.rows, kStateWidth, kStateWidth);
  e.tags.resize(e.rows * kTagColumns);
  multiply(e.whole, e.rows, model_.matrix(Part::tag_weights, Part::tag_scales, kStateWidth, kTagColumns),
           e.tags.data());
  const auto offset = model_.part<float>(Part::tag_offset);
  for (const auto& s : e.sentences)
    for (std::uint32_t i = 0; i < s.size; ++i) {
      float* scores = &e.tags[(s.first_row + 1 + i) * kTagColumns];
      for (std::size_t c = 0; c < kTagColumns; ++c) scores[c] += offset[c];
      auto& token = doc.tokens[s.first_token + i];
      token.xpos = static_cast<document::Xpos>(best(scores + kXposColumn, document::kXposCount));
      token.upos = static_cast<document::Upos>(best(scores + kUposColumn, document::kUposCount));
    }
}

}  // namespace newsbrief::language
