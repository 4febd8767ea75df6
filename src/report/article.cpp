#include <algorithm>
#include <set>
#include <utility>

#include "newsbrief/describe.hpp"
#include "newsbrief/report.hpp"
#include "report/markup.hpp"
#include "report/parties.hpp"
#include "text/utf8.hpp"

namespace newsbrief {
namespace {

using report::escaped;
using report::Mark;

const char* kind_name(Focus kind) {
  switch (kind) {
    case Focus::call:
      return "call";
    case Focus::meeting:
      return "meeting";
    case Focus::ceasefire:
      return "ceasefire";
    case Focus::swap:
      return "swap";
    case Focus::positions:
      return "position";
    case Focus::contradictions:
      return "contradiction";
    case Focus::questions:
      return "question";
    case Focus::timeline:
      return "timeline";
    default:
      return "people";
  }
}

/// A section of facts with the kind that filters and marks know it by.
struct Facts {
  std::string kind, heading;
  std::vector<BriefItem> items;
};

/// All positions, below those who hold them: a brief leaves out those whose sentence another section quotes.
Facts positions(const Model& model) {
  Facts out{"position", "Positions", {}};
  std::vector<std::string> holders;
  for (const auto& p : model.positions)
    if (std::find(holders.begin(), holders.end(), p.holder.entity) == holders.end()) holders.push_back(p.holder.entity);
  for (const auto& holder : holders) {
    const auto first = out.items.size();
    for (const auto& p : model.positions) {
      if (p.holder.entity != holder) continue;
      if (out.items.size() == first) out.items.push_back({p.holder.name, {holder}, {}, 0, 2, {}});
      auto words = p.stance + ": " + text::squeeze(p.about);
      const auto known = [&](const BriefItem& i) { return i.text == words && i.evidence == p.evidence; };
      if (std::none_of(out.items.begin(), out.items.end(), known))
        out.items.push_back({std::move(words), {p.id}, p.evidence, 1, 2, {}});
    }
  }
  return out;
}

std::vector<Facts> sections(const Model& model, const Brief& brief, ReportScope scope) {
  std::vector<Facts> out;
  auto stances = positions(model);
  for (const auto& s : brief.sections) {
    // Positions stand behind the dossiers, as in the brief.
    const bool behind = s.kind == Focus::positions || s.kind == Focus::contradictions || s.kind == Focus::questions ||
                        s.kind == Focus::timeline;
    if (behind && !stances.items.empty()) out.push_back(std::exchange(stances, {}));
    if (s.kind != Focus::positions) out.push_back({kind_name(s.kind), s.heading, s.items});
  }
  if (!stances.items.empty()) out.push_back(std::move(stances));
  if (scope == ReportScope::brief) return out;
  Facts quotes{"quote", "Quotes", {}}, events{"event", "Coded events", {}}, people{"people", "People and parties", {}};
  for (const auto& q : model.quotes) quotes.items.push_back({describe(q), {q.id}, q.content, 0, 2, {}});
  for (const auto& e : model.events) events.items.push_back({describe(e), {e.id}, {e.trigger}, 0, 2, {}});
  for (const auto& e : model.entities) {
    std::vector<Span> spans;
    if (!e.mentions.empty()) spans.push_back(e.mentions.front().span);
    people.items.push_back({describe(e), {e.id}, std::move(spans), 0, 2, {}});
  }
  for (auto* facts : {&quotes, &events, &people})
    if (!facts->items.empty()) out.push_back(std::move(*facts));
  return out;
}

/// Writes the facts of one article and remembers whose words are to be marked.
class Writer {
 public:
  Writer(const Model& model, std::string_view key)
      : parties_(report::parties_of_facts(model)), prefix_("f" + std::string(key) + "-") {
    for (const auto& e : model.entities) parties_[e.id] = {e.name};
  }

