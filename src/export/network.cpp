#include "export/network.hpp"

#include <algorithm>
#include <set>

#include "export/dyads.hpp"

namespace newsbrief::exports {
namespace {

std::string key_of(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (const auto part : parts) out.append(part).append(1, '\x1F');
  return out;
}

std::string value_of(const std::optional<Time>& time) { return time ? time->value : ""; }

/// Dates that lack a year or day do not sort against whole ones.
void widen(Tie& tie, const std::string& date) {
  if (date.size() < 10 || date[0] == 'X') return;
  const auto day = date.substr(0, 10);
  if (tie.first.empty() || day < tie.first) tie.first = day;
  if (tie.last.empty() || day > tie.last) tie.last = day;
}

}  // namespace

std::size_t Network::actor(const Entity& entity) {
  const auto key = key_of({entity.name, entity.type, entity.country.value_or("")});
  const auto [at, added] = actor_of_.emplace(key, actors_.size());
  if (added)
    actors_.push_back({.name = entity.name,
                       .type = entity.type,
                       .country = entity.country.value_or(""),
                       .sector = entity.sector.value_or(""),
                       .role = entity.role.value_or(""),
                       .code = entity.code.value_or("")});
  return at->second;
}

std::size_t Network::actor(const Model& model, const Ref& ref) {
  if (const auto* entity = entity_of(model, &ref)) return actor(*entity);
  Entity bare;
  bare.name = ref.name;
  if (!ref.country.empty()) bare.country = ref.country;
  return actor(bare);
}

void Network::tie(const Model& model, const Ref& from, const Ref& to, Tie what, const std::string& date) {
  what.from = actor(model, from);
  what.to = actor(model, to);
  if (what.to == what.from) return;
  if (what.mutual && what.to < what.from) std::swap(what.from, what.to);
  const auto key = key_of({std::to_string(what.from), std::to_string(what.to), what.kind, what.type, what.mode,
                           what.polarity, what.modality, what.mutual ? "m" : ""});
  const auto [at, added] = tie_of_.emplace(key, ties_.size());
  if (added) ties_.push_back(what);
  auto& kept = ties_[at->second];
  ++kept.count;
  if (!added) kept.weight += what.weight;
  if (!added && what.quantity) kept.quantity = kept.quantity.value_or(0) + *what.quantity;
  widen(kept, date);
}

void Network::circle(const Model& model, const std::vector<Ref>& refs, const Tie& what, const std::string& date) {
  for (std::size_t i = 0; i < refs.size(); ++i)
    for (std::size_t j = i + 1; j < refs.size(); ++j) tie(model, refs[i], refs[j], what, date);
}

void Network::add_contacts(const Model& model, const std::vector<Contact>& contacts, const char* kind) {
  for (const auto& c : contacts) {
    Tie what{.kind = kind, .type = c.status, .mode = c.medium, .mutual = true, .weight = 1};
    circle(model, c.participants, what, value_of(c.date));
    if (!c.initiator) continue;
    what.kind = std::string(kind) + "_initiated";
    what.mutual = false;
    for (const auto& other : c.participants)
      if (other.entity != c.initiator->entity) tie(model, *c.initiator, other, what, value_of(c.date));
  }
}

void Network::add_dossiers(const Model& model) {
  add_contacts(model, model.calls, "call");
  add_contacts(model, model.meetings, "meeting");
  for (const auto& c : model.ceasefires)
    circle(model, c.parties, {.kind = "ceasefire", .type = c.status, .mode = c.scope, .mutual = true, .weight = 1},
           value_of(c.starts));
  for (const auto& s : model.prisoner_swaps) {
    circle(model, s.parties, {.kind = "swap", .type = s.status, .mutual = true, .weight = 1}, value_of(s.date));
    for (const auto& t : s.transfers) {
      if (!t.from || !t.to) continue;
      Tie what{.kind = "transfer", .type = s.status, .weight = 1};
      if (t.quantity) what.quantity = t.quantity->value;
      tie(model, *t.from, *t.to, what, value_of(s.date));
    }
  }
  for (const auto& p : model.positions)
    if (p.toward) tie(model, p.holder, *p.toward, {.kind = "position", .type = p.stance, .weight = 1}, "");
}

void Network::add(const Model& model) {
  std::set<std::size_t> seen;
  for (const auto& entity : model.entities) {
    const auto at = actor(entity);
    actors_[at].mentions += entity.mentions.size();
    if (seen.insert(at).second) ++actors_[at].articles;
  }
  for (const auto& e : model.events)
    for (const auto& from : e.actors)
      for (const auto& to : e.recipients)
        tie(model, from, to,
            {.kind = "event",
             .type = e.type,
             .mode = e.mode.value_or(""),
             .polarity = e.polarity,
             .modality = e.modality,
             .weight = e.confidence},
            value_of(e.date));
  add_dossiers(model);
}

}  // namespace newsbrief::exports
