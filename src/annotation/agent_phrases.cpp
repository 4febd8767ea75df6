#include "annotation/agent_phrases.hpp"

#include "lexicon/sectors.hpp"
#include "text/utf8.hpp"

namespace newsbrief::annotation {
namespace {

using document::EntityMention;
using document::EntityRecord;
using document::EntityType;
using document::kNone;
using document::TokenRange;
using document::Upos;
using document::WorkingDocument;

constexpr std::uint32_t kModifiers = 3;  ///< words between a country and its agent: "Egyptian [border] guards"
constexpr std::uint32_t kLongestTitle = 6;

/// The country's part of a code: as the user's dictionary has it, else ISO 3166-1.
std::string owner_code(const EntityRecord& owner) { return owner.code.empty() ? owner.country : owner.code; }

bool may_own(const WorkingDocument& doc, const EntityMention& mention) {
  if (mention.entities.size() != 1) return false;
  const auto& record = doc.entities[mention.entities[0]];
  return record.type != EntityType::person && !owner_code(record).empty();
}

void set_code(EntityRecord& record, const EntityRecord& owner, const lexicon::Agent& agent,
              const lexicon::CodeBook& codes) {
  record.code = agent.with(owner_code(owner));
  if (record.country.empty()) record.country = owner.country;
  record.sector = codes.agent_sector(agent.code);
}

bool is_noun(Upos upos) { return upos == Upos::NOUN || upos == Upos::PROPN; }

}  // namespace

std::optional<AgentPhrase> agent_behind(EntityStore& store, std::uint32_t mention, std::uint32_t limit) {
  const auto* user = store.user();
  auto& doc = store.doc();
  if (!user || user->agents.empty() || !may_own(doc, doc.mentions[mention])) return std::nullopt;
  const auto owner = doc.mentions[mention].entities[0];
  std::uint32_t at = doc.mentions[mention].tokens.last;
  if (at < limit && doc.tokens[at].lower == "'s") ++at;
  for (std::uint32_t steps = 0; at < limit && steps <= kModifiers; ++at, ++steps) {
    if (doc.mention_of[at] != kNone) return std::nullopt;
    const auto match = user->agents.match(doc, at, limit);
    const auto title = store.world().title_table().match(doc, at, limit);
    if (title && (!match || title->end >= match->end)) return std::nullopt;  // an office: somebody holds it
    const bool head = match && (match->end >= limit ||
                                (doc.mention_of[match->end] == kNone && !is_noun(doc.tokens[match->end].upos)));
    if (head) {
      const TokenRange tokens{doc.mentions[mention].tokens.first, match->end};
      const auto sector = user->codes.agent_sector(match->agent->code);
      const auto entity =
          store.named(lexicon::is_one_of(sector, lexicon::kGroupSectors) ? EntityType::group : EntityType::organization,
                      text::squeeze(doc.slice(doc.bytes(tokens))));
      set_code(doc.entities[entity], EntityRecord(doc.entities[owner]), *match->agent, user->codes);
      return AgentPhrase{tokens, entity};
    }
    const auto upos = doc.tokens[at].upos;
    if (upos != Upos::ADJ && !is_noun(upos)) return std::nullopt;
  }
  return std::nullopt;
}

void learn_agent_titles(EntityStore& store) {
  const auto* user = store.user();
  auto& doc = store.doc();
  if (!user || user->agents.empty()) return;
  for (const auto& mention : doc.mentions) {
    if (mention.entities.size() != 1 || doc.entities[mention.entities[0]].type != EntityType::person) continue;
    auto& person = doc.entities[mention.entities[0]];
    if (!person.code.empty()) continue;
    const auto name = mention.tokens.first;
    for (auto at = name - std::min(name, kLongestTitle); at < name; ++at) {
      const auto match = user->agents.match(doc, at, name);
      if (!match || match->end != name) continue;
      if (at > 0 && doc.mention_of[at - 1] != kNone && may_own(doc, doc.mentions[doc.mention_of[at - 1]]))
        set_code(person, doc.entities[doc.mentions[doc.mention_of[at - 1]].entities[0]], *match->agent, user->codes);
      break;
    }
  }
}

}  // namespace newsbrief::annotation
