#include "newsbrief/describe.hpp"
#include "newsbrief/export.hpp"
#include "text/utf8.hpp"

namespace newsbrief {
namespace {

std::string escaped(const std::string& s) {
  std::string out;
  for (const char c : text::squeeze(s)) {
    if (c == '*' || c == '_' || c == '`' || c == '<' || c == '[' || c == ']' || c == '\\' || c == '#' || c == '|')
      out += '\\';
    out += c;
  }
  return out;
}

/// "- call1: Phone call between …" and the words that it rests on as a quotation.
void bullet(std::string& out, const std::string& id, const std::string& line, const std::vector<Span>& evidence) {
  out += "- " + (id.empty() ? "" : "**" + id + "** ") + escaped(line) + "\n";
  for (const auto& span : evidence) out += "  > " + escaped(span.text) + "\n";
}

template <class Facts, class Each>
void section(std::string& out, const char* heading, const Facts& facts, Each each) {
  if (facts.empty()) return;
  out += std::string("\n## ") + heading + "\n\n";
  for (const auto& fact : facts) each(fact);
}

}  // namespace

std::string to_markdown(const Model& m) {
  std::string out = "# " + escaped(m.article.title.value_or(m.article.source)) + "\n\n";
  out += "Source: " + escaped(m.article.source) + (m.article.published ? ", published " + *m.article.published : "") +
         "\n";
  section(out, "Calls", m.calls, [&](const Contact& c) { bullet(out, c.id, describe_call(c), c.evidence); });
  section(out, "Meetings", m.meetings, [&](const Contact& c) { bullet(out, c.id, describe_meeting(c), c.evidence); });
  section(out, "Ceasefires", m.ceasefires, [&](const Ceasefire& c) {
    bullet(out, c.id, describe(c), c.evidence);
    for (const auto& x : c.conditions)
      out += "  - condition" + (x.by ? " of " + escaped(x.by->name) : "") + ": " + escaped(x.text) + "\n";
  });
  section(out, "Prisoner swaps", m.prisoner_swaps, [&](const PrisonerSwap& s) {
    bullet(out, s.id, describe(s), s.evidence);
    for (const auto& t : s.transfers) out += "  - " + escaped(describe(t)) + "\n";
  });
  section(out, "Positions", m.positions, [&](const Position& p) { bullet(out, p.id, describe(p), p.evidence); });
  section(out, "Quotes", m.quotes, [&](const Quote& q) { bullet(out, q.id, describe(q), {}); });
  section(out, "Events", m.events, [&](const Event& e) { bullet(out, e.id, describe(e), {}); });
  section(out, "People and parties", m.entities, [&](const Entity& e) { bullet(out, e.id, describe(e), {}); });
  section(out, "Contradictions", m.discrepancies, [&](const Discrepancy& d) { bullet(out, d.about, describe(d), {}); });
  section(out, "Timeline", m.timeline,
          [&](const TimelineEntry& t) { bullet(out, "", date_text(t.time) + ": " + t.text, {}); });
  return out;
}

}  // namespace newsbrief
