#include "annotation/quoted_attributions.hpp"

#include <algorithm>

#include "annotation/sources.hpp"
#include "text/utf8.hpp"

namespace newsbrief::annotation {
namespace {

using document::Attribution;
using document::TokenRange;
using document::Tree;
using document::Upos;
using document::WorkingDocument;
using Ranges = std::vector<TokenRange>;

constexpr std::uint32_t kGap = 12;  ///< tokens between two pieces of one content

bool covers(const Ranges& ranges, std::uint32_t t) {
  return std::any_of(ranges.begin(), ranges.end(), [&](const TokenRange& r) { return r.contains(t); });
}

class QuotationTaker {
 public:
  QuotationTaker(WorkingDocument& doc, const Tree& tree, const lexicon::Cues& cues, const SpeechMap& speech)
      : doc_(doc), tree_(tree), cues_(cues), speech_(speech) {}

  /// A quotation becomes an attribution of its own, or part of the clause that it stands in.
  void take_in(const document::Quotation& q) {
    auto* same = holder_of(q);
    if (!same) {
      doc_.attributions.push_back(of_its_own(q));
      same = &doc_.attributions.back();
    }
    if (!same->speaker) same->speaker = q.speaker;
    if (!same->source && q.speaker) same->source = doc_.mentions[*q.speaker].tokens;
    if (is_sentence(q)) {
      same->content = q.tokens;
      same->direct = true;
      return;
    }
    const auto lead = lead_of(q);
    same->direct = lead.empty() && is_all_within(same->content, q);
    if (same->direct) {
      same->content = q.tokens;
    } else {
      same->content.insert(same->content.end(), q.tokens.begin(), q.tokens.end());
      if (!lead.empty()) same->content.push_back(lead);
      join(*same);
    }
  }

 private:
  Attribution of_its_own(const document::Quotation& q) const {
    Attribution a{q.tokens, {}, q.speaker, q.cue, true};
    if (q.cue) {
      if (const auto source = source_of(doc_, tree_, q.cue->first); source && !covers(q.tokens, source->head))
        set_source(doc_, a, *source);
      a.cue = cue_words(doc_, q.cue->first);
    }
    return a;
  }

  bool is_all_within(const Ranges& content, const document::Quotation& q) const {
    return std::all_of(content.begin(), content.end(), [&](const TokenRange& r) {
      for (auto t = r.first; t < r.last; ++t)
        if (is_word(doc_.tokens[t]) && !covers(q.tokens, t)) return false;
      return true;
    });
  }

  /// "Her plan “would end it all,” X said": the words in front of the mark, where the cue follows.
  TokenRange lead_of(const document::Quotation& q) const {
    if (!q.cue || q.cue->first < q.tokens[0].last) return {};
    const auto s = speech_.sentence_around(q.tokens[0].first);
    auto end = q.tokens[0].first;
    while (end > s.first && speech_.is_mark(end - 1)) --end;
    if (end == q.tokens[0].first || end <= s.first || doc_.tokens[end - 1].form == ":") return {};
    for (auto t = s.first; t < end; ++t)
      if (doc_.tokens[t].upos == Upos::VERB && cues_.carries_quotation(doc_.tokens[t].lemma, doc_.tokens[t].lower))
        return {};
    return {s.first, end};
  }

  /// Whole sentences stand between the marks, not the end of a clause that begins outside.
  bool is_sentence(const document::Quotation& q) const {
    const auto& first = doc_.tokens[q.tokens[0].first];
    const auto last = doc_.tokens[q.tokens[0].last - 1].form;
    auto before = q.tokens[0].first;
    while (before > 0 && speech_.is_mark(before - 1)) --before;
    const bool behind_cue = q.cue && q.cue->first < before;
    const bool begins = before == 0 || doc_.tokens[before - 1].form == ":" || begins_sentence(before) ||
                        (behind_cue && (doc_.tokens[before - 1].form == "," || q.cue->last == before));
    return begins && text::is_upper(text::decode(first.form, 0).code_point) &&
           (last == "," || last == "." || last == "?" || last == "!" || q.tokens.size() > 1) && q.tokens[0].size() > 4;
  }

  bool begins_sentence(std::uint32_t t) const { return speech_.sentence_around(t).first == t; }

  Attribution* holder_of(const document::Quotation& q) {
    for (auto& a : doc_.attributions)
      if (a.cue && q.cue && a.cue->contains(q.cue->first) && !a.direct) return &a;
    if (q.cue) return nullptr;
    for (auto& a : doc_.attributions)
      if (a.cue && !covers(q.tokens, a.cue->first) &&
          std::any_of(a.content.begin(), a.content.end(), [&](const TokenRange& r) { return r.overlaps(q.tokens[0]); }))
        return &a;
    return nullptr;
  }

  /// Sorts the content and makes one of pieces of a sentence that neither cue nor source parts.
  void join(Attribution& a) const {
    std::sort(a.content.begin(), a.content.end());
    Ranges out;
    for (const auto& r : a.content) {
      const bool meets = !out.empty() && (r.first <= out.back().last || only_marks(out.back().last, r.first) ||
                                          is_one_piece(a, {out.back().last, r.first}));
      if (meets) {
        out.back().last = std::max(out.back().last, r.last);
      } else {
        out.push_back(r);
      }
    }
    a.content = std::move(out);
  }

  bool is_one_piece(const Attribution& a, TokenRange gap) const {
    return gap.size() <= kGap && !(a.cue && a.cue->overlaps(gap)) && !(a.source && a.source->overlaps(gap)) &&
           speech_.sentence_around(gap.first - 1).contains(gap.last);
  }

  bool only_marks(std::uint32_t from, std::uint32_t to) const {
    for (auto t = from; t < to; ++t)
      if (is_word(doc_.tokens[t]) || doc_.tokens[t].upos == Upos::NUM) return false;
    return true;
  }

  WorkingDocument& doc_;
  const Tree& tree_;
  const lexicon::Cues& cues_;
  const SpeechMap& speech_;
};

}  // namespace

void take_in_quotations(WorkingDocument& doc, const Tree& tree, const lexicon::Cues& cues, const SpeechMap& speech) {
  QuotationTaker taker(doc, tree, cues, speech);
  for (const auto& q : doc.quotations) taker.take_in(q);
}

}  // namespace newsbrief::annotation