  std::string list(const Facts& facts) {
    std::string out = "<section class=\"facts\" data-kind=\"" + facts.kind + "\" aria-labelledby=\"" + prefix_ +
                      facts.kind + "\">\n<h4 id=\"" + prefix_ + facts.kind + "\"><span class=\"key k-" + facts.kind +
                      "\">" + facts.heading + "</span></h4>\n<ul>\n";
    for (std::size_t i = 0; i < facts.items.size();) {
      std::size_t end = i + 1;
      while (end < facts.items.size() && facts.items[end].depth == 1) ++end;
      out += group(facts, i, end);
      i = end;
    }
    return out + "</ul>\n</section>\n";
  }

  const std::vector<Mark>& text_marks() const { return text_marks_; }
  const std::vector<Mark>& title_marks() const { return title_marks_; }
  const std::set<std::string>& parties() const { return all_parties_; }
  std::size_t count() const { return count_; }

 private:
  /// A dossier with its lines is one unit for the filters; of a party's positions each is one.
  std::string group(const Facts& facts, std::size_t from, std::size_t end) {
    const bool heads = end > from + 1 && facts.items[from].evidence.empty();
    std::string out = heads ? "<li class=\"group\"><span class=\"party\">" + escaped(facts.items[from].text) + "</span>"
                            : unit(facts.kind, facts.items[from]);
    if (end > from + 1) {
      out += "\n<ul>\n";
      for (auto i = from + 1; i < end; ++i)
        out += (heads ? unit(facts.kind, facts.items[i]) : "<li>" + words(facts.kind, facts.items[i])) + "</li>\n";
      out += "</ul>\n";
    }
    return out + "</li>\n";
  }

  /// An open <li> that filters show or hide.
  std::string unit(const std::string& kind, const BriefItem& item) {
    ++count_;
    std::string names;
    for (const auto& ref : item.refs)
      for (const auto& name : parties_[ref]) {
        if (("|" + names).find("|" + name + "|") == std::string::npos) names += name + "|";
        if (kind != "people") all_parties_.insert(name);
      }
    return "<li class=\"unit\" data-kind=\"" + kind + "\" data-parties=\"|" + escaped(names) + "\">" +
           words(kind, item);
  }

  /// The line: a link to its words where it has some.
  std::string words(const std::string& kind, const BriefItem& item) {
    const auto id = prefix_ + std::to_string(++facts_);
    bool marked = false;
    for (const auto& span : item.evidence) {
      auto& marks = span.in_title ? title_marks_ : text_marks_;
      if (span.start < span.end) marks.push_back({span.start, span.end, id, kind});
      marked = marked || span.start < span.end;
    }
    if (!marked) return "<span class=\"fact\">" + escaped(item.text) + "</span>";
    return "<a class=\"fact\" id=\"" + id + "\" data-kind=\"" + kind + "\" href=\"#w-" + id + "\">" +
           escaped(item.text) + "</a>";
  }

