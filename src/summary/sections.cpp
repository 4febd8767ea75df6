#include <algorithm>
#include <set>

#include "newsbrief/describe.hpp"
#include "summary/certainty.hpp"
#include "summary/dates.hpp"
#include "summary/recency.hpp"
#include "summary/teller.hpp"
#include "text/utf8.hpp"

namespace newsbrief::summary {
namespace {

void ask(BriefSection& section, std::string text, const std::string& id, const std::vector<Span>& evidence) {
  section.items.push_back(line(sentence(std::move(text)), id, evidence, 2));
}

void open_contacts(const Teller& teller, const std::vector<Contact>& contacts, ContactKind kind,
                   BriefSection& section) {
  for (const auto& c : contacts) {
    if ((c.status != "scheduled" && c.status != "proposed") || !is_told_plainly(teller, c)) continue;
    auto title = contact_title(teller, c, kind);
    title = title.substr(0, title.rfind(", "));  // "planned" is said in front
    ask(section,
        (c.status == "proposed" ? "proposed only: " : "still to come: ") + title +
            (is_date_told(teller, c) ? ", " + dated(teller, *c.date, Tense::future) : ""),
        c.id, c.evidence);
  }
}

void open_ceasefires(const Teller& teller, const Ceasefire& c, BriefSection& section) {
  const auto title = ceasefire_title(teller, c);
  if (c.status == "proposed" || c.status == "under_discussion")
    ask(section, "not agreed in this text: the " + title, c.id, c.evidence);
  if (c.status == "agreed" && is_start_told(teller, c))
    ask(section, "yet to begin: the " + title + ", " + dated(teller, *c.starts, Tense::future), c.id, c.evidence);
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

struct Dated {
  std::string day;
  BriefItem item;
};

}  // namespace

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

/// What two name each other for, or one denies of another: not what the text itself says against somebody's words.
bool is_between_voices(const Discrepancy& d) {
  for (const auto& a : d.values)
    for (const auto& b : d.values)
      if (a.by && b.by && a.by->entity != b.by->entity && (a.span.end <= b.span.start || b.span.end <= a.span.start))
        return true;
  return false;
}

BriefSection tell_contradictions(const Teller& teller) {
  BriefSection section{"Contradictions", {}};
  for (const auto& d : teller.model.discrepancies) {
    if (d.field == "status" && !is_between_voices(d)) continue;
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

BriefSection tell_questions(Teller& teller) {
  const auto& model = teller.model;
  BriefSection section{"Open questions", {}};
  open_contacts(teller, model.calls, ContactKind::call, section);
  open_contacts(teller, model.meetings, ContactKind::meeting, section);
  for (const auto& c : model.ceasefires)
    if (is_told_plainly(teller, c)) open_ceasefires(teller, c, section);
  for (const auto& s : model.prisoner_swaps)
    if (is_told_plainly(teller, s)) open_swap(teller, s, section);
  Passages::Selection quotes;
  constexpr int kMost = 6;
  int count = 0;
  for (const auto& e : model.events) {
    if (!is_open(e) || e.evidence.empty() || e.evidence.front().in_title || count == kMost) continue;
    const auto start = e.evidence.front().start;
    if (teller.passages.is_told(start) || word_count(teller.passages.words(start)) > 40) continue;
    quotes.add(e.evidence.front(), e.id);
    ++count;
  }
  for (auto& item : teller.passages.take(quotes, 3)) {
    item.depth = 0;
    section.items.push_back(std::move(item));
  }
  return section;
}

BriefSection tell_timeline(Teller& teller) {
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
    if (is_date_told(teller, c) && is_told_plainly(teller, c))
      add(*c.date, contact_title(teller, c, ContactKind::call), c.id, c.evidence,
          c.status == "held" ? Tense::past : Tense::future);
  for (const auto& c : model.meetings)
    if (is_date_told(teller, c) && is_told_plainly(teller, c))
      add(*c.date, contact_title(teller, c, ContactKind::meeting), c.id, c.evidence,
          c.status == "held" ? Tense::past : Tense::future);
  for (const auto& c : model.ceasefires) {
    if (!is_told_plainly(teller, c)) continue;
    if (is_start_told(teller, c))
      add(*c.starts, "start of the " + ceasefire_title(teller, c), c.id, c.evidence, Tense::either);
    if (c.ends) add(*c.ends, "end of the " + ceasefire_title(teller, c), c.id, c.evidence, Tense::either);
  }
  for (const auto& s : model.prisoner_swaps)
    if (s.date && is_told_plainly(teller, s))
      add(*s.date,
          swap_title(teller, s) + (s.status == "completed" ? ""
                                   : s.status == "failed"  ? ", which did not take place"
                                                           : ", planned"),
          s.id, s.evidence,
          s.status == "completed"   ? Tense::past
          : s.status == "scheduled" ? Tense::future
                                    : Tense::either);
  std::stable_sort(entries.begin(), entries.end(), [](const Dated& a, const Dated& b) { return a.day < b.day; });
  BriefSection section{"Timeline", {}};
  for (auto& entry : entries) section.items.push_back(std::move(entry.item));
  return section;
}

}  // namespace newsbrief::summary
