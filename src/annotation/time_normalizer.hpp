#pragma once
// From what the words say to a TIMEX3 value: ISO 24617-1, with the conventions of the TempEval-3 guidelines.
#include <optional>
#include <string>

#include "annotation/calendar.hpp"
#include "annotation/time_form.hpp"
#include "document/document.hpp"

namespace newsbrief::annotation {

/// Resolves the forms of one document, in text order: what was mentioned last is what "that week" and clock times refer
/// to.
class TimeNormalizer {
 public:
  TimeNormalizer(const document::WorkingDocument& doc, const lexicon::TenseLexicon& tense);

  /// Nothing for a form that names no real date ("30 February").
  std::optional<document::TimeExpression> resolve(const TimeForm& form, document::TokenRange sentence);

 private:
  struct Resolved {
    std::string value;
    std::optional<CalendarPoint> at;
  };

  std::optional<Resolved> calendar(const TimeForm& form, Lean lean) const;
  std::optional<Resolved> full_date(const TimeForm& form) const;
  std::optional<Resolved> month(const TimeForm& form, Lean lean) const;
  std::optional<Resolved> weekday(const TimeForm& form, Lean lean) const;
  std::optional<Resolved> season(const TimeForm& form, Lean lean) const;
  std::optional<Resolved> holiday(const TimeForm& form, Lean lean) const;
  std::optional<Resolved> quarter(const TimeForm& form, Lean lean) const;
  Resolved counted(const TimeForm& form) const;
  Resolved mentioned(const TimeForm& form) const;
  std::optional<int> said_year(const TimeForm& form) const;
  void remember(const TimeForm& form, const CalendarPoint& at);

  const document::WorkingDocument& doc_;
  const lexicon::TenseLexicon& tense_;
  std::optional<Days> published_;
  std::optional<CalendarPoint> last_;    ///< the date mentioned last
  std::optional<Days> last_day_;         ///< the day mentioned last: clock times are of it
  std::optional<CalendarPoint> period_;  ///< the quarter mentioned last: what reports compare "a year earlier" with
};

/// "P30D", "PT2H30M", "PXW", "P2Y6M".
std::string duration_value(double count, lexicon::TimeUnit unit, bool vague);

}  // namespace newsbrief::annotation
