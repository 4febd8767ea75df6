#pragma once
#include "dossiers/context.hpp"
#include "newsbrief/model.hpp"

namespace newsbrief::dossiers {

/// The two parties of the conflict that the article is about: countries or groups that it names as such ("the war
/// between X and Y"), or whose fighting, accusations and dealings with each other it tells most of; empty where none
/// stand out. Reads Model::events.
Entities belligerents(const Context& context, const Model& model);

}  // namespace newsbrief::dossiers
