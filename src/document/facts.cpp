#include "document/facts.hpp"

#include <array>

namespace newsbrief::document {
namespace {

constexpr std::array<std::string_view, 6> kEntityTypes{"person", "country", "organization",
                                                       "group",  "place",   "facility"};
constexpr std::array<std::string_view, 4> kTimeTypes{"DATE", "TIME", "DURATION", "SET"};
constexpr std::array<std::string_view, 9> kMods{
    "", "MORE_THAN", "LESS_THAN", "EQUAL_OR_MORE", "EQUAL_OR_LESS", "APPROX", "START", "MID", "END"};

std::optional<std::string> mod_name(Mod mod) {
  if (mod == Mod::none) return std::nullopt;
  return std::string(kMods[static_cast<std::size_t>(mod)]);
}

}  // namespace

std::string entity_id(std::uint32_t entity) { return "e" + std::to_string(entity + 1); }

std::string_view name(EntityType type) { return kEntityTypes[static_cast<std::size_t>(type)]; }

bool is_party(const WorkingDocument& doc, std::uint32_t entity) {
  const auto& record = doc.entities[entity];
  switch (record.type) {
    case EntityType::person:
    case EntityType::country:
    case EntityType::group:
      return true;
    case EntityType::organization:
      return !record.sector.empty() && record.sector != "JRN";
    case EntityType::facility:
      return record.stands_for.has_value();
    case EntityType::place:
      return false;
  }
  return false;
}

Ref ref(const WorkingDocument& doc, std::uint32_t entity) {
  const auto& record = doc.entities[entity];
  return {entity_id(entity), record.name, record.country};
}

std::vector<Ref> refs(const WorkingDocument& doc, const std::vector<std::uint32_t>& entities) {
  std::vector<Ref> out;
  out.reserve(entities.size());
  for (const auto e : entities) out.push_back(ref(doc, e));
  return out;
}

Time time(const TimeExpression& t, const Evidence& evidence) {
  Time out{t.value, std::string(kTimeTypes[static_cast<std::size_t>(t.type)]), mod_name(t.mod), std::nullopt,
           evidence.span(t.bytes)};
  if (!t.zone.empty()) out.zone = t.zone;
  return out;
}

newsbrief::Quantity quantity(const document::Quantity& q, const Evidence& evidence) {
  newsbrief::Quantity out{q.value, q.min, q.max, std::nullopt, mod_name(q.mod), evidence.span(q.bytes)};
  if (!q.unit.empty()) out.unit = q.unit;
  return out;
}

}  // namespace newsbrief::document
