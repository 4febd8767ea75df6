#pragma once
#include "dossiers/context.hpp"

namespace newsbrief::dossiers {

/// Fills Model::calls and Model::meetings: one dossier for one contact, however often the text comes back to it. A
/// contact is told only where two parties of it are.
void find_contacts(const Context& context, Model& model);

}  // namespace newsbrief::dossiers
