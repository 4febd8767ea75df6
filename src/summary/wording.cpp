#include "summary/wording.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace newsbrief::summary {
namespace {

bool is_vowel(char c) { return std::string_view("aeiouAEIOU").find(c) != std::string_view::npos; }

/// Nouns that a name made of words ends with: "United Nations", "Foreign Ministry".
constexpr std::array<std::string_view, 34> kDescriptive{
    "States",       "Nations",    "Union",      "Kingdom",        "Emirates",   "Republic", "Forces",
    "Army",         "Front",      "Movement",   "Council",        "Ministry",   "House",    "Committee",
    "Organization", "Federation", "League",     "Cross",          "Service",    "Agency",   "Office",
    "Department",   "Government", "Commission", "Fund",           "Court",      "Party",    "Alliance",
    "Parliament",   "Senate",     "Congress",   "Administration", "Presidency", "Assembly"};

bool is_descriptive(std::string_view name) {
  const auto of = name.find(" of ");
  const auto head = name.substr(0, of);
  const auto space = head.rfind(' ');
  if (space == std::string_view::npos && of == std::string_view::npos) return false;
  const auto last = space == std::string_view::npos ? head : head.substr(space + 1);
  return std::find(kDescriptive.begin(), kDescriptive.end(), last) != kDescriptive.end();
}

/// What somebody does for whom the text must say: no office of his country.
bool is_common(std::string_view role) {
  constexpr std::array<std::string_view, 10> kCommon{"Envoy",          "Negotiator", "Spokesman", "Spokeswoman",
                                                     "Spokesperson",   "Mediator",   "Leader",    "Commander",
                                                     "Representative", "Adviser"};
  const auto last = role.substr(role.rfind(' ') + 1);
  return std::find(kCommon.begin(), kCommon.end(), last) != kCommon.end();
}

/// "US Defense Secretary ", with the role "Secretary of Defense": nothing stands between the office and the name.
bool ends_with_office(std::string_view before, std::string_view role) {
  while (!before.empty() && before.back() == ' ') before.remove_suffix(1);
  const auto last = text::lower(std::string{before.substr(before.rfind(' ') + 1)});
  const auto offices = " " + text::lower(std::string{role}) + " ";
  return offices.find(" " + last + " ") != std::string::npos;
}

/// ", a former foreign minister" of a "Foreign Minister"; "a former member of a group" says nothing of his office.
bool begins_with_office(std::string_view after, std::string_view role) {
  const auto words = text::lower(std::string{after.substr(0, after.find_first_of(",.;"))});
  return !role.empty() && words.find(text::lower(std::string{role})) != std::string::npos;
}

}  // namespace

std::string joined_list(const std::vector<std::string>& parts) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += i + 1 == parts.size() ? " and " : ", ";
    out += parts[i];
  }
  return out;
}

std::string capitalized(std::string s) {
  if (s.empty()) return s;
  const auto first = text::decode(s, 0);
  std::string out;
  text::append(out, text::to_upper(first.code_point));
  return out + s.substr(first.bytes);
}

std::string with_article(const std::string& noun) {
  if (noun.empty()) return noun;
  // "an 8-day", "an 11-day", "an 18-month": what is spoken begins with a vowel.
  const bool spoken =
      noun.starts_with("8") || ((noun.starts_with("11") || noun.starts_with("18")) &&
                                (noun.size() == 2 || !text::is_digit(static_cast<unsigned char>(noun[2]))));
  for (const std::string_view consonant : {"one", "uni", "use", "eu"})
    if (noun.starts_with(consonant)) return "a " + noun;
  // Letters that are spelled: U is "you".
  if (noun.size() > 1 && noun[0] == 'U' && noun[1] >= 'A' && noun[1] <= 'Z') return "a " + noun;
  return (is_vowel(noun[0]) || spoken ? "an " : "a ") + noun;
}

std::string quoted(std::string_view words) {
  std::string inner = text::squeeze(words);
  for (const std::string_view mark : {"“", "”", "\""}) {
    for (auto at = inner.find(mark); at != std::string::npos; at = inner.find(mark, at + 1)) {
      const bool opens = mark == "“" || (mark == "\"" && (at == 0 || inner[at - 1] == ' '));
      inner.replace(at, mark.size(), opens ? "‘" : "’");
    }
  }
  return "“" + inner + "”";
}

std::string sentence(std::string s) {
  s = capitalized(std::string(text::trim(s)));
  if (s.empty()) return s;
  for (const std::string_view end : {".", "!", "?", ".”", "!”", "?”", ".\"", "?\"", "!\"", "…"})
    if (s.ends_with(end)) return s;
  while (s.ends_with(',') || s.ends_with(';') || s.ends_with(':')) s.pop_back();
  return s + ".";
}

