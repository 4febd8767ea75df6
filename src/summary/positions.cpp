#include <algorithm>
#include <array>
#include <iterator>
#include <map>

#include "summary/teller.hpp"
#include "text/utf8.hpp"

namespace newsbrief::summary {
namespace {

/// In the title, be it apart from the text or its first line.
bool in_title_alone(const Model& model, const Position& p) {
  return !p.evidence.empty() && std::all_of(p.evidence.begin(), p.evidence.end(), [&](const Span& s) {
    return s.in_title || (model.article.title && text::squeeze(s.text) == *model.article.title);
  });
}

/// The party that somebody speaks for: the country of officials and places of government, otherwise himself.
const Entity* party_of(const Teller& teller, const Ref& holder) {
  const auto* e = teller.names.entity(holder.entity);
  if (!e || teller.names.is_former(*e)) return e;
  if (e->stands_for)
    if (const auto* c = teller.names.entity(e->stands_for->entity)) return c;
  const bool official =
      e->sector && (*e->sector == "GOV" || *e->sector == "MIL" || *e->sector == "LEG" || *e->sector == "JUD");
  if (e->type != "country" && e->country && official)
    if (const auto* c = teller.names.country(*e->country)) return c;
  return e;
}

/// Whether the sentence speaks as its holder does: "I welcome", "our forces", outside quotation marks.
bool is_first_person(const std::string& sentence) {
  if (sentence.find('"') != std::string::npos || sentence.find("“") != std::string::npos) return false;
  const auto words = " " + text::lower(sentence);
  for (const std::string_view word : {" i ", " we ", " our ", " my ", " i’", " we’", " i'", " we'"})
    if (words.find(word) != std::string::npos) return true;
  return false;
}

/// The line with its speaker in front where it says "I" or "we", and in front of others where the party objects.
BriefItem with_holder(const Teller& teller, BriefItem item, const std::vector<Voiced>& voices) {
  for (const auto& v : voices) {
    if (std::find(item.evidence.begin(), item.evidence.end(), v.sentence) == item.evidence.end()) continue;
    if (v.stance == "opposes" || v.stance == "demands" || v.stance == "accuses" || v.stance == "denies") item.rank = 2;
    if (v.sentence == item.evidence.front() && is_first_person(v.sentence.text))
      item.text = teller.names.plain(v.holder) + ": " + item.text;
  }
  return item;
}

/// The party where the passage names it, otherwise the speaker: who he speaks for is then another text's knowledge.
std::string heading_name(const Teller& teller, const Voiced& v, const std::vector<Span>& passage) {
  const auto is_named = [&](const Entity& e) {
    return std::any_of(e.mentions.begin(), e.mentions.end(), [&](const Mention& m) {
      const bool name = m.kind == "name" || (text::starts_upper(m.span.text) && !m.span.text.starts_with("The "));
      return name && m.kind != "pronoun" && std::any_of(passage.begin(), passage.end(), [&](const Span& s) {
               return !m.span.in_title && m.span.start >= s.start && m.span.end <= s.end;
             });
    });
  };
  const auto* holder = teller.names.entity(v.holder.entity);
  if (holder && holder->role) {  // who holds an office of state speaks for it
    constexpr std::array<std::string_view, 4> kOffices{"President", "Minister", "Chancellor", "Secretary of State"};
    for (const auto office : kOffices)
      if (holder->role->ends_with(office) && !holder->role->starts_with("Former")) return v.party;
  }
  const auto& entities = teller.model.entities;
  const auto party = std::find_if(entities.begin(), entities.end(), [&](const Entity& e) { return e.name == v.party; });
  return party == entities.end() || is_named(*party) ? v.party : teller.names.plain(v.holder);
}

}  // namespace

std::vector<Voiced> voices(const Teller& teller) {
  const auto& positions = teller.model.positions;
  const bool body = std::any_of(positions.begin(), positions.end(),
                                [&](const Position& p) { return !in_title_alone(teller.model, p); });
  std::vector<Voiced> out;
  const auto add = [&](Voiced voiced) {
    const auto same =
        std::find_if(out.begin(), out.end(), [&](const Voiced& v) { return v.sentence == voiced.sentence; });
    if (same == out.end()) {
      out.push_back(std::move(voiced));
      return;
    }
    same->refs.insert(same->refs.end(), voiced.refs.begin(), voiced.refs.end());
    if (same->stance == "asserts") same->stance = voiced.stance;
  };
  for (const auto& p : positions) {
    if (p.evidence.empty() || (body && in_title_alone(teller.model, p))) continue;
    const auto& words = p.evidence.front();
    if (word_count(p.about) < 2 && p.about.size() < 4) continue;  // "has": no position
    const auto* party = party_of(teller, p.holder);
    Voiced voiced{p.holder,
                  party ? party->name : p.holder.name,
                  p.stance,
                  {p.id},
                  words.in_title ? words : teller.passages.span(words.start)};
    if (voiced.sentence.text.empty()) voiced.sentence = words;
    add(std::move(voiced));
  }
  for (const auto& q : teller.model.quotes) {  // what somebody says, be it a stance or not
    if (!q.speaker || q.content.empty() || q.content.front().in_title) continue;
    const auto* party = party_of(teller, *q.speaker);
    add({*q.speaker,
         party ? party->name : q.speaker->name,
         "asserts",
         {q.id},
         teller.passages.span(q.content.front().start)});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Voiced& a, const Voiced& b) { return a.sentence.start < b.sentence.start; });
  return out;
}

BriefSection tell_positions(Teller& teller, const std::vector<Voiced>& voices) {
  struct Group {
    std::string heading;
    std::vector<std::string> holders;
    std::vector<BriefItem> lines;
  };
  std::vector<Group> groups;
  for (const auto& voice : voices) {
    Passages::Selection selection;
    for (const auto& ref : voice.refs) selection.add(voice.sentence, ref);
    for (auto& item : teller.passages.take(selection, 3)) {
      Group group;
      std::vector<std::string> parties;
      for (const auto& v : voices) {  // all that speak in the passage
        if (std::find(item.evidence.begin(), item.evidence.end(), v.sentence) == item.evidence.end()) continue;
        const auto name = heading_name(teller, v, item.evidence);
        if (std::find(parties.begin(), parties.end(), name) == parties.end()) parties.push_back(name);
        if (std::find(group.holders.begin(), group.holders.end(), v.holder.entity) == group.holders.end())
          group.holders.push_back(v.holder.entity);
        for (const auto& ref : v.refs)
          if (std::find(item.refs.begin(), item.refs.end(), ref) == item.refs.end()) item.refs.push_back(ref);
      }
      if (parties.empty()) continue;  // the lead has told who spoke
      group.heading = capitalized(joined_list(parties));
      const auto same =
          std::find_if(groups.begin(), groups.end(), [&](const Group& g) { return g.heading == group.heading; });
      auto& to = same == groups.end() ? groups.emplace_back(std::move(group)) : *same;
      to.lines.push_back(with_holder(teller, std::move(item), voices));
    }
  }
  BriefSection section{"Positions", {}};
  for (auto& g : groups) {
    section.items.push_back({g.heading, g.holders, {}, 0, 3, {}});
    std::move(g.lines.begin(), g.lines.end(), std::back_inserter(section.items));
  }
  return section;
}

}  // namespace newsbrief::summary
