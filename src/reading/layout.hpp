#pragma once
#include <optional>
#include <string>

#include "document/document.hpp"
#include "newsbrief/reader.hpp"

namespace newsbrief::reading {

/// What the layout of an article tells before a word is understood. Spans are bytes of WorkingDocument::text.
struct Layout {
  std::optional<document::ByteSpan> title;  ///< also where the text itself carries it
  std::optional<document::ByteSpan> byline;
  std::optional<document::ByteSpan> dateline_place;
  std::optional<std::chrono::year_month_day> dateline_date;
  std::optional<unsigned> dateline_month, dateline_day;  ///< of a dateline without a year
};

/// Fills `doc.text`, `doc.body`, `doc.published` and `doc.blocks` from an article: title, byline, dateline
/// ("KYIV, March 18 (Reuters) —"), headings, paragraphs. Line feeds inside hard-wrapped paragraphs part nothing.
Layout lay_out(const RawArticle& article, document::WorkingDocument& doc);

}  // namespace newsbrief::reading
