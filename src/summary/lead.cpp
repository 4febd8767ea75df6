#include <algorithm>

#include "summary/certainty.hpp"
#include "summary/dates.hpp"
#include "summary/recency.hpp"
#include "summary/teller.hpp"
#include "text/utf8.hpp"

namespace newsbrief::summary {
namespace {

/// Collects the sentences of the paragraph: of each fact that is news one, in its article's order.
class Lead {
 public:
  explicit Lead(Teller& teller) : teller_(teller) {}

  void open(const Span& sentence, std::vector<std::string> refs) {
    constexpr std::size_t kMost = 65;  // words
    const auto words = text::squeeze(sentence.text);
    if (word_count(words) > kMost || !words.ends_with('.')) return;
    used_ += word_count(words);
    teller_.passages.tell_apart(sentence.start);
    items_.push_back({words, std::move(refs), {sentence}, 0, 1, {}});
  }

  bool has(const Span& evidence) const {
    const auto sentence = teller_.passages.span(evidence.start);
    return std::any_of(items_.begin(), items_.end(),
                       [&](const BriefItem& i) { return !evidence.in_title && i.evidence.front() == sentence; });
  }

  /// The first of the sentences that stands by itself and speaks of the present; false where none does.
  bool quote(const std::vector<Span>& evidence, const std::string& ref) {
    constexpr std::size_t kMost = 45;  // words
    for (const auto& span : evidence) {
      if (span.in_title) continue;
      const auto sentence = teller_.passages.span(span.start);
      const auto words = text::squeeze(sentence.text);
      const bool title = teller_.model.article.title && words == text::squeeze(*teller_.model.article.title);
      if (title || words.empty() || word_count(words) > kMost || !words.ends_with('.') || words.starts_with("“") ||
          words.starts_with('"'))
        continue;
      if (!items_.empty() && !stands_alone(sentence)) continue;
      if (teller_.passages.leans(span.start) || is_recalled(teller_.model, sentence)) continue;
      const auto same = std::find_if(items_.begin(), items_.end(), [&](const BriefItem& i) { return i.text == words; });
      if (same != items_.end()) {
        same->refs.push_back(ref);
        return true;
      }
      if (used_ + word_count(words) > kParagraph) return false;
      used_ += word_count(words);
      teller_.passages.tell_apart(span.start);
      items_.push_back({words, {ref}, {sentence}, 0, 1, {}});
      return true;
    }
    return false;
  }

  std::vector<BriefItem> take() {
    std::stable_sort(items_.begin(), items_.end(), [](const BriefItem& a, const BriefItem& b) {
      return a.evidence.front().start < b.evidence.front().start;
    });
    return std::move(items_);
  }

 private:
  /// Behind the first sentence: speaks of no call, talks or leaders that were to be told first, and names people in
  /// full or after another sentence here has.
  bool stands_alone(const Span& sentence) const {
    const auto words = " " + text::lower(text::squeeze(sentence.text));
    for (const std::string_view before :
         {" the call",       " the conversation", " the leaders",  " the two ",      " both ",        " in the ",
          " the talks",      " the meeting",      " the official", " that proposal", " the proposal", " the offer",
          " the accusation", " the demand",       " those terms",  " that plan",     " to it",        " of it",
          " the same day",   " that day",         " also ",        " in return",     " the swap ",    " in turn",
          "during that",     " the pause",        " another ",     " the exchange "})
      if (words.find(before) != std::string::npos && (before != " in the " || words.starts_with(before))) return false;
    for (const auto& e : teller_.model.entities) {
      if (e.type != "person" || e.name.find(' ') == std::string::npos) continue;
      bool named = false, full = false;
      for (const auto& m : e.mentions) {
        if (m.kind != "name" || m.span.in_title || m.span.start < sentence.start || m.span.end > sentence.end) continue;
        named = true;
        full = full || m.span.text.find(' ') != std::string::npos;
      }
      if (named && !full && !has_named(e)) return false;
    }
    return true;
  }

  bool has_named(const Entity& e) const {
    const auto family = e.name.substr(e.name.rfind(' ') + 1);
    return std::any_of(items_.begin(), items_.end(),
                       [&](const BriefItem& i) { return i.text.find(family) != std::string::npos; });
  }

