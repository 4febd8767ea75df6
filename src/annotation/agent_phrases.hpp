#pragma once
// What a user's agent dictionary adds: "Egyptian soldiers" are an actor of their own, "Egyptian soldier Samir Aziz" has
// a sector.
#include <cstdint>
#include <optional>

#include "annotation/entity_store.hpp"

namespace newsbrief::annotation {

struct AgentPhrase {
  document::TokenRange tokens;  ///< with the country
  std::uint32_t entity = 0;
};

/// The agent that a country's or organization's mention qualifies, read up to token `limit`, and its entity; nothing
/// where the noun behind the mention is in no agent dictionary, or is a title before a name.
std::optional<AgentPhrase> agent_behind(EntityStore& store, std::uint32_t mention, std::uint32_t limit);

/// Gives people who bear an agent's noun in front of their name its sector and code.
void learn_agent_titles(EntityStore& store);

}  // namespace newsbrief::annotation
