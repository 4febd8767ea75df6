#include <algorithm>
#include <array>

#include "newsbrief/describe.hpp"
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

/// "a 30-day halt to strikes on power plants", "a full ceasefire for about three weeks".
std::string what(const Ceasefire& c) {
  std::string noun;
  if (c.scope_text) {
    noun = "halt to " + text::squeeze(*c.scope_text);
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
  if (c.parties.empty()) return {};
  const auto names = teller.names.plain(c.parties);
  if (c.scope_text) return " (" + std::string(c.parties.size() > 1 ? "parties: " : "party: ") + names + ")";
  return (c.parties.size() > 1 ? " between " : " involving ") + names;
}

bool shares(const std::vector<Span>& a, const std::vector<Span>& b) {
  return std::any_of(a.begin(), a.end(), [&](const Span& x) { return std::find(b.begin(), b.end(), x) != b.end(); });
}

/// Who, in the text's words, agreed to it: those that it binds need not be the ones.
std::vector<Ref> agreeing(const Teller& teller, const Ceasefire& c) {
  std::vector<Ref> out;
  for (const auto& p : teller.model.positions) {
    if ((p.stance != "supports" && p.stance != "offers") || !shares(p.evidence, c.evidence)) continue;
    const auto about = teller.clauses.find(p.about, p.evidence);
    const auto told = about ? teller.clauses.told({p.holder}, *about) : std::nullopt;
    if (!told) continue;
    const bool agrees = find_word(*told, "agreed") != std::string::npos ||
                        find_word(*told, "agree") != std::string::npos ||
                        find_word(*told, "signed") != std::string::npos;
    const bool known = std::any_of(out.begin(), out.end(), [&](const Ref& r) { return r.entity == p.holder.entity; });
    if (agrees && !known) out.push_back(p.holder);
  }
  return out;
}

std::optional<std::string> own_clause(const Teller& teller, const Ceasefire& c) {
  for (const auto& p : teller.model.positions) {
    if ((p.stance != "supports" && p.stance != "offers") || !shares(p.evidence, c.evidence)) continue;
    const auto about = teller.clauses.find(p.about, p.evidence);
    const auto told = about ? teller.clauses.told(agreeing(teller, c), *about) : std::nullopt;
    if (told && told->find(own_noun(c)) != std::string::npos && word_count(*told) <= 32) return told;
  }
  return std::nullopt;
}

bool same_parties(const std::vector<Ref>& a, const std::vector<Ref>& b) {
  const auto in = [](const std::vector<Ref>& list) {
    return [&list](const Ref& r) {
      return std::any_of(list.begin(), list.end(), [&](const Ref& o) { return o.entity == r.entity; });
    };
  };
  return std::all_of(a.begin(), a.end(), in(b)) && std::all_of(b.begin(), b.end(), in(a));
}

std::string period(const Teller& teller, const Ceasefire& c) {
  std::string out;
  if (c.starts) {
    const bool open = c.status == "proposed" || c.status == "under_discussion" || c.status == "agreed";
    out += std::string(open ? ", to start " : ", starting ") + dated(teller, *c.starts, Tense::either);
  }
  if (c.ends) out += ", until " + without_preposition(dated(teller, *c.ends, Tense::either));
  return out;
}

std::string by_proposer(Teller& teller, const Ceasefire& c) {
  return c.proposed_by.empty() ? "" : ", proposed by " + teller.names.full(c.proposed_by) + ",";
}

std::string rejecting(Teller& teller, const Ceasefire& c) {
  std::vector<Ref> out;
  for (const auto& r : c.responses)
    if (r.by && r.stance == "opposes") out.push_back(*r.by);
  return out.empty() ? "" : " by " + teller.names.full(out);
}

std::string agreed(Teller& teller, const Ceasefire& c) {
  const auto who = agreeing(teller, c);
  if (who.empty()) return what(c) + between(teller, c) + " has been agreed" + period(teller, c);
  // The text's own clause tells what the model has no field for ("that takes effect at noon").
  if (!c.starts && !c.ends && !c.scope_text)
    if (const auto own = own_clause(teller, c)) return *own;
  const auto names = teller.names.full(who);
  return names + " agreed to " + what(c) + (same_parties(who, c.parties) ? "" : between(teller, c)) + period(teller, c);
}

std::string open(Teller& teller, const Ceasefire& c) {
  const auto thing = what(c) + between(teller, c) + period(teller, c);
  if (c.status == "under_discussion") return thing + by_proposer(teller, c) + " is under discussion";
  if (!c.proposed_by.empty()) return teller.names.full(c.proposed_by) + " proposed " + thing;
  return thing + (period(teller, c).empty() ? "" : ",") + " is raised, but no agreement on it is reported";
}

}  // namespace

