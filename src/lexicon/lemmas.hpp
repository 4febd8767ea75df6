#pragma once
// Irregular forms and their lemmas, over what the language model learnt; the knowledge is data/lexicon/lemmas.tsv.
#include <string>
#include <string_view>

#include "document/document.hpp"
#include "lexicon/word_map.hpp"
#include "newsbrief/error.hpp"
#include "resources/data_files.hpp"

namespace newsbrief::lexicon {

/// Immutable once loaded; keeps no reference to the files. Lemmas that it gives to a document are views into it.
class Lemmas {
 public:
  /// Reads lexicon/lemmas.tsv. Fails with bad_data (FILE:LINE).
  static Result<Lemmas> load(resources::DataFiles& files);

  /// Sets the lemma of each verb and noun of the document whose form is listed for its part of speech.
  void correct(document::WorkingDocument& doc) const;

 private:
  WordMap<std::string> verbs_, nouns_;
};

}  // namespace newsbrief::lexicon
