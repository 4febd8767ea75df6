#include <algorithm>
#include <set>

#include "newsbrief/brief.hpp"
#include "text/utf8.hpp"

namespace newsbrief {
namespace {

/// Whether facts name somebody whom the word means, or rest on words that hold it.
class About {
 public:
  About(const Model& model, const std::string& word) : word_(text::fold(text::squeeze(word))) {
    for (const auto& e : model.entities) {
      bool meant = says(e.name) || (e.country && text::fold(*e.country) == word_) || (e.role && says(*e.role));
      for (const auto& alias : e.aliases) meant = meant || says(alias);
      if (meant) entities_.insert(e.id);
      if (meant && e.type == "country" && e.country) countries_.insert(*e.country);
    }
  }

  bool says(std::string_view words) const { return text::fold(words).find(word_) != std::string::npos; }
  bool says(const std::vector<Span>& spans) const {
    return std::any_of(spans.begin(), spans.end(), [&](const Span& s) { return says(s.text); });
  }
  bool names(const Ref& ref) const { return entities_.contains(ref.entity) || countries_.contains(ref.country); }
  bool names(const std::optional<Ref>& ref) const { return ref && names(*ref); }
  bool names(const std::vector<Ref>& refs) const {
    return std::any_of(refs.begin(), refs.end(), [&](const Ref& r) { return names(r); });
  }

  bool operator()(const Contact& c) const { return names(c.participants) || says(c.evidence); }
  bool operator()(const Ceasefire& c) const {
    return names(c.parties) || names(c.proposed_by) || names(c.mediators) || says(c.evidence);
  }
  bool operator()(const PrisonerSwap& s) const { return names(s.parties) || names(s.mediators) || says(s.evidence); }
  bool operator()(const Position& p) const { return names(p.holder) || names(p.toward) || says(p.evidence); }
  bool operator()(const Event& e) const { return names(e.actors) || names(e.recipients) || says(e.evidence); }

 private:
  std::string word_;
  std::set<std::string> entities_, countries_;
};

template <class Fact>
void keep(std::vector<Fact>& facts, const About& about) {
  std::erase_if(facts, [&](const Fact& f) { return !about(f); });
}

}  // namespace

Model facts_about(const Model& model, const std::string& word) {
  const About about(model, word);
  Model out = model;
  keep(out.calls, about);
  keep(out.meetings, about);
  keep(out.ceasefires, about);
  keep(out.prisoner_swaps, about);
  keep(out.positions, about);
  keep(out.events, about);
  std::erase_if(out.discrepancies, [&](const Discrepancy& d) {
    const auto kept = [&](const auto& facts) {
      return std::any_of(facts.begin(), facts.end(), [&](const auto& f) { return f.id == d.about; });
    };
    return !kept(out.calls) && !kept(out.meetings) && !kept(out.ceasefires) && !kept(out.prisoner_swaps);
  });
  return out;
}

}  // namespace newsbrief
