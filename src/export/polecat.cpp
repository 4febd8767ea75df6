#include "export/polecat.hpp"

#include <nlohmann/json.hpp>

#include "export/dyads.hpp"
#include "text/utf8.hpp"

namespace newsbrief::exports {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text::squeeze(text)); }
Json text_or_null(const std::optional<std::string>& text) { return text_or_null(text.value_or("")); }

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const auto& part : parts) out += (out.empty() ? "" : "|") + part;
  return out;
}

/// The words by which the text names an entity nearest before an event's trigger, or else first.
std::string words_for(const Entity* entity, const Span& trigger) {
  if (!entity || entity->mentions.empty()) return "";
  const Mention* best = &entity->mentions.front();
  for (const auto& mention : entity->mentions)
    if (mention.kind != "pronoun" && mention.span.in_title == trigger.in_title && mention.span.start <= trigger.start)
      best = &mention;
  return best->span.text;
}

/// The eight columns of one side; `side` is "Actor" or "Recipient".
void add_party(Json& row, const std::string& side, const Model& model, const Ref* ref, const Span& trigger) {
  const auto* entity = entity_of(model, ref);
  const auto sector = entity ? entity->sector : std::nullopt;
  row[side + " Name"] = text_or_null(ref ? ref->name : "");
  row[side + " Country"] = text_or_null(ref ? ref->country : "");
  row[side + " COW"] = nullptr;
  row["Primary " + side + " Sector"] = text_or_null(sector);
  row[side + " Sectors"] = text_or_null(sector);
  row[side + " Title"] = text_or_null(entity ? entity->role : std::nullopt);
  row[side + " Name Raw"] = text_or_null(words_for(entity, trigger));
  row["Wikipedia " + side + " ID"] = nullptr;
}

/// The names of the entities of some types.
std::string story_names(const Model& model, std::initializer_list<std::string_view> types) {
  std::vector<std::string> names;
  for (const auto& entity : model.entities)
    for (const auto type : types)
      if (entity.type == type) names.push_back(text::squeeze(entity.name));
  return joined(names);
}

std::string event_id(const Model& model, const Event& event, const std::string& day, std::size_t number) {
  std::string out;
  for (const char c : day)
    if (c != '-') out += c;
  return (out.empty() ? "" : out + "-") + model.article.id.substr(0, 12) + "-" + std::to_string(number) + "_" +
         event.type;
}

}  // namespace

std::string to_polecat(const Model& model, const EventScales& scales) {
  std::string out;
  std::size_t number = 0;
  for (const auto& dyad : dyads(model)) {
    const auto& event = *dyad.event;
    const auto day = day_of(model, event);
    const auto intensity = event.cameo ? scales.goldstein(*event.cameo) : std::nullopt;
    Json row;
    row["Event ID"] = event_id(model, event, day, ++number);
    row["Event Date"] = text_or_null(day);
    row["Event Type"] = event.type;
    row["Event Mode"] = text_or_null(event.mode);
    row["Intensity"] = intensity ? Json(*intensity) : Json(nullptr);
    row["Quad Code"] = text_or_null(scales.polecat_class(event.type));
    row["Contexts"] = text_or_null(joined(event.contexts));
    add_party(row, "Actor", model, dyad.actor, event.trigger);
    add_party(row, "Recipient", model, dyad.recipient, event.trigger);
    row["Placename"] = text_or_null(event.place ? event.place->text : "");
    for (const auto* field : {"City", "District", "Province"}) row[field] = nullptr;
    row["Country"] = text_or_null(place_country(model, event));
    for (const auto* field : {"Latitude", "Longitude", "GeoNames ID"}) row[field] = nullptr;
    row["Raw Placename"] = text_or_null(event.place ? event.place->text : "");
    row["Feature Type"] = nullptr;
    row["Source"] = text_or_null(model.article.source);
    row["Publication Date"] = text_or_null(model.article.published);
    row["Story People"] = text_or_null(story_names(model, {"person"}));
    row["Story Organizations"] = text_or_null(story_names(model, {"organization", "group"}));
    row["Story Locations"] = text_or_null(story_names(model, {"country", "place", "facility"}));
    row["Language"] = model.article.language;
    row["Version"] = "newsbrief/1";
    out += row.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  }
  return out;
}

}  // namespace newsbrief::exports
