#pragma once
#include "document/document.hpp"

namespace newsbrief::language {

/// Splits every block of a document into tokens and sentences.
class Segmenter {
 public:
  /// Takes `text` and `blocks`; fills `tokens` (bytes, form, lower, space_before) and `sentences`, in text order.
  void segment(document::WorkingDocument& doc) const;
};

}  // namespace newsbrief::language
