#include "language/tree_repair.hpp"

#include <optional>

namespace newsbrief::language {
namespace {

using document::Deprel;
using document::kNoHead;
using document::Token;
using document::Upos;
using document::WorkingDocument;
using document::Xpos;

bool is_nominal(const Token& t) { return t.upos == Upos::NOUN || t.upos == Upos::PROPN || t.upos == Upos::PRON; }

bool is_finite(Xpos tag) { return tag == Xpos::VBD || tag == Xpos::VBZ || tag == Xpos::VBP || tag == Xpos::MD; }

bool is_subject(Deprel rel) {
  return rel == Deprel::nsubj || rel == Deprel::nsubj_pass || rel == Deprel::csubj || rel == Deprel::expl;
}

/// Reads one sentence.
class Sentence {
 public:
  Sentence(WorkingDocument& doc, document::TokenRange range) : doc_(doc), range_(range) {}

  void repair() {
    const auto root = this->root();
    if (root) join_reported_halves(*root);
    if (root) give_back_subject(*root);
    if (root) take_name_in_front(*root);
    for (auto t = range_.first; t < range_.last; ++t) open_time_clause(t);
    if (!root || !is_nominal(doc_.tokens[*root]) ||
        has_child(*root, [](const Token& t) { return t.deprel == Deprel::cop || is_subject(t.deprel); }))
      return;
    const auto clause = relative_clause(*root);
    const auto verb = clause ? orphan(*root, *clause) : std::nullopt;
    if (!verb) return;
    auto& main = doc_.tokens[*verb];
    main.head = kNoHead;
    main.deprel = Deprel::root;
    const bool passive = has_child(*verb, [](const Token& t) { return t.deprel == Deprel::aux_pass; });
    doc_.tokens[*root].head = *verb;
    doc_.tokens[*root].deprel = passive ? Deprel::nsubj_pass : Deprel::nsubj;
    for (auto t = *verb + 1; t < range_.last; ++t)
      if (doc_.tokens[t].head == *root) doc_.tokens[t].head = *verb;
  }

 private:
  void give_back_subject(std::uint32_t verb) {
    std::optional<std::uint32_t> first, second, clause;
    for (auto t = range_.first; t < verb; ++t) {
      const auto& child = doc_.tokens[t];
      if (child.head != verb) continue;
      if (child.deprel == Deprel::ccomp && first && !clause) clause = t;
      if (child.deprel == Deprel::nsubj) (first ? second : first) = t;
    }
    if (!first || !second || !clause || *second < *clause) return;
    if (const auto own = subject_of(*clause)) {
      if (!begins_with_and(*own) || *own < *first) return;  // "X, the minister of Y, and Z agreed …"
      doc_.tokens[*own].head = *first;
      doc_.tokens[*own].deprel = Deprel::conj;
    }
    const bool passive = has_child(*clause, [](const Token& t) { return t.deprel == Deprel::aux_pass; });
    doc_.tokens[*first].head = *clause;
    doc_.tokens[*first].deprel = passive ? Deprel::nsubj_pass : Deprel::nsubj;
  }

  /// "X phoned Y on Tuesday.": a name that opens the sentence right in front of its verb and hangs on it as if both
  /// were one noun is the subject.
  void take_name_in_front(std::uint32_t verb) {
    auto& root = doc_.tokens[verb];
    if (root.upos != Upos::VERB || (root.xpos != Xpos::VBD && root.xpos != Xpos::VBN && root.xpos != Xpos::VBZ) ||
        verb == range_.first || subject_of(verb))
      return;
    auto& name = doc_.tokens[verb - 1];
    if (name.upos != Upos::PROPN || name.head != verb ||
        (name.deprel != Deprel::compound && name.deprel != Deprel::amod && name.deprel != Deprel::nmod))
      return;
    for (auto t = range_.first; t + 1 < verb; ++t)
      if (!is_below(t, verb - 1)) return;
    // The person behind it, taken for one who is addressed or for what it is called.
    auto object = verb + 1;
    while (object < range_.last && (doc_.tokens[object].head != verb || !is_nominal(doc_.tokens[object]))) ++object;
    const auto rel = object < range_.last ? doc_.tokens[object].deprel : Deprel::root;
    const bool misread = rel == Deprel::vocative || rel == Deprel::xcomp;
    // "X told to resign", in a title: without an object a participle is a passive.
    if (root.xpos == Xpos::VBN && rel != Deprel::obj && !misread) return;
    name.deprel = Deprel::nsubj;
    if (misread && doc_.tokens[object].upos == Upos::PROPN) doc_.tokens[object].deprel = Deprel::obj;
  }

