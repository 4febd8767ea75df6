#pragma once
#include "dossiers/context.hpp"

namespace newsbrief::dossiers {

/// Fills Model::ceasefires: truces, pauses, halts of attacks; one dossier for each set of terms, with who is to stop,
/// scope, length, status, conditions and responses.
void find_ceasefires(const Context& context, Model& model);

}  // namespace newsbrief::dossiers
