#pragma once
#include "language/encoder.hpp"

namespace newsbrief::language {

/// Names of persons, organizations, places and other things: a conditional random field (Lafferty et al. 2001) over
/// the properties of NameFeatures, whose scores are added to those that the network gives.
class NameTagger {
 public:
  explicit NameTagger(const Model& model) : model_(model) {}

  /// Fills `name` and `name_begins` from the words, their parts of speech and the scores that the Tagger left: the best
  /// sequence of labels in which an inside label continues a name of its own type (Viterbi 1967).
  void name(Encoding& encoding, document::WorkingDocument& doc) const;

 private:
  Model model_;
};

}  // namespace newsbrief::language
