#pragma once
#include "dossiers/context.hpp"
#include "newsbrief/model.hpp"

namespace newsbrief::dossiers {

/// Fills Model::discrepancies from the finished dossiers: two lengths of one contact; another count of those who were
/// freed, in another voice; a contact, swap or ceasefire that another voice denies; a breach of a ceasefire that each
/// side lays at the other's door. Two numbers that can stand side by side ("six of the men", "nine more") are none.
void find_discrepancies(const Context& context, Model& model);

}  // namespace newsbrief::dossiers
