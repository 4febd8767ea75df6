#pragma once
// What an article recalls as history, against what it is news of.
#include "newsbrief/model.hpp"

namespace newsbrief::summary {

/// True where the words that a fact rests on are dated to more than a month before the day of publication, and none of
/// them later. Without a day of publication nothing is recalled.
bool is_recalled(const Model& model, const Contact& contact);
bool is_recalled(const Model& model, const Ceasefire& ceasefire);
bool is_recalled(const Model& model, const PrisonerSwap& swap);
bool is_recalled(const Model& model, const Span& words);

/// Another exchange is told with its numbers, and this one has none: most likely a second mention of it.
bool is_echo(const Model& model, const PrisonerSwap& swap);

/// Not before the day of publication; true where that is unknown.
bool is_to_come(const Model& model, const Time& time);

/// Whether a day is within a week before publication or after it; true where either is unknown.
bool is_fresh(const Model& model, const std::optional<Time>& date);

}  // namespace newsbrief::summary
