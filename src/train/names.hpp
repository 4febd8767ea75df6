#pragma once
// Where the name labels of a treebank's words come from.
#include <set>
#include <string>
#include <vector>

#include "newsbrief/error.hpp"
#include "train/treebank.hpp"

namespace newsbrief::train {

/// Carries PER, ORG and LOC over to the same sentences of a treebank, character by character; sentences that the other
/// file lacks stay without. A proper noun outside of all names may be one of another type.
void add_names(Treebank& bank, const std::vector<NamedSentence>& named);

/// Words that stand before names of persons without being part of them ("President"), in lower case, learnt from a bank
/// that has names.
std::set<std::string> titles_in(const Treebank& bank);

/// Makes names of GUM's entities whose head is a proper noun: persons, organizations, places, and the rest as other.
/// Titles before a person, words or phrases in lower case, are no part of the name.
void add_names_from_entities(Treebank& bank, const std::set<std::string>& titles);

}  // namespace newsbrief::train
