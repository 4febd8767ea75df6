#pragma once
#include "document/document.hpp"
#include "language/lemmatizer.hpp"
#include "language/name_tagger.hpp"
#include "language/parser.hpp"
#include "language/segmenter.hpp"
#include "language/tagger.hpp"
#include "resources/data_files.hpp"

namespace newsbrief::language {

/// The stages one by one, for those who want only some or measure them.
struct Stages {
  Segmenter segmenter;
  Encoder encoder;
  Tagger tagger;
  NameTagger name_tagger;
  Parser parser;
  Lemmatizer lemmatizer;
};

/// All stages of the language core over one model: raw blocks become sentences of tagged words with lemmas, trees and
/// names. Immutable; any number of threads may use one at once.
class Pipeline {
 public:
  /// Opens "models/english.model" and the lists of the segmenter. The bytes that `files` gives must outlive the
  /// pipeline. Fails with "bad_model".
  static Result<Pipeline> open(resources::DataFiles& files);
  Pipeline(Segmenter segmenter, const Model& model);

  /// Fills `tokens` and `sentences` from `text` and `blocks`, and everything about them.
  void run(document::WorkingDocument& doc) const;
  /// The same for tokens and sentences that are there already.
  void annotate(document::WorkingDocument& doc) const;

  const Stages& stages() const { return stages_; }

 private:
  Stages stages_;
};

}  // namespace newsbrief::language
