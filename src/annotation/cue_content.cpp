#include "annotation/cue_content.hpp"

#include <algorithm>

#include "annotation/sources.hpp"

namespace newsbrief::annotation {
namespace {

using document::Deprel;
using document::kNoHead;
using document::TokenRange;
using document::Upos;
using document::WorkingDocument;
using document::Xpos;
using lexicon::CueContent;
using lexicon::CuePlace;

constexpr std::uint32_t kFar = 9;  ///< tokens from a cue to the "that" of its clause

bool is_finite(Xpos x) { return x == Xpos::VBD || x == Xpos::VBZ || x == Xpos::VBP || x == Xpos::MD; }

/// "…, while others …", "…, who …": what the writer adds.
bool turns_away(std::string_view word) { return word == "while" || word == "who" || word == "which"; }

/// What stands around a hole; behind it only where commas part it off.
Ranges without(const WorkingDocument& doc, TokenRange whole, TokenRange hole) {
  Ranges out;
  if (whole.first < hole.first) out.push_back({whole.first, hole.first});
  const bool interrupts = hole.last < whole.last && whole.first < hole.first &&
                          (doc.tokens[hole.last].form == "," || doc.tokens[hole.last - 1].form == ",");
  if (interrupts) out.push_back({hole.last, whole.last});
  return out;
}

}  // namespace

Ranges CueContentFinder::of_verb(std::uint32_t verb, const CuePlace& place) const {
  if (is_passive(doc_, tree_, verb) || place.content == CueContent::raising) return passive(verb, place);
  auto content = active(verb, place);
  const auto& token = doc_.tokens[verb];
  const bool loose = token.deprel == Deprel::parataxis || tree_.child(verb, {Deprel::parataxis});
  if (content.empty() && place.content == CueContent::clause && !loose &&
      cues_.carries_quotation(token.lemma, token.lower))
    content = following_words(verb);
  return content;
}

Ranges CueContentFinder::active(std::uint32_t verb, const CuePlace& place) const {
  switch (place.content) {
    case CueContent::clause:
      return clause(verb);
    case CueContent::infinitive:
      return child(verb, {Deprel::xcomp});
    case CueContent::object:
      return object(verb);
    case CueContent::naming:
      return naming(verb);
    case CueContent::preposition:
      return place.preposition == "as" ? object_as(verb) : oblique(verb, place.preposition);
    case CueContent::quoted:
    case CueContent::raising:
      break;
  }
  return {};
}

/// "X is expected to …", "it was reported that …", "X was praised by Y".
Ranges CueContentFinder::passive(std::uint32_t verb, const CuePlace& place) const {
  if (place.content == CueContent::clause) return clause(verb);
  const auto subject = tree_.child(verb, {Deprel::nsubj_pass, Deprel::nsubj});
  if (!subject || is_relative(*subject)) return {};
  if (place.content == CueContent::infinitive || place.content == CueContent::raising) {
    const auto rest = tree_.child(verb, {Deprel::xcomp});
    return rest && *rest > verb ? Ranges{noun_phrase(doc_, tree_, *subject), tree_.yield(*rest)} : Ranges{};
  }
  if (place.content == CueContent::object && tree_.child(verb, {Deprel::obl_agent}))
    return {noun_phrase(doc_, tree_, *subject)};
  return {};
}

Ranges CueContentFinder::of_noun(std::uint32_t noun, const CuePlace& place) const {
  if (place.content == CueContent::preposition) return oblique(noun, place.preposition);
  for (const auto c : tree_.children(noun)) {
    const auto r = doc_.tokens[c].deprel;
    if (c < noun || (r != Deprel::acl && r != Deprel::ccomp && r != Deprel::acl_relcl)) continue;
    const auto first = doc_.tokens[tree_.yield(c).first].lower;
    if (place.content == CueContent::clause && first == "that" && r != Deprel::acl_relcl) return {tree_.yield(c)};
    if (place.content == CueContent::infinitive && first == "to") return {tree_.yield(c)};
  }
  return {};
}

Ranges CueContentFinder::of_adjective(std::uint32_t adjective, const CuePlace& place) const {
  if (place.content == CueContent::clause) return clause(adjective);
  if (place.content == CueContent::infinitive) return child(adjective, {Deprel::xcomp});
  return place.content == CueContent::preposition ? oblique(adjective, place.preposition) : Ranges{};
}

bool CueContentFinder::is_relative(std::uint32_t t) const {
  return doc_.tokens[t].xpos == document::Xpos::WDT || doc_.tokens[t].xpos == document::Xpos::WP;
}

Ranges CueContentFinder::child(std::uint32_t above, std::initializer_list<Deprel> relations) const {
  const auto c = tree_.child(above, relations);
  return c ? Ranges{tree_.yield(*c)} : Ranges{};
}

Ranges CueContentFinder::clause(std::uint32_t verb) const {
  const auto c = tree_.child(verb, {Deprel::ccomp});
  if (!c) return that_clause(verb);
  auto range = tree_.yield(*c);
  if (*c < verb) return {before(range, verb)};
  const auto object = tree_.child(verb, {Deprel::obj});
  if (object && *object > verb && *object < *c && !tree_.child(*c, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::mark}))
    range.first = tree_.yield(*object).first;  // the clause's subject, read as the cue's object
  range.first = std::max(range.first, verb + 1);
  for (const auto other : tree_.children(verb))  // "that … and that …"
    if (other > *c && doc_.tokens[other].deprel == Deprel::conj && tree_.has_child(other, Deprel::mark, "that"))
      range.last = std::max(range.last, tree_.yield(other).last);
  for (const auto other : tree_.children(verb)) {  // phrases hung onto the cue that stand behind its clause
    const auto r = doc_.tokens[other].deprel;
    if ((r == Deprel::obl || r == Deprel::advcl || r == Deprel::xcomp) && tree_.yield(other).first == range.last)
      range.last = tree_.yield(other).last;
  }
  return {until_next_cue(trimmed(whole_clause(range, verb)), verb)};
}

