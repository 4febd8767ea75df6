#include "pipeline/explanations.hpp"

#include <algorithm>

#include "newsbrief/describe.hpp"

namespace newsbrief::pipeline {
namespace {

using document::kNoHead;
using document::WorkingDocument;

/// Tokens from `t` up to the root.
std::vector<std::uint32_t> way_up(const WorkingDocument& doc, std::uint32_t t) {
  std::vector<std::uint32_t> out{t};
  while (doc.tokens[out.back()].head != kNoHead && out.size() < 100) out.push_back(doc.tokens[out.back()].head);
  return out;
}

std::string word(const WorkingDocument& doc, std::uint32_t t) { return std::string(doc.tokens[t].form); }

/// "spoke → nsubj → Sato"; up to what both stand below where the word does not stand below the trigger.
std::string path(const WorkingDocument& doc, std::uint32_t from, std::uint32_t to) {
  const auto up = way_up(doc, from), down = way_up(doc, to);
  const auto common =
      std::find_if(up.begin(), up.end(), [&](auto t) { return std::find(down.begin(), down.end(), t) != down.end(); });
  if (common == up.end()) return word(doc, from) + " … " + word(doc, to);
  std::string out = word(doc, from);
  for (auto it = up.begin(); it != common; ++it) {
    out += " ← ";
    out += document::name(doc.tokens[*it].deprel);
    out += " ← " + word(doc, doc.tokens[*it].head);
  }
  auto at = std::find(down.begin(), down.end(), *common);
  while (at != down.begin()) {
    --at;
    out += " → ";
    out += document::name(doc.tokens[*at].deprel);
    out += " → " + word(doc, *at);
  }
  return out;
}

/// Where the facts of a model stand in its lists, and what they are for people.
struct FactLine {
  std::string id, line;
};

std::vector<FactLine> fact_lines(const Model& model) {
  std::vector<FactLine> out;
  for (const auto& x : model.calls) out.push_back({x.id, describe_call(x)});
  for (const auto& x : model.meetings) out.push_back({x.id, describe_meeting(x)});
  for (const auto& x : model.ceasefires) out.push_back({x.id, describe(x)});
  for (const auto& x : model.prisoner_swaps) out.push_back({x.id, describe(x)});
  for (const auto& x : model.positions) out.push_back({x.id, describe(x)});
  for (const auto& x : model.events) out.push_back({x.id, describe(x)});
  return out;
}

Span sentence_of(const WorkingDocument& doc, const document::Evidence& evidence, std::uint32_t t) {
  const auto at = std::upper_bound(doc.sentences.begin(), doc.sentences.end(), t,
                                   [](std::uint32_t x, const auto& s) { return x < s.tokens.last; });
  return at == doc.sentences.end() ? Span{} : evidence.span(at->tokens);
}

}  // namespace

std::vector<Explanation> explanations(const WorkingDocument& doc, const document::Evidence& evidence,
                                      const Model& model, const std::vector<document::Decision>& decisions) {
  std::vector<Explanation> out;
  for (const auto& [id, line] : fact_lines(model))
    for (const auto& d : decisions) {
      if (d.fact != id) continue;
      Explanation one{id, line,     evidence.token(d.trigger), sentence_of(doc, evidence, d.trigger), d.rule, d.where,
                      {}, d.refused};
      for (const auto& [role, head] : d.arguments)
        one.arguments.push_back({role, evidence.token(head), path(doc, d.trigger, head)});
      out.push_back(std::move(one));
    }
  return out;
}

}  // namespace newsbrief::pipeline
