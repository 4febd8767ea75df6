#pragma once
// The dictionaries that a user lays over our own lexicon.
#include <string>
#include <vector>

#include "lexicon/actor_dictionary.hpp"
#include "lexicon/agent_dictionary.hpp"
#include "lexicon/code_book.hpp"

namespace newsbrief::lexicon {

/// Immutable once loaded.
struct UserDictionaries {
  ActorDictionary actors;
  AgentDictionary agents;
  CodeBook codes;

  /// Reads the files in their order: the first match wins. Faulty lines are no failure; the dictionaries' problems()
  /// tell them. Fails with cannot_read. `world` must outlive this.
  static Result<UserDictionaries> load(const std::vector<std::string>& actor_files,
                                       const std::vector<std::string>& agent_files, resources::DataFiles& data,
                                       const World& world);
};

/// The bytes of a dictionary file. Fails with cannot_read.
Result<std::string> read_dictionary_file(const std::string& path);

}  // namespace newsbrief::lexicon
