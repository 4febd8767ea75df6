#include "annotation/quotations.hpp"

#include <algorithm>

#include "annotation/names.hpp"
#include "annotation/quotation_marks.hpp"
#include "annotation/transcripts.hpp"
#include "text/utf8.hpp"

namespace newsbrief::annotation {
namespace {

using document::BlockKind;
using document::Deprel;
using document::EntityMention;
using document::EntityType;
using document::kNone;
using document::MentionKind;
using document::Quotation;
using document::TokenRange;
using document::Tree;
using document::Upos;
using document::WorkingDocument;

constexpr std::uint32_t kNear = 6;       ///< tokens between a cue and the short quotation that stands by it
constexpr std::uint32_t kParagraph = 6;  ///< words of a paragraph that is a quotation without a cue
constexpr std::uint32_t kShortest = 3;   ///< words of a quotation; fewer are a name or a term

struct Cue {
  TokenRange tokens;
  std::optional<std::uint32_t> speaker;  // mention
};

class Finder {
 public:
  Finder(WorkingDocument& doc, const Tree& tree, const lexicon::Cues& cues) : doc_(doc), tree_(tree), cues_(cues) {}

  void run() {
    sentence_of_.assign(doc_.tokens.size(), 0);
    for (std::uint32_t s = 0; s < doc_.sentences.size(); ++s)
      for (auto t = doc_.sentences[s].tokens.first; t < doc_.sentences[s].tokens.last; ++t) sentence_of_[t] = s;
    marks_ = quotation_marks(doc_);
    for (const auto& marked : marked_stretches()) attribute(marked);
    if (doc_.quotations.empty()) doc_.quotations = transcript_turns(doc_);
    std::sort(doc_.quotations.begin(), doc_.quotations.end(),
              [](const Quotation& a, const Quotation& b) { return a.content[0].start < b.content[0].start; });
    first_person();
  }

 private:
  Mark mark(std::uint32_t t) const { return marks_[t]; }

  /// Stretches between marks; a quotation that a new paragraph opens again without having been closed goes on.
  std::vector<std::vector<TokenRange>> marked_stretches() const {
    std::vector<std::vector<TokenRange>> out;
    std::optional<std::uint32_t> opened;
    bool continues = false;
    std::uint32_t block = kNone;
    for (std::uint32_t t = 0; t < doc_.tokens.size(); ++t) {
      const auto here = doc_.sentences[sentence_of_[t]].block;
      if (here != block) {
        const bool reopened = opened && (mark(t) == Mark::open || mark(t) == Mark::either);
        if (reopened && *opened < t) {
          add(out, {*opened, t}, continues);
          continues = true;
        } else {
          continues = false;
        }
        opened.reset();
        block = here;
      }
      const auto m = mark(t);
      if (m == Mark::rest) {
        if (opened == t) opened = t + 1;
      } else if (m == Mark::open || (m == Mark::either && !opened)) {
        opened = t + 1;
      } else if (opened && (m == Mark::close || m == Mark::either)) {
        if (*opened < t) add(out, {*opened, t}, continues);
        opened.reset();
        continues = false;
      }
    }
    return out;
  }

  static void add(std::vector<std::vector<TokenRange>>& out, TokenRange range, bool continues) {
    if (continues && !out.empty()) {
      out.back().push_back(range);
    } else {
      out.push_back({range});
    }
  }

  bool is_inside(std::uint32_t t, const std::vector<TokenRange>& ranges) const {
    return std::any_of(ranges.begin(), ranges.end(), [&](const TokenRange& r) { return r.contains(t); });
  }

