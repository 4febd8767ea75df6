#pragma once
// Where the name labels of a treebank's words come from.
#include <vector>

#include "newsbrief/error.hpp"
#include "train/treebank.hpp"

namespace newsbrief::train {

/// Carries PER, ORG and LOC over to the same sentences of a treebank, character by character; sentences that the other
/// file lacks stay without. A proper noun outside of all names may be one of another type.
void add_names(Treebank& bank, const std::vector<NamedSentence>& named);

/// Makes names of GUM's entities whose head is a proper noun: persons, organizations, places, and the rest as other.
void add_names_from_entities(Treebank& bank);

}  // namespace newsbrief::train
