#include "dossiers/derived_events.hpp"

#include <algorithm>

namespace newsbrief::dossiers {
namespace {

constexpr double kConfidence = 0.8;  ///< of an event that rests on a dossier

bool same(const Ref& a, const Ref& b) { return a.entity == b.entity || (!a.country.empty() && a.country == b.country); }

bool covers(const std::vector<Ref>& some, const std::vector<Ref>& all) {
  return std::all_of(some.begin(), some.end(), [&](const Ref& x) {
    return std::any_of(all.begin(), all.end(), [&](const Ref& y) { return same(x, y); });
  });
}

std::vector<Ref> together(const std::vector<Ref>& a, const std::vector<Ref>& b) {
  auto out = a;
  out.insert(out.end(), b.begin(), b.end());
  return out;
}

}  // namespace

bool DerivedEvents::is_told(const Happening& h) const {
  const bool mutual = h.type == "CONSULT" || h.type == "AGREE";
  return std::any_of(model_.events.begin(), model_.events.end(), [&](const Event& e) {
    if (e.type != h.type || e.polarity == "negative") return false;
    if (mutual) return covers(together(h.actors, h.recipients), together(e.actors, e.recipients));
    return covers(h.actors, e.actors) && covers(h.recipients, e.recipients);
  });
}

void DerivedEvents::add(const Happening& h) {
  if (h.actors.empty() || h.evidence.empty() || is_told(h)) return;
  Event out;
  out.id = "event" + std::to_string(model_.events.size() + 1);
  out.type = h.type;
  if (!h.mode.empty()) out.mode = h.mode;
  if (!h.cameo.empty()) out.cameo = h.cameo;
  out.actors = h.actors;
  out.recipients = h.recipients;
  out.date = h.date;
  out.trigger = c_.evidence.token(h.trigger);
  out.polarity = "positive";
  out.modality = "actual";
  out.confidence = kConfidence;
  out.evidence = h.evidence;
  c_.decide(out.id, h.trigger, "the event that a dossier or position of the same sentence tells");
  model_.events.push_back(std::move(out));
}

}  // namespace newsbrief::dossiers
