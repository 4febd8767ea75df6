#pragma once
#include "dossiers/context.hpp"

namespace newsbrief::dossiers {

/// Who takes part in a contact that a word tells, and whether they met each apart.
struct ContactParties {
  Entities all;
  /// The side that the others met, where each was met apart ("spoke separately with A and B", "calls with A and B").
  Entities apart;
  /// Heads of phrases for people without a name ("political advisers", "engineers of the army").
  std::vector<std::uint32_t> unnamed;
};

ContactParties contact_parties(const Context& context, const document::Predication& p);

/// "is expected in X for talks with Y", "flew to X for talks with Y": who comes takes part.
bool comes_for(const Context& context, const document::Predication& p);

/// Whom a phrase names, also through "leaders of X and Y", "officials from X", "X's negotiators".
Entities parties_of_phrase(const Context& context, std::uint32_t head);

/// An organization that meets: a council, a group, a committee.
bool is_body(const Context& context, std::uint32_t entity);

}  // namespace newsbrief::dossiers
