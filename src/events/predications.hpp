#pragma once
#include "document/document.hpp"
#include "document/tree.hpp"
#include "lexicon/stances.hpp"
#include "lexicon/word_classes.hpp"

namespace newsbrief::events {

/// Reads every clause and every noun that may tell an event: who does what to whom, whether it is denied, planned or
/// only asked for, and who says so.
class PredicationReader {
 public:
  PredicationReader(const lexicon::WordClasses& words, const lexicon::Stances& stances)
      : words_(words), stances_(stances) {}

  /// Fills `predications` and `predication_of`. Needs trees and mentions.
  void annotate(document::WorkingDocument& doc, const document::Tree& tree) const;

 private:
  const lexicon::WordClasses& words_;
  const lexicon::Stances& stances_;
};

}  // namespace newsbrief::events
