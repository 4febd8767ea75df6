#pragma once
// What stands in the same clause.
#include <optional>

#include "document/document.hpp"
#include "document/tree.hpp"

namespace newsbrief::document {

/// `t` stands below `above` and in the same clause.
bool is_in_clause(const WorkingDocument& doc, std::uint32_t t, std::uint32_t above);

/// All time expressions that begin in a sentence.
std::vector<const TimeExpression*> times_of(const WorkingDocument& doc, const Sentence& sentence);

/// A calendar day ("2025-03-18") or a resolved week, month or year.
bool is_resolved(const TimeExpression& t);

/// The time expression of a type nearest to the predicate `token` in its clause, or in that of `verb`, where one is
/// given. Those behind "since", "until", "before", "after" or "by" are passed over; null where there is none.
const TimeExpression* time_of(const WorkingDocument& doc, const Sentence& sentence, std::uint32_t token,
                              std::optional<std::uint32_t> verb, TimeType type);

}  // namespace newsbrief::document
