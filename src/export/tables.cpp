#include <fmt/format.h>

#include <cmath>
#include <functional>

#include "newsbrief/describe.hpp"
#include "newsbrief/export.hpp"

namespace newsbrief {
namespace {

using Cells = std::vector<std::string>;

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const auto& part : parts) out += (out.empty() ? "" : "; ") + part;
  return out;
}

template <class List, class Field>
std::string list(const List& items, Field field) {
  std::vector<std::string> parts;
  for (const auto& item : items) parts.push_back(field(item));
  return joined(parts);
}

std::string number(double v) {
  return v == std::floor(v) && std::abs(v) < 9e15 ? fmt::format("{}", static_cast<long long>(v)) : fmt::format("{}", v);
}
std::string cell(const std::optional<std::string>& v) { return v.value_or(""); }
std::string cell(const std::optional<Time>& v) { return v ? v->value : ""; }
std::string cell(const std::optional<Ref>& v) { return v ? v->name : ""; }
std::string cell(const std::optional<Phrase>& v) { return v ? v->text : ""; }
std::string cell(const std::optional<Span>& v) { return v ? v->text : ""; }
std::string cell(const std::optional<double>& v) { return v ? number(*v) : ""; }
std::string country(const std::optional<Ref>& v) { return v ? v->country : ""; }
std::string refs(const std::vector<Ref>& v) {
  return list(v, [](const Ref& r) { return r.name; });
}
std::string countries(const std::vector<Ref>& v) {
  return list(v, [](const Ref& r) { return r.country; });
}
std::string phrases(const std::vector<Phrase>& v) {
  return list(v, [](const Phrase& p) { return p.text; });
}

/// Where a row's words stand: "start", "end" and "text" of its first span.
void append_span(Cells& row, const Span& span) {
  row.push_back(std::to_string(span.start));
  row.push_back(std::to_string(span.end));
  row.push_back(span.text);
}
void append_evidence(Cells& row, const std::vector<Span>& evidence) {
  if (evidence.empty()) {
    row.insert(row.end(), 3, "");
  } else {
    append_span(row, evidence.front());
  }
}

std::vector<Cells> contact_rows(const std::vector<Contact>& contacts) {
  std::vector<Cells> out;
  for (const auto& c : contacts) {
    Cells row{c.id,
              refs(c.participants),
              countries(c.participants),
              cell(c.initiator),
              cell(c.date),
              cell(c.start),
              list(c.durations, [](const Time& t) { return t.value; }),
              c.medium,
              cell(c.place),
              phrases(c.topics),
              c.status};
    append_evidence(row, c.evidence);
    out.push_back(std::move(row));
  }
  return out;
}

std::vector<Cells> ceasefire_rows(const Model& m) {
  std::vector<Cells> out;
  for (const auto& c : m.ceasefires) {
    Cells row{c.id,
              refs(c.parties),
              countries(c.parties),
              refs(c.proposed_by),
              refs(c.mediators),
              c.scope,
              cell(c.scope_text),
              cell(c.duration),
              cell(c.starts),
              cell(c.ends),
              c.status,
              list(c.conditions, [](const Condition& x) { return (x.by ? x.by->name + ": " : "") + x.text; })};
    append_evidence(row, c.evidence);
    out.push_back(std::move(row));
  }
  return out;
}

std::vector<Cells> transfer_rows(const Model& m) {
  std::vector<Cells> out;
  for (const auto& s : m.prisoner_swaps) {
    const Cells swap{s.id, refs(s.parties), cell(s.date), s.status, refs(s.mediators)};
    if (s.transfers.empty()) {
      Cells row = swap;
      row.insert(row.end(), 6, "");
      append_evidence(row, s.evidence);
      out.push_back(std::move(row));
    }
    for (const auto& t : s.transfers) {
      Cells row = swap;
      for (auto&& v : {cell(t.from), cell(t.to), t.quantity ? number(t.quantity->value) : std::string(), cell(t.who),
                       std::string(t.mutual ? "true" : "false"), cell(t.note)})
        row.push_back(v);
      append_span(row, t.span);
      out.push_back(std::move(row));
    }
  }
  return out;
}

std::vector<Cells> position_rows(const Model& m) {
  std::vector<Cells> out;
  for (const auto& p : m.positions) {
    Cells row{p.id,
              p.holder.name,
              p.holder.country,
              p.stance,
              p.about,
              cell(p.toward),
              cell(p.condition_for),
              p.quoted ? "true" : "false",
              cell(p.reported_by)};
    append_evidence(row, p.evidence);
    out.push_back(std::move(row));
  }
  return out;
}

std::vector<Cells> quote_rows(const Model& m) {
  std::vector<Cells> out;
  for (const auto& q : m.quotes) {
    Cells row{q.id, cell(q.speaker), country(q.speaker), q.direct ? "true" : "false", cell(q.cue)};
    append_evidence(row, q.content);
    out.push_back(std::move(row));
  }
  return out;
}

