#pragma once
#include "document/document.hpp"
#include "language/lemmatizer.hpp"
#include "language/name_tagger.hpp"
#include "language/parser.hpp"
#include "language/segmenter.hpp"
#include "language/tagger.hpp"
#include "resources/data_files.hpp"

namespace newsbrief::language {

/// All stages of the language core over one model: raw blocks become sentences of tagged words with lemmas, trees and names.
/// Immutable; any number of threads may use one at once.
class Pipeline {
 public:
  /// Opens "models/english.model". The bytes that `files` gives must outlive the pipeline. Fails with "bad_model".
  static Result<Pipeline> open(resources::DataFiles& files);
  explicit Pipeline(const Model& model);

  /// Fills `tokens` and `sentences` from `text` and `blocks`, and everything about them.
  void run(document::WorkingDocument& doc) const;
  /// The same for tokens and sentences that are there already.
  void annotate(document::WorkingDocument& doc) const;

  const Segmenter& segmenter() const { return segmenter_; }

 private:
  Segmenter segmenter_;
  Encoder encoder_;
  Tagger tagger_;
  NameTagger name_tagger_;
  Parser parser_;
  Lemmatizer lemmatizer_;
};

}  // namespace newsbrief::language
