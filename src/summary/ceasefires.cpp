#include <algorithm>
#include <array>

#include "newsbrief/describe.hpp"
#include "summary/certainty.hpp"
#include "summary/dates.hpp"
#include "summary/teller.hpp"
#include "text/utf8.hpp"

namespace newsbrief::summary {
namespace {

/// Where a word stands on its own.
std::size_t find_word(const std::string& text, std::string_view word) {
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const auto alone = [&](std::size_t i) {
      return i >= text.size() || !text::is_letter(static_cast<unsigned char>(text[i]));
    };
    if ((at == 0 || alone(at - 1)) && alone(at + word.size())) return at;
  }
  return std::string::npos;
}

/// The text's own noun for it.
std::string own_noun(const Ceasefire& c) {
  constexpr std::array<std::string_view, 8> kNouns{
      "ceasefire", "cease-fire", "truce",      "cessation of hostilities",
      "armistice", "pause",      "moratorium", "suspension of hostilities"};
  for (const auto& span : c.evidence) {
    const auto words = text::lower(text::squeeze(span.text));
    std::size_t best = std::string::npos;
    std::string_view found;
    for (const auto noun : kNouns)
      if (const auto at = find_word(words, noun); at < best) best = at, found = noun;
    if (!found.empty()) return std::string(found);
  }
  return "ceasefire";
}

std::string adjective(const Ceasefire& c) {
  if (c.scope == "humanitarian" || c.scope == "local" || c.scope == "maritime") return c.scope;
  if (c.scope != "full") return {};
  constexpr std::array<std::string_view, 6> kWords{"full",    "comprehensive", "complete",
                                                   "general", "total",         "unconditional"};
  for (const auto& span : c.evidence) {
    const auto words = text::lower(text::squeeze(span.text));
    for (const auto word : kWords)
      for (const std::string_view noun : {" ceasefire", " cease-fire", " truce", " cessation of hostilities"})
        if (words.find(std::string(word) + std::string(noun)) != std::string::npos) return std::string(word);
  }
  return {};
}

/// "refrain from attacking each other's ports": what is halted is the verb.
std::string gerund_before(const Teller& teller, const Ceasefire& c) {
  if (c.terms.empty() || c.terms.front().span.in_title) return {};
  const auto at = c.terms.front().span.start;
  const auto before = text::squeeze(teller.text.slice(at > 24 ? at - 24 : 0, at));
  for (const std::string_view word :
       {"attacking", "striking", "targeting", "bombing", "shelling", "hitting", "firing", "bombarding"})
    if (before.ends_with(word)) return std::string(word) + " ";
  return {};
}

/// "a 30-day halt to strikes on power plants", "a full ceasefire for about three weeks".
std::string what(const Teller& teller, const Ceasefire& c) {
  std::string noun;
  constexpr std::size_t kMost = 9;  // words; longer ones are told by the sentence
  if (c.scope_text && word_count(*c.scope_text) > 1 && word_count(*c.scope_text) <= kMost) {
    noun = "halt to " + gerund_before(teller, c) + text::squeeze(*c.scope_text);
  } else {
    const auto adj = adjective(c);
    noun = (adj.empty() ? "" : adj + " ") + own_noun(c);
    if (c.scope == "energy") noun += " on energy targets";
    if (c.scope == "infrastructure") noun += " on infrastructure";
    if (c.scope == "air") noun += " in the air";
  }
  if (!c.duration) return with_article(noun);
  if (const auto days = duration_adjective(*c.duration)) return with_article(*days + " " + noun);
  return with_article(noun) + " of " + duration_text(*c.duration);
}

std::string between(const Teller& teller, const Ceasefire& c) {
  if (!are_parties_told(teller, c)) return {};
  return " between " + teller.names.plain(c.parties);
}

std::string period(const Teller& teller, const Ceasefire& c) {
  std::string out;
  if (is_start_told(teller, c)) {
    const bool open = c.status == "proposed" || c.status == "under_discussion" || c.status == "agreed";
    out += std::string(open ? ", to start " : ", starting ") + dated(teller, *c.starts, Tense::either);
  }
  if (c.ends) out += ", until " + without_preposition(dated(teller, *c.ends, Tense::either));
  return out;
}

std::string by_proposer(Teller& teller, const Ceasefire& c) {
  return !is_proposer_told(teller, c) ? "" : ", proposed by " + teller.names.full(c.proposed_by) + ",";
}

std::string rejecting(Teller& teller, const Ceasefire& c) {
  std::vector<Ref> out;
  for (const auto& r : c.responses)
    if (r.by && r.stance == "opposes") out.push_back(*r.by);
  return out.empty() ? "" : " by " + teller.names.full(out);
}

std::string open(Teller& teller, const Ceasefire& c) {
  const auto thing = what(teller, c) + between(teller, c) + period(teller, c);
  const std::string comma = period(teller, c).empty() ? "" : ",";
  if (c.status == "under_discussion") {
    const auto by = by_proposer(teller, c);
    return thing + (by.empty() ? comma : by) + " is under discussion";
  }
  if (is_proposer_told(teller, c)) return teller.names.full(c.proposed_by) + " proposed " + thing;
  return thing + comma + " has been proposed";
}

}  // namespace

std::string ceasefire_sentence(Teller& teller, const Ceasefire& c) {
  const auto thing = what(teller, c) + between(teller, c);
  if (c.status == "agreed") {
    const bool in_principle = std::any_of(c.evidence.begin(), c.evidence.end(), [](const Span& span) {
      return text::lower(span.text).find("in principle") != std::string::npos;
    });
    return sentence(thing + " has been agreed" + (in_principle ? " in principle" : "") + period(teller, c));
  }
  if (c.status == "in_force") {
    const auto how = force(teller, c);
    if (how == Force::not_told) return sentence("told of: " + thing + period(teller, c));
    return sentence(thing + (how == Force::told ? " is in force" : " is said to be in force") + period(teller, c));
  }
  if (c.status == "rejected") return sentence(thing + by_proposer(teller, c) + " was rejected" + rejecting(teller, c));
  if (c.status == "violated")  // by whose account, and whether it is over, its sentences say
    return sentence("told of: " + thing + period(teller, c) + ", with breaches reported");
  if (c.status == "extended") {  // its first day is not the extension's
    const auto until = c.ends ? ", until " + without_preposition(dated(teller, *c.ends, Tense::either)) : "";
    return sentence(thing + " was extended" + until);
  }
  if (c.status == "ended" && !is_end_told(teller, c)) return sentence("told of: " + thing + period(teller, c));
  if (c.status == "ended") return sentence(thing + period(teller, c) + (c.starts || c.ends ? "," : "") + " has ended");
  return sentence(open(teller, c));
}

std::string ceasefire_title(const Teller& teller, const Ceasefire& c) {
  auto out = what(teller, c) + between(teller, c);
  const auto space = out.find(' ');
  return out.substr(space + 1);
}

}  // namespace newsbrief::summary
