#include "dossiers/links.hpp"

#include <algorithm>

#include <charconv>
#include <chrono>

#include "newsbrief/describe.hpp"

namespace newsbrief::dossiers {
namespace {

void add(Model& model, const std::optional<Time>& time, std::string text, const std::string& id) {
  if (time) model.timeline.push_back({time->value, std::move(text), {id}});
}

/// The first day of a value: "2025-W11" begins on 2025-03-10 (ISO 8601), "2025-03" on its first.
std::string first_day(const std::string& value) {
  int year = 0, week = 0;
  const char* p = value.data();
  if (value.size() < 8 || value[5] != 'W' || std::from_chars(p, p + 4, year).ec != std::errc{} ||
      std::from_chars(p + 6, p + 8, week).ec != std::errc{})
    return value;
  using namespace std::chrono;
  const sys_days fourth = sys_days(std::chrono::year{year} / January / 4);  // always in week 1
  const sys_days monday = fourth - days(static_cast<int>(weekday(fourth).iso_encoding()) - 1) + days(7 * (week - 1));
  const year_month_day day(monday);
  const auto two = [](unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return std::to_string(static_cast<int>(day.year())) + "-" + two(static_cast<unsigned>(day.month())) + "-" +
         two(static_cast<unsigned>(day.day()));
}

/// The fact without its date, which the timeline shows in front.
template <class Fact>
Fact undated(Fact fact) {
  fact.date.reset();
  return fact;
}

bool shares(const std::vector<Span>& a, const std::vector<Span>& b) {
  return std::any_of(a.begin(), a.end(), [&](const Span& x) { return std::find(b.begin(), b.end(), x) != b.end(); });
}

}  // namespace

void make_timeline(Model& model) {
  for (const auto& c : model.calls) add(model, c.date, describe_call(undated(c)), c.id);
  for (const auto& c : model.meetings) add(model, c.date, describe_meeting(undated(c)), c.id);
  for (const auto& c : model.ceasefires) {
    if (c.status == "rejected") continue;  // it never began
    add(model, c.starts, "Start: " + describe(c), c.id);
    add(model, c.ends, "End: " + describe(c), c.id);
  }
  for (const auto& s : model.prisoner_swaps) add(model, s.date, describe(undated(s)), s.id);
  std::stable_sort(model.timeline.begin(), model.timeline.end(), [](const TimelineEntry& a, const TimelineEntry& b) {
    return first_day(a.time) < first_day(b.time);
  });
}

void link_outcomes(Model& model) {
  for (auto* list : {&model.calls, &model.meetings})
    for (auto& contact : *list) {
      for (const auto& c : model.ceasefires)
        if (shares(contact.evidence, c.evidence)) contact.outcomes.push_back(c.id);
      for (const auto& s : model.prisoner_swaps)
        if (shares(contact.evidence, s.evidence)) contact.outcomes.push_back(s.id);
    }
}

}  // namespace newsbrief::dossiers