  void attribute(const std::vector<TokenRange>& ranges) {
    const auto words = static_cast<std::uint32_t>(
        std::count_if(doc_.tokens.begin() + ranges[0].first, doc_.tokens.begin() + ranges[0].last,
                      [](const document::Token& t) { return text::is_letter(text::decode(t.form, 0).code_point); }));
    auto cue = cue_of(ranges);
    if (!cue) cue = cue_behind(ranges.back());
    if (!cue) cue = cue_above(ranges[0]);
    auto* last = doc_.quotations.empty() ? nullptr : &doc_.quotations.back();
    const bool near_last = last && same_block(last->tokens.back().last - 1, ranges[0].first);
    // “…,” he said, “…”: one quotation, interrupted.
    if (near_last && cue && last->cue && cue->tokens == *last->cue && ranges[0].first < last->tokens.back().last + 12)
      return stands_alone(ranges[0].first) ? extend(*last, ranges) : void();
    if (last && !cue && goes_on(*last, ranges[0])) return extend(*last, ranges);
    const bool stands_by = cue && words > 0 && is_closed(ranges.back()) &&
                           std::min(gap(cue->tokens, ranges[0]), gap(cue->tokens, ranges.back())) < kNear;
    if (words < kShortest && !stands_by) return;
    if (!cue && near_last && only_quote_between(last->tokens.back().last, ranges[0].first))
      cue = Cue{{}, last->speaker};
    if (!cue && words >= kParagraph && last && follows_block_of(*last, ranges)) return extend(*last, ranges);
    if (!cue) return;
    Quotation q;
    q.speaker = cue->speaker;
    if (!cue->tokens.empty()) q.cue = cue->tokens;
    extend(q, ranges);
    doc_.quotations.push_back(std::move(q));
  }

  /// A paragraph that is nothing but the stretch, right below the paragraph of the last quotation.
  bool follows_block_of(const Quotation& last, const std::vector<TokenRange>& ranges) const {
    const auto& here = doc_.sentences[sentence_of_[ranges[0].first]];
    if (doc_.sentences[sentence_of_[last.tokens.back().last - 1]].block + 1 != here.block) return false;
    for (auto t = line_start(ranges[0].first); t < ranges[0].first; ++t)
      if (mark(t) == Mark::none) return false;
    auto t = ranges.back().last;
    while (t < doc_.tokens.size() && mark(t) != Mark::none) ++t;
    return t == doc_.tokens.size() || !same_block(t, ranges.back().last - 1);
  }

  /// Punctuation or "and" parts the stretch from what is in front of it: no name in marks within a phrase.
  bool stands_alone(std::uint32_t first) const {
    auto t = first;
    while (t > 0 && mark(t - 1) != Mark::none) --t;
    if (t == 0 || sentence_of_[t - 1] != sentence_of_[first]) return true;
    const auto& before = doc_.tokens[t - 1];
    return before.upos == Upos::PUNCT || before.upos == Upos::CCONJ || before.lower == "that";
  }

  /// Tokens between a cue and a stretch.
  static std::uint32_t gap(TokenRange cue, TokenRange stretch) {
    if (cue.last <= stretch.first) return stretch.first - cue.last;
    return cue.first >= stretch.last ? cue.first - stretch.last : 0;
  }

  /// The marks take a comma or full stop in with them, as those of whole sentences do.
  bool is_closed(TokenRange stretch) const {
    const auto w = doc_.tokens[stretch.last - 1].form;
    return w == "," || w == "." || w == "?" || w == "!";
  }

  /// "…," he said. "…": the next sentence begins with the stretch and says of nobody that they speak.
  bool goes_on(const Quotation& last, TokenRange stretch) const {
    if (!last.cue || !same_block(last.tokens.back().last - 1, stretch.first)) return false;
    const auto s = sentence_of_[stretch.first];
    for (auto t = doc_.sentences[s].tokens.first; t < stretch.first; ++t)
      if (mark(t) == Mark::none) return false;
    const auto before = sentence_of_[last.tokens.back().last - 1];
    const auto cue = sentence_of_[last.cue->first];
    return std::max(before, cue) + 1 >= s;
  }

  void extend(Quotation& q, const std::vector<TokenRange>& ranges) const {
    for (const auto& r : ranges) {
      q.tokens.push_back(r);
      q.content.push_back(doc_.bytes(r));
    }
  }

