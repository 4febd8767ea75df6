#include "report/parties.hpp"

#include <algorithm>

namespace newsbrief::report {
namespace {

class Collector {
 public:
  explicit Collector(const Model& model) {
    for (const auto& e : model.entities) {
      if (e.type == "country" && e.country) countries_.emplace(*e.country, e.name);
      entities_.emplace(e.id, &e);
    }
  }

  void add(const std::string& fact, const Ref& ref) {
    auto& names = parties_[fact];
    names.push_back(ref.name);
    const auto found = entities_.find(ref.entity);
    const auto country = countries_.find(ref.country);
    const bool speaks =
        found != entities_.end() && (found->second->stands_for || !found->second->sector ||
                                     *found->second->sector == "GOV" || *found->second->sector == "MIL");
    if (country != countries_.end() && speaks) names.push_back(country->second);
  }
  void add(const std::string& fact, const std::vector<Ref>& refs) {
    for (const auto& ref : refs) add(fact, ref);
  }
  void add(const std::string& fact, const std::optional<Ref>& ref) {
    if (ref) add(fact, *ref);
  }

  std::map<std::string, std::vector<std::string>> finish() {
    for (auto& [fact, names] : parties_) {
      std::sort(names.begin(), names.end());
      names.erase(std::unique(names.begin(), names.end()), names.end());
    }
    return std::move(parties_);
  }

 private:
  std::map<std::string, std::string> countries_;
  std::map<std::string, const Entity*> entities_;
  std::map<std::string, std::vector<std::string>> parties_;
};

}  // namespace

std::map<std::string, std::vector<std::string>> parties_of_facts(const Model& model) {
  Collector out(model);
  for (const auto* contacts : {&model.calls, &model.meetings})
    for (const auto& c : *contacts) out.add(c.id, c.participants);
  for (const auto& c : model.ceasefires) {
    out.add(c.id, c.parties);
    out.add(c.id, c.proposed_by);
    out.add(c.id, c.mediators);
    for (const auto& x : c.conditions) out.add(c.id, x.by);
    for (const auto& r : c.responses) out.add(c.id, r.by);
  }
  for (const auto& s : model.prisoner_swaps) {
    out.add(s.id, s.parties);
    out.add(s.id, s.mediators);
    for (const auto& t : s.transfers) {
      out.add(s.id, t.from);
      out.add(s.id, t.to);
    }
  }
  for (const auto& p : model.positions) out.add(p.id, p.holder);
  for (const auto& q : model.quotes) out.add(q.id, q.speaker);
  for (const auto& e : model.events) {
    out.add(e.id, e.actors);
    out.add(e.id, e.recipients);
  }
  return out.finish();
}

}  // namespace newsbrief::report
