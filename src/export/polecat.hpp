#pragma once
#include <string>

#include "export/event_scales.hpp"
#include "newsbrief/model.hpp"

namespace newsbrief::exports {

/// The events of an article that have happened as JSON Lines with the field names of POLECAT, one line for each pair of
/// an actor and a recipient. Every field is in every line; what is unknown is null.
std::string to_polecat(const Model& model, const EventScales& scales);

}  // namespace newsbrief::exports
