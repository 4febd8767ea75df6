#pragma once
#include "document/document.hpp"
#include "lexicon/user_dictionaries.hpp"
#include "lexicon/world.hpp"

namespace newsbrief::annotation {

/// Finds who and what a document speaks of: names from the gazetteer and the name tagger, offices and countries learnt
/// from the text itself ("US President X", "X, Y's envoy"), and the nominals and pronouns that mean them.
class EntityTagger {
 public:
  /// `user`: dictionaries laid over the world's names; may be null.
  explicit EntityTagger(const lexicon::World& world, const lexicon::UserDictionaries* user = nullptr)
      : world_(world), user_(user) {}

  /// Fills `entities`, `mentions` (text order), `mention_of` and `author`. Needs tokens, tags, names and relations;
  /// where a tag or relation is not set, words decide.
  void annotate(document::WorkingDocument& doc) const;

 private:
  const lexicon::World& world_;
  const lexicon::UserDictionaries* user_;
};

}  // namespace newsbrief::annotation
