#include <algorithm>
#include <set>

#include "newsbrief/describe.hpp"
#include "summary/dates.hpp"
#include "summary/teller.hpp"
#include "text/utf8.hpp"

namespace newsbrief::summary {
namespace {

/// The sentences that the dossiers rest on already, by where they begin.
std::set<std::uint32_t> told_sentences(const Model& model) {
  std::set<std::uint32_t> out;
  const auto add = [&](const std::vector<Span>& spans) {
    for (const auto& s : spans)
      if (!s.in_title) out.insert(s.start);
  };
  for (const auto* contacts : {&model.calls, &model.meetings})
    for (const auto& c : *contacts) add(c.evidence);
  for (const auto& c : model.ceasefires) add(c.evidence);
  for (const auto& s : model.prisoner_swaps) add(s.evidence);
  return out;
}

void ask(BriefSection& section, std::string text, const std::string& id, const std::vector<Span>& evidence) {
  section.items.push_back(line(sentence(std::move(text)), id, evidence, 2));
}

void open_contacts(const Teller& teller, const std::vector<Contact>& contacts, ContactKind kind,
                   BriefSection& section) {
  for (const auto& c : contacts) {
    if (c.status != "scheduled" && c.status != "proposed") continue;
    auto title = contact_title(teller, c, kind);
    title = title.substr(0, title.rfind(", "));  // "planned" is said in front
    ask(section, "still to come: " + title + (c.date ? ", " + dated(teller, *c.date, Tense::future) : ""), c.id,
        c.evidence);
  }
}

void open_ceasefires(const Teller& teller, const Ceasefire& c, BriefSection& section) {
  const auto title = ceasefire_title(teller, c);
  if (c.status == "proposed" || c.status == "under_discussion")
    ask(section, "not agreed in this text: the " + title, c.id, c.evidence);
  if (c.status == "agreed" && c.starts)
    ask(section, "yet to begin: the " + title + ", " + dated(teller, *c.starts, Tense::future), c.id, c.evidence);
  const auto conditions = spoken(teller, c).size();
  if (conditions > 0 && c.status != "ended" && c.status != "rejected")
    ask(section,
        "whether the " + std::string(conditions == 1 ? "condition" : "conditions") + " for the " + title +
            (conditions == 1 ? " is" : " are") + " met",
        c.id, {c.conditions.front().span});
}

void open_swap(const Teller& teller, const PrisonerSwap& s, BriefSection& section) {
  if (s.status == "completed" || s.status == "failed") return;
  const auto title = swap_title(teller, s);
  ask(section,
      (s.status == "proposed" ? "proposed only: " : "still to be carried out: ") + title +
          (s.date ? ", " + dated(teller, *s.date, Tense::future) : ""),
      s.id, s.evidence);
}

bool is_open(const Event& e) {
  return e.modality == "planned" || e.modality == "possible" || e.modality == "conditional" ||
         e.modality == "hypothetical";
}

/// The event as the article puts it: with its actor as the subject where that can be, else the whole sentence.
std::optional<std::string> event_words(const Teller& teller, const Event& e) {
  if (e.trigger.in_title) return std::nullopt;
  auto out = teller.clauses.whole_sentence(e.trigger.start);
  if (!out) return std::nullopt;
  if (word_count(*out) <= 34) return out;
  auto told = teller.clauses.told(e.actors, {e.trigger.start, e.trigger.end});
  return told && word_count(*told) <= 34 ? told : std::nullopt;
}

struct Dated {
  std::string day;
  BriefItem item;
};

}  // namespace

/// Whether a section holds a sentence already: in quotation marks, within a line, or as the lines of its clauses.
bool is_told(const Teller& teller, const std::string& ref, std::optional<std::size_t> sentence,
             const std::string& words, const BriefSection& section) {
  const auto bare = words.ends_with('.') ? words.substr(0, words.size() - 1) : words;
  std::size_t told = 0;
  for (const auto& i : section.items) {
    if (i.text.find(bare) != std::string::npos || i.text == quoted(words)) return true;
    const bool same = i.depth == 1 && i.refs.front() == ref && sentence && !i.evidence.empty() &&
                      !i.evidence.front().in_title && teller.text.sentence_at(i.evidence.front().start) == sentence;
    if (same) told += word_count(i.text);
  }
  return told * 5 >= word_count(words) * 3;
}

void quote_evidence(const Teller& teller, const std::string& ref, const std::vector<Span>& evidence, std::size_t most,
                    BriefSection& section) {
  for (const auto& span : evidence) {
    if (span.in_title || most == 0) continue;
    const auto index = teller.text.sentence_at(span.start);
    const auto words = index ? teller.text.slice(teller.text.sentences()[*index]) : text::squeeze(span.text);
    if (teller.model.article.title && words == *teller.model.article.title) continue;
    if (is_told(teller, ref, index, words, section) || word_count(words) > 60) continue;
    section.items.push_back(under(quoted(words), ref, {span}, 3));
    --most;
  }
}

BriefSection tell_people(const Teller& teller) {
  BriefSection section{"People", {}};
  for (const auto& e : teller.model.entities) {
    if (e.type != "person") continue;
    std::vector<Span> spans;
    if (!e.mentions.empty()) spans.push_back(e.mentions.front().span);
    auto words = e.name + (e.role ? ", " + *e.role : "");
    if (const auto* c = e.country ? teller.names.country(*e.country) : nullptr) words += " (" + c->name + ")";
    section.items.push_back(line(std::move(words), e.id, std::move(spans), 2));
  }
  return section;
}

BriefSection tell_contradictions(const Teller& teller) {
  BriefSection section{"Contradictions", {}};
  for (const auto& d : teller.model.discrepancies) {
    std::vector<Span> spans;
    std::vector<std::string> values;
    for (const auto& v : d.values) {
      spans.push_back(v.span);
      values.push_back(quoted(v.span.text) + (v.by ? " (" + teller.names.plain(*v.by) + ")" : ""));
    }
    const std::string field = d.field == "durations" ? "how long it lasted" : d.field;
    std::string about;
    for (const auto& c : teller.model.calls)
      if (c.id == d.about) about = contact_title(teller, c, ContactKind::call);
    for (const auto& c : teller.model.meetings)
      if (c.id == d.about) about = contact_title(teller, c, ContactKind::meeting);
    for (const auto& c : teller.model.ceasefires)
      if (c.id == d.about) about = ceasefire_title(teller, c);
    for (const auto& s : teller.model.prisoner_swaps)
      if (s.id == d.about) about = swap_title(teller, s);
    section.items.push_back(line(sentence(about + (about.empty() ? "" : ", ") + field + ": " +
                                          (values.size() == 2 ? values[0] + " or " + values[1] : joined_list(values))),
                                 d.about, std::move(spans), 2));
  }
  return section;
}

BriefSection tell_questions(const Teller& teller) {
  const auto& model = teller.model;
  BriefSection section{"Open questions", {}};
  open_contacts(teller, model.calls, ContactKind::call, section);
  open_contacts(teller, model.meetings, ContactKind::meeting, section);
  for (const auto& c : model.ceasefires) open_ceasefires(teller, c, section);
  for (const auto& s : model.prisoner_swaps) open_swap(teller, s, section);
  auto told = told_sentences(model);
  constexpr int kMost = 6;
  int count = 0;
  for (const auto& e : model.events) {
    if (!is_open(e) || e.evidence.empty() || count == kMost) continue;
    if (e.evidence.front().in_title || !told.insert(e.evidence.front().start).second) continue;
    const auto words = event_words(teller, e);
    if (!words) continue;
    section.items.push_back(
        line(sentence(*words + teller.clauses.voice(e.reported_by, e.actors, *words)), e.id, e.evidence, 3));
    ++count;
  }
  return section;
}

BriefSection tell_timeline(const Teller& teller) {
  const auto& model = teller.model;
  std::vector<Dated> entries;
  const auto add = [&](const Time& time, std::string text, const std::string& id, const std::vector<Span>& evidence,
                       Tense tense) {
    const auto day = without_preposition(dated(teller, time, tense));
    const bool known = time.value.size() >= 4 && text::is_digit(static_cast<unsigned char>(time.value[0]));
    if (!known) return;
    // A day that its own article contradicts has no place in an order of days.
    const bool placed = tense == Tense::either || capitalized(day) == capitalized(plain_date(time.value));
    if (placed) entries.push_back({first_day(time.value), line(capitalized(day) + ": " + text, id, evidence, 3)});
  };
  for (const auto& c : model.calls)
    if (c.date)
      add(*c.date, contact_title(teller, c, ContactKind::call), c.id, c.evidence,
          c.status == "held" ? Tense::past : Tense::future);
  for (const auto& c : model.meetings)
    if (c.date)
      add(*c.date, contact_title(teller, c, ContactKind::meeting), c.id, c.evidence,
          c.status == "held" ? Tense::past : Tense::future);
  for (const auto& c : model.ceasefires) {
    if (c.starts) add(*c.starts, "start of the " + ceasefire_title(teller, c), c.id, c.evidence, Tense::either);
    if (c.ends) add(*c.ends, "end of the " + ceasefire_title(teller, c), c.id, c.evidence, Tense::either);
  }
  for (const auto& s : model.prisoner_swaps)
    if (s.date)
      add(*s.date,
          swap_title(teller, s) + (s.status == "completed" ? ""
                                   : s.status == "failed"  ? ", which did not take place"
                                                           : ", planned"),
          s.id, s.evidence,
          s.status == "completed"   ? Tense::past
          : s.status == "scheduled" ? Tense::future
                                    : Tense::either);
  auto told = told_sentences(model);
  for (const auto& e : model.events) {
    if (!e.date || e.modality != "actual" || e.polarity != "positive" || e.evidence.empty() || e.trigger.in_title)
      continue;
    if (e.date->value.size() < 10 || !told.insert(e.evidence.front().start).second) continue;
    const auto words = teller.clauses.told(e.actors, {e.trigger.start, e.trigger.end});
    if (words && word_count(*words) <= 26)
      add(*e.date, *words + teller.clauses.voice(e.reported_by, e.actors, *words), e.id, e.evidence, Tense::past);
  }
  std::stable_sort(entries.begin(), entries.end(), [](const Dated& a, const Dated& b) { return a.day < b.day; });
  BriefSection section{"Timeline", {}};
  for (auto& entry : entries) section.items.push_back(std::move(entry.item));
  return section;
}

}  // namespace newsbrief::summary
