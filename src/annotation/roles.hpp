#pragma once
#include "annotation/entity_store.hpp"

namespace newsbrief::annotation {

/// Learns the people's offices and countries from the words around their names, then from the lexicon. Marks the names
/// that only qualify a title ("the US" in "US President X") as modifiers.
void learn_roles(EntityStore& store);

}  // namespace newsbrief::annotation
