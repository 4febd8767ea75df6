#include "dossiers/links.hpp"

#include <algorithm>

#include "newsbrief/describe.hpp"

namespace newsbrief::dossiers {
namespace {

/// "over two hours" and "close to two hours" cannot both be; "two hours" and "over two hours" may be said loosely but differ.
bool contradict(const Time& a, const Time& b) { return a.value != b.value || a.mod.value_or("") != b.mod.value_or(""); }

void compare_lengths(const Contact& contact, Model& model) {
  Discrepancy out{contact.id, "durations", {}};
  for (const auto& d : contact.durations)
    if (std::none_of(out.values.begin(), out.values.end(), [&](const DiscrepancyValue& v) { return v.span.text == d.span.text; }))
      if (out.values.empty() || contradict(contact.durations.front(), d)) out.values.push_back({d.value, std::nullopt, d.span});
  if (out.values.size() > 1) model.discrepancies.push_back(std::move(out));
}

void add(Model& model, const std::optional<Time>& time, std::string text, const std::string& id) {
  if (time) model.timeline.push_back({time->value, std::move(text), {id}});
}

bool shares(const std::vector<Span>& a, const std::vector<Span>& b) {
  return std::any_of(a.begin(), a.end(), [&](const Span& x) { return std::find(b.begin(), b.end(), x) != b.end(); });
}

}  // namespace

void find_discrepancies(Model& model) {
  for (const auto& c : model.calls) compare_lengths(c, model);
  for (const auto& c : model.meetings) compare_lengths(c, model);
}

void make_timeline(Model& model) {
  for (const auto& c : model.calls) add(model, c.date, describe_call(c), c.id);
  for (const auto& c : model.meetings) add(model, c.date, describe_meeting(c), c.id);
  for (const auto& c : model.ceasefires) {
    add(model, c.starts, "Start: " + describe(c), c.id);
    add(model, c.ends, "End: " + describe(c), c.id);
  }
  for (const auto& s : model.prisoner_swaps) add(model, s.date, describe(s), s.id);
  std::stable_sort(model.timeline.begin(), model.timeline.end(), [](const TimelineEntry& a, const TimelineEntry& b) { return a.time < b.time; });
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
