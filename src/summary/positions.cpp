#include <algorithm>
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

/// A line for words that the text does not give as a clause of the holder.
std::string plain_line(const Teller& teller, const Position& p) {
  constexpr std::pair<std::string_view, std::string_view> kVerbs[]{
      {"supports", "is for"}, {"opposes", "is against"}, {"demands", "calls for"}, {"offers", "offers"},
      {"warns", "warns of"},  {"accuses", "complains"},  {"denies", "denies"},     {"asserts", "says"}};
  std::string verb = "says";
  for (const auto& [stance, words] : kVerbs)
    if (p.stance == stance) verb = words;
  return teller.names.plain(p.holder) + " " + verb + ": " + quoted(p.about);
}

std::string words_of(const Teller& teller, const std::vector<Ref>& holders, const Position& p) {
  const auto words = p.about.find("“") == std::string::npos || p.about.find("”") != std::string::npos
                         ? p.about
                         : p.about.substr(p.about.find("“") + std::string_view("“").size());
  auto about = teller.clauses.find(words, p.evidence);
  // A quotation that its cue interrupts does not stand in one piece.
  if (!about && p.quoted) about = teller.clauses.find(words.substr(0, words.find(". ")), p.evidence);
  if (!about) return plain_line(teller, p);
  std::string out;
  const auto told = teller.clauses.told(holders, *about);
  if (told && !p.quoted) {
    out = *told;
  } else if (const auto said = teller.clauses.quoted_by(p.holder, *about)) {
    out = *said;
  } else {
    out = told ? *told : teller.clauses.sentence_of(p.holder, about->start).value_or(plain_line(teller, p));
  }
  const auto voice = teller.clauses.voice(p.reported_by, holders, out);
  if (!voice.empty() && out.ends_with('.')) out.pop_back();
  return out + voice;
}

/// What the dossiers tell already: how a call was, say.
bool is_told_elsewhere(const Model& model, const Position& p) {
  for (const auto* contacts : {&model.calls, &model.meetings})
    for (const auto& contact : *contacts)
      for (const auto& c : contact.characterizations)
        if (p.stance == "asserts" && c.by && c.by->entity == p.holder.entity &&
            p.about.find(text::squeeze(c.text)) != std::string::npos && word_count(p.about) <= word_count(c.text) + 4)
          return true;
  return false;
}

bool same_words(const Position& a, const Position& b) {
  return a.about == b.about && a.stance == b.stance && a.evidence == b.evidence;
}

/// The sentence without the holder in front and the full stop.
std::string predicate(const Voiced& v) {
  auto out = v.text.substr(0, v.text.size() - 1);
  for (const auto& h : v.holders)
    if (out.starts_with(h.name)) out = std::string(text::trim(out.substr(h.name.size())));
  return out;
}

/// The words without the subject, for telling repetitions: "a" and "a, and more".
bool repeats(const Voiced& a, const Voiced& b) {
  if (a.holders == b.holders && a.text == b.text) return true;
  return a.holders == b.holders && a.evidence == b.evidence &&
         (a.text == b.text || b.text.find(predicate(a)) != std::string::npos);
}

/// A quoted piece of what a longer line tells whole.
bool is_piece(const Voiced& a, const Voiced& b) {
  return (a.evidence == b.evidence || a.holders == b.holders) && !a.about.empty() && a.text.size() < b.text.size() &&
         b.text.find(a.about) != std::string::npos;
}

/// The party that somebody speaks for: the country of officials and places of government, otherwise himself.
const Entity* party_of(const Teller& teller, const Ref& holder) {
  const auto* e = teller.names.entity(holder.entity);
  if (!e) return nullptr;
  if (e->stands_for)
    if (const auto* c = teller.names.entity(e->stands_for->entity)) return c;
  const bool official =
      e->sector && (*e->sector == "GOV" || *e->sector == "MIL" || *e->sector == "LEG" || *e->sector == "JUD");
  if (e->type != "country" && e->country && official)
    if (const auto* c = teller.names.country(*e->country)) return c;
  return e;
}

