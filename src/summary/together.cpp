#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "newsbrief/brief.hpp"
#include "newsbrief/describe.hpp"
#include "summary/dates.hpp"
#include "summary/shorten.hpp"
#include "summary/teller.hpp"
#include "text/utf8.hpp"

namespace newsbrief {
namespace {

struct Value {
  std::string field, value, words;
};

std::string party_key(std::vector<Ref> refs) {
  std::vector<std::string> names;
  for (const auto& r : refs) names.push_back(r.name);
  std::sort(names.begin(), names.end());
  std::string out;
  for (const auto& n : names) out += n + "|";
  return out;
}

/// The words in any order: "A and B agreed" and "B and A agreed" are one.
std::string word_bag(const std::string& line) {
  const auto folded = text::fold(line);
  auto words = text::split(folded, ' ');
  std::sort(words.begin(), words.end());
  std::string out;
  for (const auto w : words) out += std::string(w) + " ";
  return out;
}

std::string day_key(const std::optional<Time>& date) {
  return "#" + (date ? date->value.substr(0, 10) : std::string());
}

/// The same parties on the same day, or on a day that one of the two leaves open.
bool same_key(const std::string& a, const std::string& b) {
  const auto at = a.rfind('#'), other = b.rfind('#');
  if (a == b || at == std::string::npos || other == std::string::npos) return a == b;
  return a.substr(0, at) == b.substr(0, other) && (at + 1 == a.size() || other + 1 == b.size());
}

template <class Facts>
auto by_id(const Facts& facts, const std::string& id) {
  const auto found = std::find_if(facts.begin(), facts.end(), [&](const auto& f) { return f.id == id; });
  return found == facts.end() ? nullptr : &*found;
}

void add_time(std::vector<Value>& out, const char* field, const std::optional<Time>& time) {
  if (time) out.push_back({field, time->value + time->mod.value_or(""), summary::when(*time)});
}

/// What makes two articles' facts one, a title for it, and the values in which they may differ.
struct Identity {
  std::string key, title;
  std::vector<Value> values;
};

Identity identity(const summary::Teller& teller, const Contact& c, summary::ContactKind kind) {
  Identity out{party_key(c.participants) + day_key(c.date), summary::contact_title(teller, c, kind), {}};
  if (!c.durations.empty())
    out.values.push_back({"how long it lasted", c.durations[0].value + c.durations[0].mod.value_or(""),
                          text::squeeze(c.durations[0].span.text)});
  if (c.place) out.values.push_back({"where", text::fold(c.place->text), text::squeeze(c.place->text)});
  add_time(out.values, "when it began", c.start);
  return out;
}

Identity identity(const summary::Teller& teller, const Ceasefire& c) {
  Identity out{party_key(c.parties) + c.scope, summary::ceasefire_title(teller, c), {}};
  if (c.duration)
    out.values.push_back({"how long", c.duration->value + c.duration->mod.value_or(""), duration_text(*c.duration)});
  add_time(out.values, "when it starts", c.starts);
  add_time(out.values, "when it ends", c.ends);
  std::string status = c.status;
  std::replace(status.begin(), status.end(), '_', ' ');
  out.values.push_back({"how things stand", c.status, status});
  return out;
}

Identity identity(const summary::Teller& teller, const PrisonerSwap& s) {
  Identity out{party_key(s.parties) + day_key(s.date), summary::swap_title(teller, s), {}};
  std::map<std::string, int> count;
  for (const auto& t : s.transfers) {
    if (!t.quantity) continue;
    const auto way =
        (t.from ? "from " + teller.names.plain(*t.from) : "") + (t.to ? " to " + teller.names.plain(*t.to) : "");
    const auto field = "how many" + (way.empty() ? "" : " " + std::string(text::trim(way)));
    // Only the first number of each way: a second one is another group of people.
    if (count[field]++ == 0)
      out.values.push_back({field, fmt::format("{}", t.quantity->value), text::squeeze(t.quantity->span.text)});
  }
  std::string status = s.status;
  out.values.push_back({"how things stand", status, status});
  return out;
}

Identity identity(const summary::Teller& teller, Focus kind, const BriefItem& head) {
  const auto& model = teller.model;
  const auto id = head.refs.empty() ? std::string() : head.refs.front();
  if (kind == Focus::call)
    if (const auto* c = by_id(model.calls, id)) return identity(teller, *c, summary::ContactKind::call);
  if (kind == Focus::meeting)
    if (const auto* c = by_id(model.meetings, id)) return identity(teller, *c, summary::ContactKind::meeting);
  if (kind == Focus::ceasefire)
    if (const auto* c = by_id(model.ceasefires, id)) return identity(teller, *c);
  if (kind == Focus::swap)
    if (const auto* s = by_id(model.prisoner_swaps, id)) return identity(teller, *s);
  return {word_bag(head.text), {}, {}};
}

/// The day that a line of the timeline stands under.
std::string day_of(const Model& model, const BriefItem& item) {
  const auto id = item.refs.empty() ? std::string() : item.refs.front();
  const auto first = [](const std::optional<Time>& time) {
    return time ? summary::first_day(time->value) : std::string();
  };
  for (const auto* contacts : {&model.calls, &model.meetings})
    if (const auto* c = by_id(*contacts, id)) return first(c->date);
  if (const auto* c = by_id(model.ceasefires, id))
    return first(item.text.find(": end of ") == std::string::npos ? c->starts : c->ends);
  if (const auto* s = by_id(model.prisoner_swaps, id)) return first(s->date);
  const auto* e = by_id(model.events, id);
  return e ? first(e->date) : std::string();
}

/// The line of the same words, added where there is none.
BriefItem& same_line(std::vector<BriefItem>& lines, const BriefItem& line) {
  for (auto& l : lines)
    if (l.depth == line.depth && word_bag(l.text) == word_bag(line.text)) return l;
  lines.push_back(line);
  return lines.back();
}

void note(std::vector<std::uint32_t>& articles, std::uint32_t article) {
  if (articles.empty() || articles.back() != article) articles.push_back(article);
}

std::string listed(const std::vector<std::uint32_t>& articles) {
  std::string out;
  for (const auto n : articles) out += (out.empty() ? "" : ", ") + std::to_string(n);
  return out;
}

/// "They spoke by phone (1, 3)."
std::string marked(const std::string& line, const std::string& articles) {
  const auto mark = " (" + articles + ")";
  if (line.ends_with('.') && !line.ends_with("..")) return line.substr(0, line.size() - 1) + mark + ".";
  return line + mark;
}

/// Whose words a line is, and who else tells the same fact: "1, 2; also in 3", "1; differently in 3".
std::string tellers(const std::vector<std::uint32_t>& same, const std::vector<std::uint32_t>& all, bool differs) {
  std::vector<std::uint32_t> also;
  for (const auto n : all)
    if (std::find(same.begin(), same.end(), n) == same.end()) also.push_back(n);
  return listed(same) + (also.empty() ? "" : std::string(differs ? "; differently in " : "; also in ") + listed(also));
}

constexpr std::pair<Focus, const char*> kSections[]{{Focus::call, "Calls"},
                                                    {Focus::meeting, "Meetings"},
                                                    {Focus::ceasefire, "Ceasefire terms"},
                                                    {Focus::swap, "Prisoners"},
                                                    {Focus::positions, "Positions"},
                                                    {Focus::people, "People"},
                                                    {Focus::contradictions, "Contradictions"},
                                                    {Focus::questions, "Open questions"},
                                                    {Focus::timeline, "Timeline"}};

}  // namespace

BriefTogether::Fact& BriefTogether::find(Focus kind, const std::string& key) {
  for (auto& f : facts_)
    if (f.kind == kind && same_key(f.key, key)) return f;
  facts_.emplace_back();
  facts_.back().key = key;
  facts_.back().kind = kind;
  return facts_.back();
}

void BriefTogether::add_group(const Model& model, const BriefSection& section, std::size_t from, std::size_t end,
                              std::uint32_t article) {
  const summary::Teller teller(model);
  const auto& head = section.items[from];
  const auto who = identity(teller, section.kind, head);
  auto& fact = find(section.kind, who.key);
  note(fact.articles, article);
  if (fact.title.empty()) fact.title = who.title;
  if (section.kind == Focus::timeline && fact.day.empty()) fact.day = day_of(model, head);
  for (const auto& ref : head.refs) fact.refs.emplace_back(article, ref);
  for (const auto& v : who.values) fact.values.push_back({v.field, v.value, v.words, article});
  for (auto i = from; i < end; ++i) {
    // The fact itself is told once, as the first article has it.
    if (i == from && !fact.items.empty() && word_bag(fact.items.front().text) != word_bag(section.items[i].text))
      continue;
    note(same_line(fact.items, section.items[i]).articles, article);
  }
}

void BriefTogether::add_positions(const BriefSection& section, std::uint32_t article) {
  std::string party;
  for (const auto& item : section.items) {
    if (item.depth == 0) {
      party = item.text;
      continue;
    }
    auto& fact = find(Focus::positions, party + "|" + word_bag(item.text));
    note(fact.articles, article);
    fact.party = party;
    for (const auto& ref : item.refs) fact.refs.emplace_back(article, ref);
    if (fact.items.empty()) fact.items.push_back(item);
    fact.items.front().articles = fact.articles;
  }
}

void BriefTogether::add(const Model& model) {
  articles_.push_back({model.article.source, model.article.title, model.article.published});
  const auto article = static_cast<std::uint32_t>(articles_.size());
  const auto brief = make_brief(model, {options_.focus, options_.about, 0});
  for (const auto& section : brief.sections) {
    if (section.kind == Focus::positions) {
      add_positions(section, article);
      continue;
    }
    for (std::size_t i = 0; i < section.items.size();) {
      std::size_t end = i + 1;
      while (end < section.items.size() && section.items[end].depth == 1) ++end;
      add_group(model, section, i, end, article);
      i = end;
    }
  }
  add_lead(brief, article);
}

void BriefTogether::add_lead(const Brief& brief, std::uint32_t article) {
  for (const auto& sentence : brief.lead) {
    std::size_t fact = 0;
    const auto rests_on = [&](const Fact& f) {
      return f.kind != Focus::timeline && f.kind != Focus::questions &&
             std::any_of(f.refs.begin(), f.refs.end(), [&](const auto& r) {
               return r.first == article &&
                      std::find(sentence.refs.begin(), sentence.refs.end(), r.second) != sentence.refs.end();
             });
    };
    while (fact < facts_.size() && !rests_on(facts_[fact])) ++fact;
    lead_.push_back({sentence, fact, article});
    lead_.back().item.articles = {article};
  }
}

/// Of a fact that several articles tell, the sentences of the first.
std::vector<BriefItem> BriefTogether::lead() const {
  std::vector<BriefItem> out;
  for (std::size_t i = 0; i < lead_.size(); ++i) {
    const auto& s = lead_[i];
    const bool again =
        std::any_of(lead_.begin(), lead_.begin() + static_cast<std::ptrdiff_t>(i), [&](const LeadSentence& o) {
          return o.item.text == s.item.text || (o.fact == s.fact && s.fact < facts_.size() && o.article != s.article);
        });
    if (again) continue;
    auto item = s.item;
    std::vector<std::uint32_t> same;
    for (const auto& o : lead_)
      if (word_bag(o.item.text) == word_bag(item.text)) note(same, o.article);
    const auto* fact = s.fact < facts_.size() ? &facts_[s.fact] : nullptr;
    item.articles = fact ? fact->articles : same;
    item.text = marked(item.text, tellers(same, item.articles, fact && differs(*fact)));
    out.push_back(std::move(item));
  }
  return out;
}

bool BriefTogether::differs(const Fact& fact) {
  return std::any_of(fact.values.begin(), fact.values.end(), [&](const Fact::Value& a) {
    return std::any_of(fact.values.begin(), fact.values.end(),
                       [&](const Fact::Value& b) { return a.field == b.field && a.value != b.value; });
  });
}

BriefSection BriefTogether::differences() const {
  BriefSection out{"Differences between the articles", {}, Focus::contradictions};
  for (const auto& fact : facts_) {
    std::vector<std::string> fields;
    for (const auto& v : fact.values)
      if (std::find(fields.begin(), fields.end(), v.field) == fields.end()) fields.push_back(v.field);
    for (const auto& field : fields) {
      std::vector<std::pair<std::string, std::string>> told;  // value, words
      std::map<std::string, std::vector<std::uint32_t>> by;
      for (const auto& v : fact.values) {
        if (v.field != field) continue;
        if (by[v.value].empty()) told.emplace_back(v.value, v.words);
        note(by[v.value], v.article);
      }
      if (told.size() < 2) continue;
      std::string line = summary::capitalized(fact.title) + ", " + field + ": ";
      for (std::size_t i = 0; i < told.size(); ++i)
        line += (i == 0 ? "" : " – ") + told[i].second + " (" + listed(by[told[i].first]) + ")";
      out.items.push_back({line, {}, {}, 0, 1, {}, fact.articles});
    }
  }
  return out;
}

BriefSection BriefTogether::section(Focus kind, const std::string& heading) const {
  BriefSection out{heading, {}, kind};
  std::vector<const Fact*> facts;
  std::vector<std::string> parties;
  for (const auto& f : facts_) {
    if (f.kind != kind) continue;
    facts.push_back(&f);
    if (std::find(parties.begin(), parties.end(), f.party) == parties.end()) parties.push_back(f.party);
  }
  if (kind == Focus::timeline)
    std::stable_sort(facts.begin(), facts.end(), [](const Fact* a, const Fact* b) { return a->day < b->day; });
  for (const auto& party : parties) {
    if (!party.empty()) out.items.push_back({party, {}, {}, 0, 3, {}});
    for (const auto* f : facts) {
      if (f->party != party) continue;
      for (const auto& line : f->items) {
        auto item = line;
        const auto& same = item.articles;
        const bool head = &line == &f->items.front();
        item.text = marked(item.text, head ? tellers(same, f->articles, differs(*f)) : listed(same));
        if (head) item.articles = f->articles;
        out.items.push_back(std::move(item));
      }
    }
  }
  return out;
}

Brief BriefTogether::brief() const {
  Brief out;
  out.source = fmt::format("{} articles", articles_.size());
  out.articles = articles_;
  out.about = options_.about;
  out.lead = lead();
  for (const auto& [kind, heading] : kSections) {
    if (kind == Focus::contradictions) {
      auto found = differences();
      if (!found.items.empty() && (options_.focus == Focus::all || options_.focus == kind))
        out.sections.push_back(std::move(found));
    }
    auto lines = section(kind, heading);
    if (!lines.items.empty()) out.sections.push_back(std::move(lines));
  }
  if (options_.words != 0) summary::shorten(out, options_.words);
  return out;
}

}  // namespace newsbrief
