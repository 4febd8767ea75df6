#include "annotation/speech_map.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "annotation/quotation_marks.hpp"

namespace newsbrief::annotation {

using document::kNone;
using document::TokenRange;

SpeechMap::SpeechMap(const document::WorkingDocument& doc)
    : doc_(doc), speech_(doc.tokens.size(), false), stretch_of_(doc.tokens.size(), kNone) {
  for (const auto& q : doc.quotations)
    for (const auto& r : q.tokens) std::fill(speech_.begin() + r.first, speech_.begin() + r.last, true);
  const auto marks = quotation_marks(doc);
  std::uint32_t block = kNone;
  std::optional<std::uint32_t> opened;
  for (const auto& s : doc.sentences) {
    if (std::exchange(block, s.block) != s.block) opened.reset();
    for (auto t = s.tokens.first; t < s.tokens.last; ++t) {
      if (marks[t] == Mark::none) continue;
      if (marks[t] == Mark::rest) {
        if (opened == t) opened = t + 1;
      } else if (opened && marks[t] != Mark::open) {
        add_stretch({*opened, t});
        opened.reset();
      } else if (marks[t] != Mark::close) {
        opened = t + 1;
      }
    }
  }
}

void SpeechMap::add_stretch(TokenRange range) {
  std::fill(speech_.begin() + range.first, speech_.begin() + range.last, true);
  std::fill(stretch_of_.begin() + range.first, stretch_of_.begin() + range.last,
            static_cast<std::uint32_t>(stretches_.size()));
  stretches_.push_back(range);
}

bool SpeechMap::is_mark(std::uint32_t token) const {
  const auto w = doc_.tokens[token].form;
  return w == "\"" || w == "'" || w == "''" || w == "``";
}

std::size_t SpeechMap::sentence_of(std::uint32_t token) const {
  const auto behind = std::upper_bound(doc_.sentences.begin(), doc_.sentences.end(), token,
                                       [](std::uint32_t at, const auto& x) { return at < x.tokens.first; });
  return static_cast<std::size_t>(behind - doc_.sentences.begin()) - 1;
}

}  // namespace newsbrief::annotation