/// The party's name, or the names of all for what they hold together.
std::string party_heading(const Teller& teller, const std::vector<Ref>& holders) {
  std::vector<std::string> parties;
  for (const auto& h : holders) {
    const auto* p = party_of(teller, h);
    const auto name = p ? p->name : h.name;
    if (std::find(parties.begin(), parties.end(), name) == parties.end()) parties.push_back(name);
  }
  if (parties.size() > 1) std::sort(parties.begin(), parties.end());
  return capitalized(joined_list(parties));
}

}  // namespace

/// "X which backs Y" says it of X: a clause of its own needs no relative pronoun.
std::string without_relative(std::string text, const std::string& name) {
  if (!text.starts_with(name)) return text;
  for (const std::string_view pronoun : {" who ", " which ", ", who ", ", which "})
    if (std::string_view(text).substr(name.size()).starts_with(pronoun)) {
      text.replace(name.size(), pronoun.size(), " ");
      break;
    }
  return text;
}

std::vector<Voiced> voices(const Teller& teller) {
  const auto& positions = teller.model.positions;
  std::vector<Voiced> out;
  std::vector<bool> done(positions.size(), false);
  const bool body = std::any_of(positions.begin(), positions.end(),
                                [&](const Position& p) { return !in_title_alone(teller.model, p); });
  for (std::size_t i = 0; i < positions.size(); ++i) {
    const auto& p = positions[i];
    if (done[i] || (body && in_title_alone(teller.model, p)) || is_told_elsewhere(teller.model, p)) continue;
    Voiced voiced{{p.holder}, {}, p.stance, p.quoted ? p.about : std::string(), {p.id}, p.evidence, p.evidence};
    if (const auto about = teller.clauses.find(p.about, p.evidence))
      voiced.words = {{about->start, about->end, p.about, false}};
    for (std::size_t j = i + 1; j < positions.size(); ++j) {
      if (done[j] || !same_words(p, positions[j])) continue;
      done[j] = true;
      if (positions[j].holder.entity == p.holder.entity) continue;
      voiced.holders.push_back(positions[j].holder);
      voiced.refs.push_back(positions[j].id);
    }
    if (p.quoted && word_count(p.about) < 3) continue;                         // "I can't"
    if (word_count(p.about) < 2 && !p.quoted && p.about.size() < 4) continue;  // "has": no position
    voiced.text = without_relative(sentence(words_of(teller, voiced.holders, p)), teller.names.plain(p.holder));
    constexpr std::size_t kLeast = 3, kMost = 70;  // words: less says nothing, more is no line
    if (word_count(predicate(voiced)) < kLeast || word_count(voiced.text) < kLeast + 1 ||
        word_count(voiced.text) > kMost)
      continue;
    out.push_back(std::move(voiced));
  }
  std::vector<Voiced> kept;
  for (std::size_t i = 0; i < out.size(); ++i) {
    bool again = false;
    for (std::size_t j = 0; j < out.size(); ++j)
      again = again || (i != j && (repeats(out[i], out[j]) || is_piece(out[i], out[j])) &&
                        (out[i].text.size() < out[j].text.size() || j < i));
    if (!again) kept.push_back(out[i]);
  }
  return kept;
}

BriefSection tell_positions(const Teller& teller, const std::vector<Voiced>& voices) {
  BriefSection section{"Positions", {}};
  std::vector<std::string> headings;
  std::vector<std::string> of;
  for (const auto& v : voices) {
    of.push_back(party_heading(teller, v.holders));
    if (std::find(headings.begin(), headings.end(), of.back()) == headings.end()) headings.push_back(of.back());
  }
  for (const auto& heading : headings) {
    std::vector<std::string> refs;
    const auto at = section.items.size();
    for (std::size_t i = 0; i < voices.size(); ++i) {
      if (of[i] != heading) continue;
      for (const auto& h : voices[i].holders)
        if (std::find(refs.begin(), refs.end(), h.entity) == refs.end()) refs.push_back(h.entity);
      const bool objects =
          voices[i].stance == "opposes" || voices[i].stance == "demands" || voices[i].stance == "accuses";
      section.items.push_back({voices[i].text, voices[i].refs, voices[i].words, 1, objects ? 2U : 3U, {}});
    }
    section.items.insert(section.items.begin() + static_cast<std::ptrdiff_t>(at), {heading, refs, {}, 0, 3, {}});
  }
  return section;
}

}  // namespace newsbrief::summary
