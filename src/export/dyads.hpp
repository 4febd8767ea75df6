#pragma once
#include <optional>
#include <string>
#include <vector>

#include "newsbrief/model.hpp"

namespace newsbrief::exports {

/// One party's deed to another: what event data sets have as a row.
struct Dyad {
  const Event* event = nullptr;
  const Ref* actor = nullptr;      ///< nullptr where the text names none
  const Ref* recipient = nullptr;  ///< nullptr where the text names none
};

/// The events that have happened (not negated, planned, possible …), once for each pair of an actor and a
/// recipient that are not the same.
std::vector<Dyad> dyads(const Model& model);

/// The entity that a reference names, or nullptr.
const Entity* entity_of(const Model& model, const Ref* ref);

/// The day of an event as YYYY-MM-DD: its own where it is a whole day, else the article's, else empty.
std::string day_of(const Model& model, const Event& event);

/// The country of the place that an event has, or empty.
std::string place_country(const Model& model, const Event& event);

}  // namespace newsbrief::exports
