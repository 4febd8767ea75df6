#include "newsbrief/brief.hpp"

#include <algorithm>

#include "summary/dates.hpp"
#include "summary/shorten.hpp"
#include "summary/teller.hpp"
#include "text/utf8.hpp"

namespace newsbrief {
namespace summary {

BriefItem line(std::string text, std::string ref, std::vector<Span> evidence, unsigned rank) {
  return {std::move(text), {std::move(ref)}, std::move(evidence), 0, rank, {}};
}

BriefItem under(std::string text, std::string ref, std::vector<Span> evidence, unsigned rank) {
  return {std::move(text), {std::move(ref)}, std::move(evidence), 1, rank, {}};
}

std::string dated(const Teller& teller, const Time& time, Tense tense) {
  const auto& published = teller.model.article.published;
  const auto day = first_day(time.value);
  // "this week", told on its last day, is not the week's Monday; "a day earlier" than what, the text must say.
  const bool relative = time.span.text.ends_with("earlier") || time.span.text.ends_with("later") ||
                        time.span.text.ends_with("before") || time.span.text.ends_with("after");
  if ((time.value.find('W') != std::string::npos || relative) && !time.span.text.empty()) {
    Time said = time;
    said.value = "X";
    return when(said);
  }
  if (published && day.size() >= 10 && time.value.find('W') == std::string::npos) {
    const int order = day.substr(0, 10).compare(*published);
    if ((tense == Tense::future && order < 0) || (tense == Tense::past && order > 0)) {
      Time unresolved = time;
      unresolved.value = "X";
      return when(unresolved);
    }
  }
  return when(time);
}

}  // namespace summary

namespace {

void number_sentences(const summary::ArticleText& text, std::vector<BriefItem>& items) {
  for (auto& item : items) item.sentences = text.sentence_numbers(item.evidence);
}

Brief brief_of(const Model& all, const BriefOptions& options, summary::Quoted quoted) {
  summary::Teller teller(all);
  const auto focus = options.focus;
  Brief brief{all.article.source, all.article.title, all.article.published, {}, {}};
  const auto voices = summary::voices(teller);
  if (focus == Focus::all) brief.lead = summary::lead(teller, voices);
  const auto add = [&](Focus of, const auto& tell) {
    if (focus != of && (focus != Focus::all || of == Focus::people)) return;
    auto section = tell();
    section.kind = of;
    if (!section.items.empty()) brief.sections.push_back(std::move(section));
  };
  for (auto& section : summary::tell_dossiers(teller, focus, quoted)) brief.sections.push_back(std::move(section));
  add(Focus::positions, [&] { return summary::tell_positions(teller, voices); });
  add(Focus::people, [&] { return summary::tell_people(teller); });
  add(Focus::contradictions, [&] { return summary::tell_contradictions(teller); });
  add(Focus::questions, [&] { return summary::tell_questions(teller); });
  add(Focus::timeline, [&] { return summary::tell_timeline(teller); });
  if (options.words != 0) summary::shorten(brief, options.words);
  number_sentences(teller.text, brief.lead);
  for (auto& section : brief.sections) number_sentences(teller.text, section.items);
  return brief;
}

}  // namespace

Brief make_brief(const Model& model, const BriefOptions& options) {
  if (options.about.empty()) return brief_of(model, options, summary::Quoted::facts_and_matter);
  auto brief = brief_of(facts_about(model, options.about), options, summary::Quoted::facts);
  brief.about = options.about;
  return brief;
}

}  // namespace newsbrief
