#pragma once
// A working document for a unit test: each line of the text is a paragraph, published on the given day.
#include <chrono>
#include <memory>
#include <string_view>

#include "document/document.hpp"
#include "language/segmenter.hpp"

namespace newsbrief::tests {

inline std::unique_ptr<document::WorkingDocument> document_of(
    std::string_view text, std::optional<std::chrono::year_month_day> published = {}) {
  auto made = std::make_unique<document::WorkingDocument>();
  auto& doc = *made;
  doc.text = text;
  doc.published = published;
  for (std::uint32_t at = 0; at < doc.text.size();) {
    auto end = static_cast<std::uint32_t>(std::min(doc.text.find('\n', at), doc.text.size()));
    if (end > at) doc.blocks.push_back({{at, end}, document::BlockKind::paragraph});
    at = end + 1;
  }
  language::Segmenter{}.segment(doc);
  return made;
}

}  // namespace newsbrief::tests