  static constexpr std::size_t kParagraph = 100;  // words
  Teller& teller_;
  std::vector<BriefItem> items_;
  std::size_t used_ = 0;
};

/// The first that is news. What was held comes before what is planned.
void add_contacts(const Teller& teller, const std::vector<Contact>& contacts, Lead& lead) {
  for (const std::string_view status : {"held", "scheduled"})
    for (const auto& c : contacts) {
      const bool news = c.status == status && c.participants.size() > 1 && is_fresh(teller.model, c.date) &&
                        is_told_plainly(teller, c);
      if (!news) continue;
      if (lead.has(c.evidence.front())) return;
      if (lead.quote(c.evidence, c.id)) return;
    }
}

template <class Fact, class Settled>
void add_facts(const Teller& teller, const std::vector<Fact>& facts, std::size_t most, Settled settled, Lead& lead) {
  for (const bool wanted : {true, false})
    for (const auto& f : facts)
      if (most > 0 && settled(f) == wanted && !is_recalled(teller.model, f) && lead.quote(f.evidence, f.id)) --most;
}

bool concerns_ceasefire(const Teller& teller, const Span& sentence) {
  const auto within = [&](const Span& s) { return s.start >= sentence.start && s.end <= sentence.end; };
  return std::any_of(teller.model.ceasefires.begin(), teller.model.ceasefires.end(), [&](const Ceasefire& c) {
    return std::any_of(c.evidence.begin(), c.evidence.end(), within) ||
           std::any_of(c.responses.begin(), c.responses.end(), [&](const Response& r) { return within(r.span); }) ||
           std::any_of(c.conditions.begin(), c.conditions.end(), [&](const Condition& x) { return within(x.span); });
  });
}

/// Who objects: a sentence of each of two, and where there are no dossiers the first things that parties say.
void add_voices(const Teller& teller, const std::vector<Voiced>& voices, Lead& lead) {
  const auto& m = teller.model;
  const bool dossiers = !m.calls.empty() || !m.meetings.empty() || !m.ceasefires.empty() || !m.prisoner_swaps.empty();
  std::vector<std::string> heard;
  const auto take = [&](const Voiced& v) {
    if (heard.size() == (dossiers ? 1U : 3U)) return;
    if (std::find(heard.begin(), heard.end(), v.party) != heard.end()) return;
    if (dossiers && !concerns_ceasefire(teller, v.sentence)) return;
    if (lead.quote({v.sentence}, v.refs.front())) heard.push_back(v.party);
  };
  for (const auto& v : voices)
    if (v.stance == "opposes") take(v);
  for (const auto& v : voices)
    if (v.stance == "accuses" || v.stance == "denies") take(v);
  if (dossiers) return;
  for (const auto& v : voices)
    if (v.stance != "asserts") take(v);
  for (const auto& v : voices) take(v);
}

/// The article's own first sentence, where a fact rests on it or the article has dossiers.
void add_opening(const Teller& teller, Lead& lead) {
  const auto opening = teller.passages.opening();
  if (!opening) return;
  const auto& m = teller.model;
  std::vector<std::string> refs;
  const auto rests = [&](const auto& facts) {
    for (const auto& f : facts)
      if (!f.evidence.empty() && !f.evidence.front().in_title &&
          teller.passages.span(f.evidence.front().start) == *opening)
        refs.push_back(f.id);
  };
  rests(m.calls);
  rests(m.meetings);
  rests(m.ceasefires);
  rests(m.prisoner_swaps);
  rests(m.positions);
  if (refs.empty()) rests(m.events);
  const bool dossiers = !m.calls.empty() || !m.meetings.empty() || !m.ceasefires.empty() || !m.prisoner_swaps.empty();
  if (!refs.empty() || dossiers) lead.open(*opening, std::move(refs));
}

}  // namespace

std::vector<BriefItem> lead(Teller& teller, const std::vector<Voiced>& voices) {
  Lead out(teller);
  const auto& model = teller.model;
  add_opening(teller, out);
  add_contacts(teller, model.calls, out);
  if (model.calls.empty()) add_contacts(teller, model.meetings, out);
  add_facts(
      teller, model.ceasefires, 1,
      [](const Ceasefire& c) {
        return c.status != "proposed" && c.status != "rejected" && c.status != "ended" &&
               c.status != "under_discussion";
      },
      out);
  add_facts(
      teller, model.prisoner_swaps, 1,
      [](const PrisonerSwap& s) { return s.status != "proposed" && s.status != "failed"; }, out);
  add_voices(teller, voices, out);
  return out.take();
}

}  // namespace newsbrief::summary
