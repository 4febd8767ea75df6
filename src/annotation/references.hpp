#pragma once
#include "annotation/entity_store.hpp"

namespace newsbrief::annotation {

/// Adds mentions for common nouns and pronouns that mean an entity named before (or, in a title, behind): "Israeli
/// forces", "the Russian president", "the two leaders", "he". Where nobody is meant for certain, none is added.
void resolve_references(EntityStore& store);

}  // namespace newsbrief::annotation
