#include "summary/recency.hpp"

#include <algorithm>

#include "summary/dates.hpp"

namespace newsbrief::summary {
namespace {

constexpr int kMonth = 31, kWeek = 7;  // days

constexpr std::uint32_t kOpening = 600;  // characters: the first paragraphs

enum class Age { unknown, recent, old };

Age age(const Model& model, const std::string& value) {
  // "in April", told in May: the month is over.
  const bool month = value.size() == 7 && value[4] == '-' && value[5] != 'W' && model.article.published;
  if (month && value < model.article.published->substr(0, 7)) return Age::old;
  const auto days = model.article.published ? days_to_end(*model.article.published, value) : std::nullopt;
  return !days ? Age::unknown : *days < -kMonth ? Age::old : Age::recent;
}

Age age(const Model& model, const std::optional<Time>& time) { return time ? age(model, time->value) : Age::unknown; }

Age age(const Model& model, const std::vector<Span>& evidence) {
  auto out = Age::unknown;
  for (const auto& span : evidence)
    for (const auto& time : model.times) {
      if (time.span.in_title != span.in_title || time.span.start < span.start || time.span.end > span.end) continue;
      const auto found = age(model, time.value);
      if (found == Age::recent) return found;
      if (found == Age::old) out = found;
    }
  return out;
}

}  // namespace

bool is_recalled(const Model& model, const Contact& c) {
  const auto dated = age(model, c.date);
  return (dated == Age::unknown ? age(model, c.evidence) : dated) == Age::old;
}

bool is_recalled(const Model& model, const Ceasefire& c) {
  if (age(model, c.ends) == Age::recent) return false;
  if (c.status == "in_force") {  // one that has held for long is news where the article opens with it
    const bool opens = std::any_of(c.evidence.begin(), c.evidence.end(),
                                   [&](const Span& s) { return s.in_title || s.start < kOpening; });
    return !opens && age(model, c.starts) == Age::old;
  }
  // "the last truce", told beside the one of today.
  const bool beside = c.status == "ended" && std::any_of(model.ceasefires.begin(), model.ceasefires.end(),
                                                         [](const Ceasefire& o) { return o.status != "ended"; });
  if (beside) return true;
  const auto began = age(model, c.starts);
  return (began == Age::unknown ? age(model, c.evidence) : began) == Age::old;
}

bool is_recalled(const Model& model, const PrisonerSwap& s) {
  const auto dated = age(model, s.date);
  return (dated == Age::unknown ? age(model, s.evidence) : dated) == Age::old;
}

bool is_recalled(const Model& model, const Span& words) { return age(model, std::vector{words}) == Age::old; }

bool is_echo(const Model& model, const PrisonerSwap& swap) {
  return swap.transfers.empty() && std::any_of(model.prisoner_swaps.begin(), model.prisoner_swaps.end(),
                                               [](const PrisonerSwap& o) { return !o.transfers.empty(); });
}

bool is_to_come(const Model& model, const Time& time) {
  const auto days = model.article.published ? days_to_end(*model.article.published, time.value) : std::nullopt;
  return days.value_or(0) >= 0;
}

bool is_fresh(const Model& model, const std::optional<Time>& date) {
  const auto days = date && model.article.published ? days_to_end(*model.article.published, date->value) : std::nullopt;
  return !days || *days >= -kWeek;
}

}  // namespace newsbrief::summary