std::vector<Condition> spoken(const Teller& teller, const Ceasefire& c) {
  const auto in_title = [&](const Condition& x) {
    const auto index = x.span.in_title ? std::nullopt : teller.text.sentence_at(x.span.start);
    return x.span.in_title || (index && teller.model.article.title &&
                               teller.text.slice(teller.text.sentences()[*index]) == *teller.model.article.title);
  };
  std::vector<Condition> out;
  for (const auto& x : c.conditions)
    if (!in_title(x)) out.push_back(x);
  return out.empty() ? c.conditions : out;
}

std::string ceasefire_sentence(Teller& teller, const Ceasefire& c) {
  const auto thing = what(c) + between(teller, c);
  if (c.status == "agreed") return sentence(agreed(teller, c));
  if (c.status == "in_force") return sentence(thing + " is in force" + period(teller, c));
  if (c.status == "rejected") return sentence(thing + by_proposer(teller, c) + " was rejected" + rejecting(teller, c));
  if (c.status == "violated")
    return sentence(thing + period(teller, c) + (c.starts ? "," : "") + " is reported to have been broken");
  if (c.status == "extended") return sentence(thing + " was extended" + period(teller, c));
  if (c.status == "ended") return sentence(thing + period(teller, c) + (c.starts || c.ends ? "," : "") + " has ended");
  return sentence(open(teller, c));
}

std::string ceasefire_title(const Teller& teller, const Ceasefire& c) {
  auto out = what(c) + between(teller, c);
  const auto space = out.find(' ');
  return out.substr(space + 1);
}

std::string condition_sentence(const Teller& teller, const Condition& x) {
  if (x.by && !x.span.in_title)
    if (const auto told = teller.clauses.told({*x.by}, {x.span.start, x.span.end})) return sentence(*told);
  if (!x.span.in_title)
    if (const auto whole = teller.clauses.whole_sentence(x.span.start); whole && word_count(*whole) <= 40)
      return sentence(*whole);
  return sentence("condition" + (x.by ? " of " + teller.names.plain(*x.by) : std::string()) + ": " +
                  text::squeeze(x.text));
}

void tell_ceasefire(Teller& teller, const Ceasefire& c, BriefSection& section) {
  auto& items = section.items;
  items.push_back(line(ceasefire_sentence(teller, c), c.id, c.evidence, 1));
  const auto told_proposer = items.back().text.find("propos") != std::string::npos;
  if (!c.proposed_by.empty() && !told_proposer)
    items.push_back(under(sentence("proposed by " + teller.names.plain(c.proposed_by)), c.id, {}, 2));
  if (!c.mediators.empty())
    items.push_back(under(sentence("mediated by " + teller.names.plain(c.mediators)), c.id, {}, 2));
  if (!c.monitors.empty())
    items.push_back(under(sentence("monitored by " + teller.names.plain(c.monitors)), c.id, {}, 3));
  for (const auto& t : c.terms)
    if (!c.scope_text || text::squeeze(t.text) != text::squeeze(*c.scope_text))
      items.push_back(under("Term: " + text::squeeze(t.text), c.id, {t.span}, 2));
  std::vector<std::string> told;
  for (const auto& x : spoken(teller, c)) {
    auto words = condition_sentence(teller, x);
    if (std::find(told.begin(), told.end(), words) != told.end()) continue;
    items.push_back(under("Condition – " + words, c.id, {x.span}, 2));
    told.push_back(std::move(words));
  }
  for (const auto& r : c.responses) {
    if (!r.by || r.span.in_title) continue;
    const auto clause = teller.clauses.told({*r.by}, {r.span.start, r.span.end});
    const auto whole = clause ? clause : teller.clauses.whole_sentence(r.span.start);
    if (whole) items.push_back(under("Response – " + sentence(*whole), c.id, {r.span}, 2));
  }
  quote_evidence(teller, c.id, c.evidence, 3, section);
}

}  // namespace newsbrief::summary
