#pragma once
#include "annotation/entity_store.hpp"

namespace newsbrief::annotation {

/// Adds a mention for every name of the document: from the gazetteer, from the name tagger, and capitalized words
/// behind a title.
void find_names(EntityStore& store);

/// Fills WorkingDocument::mention_of from the mentions: the innermost one wins.
void index_mentions(document::WorkingDocument& doc);

/// The mention that covers a token, or nothing.
const document::EntityMention* mention_at(const document::WorkingDocument& doc, std::uint32_t token);

}  // namespace newsbrief::annotation
