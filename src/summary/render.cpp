#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "newsbrief/brief.hpp"
#include "newsbrief/version.hpp"
#include "text/utf8.hpp"

namespace newsbrief {
namespace {

std::string nothing(const Brief& brief) {
  if (!brief.about.empty())
    return "Nothing of what newsbrief looks for concerns “" + text::squeeze(brief.about) + "” here.";
  return "No call, meeting, ceasefire or prisoner exchange is told in this text.";
}

/// Breaks at spaces so that no line is longer than `width` code points; lines after the first begin with `indent`
/// spaces.
std::string wrapped(const std::string& s, unsigned width, unsigned indent) {
  if (width < 30) return s;
  std::string out;
  std::size_t column = indent;
  for (std::size_t at = 0; at < s.size();) {
    const std::size_t end = std::min(s.find(' ', at), s.size());
    const auto word = std::string_view(s).substr(at, end - at);
    const std::size_t length = text::count_code_points(word);
    if (column + length > width && at > 0) {
      out.back() = '\n';
      out.append(indent, ' ');
      column = indent;
    }
    out.append(word).append(end < s.size() ? " " : "");
    column += length + 1;
    at = end + 1;
  }
  return out;
}

std::string escaped_markdown(const std::string& s) {
  std::string out;
  for (const char c : s) {
    if (c == '*' || c == '_' || c == '`' || c == '<' || c == '[' || c == ']' || c == '\\' || c == '#' || c == '|')
      out += '\\';
    out += c;
  }
  return out;
}

std::string heading_line(const Brief& brief) {
  std::string out = text::squeeze(brief.title.value_or(brief.source));
  if (brief.published) out += "  (" + *brief.published + ")";
  return out;
}

/// The numbers under which a brief of several tells its articles.
std::vector<std::string> article_lines(const Brief& brief) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < brief.articles.size(); ++i) {
    const auto& a = brief.articles[i];
    out.push_back(fmt::format("({}) {}{}{}", i + 1, text::squeeze(a.title.value_or(a.source)),
                              a.published ? ", " + *a.published : "", a.title ? ", " + a.source : ""));
  }
  return out;
}

bool is_empty(const Brief& brief) { return brief.lead.empty() && brief.sections.empty(); }

/// " [3, 5]" or " [120-180, in title 4-20]"; nothing where there is nothing to cite.
std::string citation(const BriefItem& item, Cite cite) {
  std::string out;
  if (cite == Cite::sentences)
    for (const auto n : item.sentences) out += (out.empty() ? "" : ", ") + std::to_string(n);
  if (cite == Cite::spans)
    for (const auto& s : item.evidence)
      out += (out.empty() ? "" : ", ") + fmt::format("{}{}-{}", s.in_title ? "in title " : "", s.start, s.end);
  return out.empty() ? out : " [" + out + "]";
}

std::string paragraph(const std::vector<BriefItem>& sentences, Cite cite) {
  std::string out;
  for (const auto& s : sentences) out += (out.empty() ? "" : " ") + s.text + citation(s, cite);
  return out;
}

nlohmann::ordered_json spans_json(const std::vector<Span>& spans) {
  auto out = nlohmann::ordered_json::array();
  for (const auto& span : spans) {
    out.push_back({{"start", span.start}, {"end", span.end}, {"text", span.text}});
    if (span.in_title) out.back()["in"] = "title";
  }
  return out;
}

nlohmann::ordered_json items_json(const std::vector<BriefItem>& items) {
  auto out = nlohmann::ordered_json::array();
  for (const auto& item : items) {
    out.push_back({{"text", item.text},
                   {"depth", item.depth},
                   {"refs", item.refs},
                   {"sentences", item.sentences},
                   {"evidence", spans_json(item.evidence)}});
    if (!item.articles.empty()) out.back()["articles"] = item.articles;
  }
  return out;
}

}  // namespace

std::string brief_text(const Brief& brief, const TextStyle& style) {
  const std::string bold = style.colour ? "\033[1m" : "", accent = style.colour ? "\033[36;1m" : "",
                    off = style.colour ? "\033[0m" : "";
  std::string out = bold + wrapped(heading_line(brief), style.width, 0) + off + "\n";
  for (const auto& article : article_lines(brief)) out += wrapped(article, style.width, 4) + "\n";
  if (is_empty(brief)) return out + "\n" + nothing(brief) + "\n";
  if (!brief.lead.empty()) out += "\n" + wrapped(paragraph(brief.lead, style.cite), style.width, 0) + "\n";
  for (const auto& section : brief.sections) {
    out += "\n" + accent + section.heading + off + "\n";
    for (const auto& item : section.items) {
      const unsigned indent = item.depth == 0 ? 2 : 6;
      out += std::string(indent, ' ') + (item.depth == 0 ? "" : "- ");
      out += wrapped(item.text + citation(item, style.cite), style.width, item.depth == 0 ? indent : indent + 2) + "\n";
    }
  }
  return out;
}

std::string brief_markdown(const Brief& brief, Cite cite) {
  std::string out = "# " + escaped_markdown(heading_line(brief)) + "\n";
  if (!brief.articles.empty()) out += "\n";
  for (const auto& article : article_lines(brief)) out += "- " + escaped_markdown(article) + "\n";
  if (is_empty(brief)) return out + "\n" + escaped_markdown(nothing(brief)) + "\n";
  if (!brief.lead.empty()) out += "\n" + escaped_markdown(paragraph(brief.lead, cite)) + "\n";
  for (const auto& section : brief.sections) {
    out += "\n## " + section.heading + "\n\n";
    for (const auto& item : section.items)
      out += (item.depth == 0 ? "- " : "  - ") + escaped_markdown(item.text + citation(item, cite)) + "\n";
  }
  return out;
}

std::string brief_json(const Brief& brief, JsonStyle style) {
  nlohmann::ordered_json out{{"schema", kSchema}, {"source", brief.source}};
  if (brief.title) out["title"] = *brief.title;
  if (brief.published) out["published"] = *brief.published;
  for (const auto& a : brief.articles) {
    nlohmann::ordered_json article{{"source", a.source}};
    if (a.title) article["title"] = *a.title;
    if (a.published) article["published"] = *a.published;
    out["articles"].push_back(std::move(article));
  }
  out["lead"] = paragraph(brief.lead, Cite::none);
  out["lead_sentences"] = items_json(brief.lead);
  out["sections"] = nlohmann::ordered_json::array();
  for (const auto& section : brief.sections)
    out["sections"].push_back({{"heading", section.heading}, {"items", items_json(section.items)}});
  return out.dump(style == JsonStyle::indented ? 2 : -1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace newsbrief
