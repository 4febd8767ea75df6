#include "pipeline/article_facts.hpp"

#include <fmt/format.h>
#include <sha2.h>

#include <array>

#include "reading/dates.hpp"
#include "text/utf8.hpp"

namespace newsbrief::pipeline {
namespace {

std::string sha256(std::string_view bytes) {
  SHA2_CTX context;
  SHA256Init(&context);
  SHA256Update(&context, reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  std::array<std::uint8_t, SHA256_DIGEST_LENGTH> digest{};
  SHA256Final(digest.data(), &context);
  std::string out;
  for (const auto byte : digest) out += fmt::format("{:02x}", byte);
  return out;
}

std::optional<Dateline> dateline(const reading::Layout& layout, const document::WorkingDocument& doc) {
  if (!layout.dateline_place) return std::nullopt;
  Dateline out;
  out.place = text::squeeze(doc.slice(*layout.dateline_place));
  if (layout.dateline_date) {
    out.date = reading::iso(*layout.dateline_date);
  } else if (layout.dateline_month) {
    const auto day = fmt::format("-{:02}-{:02}", *layout.dateline_month, *layout.dateline_day);
    out.date = (doc.published ? fmt::format("{:04}", static_cast<int>(doc.published->year())) : "XXXX") + day;
  }
  return out;
}

/// A section runs from its heading to the next one.
std::vector<Section> sections(const document::WorkingDocument& doc, const document::Evidence& evidence) {
  std::vector<Section> out;
  for (const auto& block : doc.blocks) {
    const auto span = evidence.span(block.bytes);
    if (span.in_title) continue;
    if (block.kind == document::BlockKind::heading) out.push_back({span.text, span.start, span.end});
    if (!out.empty()) out.back().end = span.end;
  }
  return out;
}

}  // namespace

Article article_facts(const RawArticle& input, const reading::Layout& layout, const document::WorkingDocument& doc,
                      const document::Evidence& evidence) {
  Article out;
  out.id = sha256(input.text);
  out.source = input.source;
  if (layout.title) out.title = text::squeeze(doc.slice(*layout.title));
  if (input.byline) {
    out.byline = *input.byline;
  } else if (layout.byline) {
    out.byline = text::squeeze(doc.slice(*layout.byline));
  }
  if (doc.published) out.published = reading::iso(*doc.published);
  out.dateline = dateline(layout, doc);
  out.language = "en";
  out.sections = sections(doc, evidence);
  out.characters = static_cast<std::uint32_t>(evidence.characters());
  out.tokens = static_cast<std::uint32_t>(doc.tokens.size());
  out.sentences = static_cast<std::uint32_t>(doc.sentences.size());
  return out;
}

}  // namespace newsbrief::pipeline
