#pragma once
#include "language/encoder.hpp"
#include "language/tree_search.hpp"

namespace newsbrief::language {

/// Dependency trees with UD relations: every word scores every other as its head (Dozat and Manning 2017), a search
/// takes the best tree, then each arc gets its relation.
class Parser {
 public:
  explicit Parser(const Model& model) : model_(model) {}

  /// Fills `head` and `deprel` of the encoded sentences.
  void parse(Encoding& encoding, document::WorkingDocument& doc) const;

 private:
  void project(Encoding& encoding) const;
  void score_arcs(Encoding& encoding, const Encoding::Range& sentence) const;
  void relate(Encoding& encoding, document::WorkingDocument& doc) const;

  Model model_;
};

}  // namespace newsbrief::language
