#pragma once
// From the plain types of a working document to the values of the model.
#include "document/evidence.hpp"

namespace newsbrief::document {

std::string entity_id(std::uint32_t entity);  ///< "e1" for entity 0
std::string_view name(EntityType type);       ///< "person"
/// Somebody who acts for himself or a party: a person, country, group, or an organization of a known kind.
bool is_party(const WorkingDocument& doc, std::uint32_t entity);
Ref ref(const WorkingDocument& doc, std::uint32_t entity);
std::vector<Ref> refs(const WorkingDocument& doc, const std::vector<std::uint32_t>& entities);
Time time(const TimeExpression& t, const Evidence& evidence);
newsbrief::Quantity quantity(const document::Quantity& q, const Evidence& evidence);

}  // namespace newsbrief::document
