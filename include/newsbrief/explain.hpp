#pragma once
// Why a fact is in a model: the words, the way through the tree, the line of the lexicon, and what was refused.
#include <string>
#include <vector>

#include "newsbrief/model.hpp"

namespace newsbrief {

/// How one argument of a fact was found.
struct ExplainedArgument {
  std::string role;  ///< "actor subject": the side of the fact, and the role in the clause that filled it
  Span word;
  std::string path;  ///< from the trigger to the word: "spoke → nsubj → Sato"
};

struct Explanation {
  std::string fact;  ///< its id in the model: "event3", "ceasefire1"
  std::string line;  ///< the fact as one line for people
  Span trigger;
  Span sentence;
  std::string rule;   ///< the lexicon's entry as its file has it, or what the rule says
  std::string where;  ///< "FILE:LINE" of the entry; empty for a rule of the program
  std::vector<ExplainedArgument> arguments;
  std::vector<std::string> refused;  ///< readings that were considered: "FILE:LINE: needs another object"
};

struct ExplainedModel {
  Model model;
  std::vector<Explanation> explanations;  ///< in the order of the model's lists
};

}  // namespace newsbrief
