#pragma once
#include <string>
#include <string_view>

#include "document/document.hpp"

namespace newsbrief::language {

/// A sentence of more tokens is cut, so that time and memory stay linear whatever the text is.
inline constexpr std::uint32_t kLongestSentence = 160;

/// Splits every block of a document into tokens and sentences.
class Segmenter {
 public:
  /// Takes `text` and `blocks`; fills `tokens` (bytes, form, lower, space_before) and `sentences`, in text order.
  void segment(document::WorkingDocument& doc) const;
};

/// `raw` as Token::form has it: quotes and apostrophes straight, soft hyphens and joiners gone.
std::string straightened(std::string_view raw);

}  // namespace newsbrief::language
