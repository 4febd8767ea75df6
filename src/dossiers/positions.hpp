#pragma once
#include "dossiers/context.hpp"

namespace newsbrief::dossiers {

/// Fills Model::positions: who supports, opposes, demands, offers, warns of, accuses of, denies or asserts what, and
/// links the demands that are conditions of a ceasefire.
void find_positions(const Context& context, Model& model);

}  // namespace newsbrief::dossiers