  /// "… hours after X and Y handed over …": a clause, where the tree reads "after X" as a phrase of its own and leaves
  /// the verb right behind it without a subject.
  void open_time_clause(std::uint32_t word) {
    const auto w = doc_.tokens[word].lower;
    if (doc_.tokens[word].deprel != Deprel::case_ || (w != "after" && w != "before" && w != "since" && w != "until"))
      return;
    const auto noun = doc_.tokens[word].head;
    if (noun == kNoHead || noun < word || !is_nominal(doc_.tokens[noun])) return;
    auto verb = noun + 1;
    while (verb < range_.last && doc_.tokens[verb].upos != Upos::VERB && is_below(verb, noun)) ++verb;
    if (verb == range_.last) return;
    // "telephoned X": with an object no participle of the passive
    const bool past = doc_.tokens[verb].xpos == Xpos::VBN && doc_.tokens[verb].deprel != Deprel::acl &&
                      has_child(verb, [](const Token& t) { return t.deprel == Deprel::obj; });
    if (doc_.tokens[verb].xpos != Xpos::VBD && !past) return;
    const auto rel = doc_.tokens[verb].deprel;
    if (rel != Deprel::advcl && rel != Deprel::conj && rel != Deprel::acl) return;
    for (auto t = word + 1; t < verb; ++t)
      if (!is_below(t, noun)) return;
    if (const auto own = subject_of(verb); own && *own != noun) return;
    if (has_child(verb, [](const Token& t) { return t.deprel == Deprel::cc || t.deprel == Deprel::mark; })) return;
    // "a day before X said": the day hangs on the verb already.
    const bool hung = is_below(doc_.tokens[noun].head, verb);
    const auto above = hung ? doc_.tokens[verb].head : doc_.tokens[noun].head;
    if (above == kNoHead || above >= verb) return;
    doc_.tokens[verb].head = above;
    doc_.tokens[verb].deprel = Deprel::advcl;
    doc_.tokens[noun].head = verb;
    doc_.tokens[noun].deprel = Deprel::nsubj;
    doc_.tokens[word].head = verb;
    doc_.tokens[word].deprel = Deprel::mark;
  }

  /// "The call between X and Y, which was asked for by Z, lasted an hour, an official said.": noun and verb, each read
  /// as what was said.
  void join_reported_halves(std::uint32_t said) {
    std::optional<std::uint32_t> noun;
    for (auto t = range_.first; t < said; ++t) {
      auto& child = doc_.tokens[t];
      if (child.head != said || child.deprel != Deprel::ccomp) continue;
      if (!noun) {
        const bool clause =
            has_child(t, [](const Token& x) { return x.deprel == Deprel::cop || is_subject(x.deprel); });
        if (!is_nominal(child) || clause) return;
        noun = t;
        continue;
      }
      const bool finite = is_finite(child.xpos) || has_child(t, [](const Token& x) {
                            return (x.deprel == Deprel::aux || x.deprel == Deprel::aux_pass) && is_finite(x.xpos);
                          });
      if (child.upos != Upos::VERB || !finite || subject_of(t)) return;
      const bool passive = has_child(t, [](const Token& x) { return x.deprel == Deprel::aux_pass; });
      doc_.tokens[*noun].head = t;
      doc_.tokens[*noun].deprel = passive ? Deprel::nsubj_pass : Deprel::nsubj;
      return;
    }
  }

