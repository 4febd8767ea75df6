#pragma once
#include "document/evidence.hpp"
#include "reading/layout.hpp"

namespace newsbrief::pipeline {

/// The `article` part of the model (without the text): what layout and counting tell.
Article article_facts(const RawArticle& input, const reading::Layout& layout, const document::WorkingDocument& doc,
                      const document::Evidence& evidence);

}  // namespace newsbrief::pipeline
