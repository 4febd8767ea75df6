#pragma once
// Times and quantities of a text, for the unit tests of both taggers.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "annotation/quantities.hpp"
#include "annotation/time_expressions.hpp"
#include "document_of.hpp"

namespace newsbrief::tests {

struct Lexicons {
  lexicon::TimeLexicon times;
  lexicon::NumberLexicon numbers;
  lexicon::UnitLexicon units;
};

inline const Lexicons& lexicons() {
  static const Lexicons loaded = [] {
    resources::DataFiles files;
    return Lexicons{lexicon::TimeLexicon::load(files).value(), lexicon::NumberLexicon::load(files).value(),
                    lexicon::UnitLexicon::load(files).value()};
  }();
  return loaded;
}

inline std::unique_ptr<document::WorkingDocument> measured(std::string_view text,
                                                           std::optional<std::chrono::year_month_day> published = {}) {
  auto doc = document_of(text, published);
  annotation::TimeTagger(lexicons().times, lexicons().numbers).annotate(*doc);
  annotation::QuantityTagger(lexicons().units, lexicons().numbers).annotate(*doc);
  return doc;
}

}  // namespace newsbrief::tests
