#pragma once
// Whether a clause tells of the truce of today or of one that the text recalls.
#include "dossiers/context.hpp"

namespace newsbrief::dossiers {

class CeasefireTimes {
 public:
  explicit CeasefireTimes(const Context& c) : c_(c) {}

  /// The month or year of a truce that the text only recalls; null for one of these days.
  const document::TimeExpression* recalled_time(const document::Predication& p) const;
  /// "came after another ceasefire had collapsed": told of to date this one.
  bool is_earlier_one(const document::Predication& p) const;
  bool has_past_word(std::uint32_t noun) const;
  /// "the previous truce"
  bool is_former(std::uint32_t noun) const;
  /// "never took effect", "never began"
  bool never_came(const document::Predication& p) const;
  /// "during a 72-hour pause"
  bool is_going_on(std::uint32_t noun) const;

 private:
  const document::TimeExpression* old_day(const document::Predication& p) const;
  bool is_simple_past(std::uint32_t verb) const;
  const document::TimeExpression* told_at(const document::Predication& p) const;

  const Context& c_;
};

}  // namespace newsbrief::dossiers
