#include "export/phoenix.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "export/dyads.hpp"
#include "text/utf8.hpp"

namespace newsbrief::exports {
namespace {

/// An actor's code in Phoenix' four columns: all of it, country or kind of actor, agent, and what is left.
struct ActorColumns {
  std::string full, root, agent, others;
};

constexpr std::array<std::string_view, 13> kAgents{"GOV", "MIL", "REB", "OPP", "PTY", "COP", "JUD",
                                                   "SPY", "MED", "EDU", "BUS", "CRM", "CVL"};

ActorColumns columns_of(const Entity& entity) {
  ActorColumns out{.full = entity.code.value_or(entity.country.value_or("")), .root = {}, .agent = {}, .others = {}};
  const std::string_view full = out.full;
  out.root = full.substr(0, 3);
  std::size_t at = 3;
  if (full.size() >= 6 && std::find(kAgents.begin(), kAgents.end(), full.substr(3, 3)) != kAgents.end()) {
    out.agent = full.substr(3, 3);
    at = 6;
  }
  for (; at < full.size(); at += 3) out.others += (out.others.empty() ? "" : ";") + std::string(full.substr(at, 3));
  return out;
}

/// The number of the sentence that a span begins in, counted from 1; 0 where none has it.
std::size_t sentence_of(const std::vector<SyntaxSentence>& sentences, const Span& span) {
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const auto& first = sentences[i].words.front().span;
    const auto& last = sentences[i].words.back().span;
    if (first.in_title == span.in_title && first.start <= span.start && span.start < last.end) return i + 1;
  }
  return 0;
}

std::string host_of(std::string_view source) {
  const auto at = source.find("://");
  if (at == std::string_view::npos) return "";
  const auto rest = source.substr(at + 3);
  return std::string(rest.substr(0, rest.find_first_of("/?#")));
}

std::string one_line(std::string_view cell) {
  auto out = text::squeeze(cell);
  std::replace(out.begin(), out.end(), '\t', ' ');
  return out;
}

std::string issues_of(const Event& event) {
  std::string out;
  for (const auto& context : event.contexts) out += (out.empty() ? "" : ";") + context + ",1";
  return out;
}

}  // namespace

const std::vector<std::string>& phoenix_columns() {
  static const std::vector<std::string> names{"EventID",
                                              "Date",
                                              "Year",
                                              "Month",
                                              "Day",
                                              "SourceActorFull",
                                              "SourceActorEntity",
                                              "SourceActorRole",
                                              "SourceActorAttribute",
                                              "TargetActorFull",
                                              "TargetActorEntity",
                                              "TargetActorRole",
                                              "TargetActorAttribute",
                                              "EventCode",
                                              "EventRootCode",
                                              "PentaClass",
                                              "GoldsteinScore",
                                              "Issues",
                                              "Lat",
                                              "Lon",
                                              "LocationName",
                                              "StateName",
                                              "CountryCode",
                                              "SentenceID",
                                              "URLs",
                                              "NewsSources"};
  return names;
}

std::string to_phoenix(const ParsedModel& parsed, const EventScales& scales) {
  const auto& model = parsed.model;
  std::string out;
  for (const auto& dyad : dyads(model)) {
    const auto* source = entity_of(model, dyad.actor);
    const auto* target = entity_of(model, dyad.recipient);
    if (!source || !target || !dyad.event->cameo) continue;
    const auto from = columns_of(*source), to = columns_of(*target);
    if (from.full.empty() || to.full.empty()) continue;
    const auto& cameo = *dyad.event->cameo;
    const auto day = day_of(model, *dyad.event);
    const auto value = scales.goldstein(cameo);
    const auto part = [&](std::size_t at, std::size_t length) { return day.empty() ? "" : day.substr(at, length); };
    const std::array<std::string, 25> cells{
        part(0, 4) + part(5, 2) + part(8, 2),
        part(0, 4),
        part(5, 2),
        part(8, 2),
        from.full,
        from.root,
        from.agent,
        from.others,
        to.full,
        to.root,
        to.agent,
        to.others,
        cameo,
        cameo.substr(0, 2),
        scales.phoenix_class(cameo),
        value ? fmt::format("{:.1f}", *value) : "",
        issues_of(*dyad.event),
        "",
        "",
        dyad.event->place ? one_line(dyad.event->place->text) : "",
        "",
        place_country(model, *dyad.event),
        fmt::format("{}_{}", model.article.id.substr(0, 12), sentence_of(parsed.sentences, dyad.event->trigger)),
        one_line(model.article.source),
        host_of(model.article.source)};
    out += fmt::format("{}\n", fmt::join(cells, "\t"));
  }
  return out;
}

}  // namespace newsbrief::exports