  bool same_block(std::uint32_t a, std::uint32_t b) const {
    return doc_.sentences[sentence_of_[a]].block == doc_.sentences[sentence_of_[b]].block;
  }

  /// Nothing but marks and white space, so that the same person goes on.
  bool only_quote_between(std::uint32_t from, std::uint32_t to) const {
    for (auto t = from; t < to; ++t)
      if (mark(t) == Mark::none && doc_.tokens[t].upos != Upos::PUNCT && doc_.tokens[t].form != ".") return false;
    return true;
  }

  /// The verb of speech that the quotation belongs to, in its own sentences and outside of the marks; else "according
  /// to X".
  std::optional<Cue> cue_of(const std::vector<TokenRange>& ranges) const {
    const auto first = doc_.sentences[sentence_of_[ranges[0].first]].tokens.first;
    const auto last_token =
        std::min<std::uint32_t>(ranges.back().last, static_cast<std::uint32_t>(doc_.tokens.size() - 1));
    const auto last = doc_.sentences[sentence_of_[last_token]].tokens.last;
    std::optional<std::uint32_t> best;
    for (auto t = first; t < last; ++t) {
      if (is_inside(t, ranges) || !is_cue_verb(t)) continue;
      if (!best || distance(t, ranges) < distance(*best, ranges)) best = t;
    }
    if (best) {
      if (const auto who = subject_of(*best, ranges)) return Cue{{*best, *best + 1}, who};
      return Cue{{*best, *best + 1}, std::nullopt};
    }
    for (auto t = first; t + 2 < last; ++t)
      if (doc_.tokens[t].lower == "according" && doc_.tokens[t + 1].lower == "to" && !is_inside(t, ranges))
        return Cue{{t, t + 2}, mention_near(t + 2, std::min(t + 8, last))};
    return std::nullopt;
  }

  /// "…!" said X: a sentence that begins with its cue behind a mark that seems to end one.
  std::optional<Cue> cue_behind(TokenRange stretch) const {
    auto t = stretch.last;
    while (t < doc_.tokens.size() && mark(t) != Mark::none) ++t;
    if (t >= doc_.tokens.size() || !same_block(stretch.first, t)) return std::nullopt;
    const auto w = doc_.tokens[stretch.last - 1].form;
    if (w == "." || !is_closed(stretch)) return std::nullopt;
    return cue_between({t, std::min(t + kNear, doc_.sentences[sentence_of_[t]].tokens.last)}, stretch);
  }

  /// "X went on:" at the end of the paragraph above.
  std::optional<Cue> cue_above(TokenRange stretch) const {
    auto t = stretch.first;
    while (t > 0 && mark(t - 1) != Mark::none) --t;
    if (t == 0 || same_block(t - 1, stretch.first) || doc_.tokens[t - 1].form != ":") return std::nullopt;
    return cue_between({doc_.sentences[sentence_of_[t - 1]].tokens.first, t}, stretch);
  }

  std::optional<Cue> cue_between(TokenRange words, TokenRange stretch) const {
    for (auto t = words.first; t < words.last && mark(t) == Mark::none; ++t)
      if (is_cue_verb(t)) return Cue{{t, t + 1}, subject_of(t, {stretch})};
    return std::nullopt;
  }

  bool is_cue_verb(std::uint32_t t) const {
    const auto& token = doc_.tokens[t];
    return (token.upos == Upos::VERB || token.upos == Upos::X) && cues_.carries_quotation(token.lemma, token.lower);
  }

  static std::uint32_t distance(std::uint32_t t, const std::vector<TokenRange>& ranges) {
    return t < ranges[0].first ? ranges[0].first - t : t - std::min(t, ranges.back().last - 1);
  }