bool is_hedged(const std::vector<Span>& evidence) {
  for (const auto& span : evidence) {
    if (span.in_title) continue;
    const auto words = text::lower(text::squeeze(span.text));
    for (const std::string_view hedge :
         {"reportedly", "allegedly", "is understood to", "are understood to", "is said to have", "are said to have",
          "is believed to", "are believed to", "is reported to", "are reported to", "is thought to", "are thought to"})
      if (words.find(hedge) != std::string::npos) return true;
    return false;  // the first sentence in the text is what the fact rests on
  }
  return false;
}

std::size_t word_count(std::string_view s) {
  std::size_t n = 0;
  bool inside = false;
  for (const char c : s) {
    n += c != ' ' && !inside;
    inside = c != ' ';
  }
  return n;
}

Names::Names(const Model& model, const ArticleText& text) : text_(text) {
  for (const auto& e : model.entities) {
    entities_.emplace(e.id, &e);
    if (e.type == "country" && e.country) countries_.emplace(*e.country, &e);
  }
  for (const auto& e : model.entities)
    if (takes_article(e)) with_the_.insert(e.id);
}

bool Names::takes_article(const Entity& entity) const {
  if (entity.type == "person" || entity.name.starts_with("The ") || entity.name.starts_with("the ")) return false;
  if (is_descriptive(entity.name)) return true;
  std::size_t with = 0, without = 0;
  for (const auto& m : entity.mentions) {
    if (m.kind == "pronoun" || m.span.in_title || m.span.text != entity.name || m.span.start < 4) continue;
    const auto before = text_.slice(m.span.start - 4, m.span.start);
    ++(before == "the" || before == "The" ? with : without);
  }
  return with > without;
}

bool Names::is_former(const Entity& entity) const {
  for (const auto& m : entity.mentions) {
    if (m.span.in_title || m.kind != "name") continue;
    const auto before = text_.slice(m.span.start > 40 ? m.span.start - 40 : 0, m.span.start);
    const auto at = before.rfind("ormer ");
    if (at != std::string::npos && before.find_first_of(",.;", at) == std::string::npos &&
        ends_with_office(std::string_view{before}.substr(at + 6), entity.role.value_or("")))
      return true;
    const auto after = text_.slice(m.span.end, m.span.end + 60);
    for (const std::string_view lead : {", former ", ", a former ", ", the former "})
      if (after.starts_with(lead) && begins_with_office(after.substr(lead.size()), entity.role.value_or("")))
        return true;
  }
  return false;
}

std::string Names::plain(const Ref& ref) const {
  return (with_the_.contains(ref.entity) ? "the " : "") + text::squeeze(ref.name);
}

std::string Names::full(const Ref& ref) {
  const auto* e = entity(ref.entity);
  if (!e || e->type != "person" || !e->role || !introduced_.insert(ref.entity).second) return plain(ref);
  if (e->name.starts_with(*e->role)) return plain(ref);
  if (is_common(*e->role)) return text::lower(*e->role) + " " + plain(ref);
  std::string out = (is_former(*e) && !e->role->starts_with("Former ") ? "former " : "") + *e->role + " " + plain(ref);
  const bool official = !e->sector || *e->sector == "GOV" || *e->sector == "MIL" || *e->sector == "LEG";
  const auto* c = e->country && official ? country(*e->country) : nullptr;
  // "President X": of what, the text says, and this would not.
  constexpr std::array<std::string_view, 5> kOfSomething{"President", "Chairman", "Director", "Chief", "Head"};
  const bool of_something = std::find(kOfSomething.begin(), kOfSomething.end(), *e->role) != kOfSomething.end();
  if (of_something && (!c || *e->role == "Chief" || *e->role == "Head")) return plain(ref);
  if (c && out.find(c->name) == std::string::npos)
    out += " of " + (with_the_.contains(c->id) ? "the " + c->name : c->name);
  return out;
}

std::string Names::plain(const std::vector<Ref>& refs) const {
  std::vector<std::string> parts;
  for (const auto& ref : refs) parts.push_back(plain(ref));
  return joined_list(parts);
}

std::string Names::full(const std::vector<Ref>& refs) {
  std::vector<std::string> parts;
  for (const auto& ref : refs) parts.push_back(full(ref));
  return joined_list(parts);
}

const Entity* Names::entity(const std::string& id) const {
  const auto found = entities_.find(id);
  return found == entities_.end() ? nullptr : found->second;
}

const Entity* Names::country(const std::string& code) const {
  const auto found = countries_.find(code);
  return found == countries_.end() ? nullptr : found->second;
}

}  // namespace newsbrief::summary
