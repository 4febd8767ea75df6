#pragma once
#include "language/encoder.hpp"

namespace newsbrief::language {

/// Parts of speech, both sets, for each token.
class Tagger {
 public:
  explicit Tagger(const Model& model) : model_(model) {}

  /// Fills `upos` and `xpos` of the encoded sentences; leaves the scores of all labels in `encoding.tags`.
  void tag(Encoding& encoding, document::WorkingDocument& doc) const;

 private:
  Model model_;
};

}  // namespace newsbrief::language