  std::optional<std::uint32_t> subject_of(std::uint32_t verb, const std::vector<TokenRange>& ranges) const {
    std::uint32_t at = verb;
    for (int depth = 0; depth < 4; ++depth) {  // "met X and said": the subject stands with the first verb
      if (const auto subject = tree_.child(at, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::nsubj_outer}))
        if (const auto m = mention_near(tree_.yield(*subject).first, tree_.yield(*subject).last, *subject);
            m && !is_inside(*subject, ranges))
          return m;
      if (doc_.tokens[at].deprel != Deprel::conj && doc_.tokens[at].deprel != Deprel::xcomp &&
          doc_.tokens[at].deprel != Deprel::advcl)
        break;
      at = doc_.tokens[at].head;
    }
    // "…," said X / X said
    const auto& m = doc_.mention_of;
    if (verb + 1 < doc_.tokens.size() && !is_inside(verb + 1, ranges) && m[verb + 1] != kNone &&
        sentence_of_[verb] == sentence_of_[verb + 1])
      return m[verb + 1];
    if (verb > 0 && !is_inside(verb - 1, ranges) && m[verb - 1] != kNone &&
        sentence_of_[verb] == sentence_of_[verb - 1])
      return m[verb - 1];
    return std::nullopt;
  }

  /// The mention at `head`, or the first one in the range that is no mere modifier.
  std::optional<std::uint32_t> mention_near(std::uint32_t from, std::uint32_t to,
                                            std::optional<std::uint32_t> head = {}) const {
    if (head && doc_.mention_of[*head] != kNone && !doc_.mentions[doc_.mention_of[*head]].modifier)
      return doc_.mention_of[*head];
    for (auto t = from; t < to && t < doc_.tokens.size(); ++t)
      if (doc_.mention_of[t] != kNone && !doc_.mentions[doc_.mention_of[t]].modifier) return doc_.mention_of[t];
    return std::nullopt;
  }

  std::uint32_t line_start(std::uint32_t t) const {
    const auto block = doc_.sentences[sentence_of_[t]].block;
    while (t > 0 && doc_.sentences[sentence_of_[t - 1]].block == block) --t;
    return t;
  }

  // --- the first person ----------------------------------------------------------------------------------------------

  void first_person() {
    for (const auto& q : doc_.quotations) {
      if (!q.speaker || doc_.mentions[*q.speaker].entities.empty()) continue;
      const auto speaker = doc_.mentions[*q.speaker].entities;
      for (const auto& range : q.tokens)
        for (auto t = range.first; t < range.last; ++t) {
          const auto w = doc_.tokens[t].lower;
          if (w != "i" && w != "my" && w != "me" && w != "we" && w != "our" && w != "us") continue;
          if (const auto old = doc_.mention_of[t]; old != kNone) {
            if (doc_.mentions[old].kind == MentionKind::pronoun) doc_.mentions[old].entities = speaker;
            continue;
          }
          doc_.mentions.push_back({.tokens = {t, t + 1}, .head = t, .kind = MentionKind::pronoun, .entities = speaker});
        }
    }
    index_keeping_speakers();
  }

  /// Sorting moves mentions; the quotations' speakers follow them.
  void index_keeping_speakers() {
    std::vector<std::optional<TokenRange>> speakers;
    for (const auto& q : doc_.quotations)
      speakers.push_back(q.speaker ? std::optional(doc_.mentions[*q.speaker].tokens) : std::nullopt);
    index_mentions(doc_);
    for (std::size_t i = 0; i < speakers.size(); ++i) {
      if (!speakers[i]) continue;
      const auto at = std::find_if(doc_.mentions.begin(), doc_.mentions.end(),
                                   [&](const EntityMention& m) { return m.tokens == *speakers[i]; });
      doc_.quotations[i].speaker = static_cast<std::uint32_t>(at - doc_.mentions.begin());
    }
  }

  WorkingDocument& doc_;
  const Tree& tree_;
  const lexicon::Cues& cues_;
  std::vector<std::uint32_t> sentence_of_;
  std::vector<Mark> marks_;
};

}  // namespace

void QuotationTagger::annotate(WorkingDocument& doc, const Tree& tree) const { Finder(doc, tree, cues_).run(); }

}  // namespace newsbrief::annotation
