#include "newsbrief/brief.hpp"

#include <algorithm>

#include "newsbrief/describe.hpp"
#include "summary/lead.hpp"
#include "text/utf8.hpp"

namespace newsbrief {
namespace {

std::string quoted(const std::string& s) { return "“" + text::squeeze(s) + "”"; }

std::string voiced(const std::optional<Ref>& by, const std::string& text) { return by ? by->name + ": " + text : text; }

BriefItem item(std::string text, std::string ref, std::vector<Span> evidence) {
  return {std::move(text), {std::move(ref)}, std::move(evidence), 0};
}

void under(BriefSection& section, const std::string& ref, std::string text, const Span& span) {
  section.items.push_back({std::move(text), {ref}, {span}, 1});
}

void add_contact(BriefSection& section, const Contact& contact, std::string line) {
  section.items.push_back(item(std::move(line), contact.id, contact.evidence));
  if (contact.initiator) section.items.push_back({"Initiated by " + contact.initiator->name, {contact.id}, {}, 1});
  std::string topics;
  std::vector<Span> spans;
  for (const auto& topic : contact.topics) {
    topics += (topics.empty() ? "" : "; ") + text::squeeze(topic.text);
    spans.push_back(topic.span);
  }
  if (!topics.empty()) section.items.push_back({"Topics: " + topics, {contact.id}, std::move(spans), 1});
  for (const auto& c : contact.characterizations)
    under(section, contact.id, "Described as " + quoted(c.text) + (c.by ? " by " + c.by->name : ""), c.span);
}

BriefSection calls(const Model& model) {
  BriefSection section{"Calls", {}};
  for (const auto& call : model.calls) add_contact(section, call, describe_call(call));
  return section;
}

BriefSection meetings(const Model& model) {
  BriefSection section{"Meetings", {}};
  for (const auto& meeting : model.meetings) add_contact(section, meeting, describe_meeting(meeting));
  return section;
}

BriefSection ceasefires(const Model& model) {
  BriefSection section{"Ceasefire terms", {}};
  for (const auto& c : model.ceasefires) {
    section.items.push_back(item(describe(c), c.id, c.evidence));
    if (!c.mediators.empty()) section.items.push_back({"Mediated by " + names(c.mediators), {c.id}, {}, 1});
    if (!c.monitors.empty()) section.items.push_back({"Monitored by " + names(c.monitors), {c.id}, {}, 1});
    for (const auto& t : c.terms) under(section, c.id, "Term: " + text::squeeze(t.text), t.span);
    for (const auto& x : c.conditions)
      under(section, c.id, "Condition" + (x.by ? " of " + x.by->name : std::string()) + ": " + text::squeeze(x.text),
            x.span);
    for (const auto& r : c.responses)
      under(section, c.id, voiced(r.by, r.stance + " it: " + quoted(r.span.text)), r.span);
  }
  return section;
}

BriefSection swaps(const Model& model) {
  BriefSection section{"Prisoners", {}};
  for (const auto& s : model.prisoner_swaps) {
    section.items.push_back(item(describe(s), s.id, s.evidence));
    for (const auto& t : s.transfers) under(section, s.id, describe(t), t.span);
    if (s.reported_by) section.items.push_back({"According to " + s.reported_by->name, {s.id}, {}, 1});
  }
  return section;
}

BriefSection positions(const Model& model) {
  BriefSection section{"Positions", {}};
  std::vector<std::string> holders;
  for (const auto& p : model.positions)
    if (std::find(holders.begin(), holders.end(), p.holder.entity) == holders.end()) holders.push_back(p.holder.entity);
  for (const auto& holder : holders) {
    bool first = true;
    for (const auto& p : model.positions) {
      if (p.holder.entity != holder) continue;
      if (first) section.items.push_back({p.holder.name, {p.holder.entity}, {}, 0});
      first = false;
      std::string line = p.stance + ": " + text::squeeze(p.about);
      if (p.reported_by && p.reported_by->entity != p.holder.entity)
        line += " (according to " + p.reported_by->name + ")";
      section.items.push_back({std::move(line), {p.id}, p.evidence, 1});
    }
  }
  return section;
}

BriefSection people(const Model& model) {
  BriefSection section{"People", {}};
  for (const auto& e : model.entities) {
    if (e.type != "person") continue;
    std::vector<Span> spans;
    if (!e.mentions.empty()) spans.push_back(e.mentions.front().span);
    section.items.push_back(item(describe(e), e.id, std::move(spans)));
  }
  return section;
}

BriefSection contradictions(const Model& model) {
  BriefSection section{"Contradictions", {}};
  for (const auto& d : model.discrepancies) {
    std::vector<Span> spans;
    for (const auto& v : d.values) spans.push_back(v.span);
    section.items.push_back(item(describe(d), d.about, std::move(spans)));
  }
  return section;
}

BriefSection timeline(const Model& model) {
  BriefSection section{"Timeline", {}};
  for (const auto& t : model.timeline) section.items.push_back({date_text(t.time) + "  " + t.text, t.refs, {}, 0});
  return section;
}

std::size_t words(const std::string& s) {
  std::size_t n = 0;
  bool inside = false;
  for (const char c : s) {
    n += c != ' ' && !inside;
    inside = c != ' ';
  }
  return n;
}

/// Keeps what fits, in the order of importance that the sections stand in; a heading never stands alone.
void shorten(Brief& brief, std::size_t most) {
  std::size_t used = words(brief.lead);
  for (auto& section : brief.sections) {
    std::size_t kept = 0;
    for (; kept < section.items.size(); ++kept) {
      used += words(section.items[kept].text);
      if (used > most) break;
    }
    section.items.resize(kept);
  }
  std::erase_if(brief.sections, [](const BriefSection& s) { return s.items.empty(); });
}

}  // namespace

Brief make_brief(const Model& model, const BriefOptions& options) {
  Brief brief{model.article.source, model.article.title, model.article.published, {}, {}};
  const auto add = [&](Focus focus, BriefSection section) {
    if ((options.focus == Focus::all || options.focus == focus) && !section.items.empty())
      brief.sections.push_back(std::move(section));
  };
  if (options.focus == Focus::all) brief.lead = summary::lead(model);
  add(Focus::call, calls(model));
  add(Focus::call, meetings(model));
  add(Focus::ceasefire, ceasefires(model));
  add(Focus::swap, swaps(model));
  add(Focus::positions, positions(model));
  if (options.focus == Focus::people) add(Focus::people, people(model));
  add(Focus::all, contradictions(model));
  add(Focus::timeline, timeline(model));
  if (options.words != 0) shorten(brief, options.words);
  return brief;
}

}  // namespace newsbrief
