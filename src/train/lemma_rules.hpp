#pragma once
#include "train/model_writer.hpp"
#include "train/treebank.hpp"

namespace newsbrief::train {

/// Learns how words come to their lemmas: for endings of growing length the commonest rule, wherever it differs from
/// what the shorter ending says, and for words whatever the endings get wrong.
LemmaTable learn_lemmas(const Treebank& bank);

}  // namespace newsbrief::train