std::vector<Cells> event_rows(const Model& m) {
  std::vector<Cells> out;
  for (const auto& e : m.events) {
    Cells row{e.id,
              e.type,
              cell(e.mode),
              cell(e.cameo),
              refs(e.actors),
              countries(e.actors),
              refs(e.recipients),
              countries(e.recipients),
              cell(e.date),
              cell(e.place),
              e.polarity,
              e.modality,
              cell(e.reported_by),
              fmt::format("{:.2f}", e.confidence)};
    append_span(row, e.trigger);
    out.push_back(std::move(row));
  }
  return out;
}

std::vector<Cells> entity_rows(const Model& m) {
  std::vector<Cells> out;
  for (const auto& e : m.entities)
    out.push_back({e.id, e.name, e.type, cell(e.country), cell(e.sector), cell(e.role), cell(e.code), joined(e.aliases),
                   std::to_string(e.mentions.size())});
  return out;
}

std::vector<Cells> time_rows(const Model& m) {
  std::vector<Cells> out;
  for (const auto& t : m.times) {
    Cells row{t.value, t.type, cell(t.mod)};
    append_span(row, t.span);
    out.push_back(std::move(row));
  }
  return out;
}

std::vector<Cells> quantity_rows(const Model& m) {
  std::vector<Cells> out;
  for (const auto& q : m.quantities) {
    Cells row{number(q.value), cell(q.min), cell(q.max), cell(q.unit), cell(q.mod)};
    append_span(row, q.span);
    out.push_back(std::move(row));
  }
  return out;
}

std::vector<Cells> timeline_rows(const Model& m) {
  std::vector<Cells> out;
  for (const auto& t : m.timeline) out.push_back({t.time, t.text, joined(t.refs)});
  return out;
}

std::vector<Cells> discrepancy_rows(const Model& m) {
  std::vector<Cells> out;
  for (const auto& d : m.discrepancies)
    for (const auto& v : d.values) {
      Cells row{d.about, d.field, v.value, cell(v.by)};
      append_span(row, v.span);
      out.push_back(std::move(row));
    }
  return out;
}

struct Layout {
  Table table;
  std::function<std::vector<Cells>(const Model&)> rows;
};

const std::vector<Layout>& layouts() {
  const std::vector<std::string> contact{"source", "id",     "participants", "countries", "initiator",
                                         "date",   "start",  "durations",    "medium",    "place",
                                         "topics", "status", "begin",        "end",       "text"};
  static const std::vector<Layout> all{
      {{"calls", contact}, [](const Model& m) { return contact_rows(m.calls); }},
      {{"meetings", contact}, [](const Model& m) { return contact_rows(m.meetings); }},
      {{"ceasefires",
        {"source", "id", "parties", "countries", "proposed_by", "mediators", "scope", "scope_text", "duration",
         "starts", "ends", "status", "conditions", "begin", "end", "text"}},
       ceasefire_rows},
      {{"prisoner_swaps",
        {"source", "id", "parties", "date", "status", "mediators", "from", "to", "count", "who", "mutual", "note",
         "begin", "end", "text"}},
       transfer_rows},
      {{"positions",
        {"source", "id", "holder", "country", "stance", "about", "toward", "condition_for", "quoted", "reported_by",
         "begin", "end", "text"}},
       position_rows},
      {{"quotes", {"source", "id", "speaker", "country", "direct", "cue", "begin", "end", "text"}}, quote_rows},
      {{"events",
        {"source", "id", "type", "mode", "cameo", "actors", "actor_countries", "recipients", "recipient_countries",
         "date", "place", "polarity", "modality", "reported_by", "confidence", "begin", "end", "text"}},
       event_rows},
      {{"entities", {"source", "id", "name", "type", "country", "sector", "role", "code", "aliases", "mentions"}},
       entity_rows},
      {{"times", {"source", "value", "type", "mod", "begin", "end", "text"}}, time_rows},
      {{"quantities", {"source", "value", "min", "max", "unit", "mod", "begin", "end", "text"}}, quantity_rows},
      {{"timeline", {"source", "time", "text", "refs"}}, timeline_rows},
      {{"discrepancies", {"source", "about", "field", "value", "by", "begin", "end", "text"}}, discrepancy_rows},
  };
  return all;
}

}  // namespace

const std::vector<Table>& tables() {
  static const std::vector<Table> all = [] {
    std::vector<Table> out;
    for (const auto& layout : layouts()) out.push_back(layout.table);
    return out;
  }();
  return all;
}

std::vector<std::vector<std::string>> rows(const Model& model, std::string_view table) {
  for (const auto& layout : layouts()) {
    if (layout.table.name != table) continue;
    auto out = layout.rows(model);
    for (auto& row : out) row.insert(row.begin(), model.article.source);
    return out;
  }
  return {};
}

std::string csv_row(const std::vector<std::string>& cells) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ',';
    if (cells[i].find_first_of(",\"\r\n") == std::string::npos) {
      out += cells[i];
      continue;
    }
    out += '"';
    for (const char c : cells[i]) out.append(c == '"' ? 2 : 1, c);
    out += '"';
  }
  return out + "\r\n";
}

std::string tsv_row(const std::vector<std::string>& cells) {
  std::string out;
  for (const auto& cell : cells) {
    if (&cell != &cells.front()) out += '\t';
    for (const char c : cell) out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
  }
  return out + "\n";
}

}  // namespace newsbrief
