#include "annotation/time_scan.hpp"

#include "text/utf8.hpp"

namespace newsbrief::annotation {

using lexicon::TimeClass;

TimeScan::TimeScan(const document::WorkingDocument& doc, const lexicon::TimeLexicon& times,
                   const lexicon::NumberLexicon& numbers)
    : doc_(doc), times_(times), numbers_(numbers), entries_(doc.tokens.size()), starts_(doc.tokens.size()) {
  for (std::size_t i = 0; i < doc.tokens.size(); ++i) {
    const auto lower = doc.tokens[i].lower;
    if (lower.empty()) continue;
    entries_[i] = times.find(lower);
    const char c = lower.front();
    const bool starts = entries_[i] != nullptr || (c >= '0' && c <= '9') || c == '\'' ||
                        numbers.find(lower) != nullptr || lower == "q1" || lower == "q2" || lower == "q3" ||
                        lower == "q4" || lower.starts_with("mid-");
    starts_[i] = starts ? 1 : 0;
  }
}

TimeTerm TimeScan::term(std::uint32_t at) const {
  if (!inside(at) || entries_[at] == nullptr) return {};
  for (const auto& phrase : entries_[at]->phrases) {
    std::uint32_t i = at + 1;
    for (const auto& word : phrase.rest) {
      if (lower(i) != word) break;
      ++i;
    }
    if (i == at + 1 + phrase.rest.size() && agrees(phrase.value, at)) return {&phrase.value, i};
  }
  const auto& word = entries_[at]->word;
  if (word.kind == TimeClass::none || !agrees(word, at)) return {};
  return {&word, at + 1};
}

const lexicon::TimeWord* TimeScan::word(std::string_view lower) const {
  const auto* entry = times_.find(lower);
  return entry != nullptr && entry->word.kind != TimeClass::none ? &entry->word : nullptr;
}

std::optional<Number> TimeScan::number(std::uint32_t at) const {
  if (!inside(at)) return std::nullopt;
  return read_number(doc_, numbers_, at, sentence_.last);
}

bool TimeScan::capital(std::uint32_t at) const { return inside(at) && text::starts_upper(doc_.tokens[at].form); }

namespace {

/// Whether "that" points at a time here ("that week") and does not open a clause ("said that last week ...").
bool follows_that(const TimeScan& scan, std::uint32_t at) {
  const auto next = scan.term(at);
  switch (next.kind()) {
    case TimeClass::that:
    case TimeClass::day_part:
    case TimeClass::season:
    case TimeClass::month:
    case TimeClass::weekday:
      return true;
    default:
      break;
  }
  return next.is(TimeClass::unit) && !next.word->flags.plural;
}

}  // namespace

TimePrefix read_prefix(const TimeScan& scan, std::uint32_t at) {
  TimePrefix p;
  p.first = p.last = at;
  const auto definite = [&] {
    if (!scan.is(p.last, "the")) return;
    p.definite = true;
    ++p.last;
  };
  definite();
  if (const auto edge = scan.term(p.last); edge.is(TimeClass::edge)) {
    if (!scan.is(edge.last, "of")) return p;
    p.mod = edge.word->mod;
    p.edge = true;
    p.definite = false;
    p.last = edge.last + 1;
    definite();
  }
  if (const auto part = scan.term(p.last); part.is(TimeClass::part) && !p.edge) {
    p.mod = part.word->mod;
    p.adverb = part.word->flags.adverb;
    p.last = scan.past_hyphen(part.last);
    if (p.adverb && scan.is(p.last, "in")) ++p.last;
    definite();
  }
  while (const auto shift = scan.term(p.last)) {
    const auto kind = shift.kind();
    if (kind != TimeClass::last && kind != TimeClass::next && kind != TimeClass::this_ && kind != TimeClass::that &&
        kind != TimeClass::latest && kind != TimeClass::every)
      break;
    if (p.shift && !(p.shift.is(TimeClass::this_) || p.shift.is(TimeClass::that))) break;
    if (p.shift.is(TimeClass::that) && shift.kind() != TimeClass::that) break;
    if (shift.is(TimeClass::that) && shift.word->value == 0 && !follows_that(scan, shift.last)) break;
    p.shift = shift;  // "this past Friday", "that same day": the last word says which
    p.last = shift.last;
  }
  if (const auto fiscal = scan.term(p.last); fiscal.is(TimeClass::fiscal)) {
    p.fiscal = true;
    p.last = scan.past_hyphen(fiscal.last);
  }
  return p;
}

namespace {

/// Bounds that a number, a clock or a date may have in front: "nearly four hours", "around Nov. 1".
std::optional<TimeForm> match_bounded(const TimeScan& scan, std::uint32_t at, const TimeTerm& bound) {
  const auto inner = bound.last;
  if (bound.word->flags.number && !scan.number(inner) && !scan.term(inner).is(TimeClass::article)) return std::nullopt;
  auto form = match_time(scan, inner);
  if (!form || form->anchor == Anchor::none) return std::nullopt;
  const bool counted =
      form->anchor == Anchor::duration || (form->anchor == Anchor::published && form->unit != lexicon::TimeUnit::day);
  const bool pointed = form->hour >= 0 || form->day > 0;
  const bool about = bound.word->mod == document::Mod::approx;
  if (!counted && !(form->anchor == Anchor::published && form->count < 0) && !(pointed && about)) return std::nullopt;
  form->tokens.first = at;
  form->mod = bound.word->mod;
  return form;
}

std::optional<TimeForm> match_literal(const TimeScan& scan, std::uint32_t at, const TimeTerm& term) {
  TimeForm form;
  form.tokens = {at + (term.word->flags.skip_first ? 1U : 0U), term.last};
  form.anchor = Anchor::literal;
  form.text = term.word->text;
  if (scan.capital(term.last - 1) && term.last - 1 > scan.sentence().first)
    return std::nullopt;  // "Back to the Future"
  if (term.is(TimeClass::reference)) {
    const auto next = scan.lower(term.last);
    const auto first = next.empty() ? U'.' : text::decode(next, 0).code_point;
    const bool goes_on = text::is_letter(first) || text::is_digit(first);
    if (term.word->flags.final && goes_on && next != "and" && next != "but" && next != "that") return std::nullopt;
    return form;
  }
  if (scan.capital(at) && at > scan.sentence().first) return std::nullopt;  // "the Daily News"
  form.type = document::TimeType::set;
  return form;
}

}  // namespace

std::optional<TimeForm> match_time(const TimeScan& scan, std::uint32_t at) {
  if (!scan.inside(at) || !scan.may_begin(at)) return std::nullopt;
  const auto term = scan.term(at);
  if (term.is(TimeClass::name)) {
    TimeForm none;
    none.anchor = Anchor::none;
    none.tokens = {at, term.last};
    return none;
  }
  if (term.is(TimeClass::reference) || term.is(TimeClass::frequency)) return match_literal(scan, at, term);
  if (term.is(TimeClass::approx))
    if (auto form = match_bounded(scan, at, term)) return form;
  if (auto form = match_middle(scan, at)) return form;
  if (auto form = match_numeric_date(scan, at)) return form;
  if (auto form = match_clock(scan, at)) return form;
  const auto prefix = read_prefix(scan, at);
  if (auto form = match_date(scan, prefix)) return form;
  if (auto form = match_year(scan, prefix)) return form;
  return match_units(scan, prefix);
}

}  // namespace newsbrief::annotation
