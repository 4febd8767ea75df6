#pragma once
#include "document/evidence.hpp"

namespace newsbrief::pipeline {

/// Fills the model's entities, times, quantities and quotes from what the annotation stages found.
void fill_lists(const document::WorkingDocument& doc, const document::Evidence& evidence, Model& model);

}  // namespace newsbrief::pipeline