/// Moves the ends to where a phrase ends: the subject that the tree left outside, the words up to the next comma.
TokenRange CueContentFinder::whole_clause(TokenRange range, std::uint32_t verb) const {
  for (auto t = verb + 1; t < range.first; ++t)
    if (doc_.tokens[t].deprel == Deprel::nsubj || doc_.tokens[t].lower == "that") {
      const auto first = doc_.tokens[t].lower == "that" ? t : tree_.yield(t).first;
      range.first = std::min(range.first, std::max(verb + 1, first));
      break;
    }
  const auto end = speech_.sentence_around(verb).last;
  while (range.last < end && !is_break(range.last)) ++range.last;
  const auto next = range.last + (range.last < end && doc_.tokens[range.last].form == "," ? 1 : 0);
  if (next + 1 < end && doc_.tokens[next].upos == Upos::CCONJ && doc_.tokens[next + 1].lower == "that")
    range.last = end;
  return range;
}

bool CueContentFinder::is_break(std::uint32_t t) const {
  const auto& token = doc_.tokens[t];
  return (token.upos == Upos::PUNCT && token.form != "-" && !speech_.is_mark(t)) || token.upos == Upos::CCONJ ||
         (token.form == "-" && token.space_before);
}

/// "X said he would go" where the tree has no clause: the words up to the next comma, if there is a finite verb.
Ranges CueContentFinder::following_words(std::uint32_t verb) const {
  const auto end = speech_.sentence_around(verb).last;
  const auto first = verb + 1;
  if (first >= end) return {};
  const auto opening = doc_.tokens[first].upos;
  if (opening != Upos::PRON && opening != Upos::DET && opening != Upos::NOUN && opening != Upos::PROPN &&
      opening != Upos::ADJ && opening != Upos::NUM && doc_.tokens[first].lower != "that")
    return {};
  auto last = first;
  bool finite = false;
  const auto joins = [&](std::uint32_t t) {
    return doc_.tokens[t].upos != Upos::PUNCT || speech_.is_mark(t) || doc_.tokens[t].form == "-";
  };
  for (; last < end && joins(last); ++last) finite = finite || is_finite(doc_.tokens[last].xpos);
  return finite ? Ranges{trimmed({first, last})} : Ranges{};
}

/// "said X is Y and warned …": a second cue of the same form begins what is said next.
TokenRange CueContentFinder::until_next_cue(TokenRange range, std::uint32_t verb) const {
  for (auto t = range.first + 2; t + 1 < range.last; ++t) {
    const auto& next = doc_.tokens[t + 1];
    if (doc_.tokens[t].upos == Upos::CCONJ && next.upos == Upos::VERB && next.xpos == doc_.tokens[verb].xpos &&
        !speech_.is_quoted(t) && cues_.find_verb(next.lemma, next.lower))
      return {range.first, t};
  }
  return range;
}

/// "said at the time that …", where the tree hangs the clause onto something in between.
Ranges CueContentFinder::that_clause(std::uint32_t verb) const {
  for (auto t = verb + 1; t < std::min<std::size_t>(verb + kFar, doc_.tokens.size()); ++t) {
    const auto& token = doc_.tokens[t];
    if (token.upos == Upos::VERB) break;
    if (token.lower != "that" || token.deprel != Deprel::mark || token.head == kNoHead || token.head < t) continue;
    if (!tree_.is_below(token.head, verb)) continue;
    return {trimmed({t, tree_.yield(token.head).last})};
  }
  return {};
}

/// A clause in front of a cue that ends the sentence: all of the sentence up to it.
TokenRange CueContentFinder::before(TokenRange range, std::uint32_t verb) const {
  range.last = std::max(range.last, std::min(range.first + 1, verb));
  range.last = std::min(range.last, verb);
  const auto s = speech_.sentence_around(verb);
  if (doc_.tokens[verb].deprel != Deprel::root) return range;
  for (auto t = s.first; t < range.first; ++t)
    if (doc_.tokens[t].form == ";" || doc_.tokens[t].form == ":") return range;
  auto first = s.first;
  if (doc_.tokens[first].upos == Upos::CCONJ) ++first;
  const auto subject = tree_.child(verb, {Deprel::nsubj});
  auto last = verb;
  if (subject && *subject < verb) last = std::min(last, tree_.yield(*subject).first);
  return last > range.first ? TokenRange{first, last} : range;
}

