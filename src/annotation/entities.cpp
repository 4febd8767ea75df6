#include "annotation/entities.hpp"

#include "annotation/agent_phrases.hpp"
#include "annotation/entity_store.hpp"
#include "annotation/names.hpp"
#include "annotation/references.hpp"
#include "annotation/roles.hpp"

namespace newsbrief::annotation {
namespace {

using document::BlockKind;
using document::EntityType;
using document::WorkingDocument;

/// "Statement by President X on …", "Remarks by …": who says "I" in the text.
std::optional<std::uint32_t> author(const WorkingDocument& doc) {
  for (const auto& sentence : doc.sentences) {
    if (doc.kind(sentence) != BlockKind::title) continue;
    const auto first = sentence.tokens.first;
    const auto word = doc.tokens[first].lower;
    if (sentence.tokens.size() < 3 ||
        (word != "statement" && word != "remarks" && word != "address" && word != "message" && word != "letter"))
      return std::nullopt;
    const auto by = doc.tokens[first + 1].lower;
    if (by != "by" && by != "from" && by != "of") return std::nullopt;
    for (const auto& mention : doc.mentions)
      if (sentence.tokens.contains(mention.tokens) && doc.entities[mention.entities[0]].type == EntityType::person)
        return mention.entities[0];
    return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

void EntityTagger::annotate(WorkingDocument& doc) const {
  EntityStore store(doc, world_, user_);
  find_names(store);
  index_mentions(doc);
  learn_roles(store);
  learn_agent_titles(store);
  doc.author = author(doc);
  resolve_references(store);
  index_mentions(doc);
}

}  // namespace newsbrief::annotation
