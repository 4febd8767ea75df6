#pragma once
#include "dossiers/context.hpp"

namespace newsbrief::dossiers {

/// Fills Model::prisoner_swaps: exchanges, releases and returns of prisoners, hostages and bodies, with who returns how
/// many to whom. People alone who are freed count only where the text speaks of captivity.
void find_swaps(const Context& context, Model& model);

}  // namespace newsbrief::dossiers
