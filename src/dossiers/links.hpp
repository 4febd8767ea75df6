#pragma once
#include "newsbrief/model.hpp"

namespace newsbrief::dossiers {

/// Fills Model::timeline with every dated contact, ceasefire and swap, in order of time.
void make_timeline(Model& model);

/// Links contacts to the ceasefires and swaps whose evidence lies where the contact is told.
void link_outcomes(Model& model);

}  // namespace newsbrief::dossiers
