#pragma once
// The model as JSON (schema newsbrief/1) and back.
#include <string>
#include <string_view>

#include "newsbrief/error.hpp"
#include "newsbrief/model.hpp"

namespace newsbrief {

enum class JsonStyle { compact, indented };

/// One JSON object in UTF-8, without a line feed at its end. Unknown values are left out; lists are always there.
std::string to_json(const Model& model, JsonStyle style = JsonStyle::compact);

/// The object that stands for a document that could not be read: {"schema", "source", "error": {"code", "message"}}.
std::string error_to_json(const Error& error, JsonStyle style = JsonStyle::compact);

/// One fact (a Contact, Ceasefire, PrisonerSwap, Position, Quote, Event, Entity, Time, Quantity, TimelineEntry or
/// Discrepancy) as it stands in the model's JSON, or an Explanation.
template <class Fact>
std::string fact_to_json(const Fact& fact, JsonStyle style = JsonStyle::compact);

/// Reads one object as to_json() writes it. Fails with "bad_json" (not JSON, or a value of the wrong type; the message
/// names its path) and "bad_schema" (another schema than newsbrief/1). Unknown keys are passed over.
Result<Model> from_json(std::string_view json);

/// The JSON Schema (draft 7) of all of the above.
std::string_view json_schema();

}  // namespace newsbrief
