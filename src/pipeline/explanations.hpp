#pragma once
#include <vector>

#include "document/decisions.hpp"
#include "document/evidence.hpp"
#include "newsbrief/explain.hpp"

namespace newsbrief::pipeline {

/// What the stages decided, as words of the article, in the order of the model's lists.
std::vector<Explanation> explanations(const document::WorkingDocument& doc, const document::Evidence& evidence,
                                      const Model& model, const std::vector<document::Decision>& decisions);

}  // namespace newsbrief::pipeline
