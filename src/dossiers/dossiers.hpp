#pragma once
#include "dossiers/context.hpp"

namespace newsbrief::dossiers {

/// Fills the dossiers of a model, each kind from its own file, then what links and contradicts among them.
void fill_dossiers(const Context& context, Model& model);

}  // namespace newsbrief::dossiers
