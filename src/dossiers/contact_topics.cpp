#include "dossiers/contact_topics.hpp"

#include <algorithm>

namespace newsbrief::dossiers {
namespace {

using document::Argument;
using document::Deprel;
using document::kNoHead;
using document::Predication;
using document::Role;
using document::TokenRange;
using lexicon::WordClass;

constexpr std::uint32_t kLongest = 60;  ///< tokens of a topic

class TopicReader {
 public:
  TopicReader(const Context& c, ContactDraft& draft, Statements statements)
      : c_(c), draft_(draft), statements_(statements) {}

  void run() {
    if (draft_.sentences.empty()) return;
    const auto first = draft_.sentences.front();
    for (const auto& p : c_.doc.predications) {
      if (p.sentence < first || !is_told(c_, p.sentence) || is_quoted(p.trigger)) continue;
      if (p.noun) {
        subject_of_talk(p);
      } else if (is_of_the_parties(p)) {
        matter(p);
      }
    }
    for (auto s = first; s < c_.doc.sentences.size(); ++s)
      if (is_told(c_, s) && statements_ == Statements::of_one_party) opening(c_.doc.sentences[s]);
  }

 private:
  bool is_quoted(std::uint32_t t) const {
    return statements_ == Statements::of_all_parties &&
           std::any_of(c_.doc.quotations.begin(), c_.doc.quotations.end(), [&](const document::Quotation& q) {
             return std::any_of(q.tokens.begin(), q.tokens.end(), [&](const TokenRange& r) { return r.contains(t); });
           });
  }

  bool is_party_of_it(std::uint32_t e) const {
    return std::any_of(draft_.participants.begin(), draft_.participants.end(), [&](auto x) {
      const auto& a = c_.entity(x);
      const auto& b = c_.entity(e);
      return x == e || (!a.country.empty() && a.country == b.country);
    });
  }

  /// The subject is among the parties, stands for all of them, or is left out by a passive.
  bool is_of_the_parties(const Predication& p) const {
    const auto* subject = argument(p, Role::subject);
    if (!subject)
      return c_.tree.child(p.trigger, {Deprel::nsubj_pass, Deprel::csubj_pass}) && p.governor == std::nullopt;
    auto who = entities(p, Role::subject);
    if (who.empty()) return is_set(subject->head);
    if (!std::all_of(who.begin(), who.end(), [&](auto e) { return is_party_of_it(e); })) return false;
    return statements_ == Statements::of_one_party || who.size() >= 2 || is_set(subject->head);
  }

  /// "the leaders", "both sides", "the talks", "they"
  bool is_set(std::uint32_t t) const {
    const auto& k = c_.token(t);
    return k.lower == "they" || k.lower == "both" || c_.is(t, WordClass::call_noun) || c_.is(t, WordClass::talk_noun) ||
           c_.is(t, WordClass::meeting_noun) || c_.is(t, WordClass::party_noun);
  }

  /// What the verb is about: its object, clause, infinitive, or what stands behind "on", "about", "to".
  void matter(const Predication& p) {
    const bool discusses = c_.is(p.trigger, WordClass::discuss_verb);
    const auto* stances = c_.stances.find(c_.lemma(p.trigger));
    if (!discusses && !stances) return;
    if (!discusses && p.modality != document::Modality::actual && p.modality != document::Modality::requested) return;
    for (const auto& a : p.arguments) {
      if (is_time(c_, a.head)) continue;
      if (a.role == Role::object && !names_party(a.head)) add_topic(c_, draft_, a.head);
      if (a.role == Role::clause || a.role == Role::infinitive) add_words(c_.tree.yield(a.head), a.head);
      if (a.role == Role::oblique && a.head > p.trigger &&
          (a.preposition == "on" || a.preposition == "about" || a.preposition == "regarding" ||
           a.preposition == "upon" || a.preposition == "over" || a.preposition == "concerning" ||
           a.preposition == "for" || (a.preposition == "to" && !names_party(a.head))))
        add_topic(c_, draft_, a.head);
    }
  }

  /// "informed [the president] about X" is not about the president, nor "held [talks] on X" about talks.
  bool names_party(std::uint32_t head) const {
    if (c_.is(head, WordClass::call_noun) || c_.is(head, WordClass::talk_noun) || c_.is(head, WordClass::meeting_noun))
      return true;  // the contact itself is none of its topics
    const auto m = c_.doc.mention_of[head];
    return (m != document::kNone && !c_.doc.mentions[m].modifier) || c_.doc.titled[head] != document::kNone;
  }

  void add_words(TokenRange range, std::uint32_t head) {
    while (!range.empty() && (c_.token(range.first).upos == document::Upos::PUNCT ||
                              (range.first < head && c_.token(range.first).deprel == Deprel::mark)))
      ++range.first;
    while (!range.empty() && c_.token(range.last - 1).upos == document::Upos::PUNCT) --range.last;
    if (range.empty()) return;
    if (range.size() > kLongest) range.last = range.first + kLongest;
    if (std::find(draft_.topics.begin(), draft_.topics.end(), range) == draft_.topics.end())
      draft_.topics.push_back(range);
  }

  /// "The main topic of conversation was X", "The focus was on X", "with X on the agenda"
  void subject_of_talk(const Predication& p) {
    const bool topic = c_.is(p.trigger, WordClass::topic_noun);
    const auto head = c_.token(p.trigger).head;
    if (topic && head != kNoHead &&
        (c_.token(p.trigger).deprel == Deprel::nsubj || c_.token(p.trigger).deprel == Deprel::nsubj_pass)) {
      if (c_.tree.child(head, {Deprel::cop})) {
        add_topic(c_, draft_, head);
      } else if (const auto* verb = c_.predication(head)) {
        for (const auto& a : verb->arguments)
          if ((a.role == Role::object && a.head != p.trigger) ||
              (a.role == Role::oblique && (a.preposition == "on" || a.preposition == "to") && !is_time(c_, a.head)))
            add_topic(c_, draft_, a.head);
      }
    }
  }

  /// "With regard to X, …", "On X, …", "Speaking about X, …"
  void opening(const document::Sentence& sentence) {
    for (auto t = sentence.tokens.first; t < std::min(sentence.tokens.last, sentence.tokens.first + 6); ++t) {
      const auto& k = c_.token(t);
      if (k.head == kNoHead || k.head < t) continue;
      const bool opens = k.deprel == Deprel::obl && !is_time(c_, t);
      if (!opens) continue;
      const auto below = c_.tree.yield(t);
      if (below.first != sentence.tokens.first || below.last >= sentence.tokens.last ||
          c_.token(below.last).form != ",")
        continue;
      const auto w = c_.token(below.first).lower;
      if (w == "regarding" || w == "concerning" || w == "on" || w == "about" || w == "as" || w == "with")
        add_topic(c_, draft_, t);
    }
  }

  const Context& c_;
  ContactDraft& draft_;
  Statements statements_;
};

}  // namespace

void add_topic(const Context& c, ContactDraft& draft, std::uint32_t head) {
  for (const auto one : conjuncts(c, head)) {
    auto range = phrase(c, one);
    if (range.empty() || c.token(one).upos == document::Upos::PRON) continue;
    if (range.size() > kLongest) range.last = range.first + kLongest;
    if (std::find(draft.topics.begin(), draft.topics.end(), range) == draft.topics.end()) draft.topics.push_back(range);
  }
}

void add_topics_of(const Context& context, ContactDraft& draft, Statements statements) {
  TopicReader(context, draft, statements).run();
}

}  // namespace newsbrief::dossiers