  std::map<std::string, std::vector<std::string>> parties_;
  std::string prefix_;
  std::vector<Mark> text_marks_, title_marks_;
  std::set<std::string> all_parties_;
  std::size_t facts_ = 0, count_ = 0;
};

/// Codes, quotes and names are many: their words would hide those of the dossiers until they are asked for.
bool is_shown_first(const std::string& kind) { return kind != "quote" && kind != "event" && kind != "people"; }

std::string filters(const std::vector<Facts>& sections, const Writer& writer, const std::string& n) {
  std::string out =
      "<form class=\"filters\" role=\"search\" aria-label=\"Filter the facts\">\n<div class=\"row\"><label for=\"q" +
      n + "\">Filter</label><input id=\"q" + n +
      "\" class=\"q\" type=\"search\" autocomplete=\"off\" placeholder=\"Words ( / )\">\n<label for=\"p" + n +
      "\">Party</label><select id=\"p" + n + "\" class=\"p\"><option value=\"\">All parties</option>";
  for (const auto& party : writer.parties())
    out += "<option value=\"" + escaped(party) + "\">" + escaped(party) + "</option>";
  out += "</select></div>\n<fieldset><legend>Kinds</legend>";
  for (const auto& s : sections)
    out += "<label class=\"kind\"><input type=\"checkbox\" value=\"" + s.kind + "\"" +
           std::string(is_shown_first(s.kind) ? " checked" : "") + "> <span class=\"key k-" + s.kind + "\">" +
           s.heading + "</span></label>";
  return out + "</fieldset>\n<p class=\"count\" role=\"status\" aria-live=\"polite\">" +
         std::to_string(writer.count()) + (writer.count() == 1 ? " fact" : " facts") + "</p>\n</form>\n";
}

std::vector<report::Heading> headings(const Model& model) {
  std::vector<report::Heading> out;
  for (const auto& s : model.article.sections)
    out.push_back({s.start, s.start + static_cast<std::uint32_t>(text::count_code_points(s.heading))});
  return out;
}

/// A title that stands as the first line of the text is shown once, as the title.
struct Split {
  std::vector<Mark> title, text;
  std::uint32_t begin = 0;  ///< where the text that is left begins
};

Split split_title(const Model& model, const std::string& title, const Writer& writer) {
  Split out{writer.title_marks(), writer.text_marks(), 0};
  const auto text = std::string_view(model.article.text ? *model.article.text : std::string_view());
  const auto lead = text.size() - text::trim(text).size();
  const auto at = text.find(title);
  const bool first = !title.empty() && at != std::string_view::npos && at <= lead && text.size() > at + title.size() &&
                     text[at + title.size()] == '\n';
  if (!first) return out;
  const auto start = static_cast<std::uint32_t>(text::count_code_points(text.substr(0, at)));
  out.begin = start + static_cast<std::uint32_t>(text::count_code_points(title));
  for (const auto& m : out.text)
    if (m.start >= start && m.end <= out.begin) out.title.push_back({m.start - start, m.end - start, m.fact, m.kind});
  std::erase_if(out.text, [&](const Mark& m) { return m.end <= out.begin; });
  return out;
}

std::string source_line(const Model& model) {
  std::string out = "<p class=\"source\">" + escaped(model.article.source);
  if (model.article.byline) out += " · " + escaped(*model.article.byline);
  if (model.article.published)
    out += " · <time datetime=\"" + escaped(*model.article.published) + "\">" + escaped(*model.article.published) +
           "</time>";
  return out + "</p>\n";
}

}  // namespace

std::string html_article(const Model& model, const Brief& brief, std::string_view key, ReportScope scope) {
  const std::string n(key);
  Writer writer(model, key);
  const auto parts = sections(model, brief, scope);
  std::string facts;
  for (const auto& s : parts) facts += writer.list(s);
  const auto title = model.article.title.value_or(model.article.source);
  const auto split = split_title(model, title, writer);
  std::string out = "<article class=\"report\" id=\"article" + n + "\" aria-labelledby=\"t" + n +
                    "\">\n<header>\n<h2 id=\"t" + n + "\">" + report::marked_line(title, split.title, split.text) +
                    "</h2>\n" + source_line(model);
  std::string lead;
  for (const auto& s : brief.lead) lead += (lead.empty() ? "" : " ") + s.text;
  if (lead.empty() && parts.empty()) lead = "No call, meeting, ceasefire or prisoner exchange is told in this text.";
  if (!lead.empty()) out += "<p class=\"lead\">" + escaped(lead) + "</p>\n";
  out +=
      "</header>\n<div class=\"columns\">\n<section class=\"text\" aria-label=\"Text of the "
      "article\">\n<h3>Text</h3>\n" +
      report::marked_text(model.article.text.value_or(""), split.text, headings(model), split.begin) + "</section>\n";
  if (!parts.empty())
    out += "<aside aria-label=\"Facts of the article\">\n<h3>Facts</h3>\n" + filters(parts, writer, n) +
           "<div class=\"list\">\n" + facts + "</div>\n</aside>\n";
  return out + "</div>\n</article>\n";
}

}  // namespace newsbrief
