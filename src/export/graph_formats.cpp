#include <fmt/format.h>

#include <array>

#include "export/network.hpp"
#include "text/utf8.hpp"

namespace newsbrief::exports {
namespace {

/// Text for XML 1.0, which has no place for most control characters.
std::string xml(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\t':
      case '\n':
      case '\r':
        out += ' ';
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20) out += c;
    }
  }
  // U+FFFE and U+FFFF are no characters of XML.
  for (const std::string_view none : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"})
    for (auto at = out.find(none); at != std::string::npos; at = out.find(none)) out.erase(at, none.size());
  return out;
}

struct Key {
  const char *of, *name, *type;
};
constexpr std::array<Key, 19> kKeys{{{"node", "name", "string"},
                                     {"node", "type", "string"},
                                     {"node", "country", "string"},
                                     {"node", "sector", "string"},
                                     {"node", "role", "string"},
                                     {"node", "code", "string"},
                                     {"node", "mentions", "int"},
                                     {"node", "articles", "int"},
                                     {"edge", "kind", "string"},
                                     {"edge", "type", "string"},
                                     {"edge", "mode", "string"},
                                     {"edge", "polarity", "string"},
                                     {"edge", "modality", "string"},
                                     {"edge", "mutual", "boolean"},
                                     {"edge", "count", "int"},
                                     {"edge", "weight", "double"},
                                     {"edge", "quantity", "double"},
                                     {"edge", "first", "string"},
                                     {"edge", "last", "string"}}};

/// An attribute of a node or edge; unknown ones are left out.
void datum(std::string& out, std::string_view of, std::string_view name, std::string_view value) {
  if (!value.empty()) out += fmt::format("      <data key=\"{}_{}\">{}</data>\n", of, name, xml(value));
}

void append_node(std::string& out, const Actor& a, std::size_t number) {
  out += fmt::format("    <node id=\"n{}\">\n", number);
  datum(out, "node", "name", a.name);
  datum(out, "node", "type", a.type);
  datum(out, "node", "country", a.country);
  datum(out, "node", "sector", a.sector);
  datum(out, "node", "role", a.role);
  datum(out, "node", "code", a.code);
  datum(out, "node", "mentions", std::to_string(a.mentions));
  datum(out, "node", "articles", std::to_string(a.articles));
  out += "    </node>\n";
}

void append_edge(std::string& out, const Tie& t, std::size_t number) {
  out += fmt::format("    <edge id=\"e{}\" source=\"n{}\" target=\"n{}\">\n", number, t.from, t.to);
  datum(out, "edge", "kind", t.kind);
  datum(out, "edge", "type", t.type);
  datum(out, "edge", "mode", t.mode);
  datum(out, "edge", "polarity", t.polarity);
  datum(out, "edge", "modality", t.modality);
  datum(out, "edge", "mutual", t.mutual ? "true" : "false");
  datum(out, "edge", "count", std::to_string(t.count));
  datum(out, "edge", "weight", fmt::format("{:.2f}", t.weight));
  if (t.quantity) datum(out, "edge", "quantity", fmt::format("{}", *t.quantity));
  datum(out, "edge", "first", t.first);
  datum(out, "edge", "last", t.last);
  out += "    </edge>\n";
}

/// A quoted string of DOT. A backslash begins an escape there, so it is doubled.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text::squeeze(text)) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) out += c;
  }
  return out + "\"";
}

/// An attribute of DOT behind others; unknown ones are left out.
void attribute(std::string& out, std::string_view name, std::string_view value) {
  if (!value.empty()) out += fmt::format(", {}={}", name, quoted(value));
}

std::string edge_label(const Tie& t) {
  std::string out = t.kind == "event" ? t.type : t.kind + " " + t.type;
  if (!t.mode.empty()) out += "/" + t.mode;
  if (t.polarity == "negative") out += " (negated)";
  if (!t.modality.empty() && t.modality != "actual") out += " (" + t.modality + ")";
  return t.count > 1 ? fmt::format("{} ×{}", out, t.count) : out;
}

void append_dot_node(std::string& out, const Actor& a, std::size_t number) {
  out += fmt::format("  n{} [label={}", number, quoted(a.name));
  attribute(out, "type", a.type);
  attribute(out, "country", a.country);
  attribute(out, "sector", a.sector);
  attribute(out, "role", a.role);
  attribute(out, "code", a.code);
  out += fmt::format(", mentions={}, articles={}];\n", a.mentions, a.articles);
}

void append_dot_edge(std::string& out, const Tie& t) {
  out += fmt::format("  n{} -> n{} [label={}, kind={}", t.from, t.to, quoted(edge_label(t)), quoted(t.kind));
  attribute(out, "type", t.type);
  attribute(out, "mode", t.mode);
  attribute(out, "polarity", t.polarity);
  attribute(out, "modality", t.modality);
  out += fmt::format(", count={}, weight={:.2f}", t.count, t.weight);
  if (t.quantity) out += fmt::format(", quantity={}", *t.quantity);
  attribute(out, "first", t.first);
  attribute(out, "last", t.last);
  out += t.mutual ? ", dir=none];\n" : "];\n";
}

}  // namespace

std::string to_graphml(const Network& network) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
      "         xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
      "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
  for (const auto& key : kKeys)
    out += fmt::format("  <key id=\"{0}_{1}\" for=\"{0}\" attr.name=\"{1}\" attr.type=\"{2}\"/>\n", key.of, key.name,
                       key.type);
  out += "  <graph id=\"newsbrief\" edgedefault=\"directed\">\n";
  for (std::size_t i = 0; i < network.actors().size(); ++i) append_node(out, network.actors()[i], i);
  for (std::size_t i = 0; i < network.ties().size(); ++i) append_edge(out, network.ties()[i], i);
  return out + "  </graph>\n</graphml>\n";
}

std::string to_dot(const Network& network) {
  std::string out = "digraph newsbrief {\n  charset=\"UTF-8\";\n  node [shape=box, style=rounded];\n";
  for (std::size_t i = 0; i < network.actors().size(); ++i) append_dot_node(out, network.actors()[i], i);
  for (const auto& tie : network.ties()) append_dot_edge(out, tie);
  return out + "}\n";
}

}  // namespace newsbrief::exports