bool CueContentFinder::reaches_end(std::uint32_t t, TokenRange range) const {
  const auto head = doc_.tokens[t].head;
  return head != kNoHead && tree_.yield(head).last >= range.last;
}

/// Without what a dash adds to the sentence at its end.
TokenRange CueContentFinder::trimmed(TokenRange range) const {
  std::optional<std::uint32_t> dash;
  std::size_t dashes = 0;
  for (auto t = range.first; t < range.last; ++t) {
    const auto w = doc_.tokens[t].form;
    const bool apart = doc_.tokens[t].space_before && t + 1 < range.last && doc_.tokens[t + 1].space_before;
    if ((w == "—" || w == "–" || w == "--" || (w == "-" && apart)) && !speech_.is_quoted(t)) {
      ++dashes;
      dash = t;
    }
  }
  if (dashes % 2 == 1 && *dash > range.first + 3) range.last = *dash;
  for (auto t = range.first + 3; t + 1 < range.last; ++t)
    if (doc_.tokens[t].form == "," && !speech_.is_quoted(t) && turns_away(doc_.tokens[t + 1].lower) &&
        reaches_end(t + 1, range))
      range.last = t;
  return range;
}

Ranges CueContentFinder::object(std::uint32_t verb) const {
  const auto o = tree_.child(verb, {Deprel::obj});
  if (!o || is_relative(*o)) return {};
  return {extended(tree_.yield(*o), verb)};
}

/// With the phrases that follow it without a comma.
TokenRange CueContentFinder::extended(TokenRange range, std::uint32_t verb) const {
  for (const auto c : tree_.children(verb)) {
    const auto r = doc_.tokens[c].deprel;
    const bool phrase = r == Deprel::obl || r == Deprel::advcl || r == Deprel::obl_unmarked || r == Deprel::advmod;
    if (tree_.yield(c).first == range.last && phrase) range.last = tree_.yield(c).last;
  }
  return range;
}

/// "called it a mistake"
Ranges CueContentFinder::naming(std::uint32_t verb) const {
  const auto o = tree_.child(verb, {Deprel::obj});
  const auto c = tree_.child(verb, {Deprel::xcomp});
  if (o && *o > verb) {
    auto next = tree_.yield(*o).last;
    while (next < doc_.tokens.size() && speech_.is_mark(next)) ++next;
    if (next > tree_.yield(*o).last && next < doc_.tokens.size() && speech_.is_quoted(next))
      return {{tree_.yield(*o).first, speech_.stretch(next).last}};
  }
  if (o && *o > verb && !c)
    for (auto t = *o; t < tree_.yield(*o).last; ++t)
      if (speech_.is_quoted(t)) return {{tree_.yield(*o).first, speech_.stretch(t).last}};
  if (!o || !c || *c < *o) return {};
  return {{tree_.yield(*o).first, tree_.yield(*c).last}};
}

/// "described it as a mistake"
Ranges CueContentFinder::object_as(std::uint32_t verb) const {
  const auto o = tree_.child(verb, {Deprel::obj});
  if (!o || is_relative(*o)) return {};
  for (const auto c : tree_.children(verb))
    if (c > *o && has_marker(c, "as")) return {{tree_.yield(*o).first, tree_.yield(c).last}};
  return {};
}

bool CueContentFinder::has_marker(std::uint32_t t, std::string_view word) const {
  const auto r = doc_.tokens[t].deprel;
  if (r != Deprel::obl && r != Deprel::advcl && r != Deprel::xcomp && r != Deprel::nmod && r != Deprel::acl)
    return false;
  return tree_.has_child(t, Deprel::case_, word) || tree_.has_child(t, Deprel::mark, word);
}

Ranges CueContentFinder::oblique(std::uint32_t above, std::string_view preposition) const {
  for (const auto c : tree_.children(above)) {
    if (c < above || !has_marker(c, preposition)) continue;
    auto range = tree_.yield(c);
    while (range.first < c && doc_.tokens[range.first].lemma != preposition) ++range.first;
    if (range.first < c) ++range.first;
    return {extended(range, above)};
  }
  return {};
}

/// "X, he said, is Y" and "X is Y, he said": the clause that the verb is put into.
Ranges CueContentFinder::surrounding_clause(std::uint32_t verb) const {
  const auto& token = doc_.tokens[verb];
  if (token.deprel == Deprel::parataxis && token.head != kNoHead)
    return without(doc_, tree_.yield(token.head), tree_.yield(verb));
  for (const auto c : tree_.children(verb))
    if (doc_.tokens[c].deprel == Deprel::parataxis && tree_.child(c, {Deprel::nsubj, Deprel::nsubj_pass}))
      return {tree_.yield(c)};
  return {};
}

}  // namespace newsbrief::annotation
