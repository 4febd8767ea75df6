#pragma once
#include "language/encoder.hpp"

namespace newsbrief::language {

/// Names of persons, organizations, places and other things.
class NameTagger {
 public:
  /// Fills `name` and `name_begins` from the scores that the Tagger left: the best sequence of labels in which an
  /// inside label continues a name of its own type (Viterbi 1967).
  void name(Encoding& encoding, document::WorkingDocument& doc) const;
};

}  // namespace newsbrief::language
