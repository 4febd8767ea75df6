#include "annotation/tense.hpp"

#include <algorithm>

namespace newsbrief::annotation {
namespace {

using document::Token;
using document::TokenRange;
using document::Xpos;
using lexicon::TenseCues;

class Clues {
 public:
  Clues(const document::WorkingDocument& doc, const lexicon::TenseLexicon& lexicon, TokenRange sentence)
      : doc_(doc), lexicon_(lexicon), sentence_(sentence) {}

  std::string_view word(std::uint32_t i) const {
    return sentence_.contains(i) ? doc_.tokens[i].lower : std::string_view{};
  }
  TenseCues cues(std::uint32_t i) const { return lexicon_.cues(word(i)); }
  bool quotes(std::uint32_t i) const { return word(i) == "\"" || word(i) == "''"; }

  /// What one word says about the direction of a time near it.
  Lean direction(std::uint32_t i) const {
    const auto here = cues(i);
    // "discussed the plan on Tuesday": only the verb looks ahead.
    const bool noun = doc_.tokens[i].xpos == Xpos::NN || doc_.tokens[i].xpos == Xpos::NNS;
    if (here.future && !(noun && here.verb)) return Lean::future;
    if (here.is) {
      for (auto k = i + 1; k < i + 4; ++k)
        if (const auto next = cues(k); next.planned || next.ahead) return Lean::future;
      return Lean::open;
    }
    if (here.was && cues(i + 1).ahead_of_past) return Lean::future;
    if (here.planned) return doc_.tokens[i].xpos == Xpos::VBD ? Lean::past : planned(i);  // "set out", "planned"
    // "to be paid", "is predicted to": the participle is not the past that it looks like.
    const bool bound = i > sentence_.first && cues(i - 1).no_past;
    return !bound && is_past(doc_.tokens[i], here) ? Lean::past : Lean::open;
  }

 private:
  Lean planned(std::uint32_t i) const {
    if (word(i) == "due" && word(i + 1) == "to" && cues(i + 2).the) return Lean::open;  // a cause
    for (auto k = i; k > sentence_.first && k + 3 > i; --k)
      if (cues(k - 1).was) return Lean::past;
    return Lean::future;
  }

  /// By the tag where there is one, else by the list and the regular ending.
  static bool is_past(const Token& token, TenseCues cues) {
    if (token.xpos != Xpos::none) return token.xpos == Xpos::VBD || token.xpos == Xpos::VBN;
    if (cues.past) return true;
    return token.lower.size() > 4 && token.lower.ends_with("ed") && !cues.not_past && token.form == token.lower;
  }

  const document::WorkingDocument& doc_;
  const lexicon::TenseLexicon& lexicon_;
  TokenRange sentence_;
};

/// What the words right before and after the time say.
Lean direct_neighbours(const Clues& clues, TokenRange sentence, TokenRange at) {
  const auto before = [&](std::uint32_t n) {
    return at.first >= sentence.first + n ? clues.word(at.first - n) : std::string_view{};
  };
  if (at.first > sentence.first) {
    const auto lead = clues.cues(at.first - 1);
    if (lead.leads_future) return Lean::future;
    if (lead.leads_past) return Lean::past;
    const bool linked = before(1) == "on" || before(1) == "at" || before(1) == "from";  // "starting on Monday"
    if (linked && at.first > sentence.first + 1 && clues.cues(at.first - 2).leads_future) return Lean::future;
    if (before(1) == "as" && (before(2) == "early" || before(2) == "soon")) return Lean::future;
  }
  // "Wednesday's ruling" has been, "ahead of Tuesday's vote" is to come, whatever the main verb says.
  if (clues.word(at.last) != "'s") return Lean::open;
  const bool ahead = (before(1) == "of" && before(2) == "ahead") || before(1) == "before" || before(1) == "for";
  return ahead ? Lean::future : Lean::past;
}

/// The verb whose clause the time stands in, where trees are set: "will receive X, …, on Monday, Y said".
Lean governing_verb(const document::WorkingDocument& doc, const Clues& clues, TokenRange sentence, TokenRange at) {
  std::uint32_t t = at.first;
  for (int steps = 0; steps < 6; ++steps) {
    const auto head = doc.tokens[t].head;
    if (head == document::kNoHead || !sentence.contains(head)) return Lean::open;
    if (!at.contains(head) && doc.tokens[head].upos == document::Upos::VERB) {
      for (auto x = sentence.first; x < head; ++x)
        if (doc.tokens[x].head == head && doc.tokens[x].deprel == document::Deprel::aux && clues.cues(x).future)
          return Lean::future;
      // "said it was ready to begin on Monday": what somebody is ready for is to come.
      const auto above = doc.tokens[head].head;
      if (doc.tokens[head].xpos == Xpos::VB && above != document::kNoHead && sentence.contains(above) &&
          doc.tokens[above].upos == document::Upos::ADJ)
        return Lean::future;
      // "X, who met Y on Thursday, plans …": a relative clause has its own tense, and its own day.
      const bool aside = doc.tokens[head].deprel == document::Deprel::acl_relcl;
      return aside && doc.tokens[head].xpos == Xpos::VBD ? Lean::past : Lean::open;
    }
    t = head;
  }
  return Lean::open;
}

}  // namespace

Lean tense_around(const document::WorkingDocument& doc, const lexicon::TenseLexicon& lexicon, TokenRange sentence,
                  TokenRange at) {
  const Clues clues(doc, lexicon, sentence);
  if (const auto said = direct_neighbours(clues, sentence, at); said != Lean::open) return said;
  if (const auto governed = governing_verb(doc, clues, sentence, at); governed != Lean::open) return governed;
  constexpr std::uint32_t kReach = 14;
  bool right_open = true;
  for (std::uint32_t distance = 1; distance <= kReach; ++distance) {
    if (at.first >= sentence.first + distance)
      if (const auto left = clues.direction(at.first - distance); left != Lean::open) return left;
    const auto behind = at.last - 1 + distance;
    right_open = right_open && behind < sentence.last && !clues.quotes(behind);
    if (right_open)  // behind a closing quotation mark stands who said it, not when
      if (const auto right = clues.direction(behind); right != Lean::open) return right;
  }
  return Lean::open;
}

}  // namespace newsbrief::annotation