  std::optional<std::uint32_t> subject_of(std::uint32_t verb) const {
    for (auto t = range_.first; t < range_.last; ++t)
      if (doc_.tokens[t].head == verb && is_subject(doc_.tokens[t].deprel)) return t;
    return std::nullopt;
  }

  bool begins_with_and(std::uint32_t head) const {
    for (auto t = range_.first; t < head; ++t)
      if (doc_.tokens[t].upos != Upos::PUNCT && is_below(t, head)) return doc_.tokens[t].deprel == Deprel::cc;
    return false;
  }

  std::optional<std::uint32_t> root() const {
    for (auto t = range_.first; t < range_.last; ++t)
      if (doc_.tokens[t].head == kNoHead) return t;
    return std::nullopt;
  }

  template <class Wanted>
  bool has_child(std::uint32_t head, Wanted wanted) const {
    for (auto t = range_.first; t < range_.last; ++t)
      if (doc_.tokens[t].head == head && wanted(doc_.tokens[t])) return true;
    return false;
  }

  /// The relative clause behind a comma.
  std::optional<std::uint32_t> relative_clause(std::uint32_t root) const {
    for (auto t = root + 1; t < range_.last; ++t) {
      if (doc_.tokens[t].head != root || doc_.tokens[t].deprel != Deprel::acl_relcl) continue;
      for (auto p = root + 1; p < t; ++p) {
        const auto w = doc_.tokens[p].lower;
        if (w == "who" || w == "which" || w == "whose" || w == "whom")
          return p > range_.first && (doc_.tokens[p - 1].form == "," || doc_.tokens[p - 1].upos == Upos::ADP)
                     ? std::optional(t)
                     : std::nullopt;
      }
    }
    return std::nullopt;
  }

  bool is_below(std::uint32_t t, std::uint32_t above) const {
    while (t != kNoHead && t != above) t = doc_.tokens[t].head;
    return t == above;
  }

  /// The first finite verb behind the clause that has no subject of its own and begins behind a comma.
  std::optional<std::uint32_t> orphan(std::uint32_t root, std::uint32_t clause) const {
    for (auto v = clause + 1; v < range_.last; ++v) {
      const auto& verb = doc_.tokens[v];
      if (verb.upos != Upos::VERB || !is_below(v, root)) continue;
      const bool loose = verb.deprel == Deprel::advcl || verb.deprel == Deprel::conj || verb.deprel == Deprel::ccomp ||
                         verb.deprel == Deprel::parataxis || verb.deprel == Deprel::acl;
      bool finite = is_finite(verb.xpos), bare = true;
      const bool past = verb.xpos == Xpos::VBN;  // with an object no participle of the passive
      auto begin = v;
      for (auto t = range_.first; t < range_.last; ++t) {
        const auto& child = doc_.tokens[t];
        if (child.head != v) continue;
        bare = bare && !is_subject(child.deprel) && child.deprel != Deprel::mark && child.deprel != Deprel::cc;
        finite = finite || (past && child.deprel == Deprel::obj);
        if (t >= v) continue;
        if (child.deprel == Deprel::aux || child.deprel == Deprel::aux_pass) finite = finite || is_finite(child.xpos);
        if (child.deprel != Deprel::punct && t < begin) begin = t;
      }
      if (loose && finite && bare && begin > clause && doc_.tokens[begin - 1].form == ",") return v;
    }
    return std::nullopt;
  }

  WorkingDocument& doc_;
  document::TokenRange range_;
};

}  // namespace

void repair_main_verbs(WorkingDocument& doc, std::size_t first, std::size_t last) {
  for (auto s = first; s < last; ++s) Sentence(doc, doc.sentences[s].tokens).repair();
}

}  // namespace newsbrief::language
