#include "export/dyads.hpp"

#include <algorithm>
#include <cctype>

namespace newsbrief::exports {
namespace {

bool is_day(std::string_view value) {
  if (value.size() < 10 || value[4] != '-' || value[7] != '-' || (value.size() > 10 && value[10] != 'T')) return false;
  for (const std::size_t i : {0, 1, 2, 3, 5, 6, 8, 9})
    if (std::isdigit(static_cast<unsigned char>(value[i])) == 0) return false;
  return true;
}

/// One pointer to nothing where there is nobody, so that pairs can be made.
std::vector<const Ref*> refs_or_none(const std::vector<Ref>& refs) {
  std::vector<const Ref*> out;
  for (const auto& ref : refs) out.push_back(&ref);
  if (out.empty()) out.push_back(nullptr);
  return out;
}

}  // namespace

std::vector<Dyad> dyads(const Model& model) {
  std::vector<Dyad> out;
  for (const auto& event : model.events) {
    if (event.polarity != "positive" || event.modality != "actual") continue;
    for (const auto* actor : refs_or_none(event.actors))
      for (const auto* recipient : refs_or_none(event.recipients))
        if (!actor || !recipient || actor->entity != recipient->entity) out.push_back({&event, actor, recipient});
  }
  return out;
}

const Entity* entity_of(const Model& model, const Ref* ref) {
  if (!ref) return nullptr;
  const auto found =
      std::find_if(model.entities.begin(), model.entities.end(), [&](const Entity& e) { return e.id == ref->entity; });
  return found == model.entities.end() ? nullptr : &*found;
}

std::string day_of(const Model& model, const Event& event) {
  if (event.date && is_day(event.date->value)) return event.date->value.substr(0, 10);
  return model.article.published && is_day(*model.article.published) ? model.article.published->substr(0, 10) : "";
}

std::string place_country(const Model& model, const Event& event) {
  if (!event.place) return "";
  for (const auto& entity : model.entities) {
    if (!entity.country) continue;
    for (const auto& mention : entity.mentions)
      if (mention.span == event.place->span) return *entity.country;
  }
  return "";
}

}  // namespace newsbrief::exports
