#pragma once
#include "dossiers/context.hpp"
#include "newsbrief/model.hpp"

namespace newsbrief::dossiers {

/// The two parties of the conflict that the article is about: countries or groups that it names as such ("the war
/// between X and Y"), or whose fighting, accusations and dealings with each other it tells most of; empty where none
/// stand out. Reads Model::events.
Entities belligerents(const Context& context, const Model& model);

/// Who acts for a people that the text names by its adjective alone ("240 X prisoners"): its armed group, where the
/// text tells of one and of no government of that country; else the country itself.
std::uint32_t acting_side(const Context& context, std::uint32_t country);

}  // namespace newsbrief::dossiers
