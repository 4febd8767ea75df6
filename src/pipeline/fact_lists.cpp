#include "pipeline/fact_lists.hpp"

#include <array>

#include "document/facts.hpp"

namespace newsbrief::pipeline {
namespace {

using document::WorkingDocument;

std::optional<std::string> known(const std::string& v) { return v.empty() ? std::nullopt : std::optional(v); }

Entity entity(const WorkingDocument& doc, std::uint32_t index) {
  const auto& record = doc.entities[index];
  Entity out;
  out.id = document::entity_id(index);
  out.name = record.name;
  out.type = document::name(record.type);
  out.country = known(record.country);
  out.sector = known(record.sector);
  out.role = known(record.role);
  if (!record.code.empty()) {
    out.code = record.code;
  } else if (!record.country.empty() && !record.sector.empty()) {
    out.code = record.country + record.sector;
  }
  out.aliases = record.aliases;
  if (record.stands_for) out.stands_for = document::ref(doc, *record.stands_for);
  return out;
}

void add_mentions(const WorkingDocument& doc, const document::Evidence& evidence, Model& model) {
  constexpr std::array<const char*, 3> kKinds{"name", "nominal", "pronoun"};
  for (const auto& mention : doc.mentions)
    for (const auto e : mention.entities) {
      const auto span = evidence.span(mention.tokens);
      model.entities[e].mentions.push_back({kKinds[static_cast<std::size_t>(mention.kind)], span});
      // A capital that speaks for its government names its country too.
      if (const auto country = doc.entities[e].stands_for; country && mention.government)
        model.entities[*country].mentions.push_back({"nominal", span});
    }
}

Quote quote(const WorkingDocument& doc, const document::Evidence& evidence, const document::Attribution& a,
            std::size_t number) {
  Quote out;
  out.id = "quote" + std::to_string(number);
  out.direct = a.direct;
  for (const auto& stretch : a.content) {
    out.content.push_back(evidence.span(stretch));
    out.text += (out.text.empty() ? "" : " ") + out.content.back().text;
  }
  if (a.cue) out.cue = evidence.span(*a.cue);
  if (a.source) out.speaker_mention = evidence.span(*a.source);
  if (a.speaker && !doc.mentions[*a.speaker].entities.empty())
    out.speaker = document::ref(doc, doc.mentions[*a.speaker].entities[0]);
  return out;
}

}  // namespace

void fill_lists(const WorkingDocument& doc, const document::Evidence& evidence, Model& model) {
  for (std::uint32_t e = 0; e < doc.entities.size(); ++e) model.entities.push_back(entity(doc, e));
  add_mentions(doc, evidence, model);
  for (const auto& t : doc.times) model.times.push_back(document::time(t, evidence));
  for (const auto& q : doc.quantities) model.quantities.push_back(document::quantity(q, evidence));
  for (const auto& a : doc.attributions) model.quotes.push_back(quote(doc, evidence, a, model.quotes.size() + 1));
}

}  // namespace newsbrief::pipeline
