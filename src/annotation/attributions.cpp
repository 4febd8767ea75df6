#include "annotation/attributions.hpp"

#include <algorithm>
#include <utility>

#include "annotation/quotation_marks.hpp"
#include "annotation/sources.hpp"
#include "text/utf8.hpp"

namespace newsbrief::annotation {
namespace {

using document::Attribution;
using document::Deprel;
using document::kNoHead;
using document::kNone;
using document::TokenRange;
using document::Tree;
using document::Upos;
using document::WorkingDocument;
using lexicon::CueContent;
using lexicon::CueKind;
using lexicon::CuePlace;

constexpr std::uint32_t kFar = 9;  ///< tokens from a cue to the "that" of its clause

constexpr std::uint32_t kLongestName = 5;  ///< tokens in front of the colon of a headline
constexpr std::uint32_t kGap = 12;  ///< tokens between two pieces of one content

using Ranges = std::vector<TokenRange>;

bool is_word(const document::Token& t) {
  return t.upos != Upos::PUNCT && !t.form.empty() && text::is_letter(text::decode(t.form, 0).code_point);
}

bool covers(const Ranges& ranges, std::uint32_t t) {
  return std::any_of(ranges.begin(), ranges.end(), [&](const TokenRange& r) { return r.contains(t); });
}

class Reader {
 public:
  Reader(WorkingDocument& doc, const Tree& tree, const lexicon::Cues& cues) : doc_(doc), tree_(tree), cues_(cues) {}

  void run() {
    mark_speech();
    for (std::uint32_t t = 0; t < doc_.tokens.size(); ++t)
      if (!in_speech_[t]) read(t);
    for (const auto& q : doc_.quotations) take_in(q);
    auto& list = doc_.attributions;
    list.erase(std::remove_if(list.begin(), list.end(), [](const Attribution& a) { return a.content.empty(); }),
               list.end());
    std::stable_sort(list.begin(), list.end(), [](const Attribution& a, const Attribution& b) {
      return a.content[0].first < b.content[0].first;
    });
  }

 private:
  /// Tokens between quotation marks or of a quotation: what a speaker says that others say is the speaker's own matter.
  void mark_speech() {
    in_speech_.assign(doc_.tokens.size(), false);
    for (const auto& q : doc_.quotations)
      for (const auto& r : q.tokens) std::fill(in_speech_.begin() + r.first, in_speech_.begin() + r.last, true);
    stretch_of_.assign(doc_.tokens.size(), kNone);
    const auto marks = quotation_marks(doc_);
    std::uint32_t block = kNone;
    std::optional<std::uint32_t> opened;
    for (const auto& s : doc_.sentences) {
      if (std::exchange(block, s.block) != s.block) opened.reset();
      for (auto t = s.tokens.first; t < s.tokens.last; ++t) {
        if (marks[t] == Mark::none) continue;
        if (marks[t] == Mark::rest) {
          if (opened == t) opened = t + 1;
          continue;
        }
        if (opened && marks[t] != Mark::open) {
          std::fill(in_speech_.begin() + *opened, in_speech_.begin() + t, true);
          std::fill(stretch_of_.begin() + *opened, stretch_of_.begin() + t,
                    static_cast<std::uint32_t>(stretches_.size()));
          stretches_.push_back({*opened, t});
          opened.reset();
        } else if (marks[t] != Mark::close) {
          opened = t + 1;
        }
      }
    }
  }

  void read(std::uint32_t t) {
    const auto& token = doc_.tokens[t];
    if (token.lower == "according" && t + 2 < doc_.tokens.size() && doc_.tokens[t + 1].lower == "to")
      return read_according(t);
    if (token.form == ":") return read_colon(t);
    switch (token.upos) {
      case Upos::VERB:
        return read_verb(t);
      case Upos::NOUN:
        return read_noun(t);
      case Upos::ADJ:
        return read_adjective(t);
      default:
        return;
    }
  }

  // --- verbs ---------------------------------------------------------------------------------------------------------

  void read_verb(std::uint32_t verb) {
    const auto& token = doc_.tokens[verb];
    const auto* places = cues_.find_verb(token.lemma, token.lower);
    if (!places) return;
    const bool passive = is_passive(doc_, tree_, verb);
    for (const auto& place : *places) {
      auto content = passive || place.content == CueContent::raising ? passive_content(verb, place) : active_content(verb, place);
      if (content.empty() && !passive && place.content == CueContent::clause && doc_.tokens[verb].deprel != Deprel::parataxis &&
          cues_.carries_quotation(token.lemma, token.lower) && !tree_.child(verb, {Deprel::parataxis}))
        content = following_words(verb);
      if (content.empty()) continue;
      return add(verb, content,
                 place.content == CueContent::raising ? std::nullopt : source_of(doc_, tree_, verb));
    }
    if (cues_.carries_quotation(token.lemma, token.lower)) {
      const auto content = surrounding_clause(verb);
      if (!content.empty()) add(verb, content, source_of(doc_, tree_, verb));
    }
  }

  Ranges active_content(std::uint32_t verb, const CuePlace& place) const {
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
  Ranges passive_content(std::uint32_t verb, const CuePlace& place) const {
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

  bool is_relative(std::uint32_t t) const {
    return doc_.tokens[t].xpos == document::Xpos::WDT || doc_.tokens[t].xpos == document::Xpos::WP;
  }

  Ranges child(std::uint32_t above, std::initializer_list<Deprel> relations) const {
    const auto c = tree_.child(above, relations);
    return c ? Ranges{tree_.yield(*c)} : Ranges{};
  }

  Ranges clause(std::uint32_t verb) const {
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
  TokenRange whole_clause(TokenRange range, std::uint32_t verb) const {
    for (auto t = verb + 1; t < range.first; ++t)
      if (doc_.tokens[t].deprel == Deprel::nsubj || doc_.tokens[t].lower == "that") {
        range.first = std::min(range.first, std::max(verb + 1, doc_.tokens[t].lower == "that" ? t : tree_.yield(t).first));
        break;
      }
    const auto end = sentence_around(verb).last;
    while (range.last < end && !is_break(range.last)) ++range.last;
    const auto next = range.last + (range.last < end && doc_.tokens[range.last].form == "," ? 1 : 0);
    if (next + 1 < end && doc_.tokens[next].upos == Upos::CCONJ && doc_.tokens[next + 1].lower == "that") range.last = end;
    return range;
  }

  bool is_break(std::uint32_t t) const {
    const auto& token = doc_.tokens[t];
    return (token.upos == Upos::PUNCT && token.form != "-" && !is_mark(t)) || token.upos == Upos::CCONJ ||
           (token.form == "-" && token.space_before);
  }

  /// "X said he would go" where the tree has no clause: the words up to the next comma, if there is a finite verb.
  Ranges following_words(std::uint32_t verb) const {
    const auto end = sentence_around(verb).last;
    const auto first = verb + 1;
    if (first >= end) return {};
    const auto opening = doc_.tokens[first].upos;
    if (opening != Upos::PRON && opening != Upos::DET && opening != Upos::NOUN && opening != Upos::PROPN &&
        opening != Upos::ADJ && opening != Upos::NUM && doc_.tokens[first].lower != "that")
      return {};
    auto last = first;
    bool finite = false;
    for (; last < end && !(doc_.tokens[last].upos == Upos::PUNCT && !is_mark(last) && doc_.tokens[last].form != "-"); ++last) {
      const auto x = doc_.tokens[last].xpos;
      finite = finite || x == document::Xpos::VBD || x == document::Xpos::VBZ || x == document::Xpos::VBP || x == document::Xpos::MD;
    }
    return finite ? Ranges{trimmed({first, last})} : Ranges{};
  }

  /// "said X is Y and warned …": a second cue of the same form begins what is said next.
  TokenRange until_next_cue(TokenRange range, std::uint32_t verb) const {
    for (auto t = range.first + 2; t + 1 < range.last; ++t) {
      const auto& next = doc_.tokens[t + 1];
      if (doc_.tokens[t].upos == Upos::CCONJ && next.upos == Upos::VERB && next.xpos == doc_.tokens[verb].xpos &&
          stretch_of_[t] == kNone && cues_.find_verb(next.lemma, next.lower))
        return {range.first, t};
    }
    return range;
  }

  /// "said at the time that …", where the tree hangs the clause onto something in between.
  Ranges that_clause(std::uint32_t verb) const {
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
  TokenRange before(TokenRange range, std::uint32_t verb) const {
    range.last = std::max(range.last, std::min(range.first + 1, verb));
    range.last = std::min(range.last, verb);
    const auto s = sentence_around(verb);
    if (doc_.tokens[verb].deprel != Deprel::root) return range;
    auto first = range.first;
    for (auto t = s.first; t < range.first; ++t)
      if (doc_.tokens[t].form == ";" || doc_.tokens[t].form == ":") return range;
    first = s.first;
    if (doc_.tokens[first].upos == Upos::CCONJ) ++first;
    const auto subject = tree_.child(verb, {Deprel::nsubj});
    auto last = verb;
    if (subject && *subject < verb) last = std::min(last, tree_.yield(*subject).first);
    return last > range.first ? TokenRange{first, last} : range;
  }

  /// "…, while others …", "…, who …": what the writer adds.
  bool turns_away(std::uint32_t t) const {
    const auto w = doc_.tokens[t].lower;
    return w == "while" || w == "who" || w == "which";
  }

  bool reaches_end(std::uint32_t t, TokenRange range) const {
    const auto head = doc_.tokens[t].head;
    return head != kNoHead && tree_.yield(head).last >= range.last;
  }

  /// Without what a dash adds to the sentence at its end.
  TokenRange trimmed(TokenRange range) const {
    std::optional<std::uint32_t> dash;
    std::size_t dashes = 0;
    for (auto t = range.first; t < range.last; ++t) {
      const auto w = doc_.tokens[t].form;
      const bool apart = doc_.tokens[t].space_before && t + 1 < range.last && doc_.tokens[t + 1].space_before;
      if ((w == "—" || w == "–" || w == "--" || (w == "-" && apart)) && stretch_of_[t] == kNone) {
        ++dashes;
        dash = t;
      }
    }
    if (dashes % 2 == 1 && *dash > range.first + 3) range.last = *dash;
    for (auto t = range.first + 3; t + 1 < range.last; ++t)
      if (doc_.tokens[t].form == "," && stretch_of_[t] == kNone && turns_away(t + 1) && reaches_end(t + 1, range)) range.last = t;
    return range;
  }

  Ranges object(std::uint32_t verb) const {
    const auto o = tree_.child(verb, {Deprel::obj});
    if (!o || is_relative(*o)) return {};
    auto range = tree_.yield(*o);
    return {extended(range, verb)};
  }

  /// With the phrases that follow it without a comma.
  TokenRange extended(TokenRange range, std::uint32_t verb) const {
    for (const auto c : tree_.children(verb)) {
      const auto r = doc_.tokens[c].deprel;
      const bool phrase = r == Deprel::obl || r == Deprel::advcl || r == Deprel::obl_unmarked || r == Deprel::advmod;
      if (tree_.yield(c).first == range.last && phrase) range.last = tree_.yield(c).last;
    }
    return range;
  }

  /// "called it a mistake"
  Ranges naming(std::uint32_t verb) const {
    const auto o = tree_.child(verb, {Deprel::obj});
    const auto c = tree_.child(verb, {Deprel::xcomp});
    if (o && *o > verb) {
      auto next = tree_.yield(*o).last;
      while (next < doc_.tokens.size() && is_mark(next)) ++next;
      if (next > tree_.yield(*o).last && next < doc_.tokens.size() && stretch_of_[next] != kNone)
        return {{tree_.yield(*o).first, stretches_[stretch_of_[next]].last}};
    }
    if (o && *o > verb && !c)
      for (auto t = *o; t < tree_.yield(*o).last; ++t)
        if (stretch_of_[t] != kNone) return {{tree_.yield(*o).first, stretches_[stretch_of_[t]].last}};
    if (!o || !c || *c < *o) return {};
    return {{tree_.yield(*o).first, tree_.yield(*c).last}};
  }

  /// "described it as a mistake"
  Ranges object_as(std::uint32_t verb) const {
    const auto o = tree_.child(verb, {Deprel::obj});
    if (!o || is_relative(*o)) return {};
    for (const auto c : tree_.children(verb))
      if (c > *o && has_marker(c, "as")) return {{tree_.yield(*o).first, tree_.yield(c).last}};
    return {};
  }

  bool has_marker(std::uint32_t t, std::string_view word) const {
    const auto r = doc_.tokens[t].deprel;
    if (r != Deprel::obl && r != Deprel::advcl && r != Deprel::xcomp && r != Deprel::nmod && r != Deprel::acl)
      return false;
    return tree_.has_child(t, Deprel::case_, word) || tree_.has_child(t, Deprel::mark, word);
  }

  Ranges oblique(std::uint32_t above, std::string_view preposition) const {
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
  Ranges surrounding_clause(std::uint32_t verb) const {
    const auto& token = doc_.tokens[verb];
    if (token.deprel == Deprel::parataxis && token.head != kNoHead) return without(tree_.yield(token.head), verb);
    for (const auto c : tree_.children(verb))
      if (doc_.tokens[c].deprel == Deprel::parataxis && tree_.child(c, {Deprel::nsubj, Deprel::nsubj_pass}))
        return {tree_.yield(c)};
    return {};
  }

  Ranges without(TokenRange whole, std::uint32_t below) const {
    const auto hole = tree_.yield(below);
    Ranges out;
    if (whole.first < hole.first) out.push_back({whole.first, hole.first});
    const bool interrupts = hole.last < whole.last && whole.first < hole.first &&
                            (doc_.tokens[hole.last].form == "," || doc_.tokens[hole.last - 1].form == ",");
    if (interrupts) out.push_back({hole.last, whole.last});
    return out;
  }

  // --- nouns, adjectives, phrases ------------------------------------------------------------------------------------

  void read_noun(std::uint32_t noun) {
    const auto* places = cues_.find(CueKind::noun, doc_.tokens[noun].lemma);
    if (!places) return;
    const auto owner = tree_.child(noun, {Deprel::nmod_poss});
    for (const auto& place : *places) {
      auto content = noun_content(noun, place);
      if (content.empty() || (!owner && place.content == CueContent::preposition)) continue;
      std::optional<Source> source;
      if (owner) {
        source = Source{noun_phrase(doc_, tree_, *owner), *owner};
        while (source->words.size() > 1 && doc_.tokens[source->words.last - 1].xpos == document::Xpos::POS)
          --source->words.last;
      }
      return add(noun, content, source);
    }
  }

  Ranges noun_content(std::uint32_t noun, const CuePlace& place) const {
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

  void read_adjective(std::uint32_t adjective) {
    const auto* places = cues_.find(CueKind::adjective, doc_.tokens[adjective].lemma);
    if (!places || !tree_.child(adjective, {Deprel::cop, Deprel::nsubj})) return;
    const auto subject = tree_.child(adjective, {Deprel::nsubj});
    if (!subject) return;
    for (const auto& place : *places) {
      auto content = place.content == CueContent::clause       ? clause(adjective)
                     : place.content == CueContent::infinitive ? child(adjective, {Deprel::xcomp})
                                                               : oblique(adjective, place.preposition);
      if (content.empty()) continue;
      return add(adjective, content, Source{noun_phrase(doc_, tree_, *subject), *subject});
    }
  }

  /// "According to X, …": the rest of the clause that the phrase stands in.
  void read_according(std::uint32_t t) {
    auto source = t;
    if (doc_.tokens[t].deprel != Deprel::case_)
      for (const auto c : tree_.children(t))
        if (c > t + 1 && (doc_.tokens[c].deprel == Deprel::obl || doc_.tokens[c].deprel == Deprel::nmod)) source = c;
    while (doc_.tokens[source].deprel == Deprel::case_ || doc_.tokens[source].deprel == Deprel::fixed) {
      if (doc_.tokens[source].head == kNoHead) return;
      source = doc_.tokens[source].head;
    }
    for (auto w = t + 2; source < t + 2 && w < sentence_around(t).last; ++w)
      if (doc_.tokens[w].upos == Upos::NOUN || doc_.tokens[w].upos == Upos::PROPN || doc_.tokens[w].upos == Upos::PRON)
        if (doc_.tokens[w].deprel != Deprel::compound && doc_.tokens[w].deprel != Deprel::nmod_poss) source = w;
    if (source < t + 2) return;
    auto phrase = tree_.yield(source);
    phrase.first = std::min(phrase.first, t);
    const auto whole = sentence_around(t);
    Attribution a;
    const bool opens = phrase.first <= whole.first + 1;
    const bool goes_on = phrase.last < whole.last && doc_.tokens[phrase.last].form == ",";
    if (!opens) a.content.push_back({whole.first, phrase.first});
    if ((opens || goes_on) && phrase.last < whole.last) a.content.push_back({phrase.last, whole.last});
    a.cue = TokenRange{t, t + 2};
    name(a, Source{noun_phrase(doc_, tree_, source), source});
    a.source->first = std::max(a.source->first, t + 2);
    tidy(a);
    doc_.attributions.push_back(std::move(a));
  }

  /// "X: we will stay": a name and a colon begin the paragraph, as in headlines.
  void read_colon(std::uint32_t t) {
    const auto s = sentence_around(t);
    const auto size = t - s.first;
    if (size == 0 || size > kLongestName || !begins_block(s.first)) return;
    for (auto w = s.first; w < t; ++w)
      if (doc_.tokens[w].upos != Upos::PROPN && doc_.tokens[w].upos != Upos::NOUN && doc_.tokens[w].upos != Upos::ADJ)
        return;
    const bool named = doc_.mention_of[t - 1] != kNone && !doc_.mentions[doc_.mention_of[t - 1]].modifier;
    if (!named && (doc_.tokens[t - 1].upos != Upos::PROPN || sentence_of(t) > 0)) return;
    Attribution a;
    a.content = {{t + 1, s.last}};
    a.cue = TokenRange{t, t + 1};
    name(a, Source{{s.first, t}, t - 1});
    tidy(a);
    if (!a.content.empty()) doc_.attributions.push_back(std::move(a));
  }

  bool begins_block(std::uint32_t t) const {
    return t == 0 || doc_.sentences[sentence_of(t)].block != doc_.sentences[sentence_of(t - 1)].block;
  }

  // --- what is common ------------------------------------------------------------------------------------------------

  void name(Attribution& a, const Source& source) const {
    a.source = source.words;
    if (const auto m = doc_.mention_of[source.head]; m != kNone && !doc_.mentions[m].modifier) a.speaker = m;
  }

  TokenRange cue_words(std::uint32_t cue) const {
    TokenRange out{cue, cue + 1};
    while (out.first > 0) {
      const auto& before = doc_.tokens[out.first - 1];
      const bool belongs = before.head == cue && (before.deprel == Deprel::aux || before.deprel == Deprel::aux_pass ||
                                                  before.deprel == Deprel::cop || before.lemma == "not");
      if (!belongs) break;
      --out.first;
    }
    while (out.last < doc_.tokens.size() && doc_.tokens[out.last].deprel == Deprel::compound_prt) ++out.last;
    return out;
  }

  void add(std::uint32_t cue, Ranges content, std::optional<Source> source) {
    Attribution a;
    a.content = std::move(content);
    a.cue = cue_words(cue);
    if (source) name(a, *source);
    if (auto around = interrupted(a); !around.empty()) a.content = std::move(around);
    tidy(a);
    if (!a.content.empty()) doc_.attributions.push_back(std::move(a));
  }

  /// "X, he said, is Y": source and cue between commas within a sentence that goes on in lower case.
  Ranges interrupted(const Attribution& a) const {
    if (!a.source || a.source->last > a.cue->first || a.source->first == 0) return {};
    const auto s = sentence_around(a.cue->first);
    if (a.source->first <= s.first || doc_.tokens[a.source->first - 1].form != ",") return {};
    if (a.source->last + 2 < a.cue->first || stretch_of_[a.source->first - 1] != kNone) return {};
    auto t = a.cue->last;
    while (t < std::min(s.last, a.cue->last + 5) && doc_.tokens[t].form != "," && doc_.tokens[t].lower != "that" &&
           doc_.tokens[t].upos != Upos::VERB && doc_.tokens[t].deprel != Deprel::nsubj)
      ++t;
    if (t + 2 >= s.last || doc_.tokens[t].form != ",") return {};
    auto next = t + 1;
    while (next < s.last && is_mark(next)) ++next;
    if (next == s.last || doc_.tokens[next].xpos == document::Xpos::VBG || doc_.tokens[next].upos == Upos::CCONJ ||
        text::is_upper(text::decode(doc_.tokens[next].form, 0).code_point))
      return {};
    return {{s.first, a.source->first}, {t + 1, s.last}};
  }

  std::size_t sentence_of(std::uint32_t t) const {
    const auto behind = std::upper_bound(doc_.sentences.begin(), doc_.sentences.end(), t,
                                         [](std::uint32_t at, const auto& x) { return at < x.tokens.first; });
    return static_cast<std::size_t>(behind - doc_.sentences.begin()) - 1;
  }

  TokenRange sentence_around(std::uint32_t t) const { return doc_.sentences[sentence_of(t)].tokens; }

  /// Content never holds its own cue or source, nor punctuation at its ends.
  void tidy(Attribution& a) const {
    Ranges out;
    for (auto r : a.content) {
      if (r.empty()) continue;
      r.first = std::min(r.first, stretch_around(r.first, a).first);
      r.last = std::max(r.last, stretch_around(r.last - 1, a).last);
      TokenRange piece{r.first, r.first};
      for (auto t = r.first; t < r.last; ++t) {
        if ((a.cue && a.cue->contains(t)) || (a.source && a.source->contains(t))) {
          push(out, piece);
          piece = {t + 1, t + 1};
        } else {
          piece.last = t + 1;
        }
      }
      push(out, piece);
    }
    a.content = std::move(out);
  }

  /// The words between marks around `t`, which content takes in as a whole; `t` alone outside of marks.
  TokenRange stretch_around(std::uint32_t t, const Attribution& a) const {
    const auto at = stretch_of_[t];
    if (at == kNone || (a.cue && stretches_[at].contains(a.cue->first))) return {t, t + 1};
    return stretches_[at];
  }

  void push(Ranges& out, TokenRange piece) const {
    const auto is_edge = [&](std::uint32_t t) {
      const auto w = doc_.tokens[t].form;
      return doc_.tokens[t].upos == Upos::PUNCT && w != "\"" && w != "''" && w != "``" && w != "?" && w != "!" &&
             w != ")" && w != "(";
    };
    while (!piece.empty() && is_edge(piece.first)) ++piece.first;
    while (!piece.empty() && is_edge(piece.last - 1)) --piece.last;
    for (auto t = piece.first; t < piece.last; ++t)
      if (is_word(doc_.tokens[t]) || doc_.tokens[t].upos == Upos::NUM) return out.push_back(piece);
  }

  // --- direct speech -------------------------------------------------------------------------------------------------

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

  Attribution of_its_own(const document::Quotation& q) const {
    Attribution a{q.tokens, {}, q.speaker, q.cue, true};
    if (q.cue) {
      if (const auto source = source_of(doc_, tree_, q.cue->first); source && !covers(q.tokens, source->head))
        name(a, *source);
      a.cue = cue_words(q.cue->first);
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

  /// "Her plan “would end it all,” X said": the words of the sentence in front of the mark, where the cue follows it.
  TokenRange lead_of(const document::Quotation& q) const {
    if (!q.cue || q.cue->first < q.tokens[0].last) return {};
    const auto s = sentence_around(q.tokens[0].first);
    auto end = q.tokens[0].first;
    while (end > s.first && is_mark(end - 1)) --end;
    if (end == q.tokens[0].first || end <= s.first || doc_.tokens[end - 1].form == ":") return {};
    for (auto t = s.first; t < end; ++t)
      if (doc_.tokens[t].upos == Upos::VERB && cues_.carries_quotation(doc_.tokens[t].lemma, doc_.tokens[t].lower)) return {};
    return {s.first, end};
  }

  /// Whole sentences stand between the marks, not the end of a clause that begins outside.
  bool is_sentence(const document::Quotation& q) const {
    const auto& first = doc_.tokens[q.tokens[0].first];
    const auto last = doc_.tokens[q.tokens[0].last - 1].form;
    auto before = q.tokens[0].first;
    while (before > 0 && is_mark(before - 1)) --before;
    const bool begins = before == 0 || doc_.tokens[before - 1].form == ":" || begins_sentence(before) ||
                        (q.cue && q.cue->first < before && (doc_.tokens[before - 1].form == "," || q.cue->last == before));
    return begins && text::is_upper(text::decode(first.form, 0).code_point) &&
           (last == "," || last == "." || last == "?" || last == "!" || q.tokens.size() > 1) && q.tokens[0].size() > 4;
  }

  bool is_mark(std::uint32_t t) const {
    const auto w = doc_.tokens[t].form;
    return w == "\"" || w == "'" || w == "''" || w == "``";
  }

  bool begins_sentence(std::uint32_t t) const {
    return sentence_around(t).first == t;
  }

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
           sentence_around(gap.first - 1).contains(gap.last);
  }

  bool only_marks(std::uint32_t from, std::uint32_t to) const {
    for (auto t = from; t < to; ++t)
      if (is_word(doc_.tokens[t]) || doc_.tokens[t].upos == Upos::NUM) return false;
    return true;
  }

  WorkingDocument& doc_;
  const Tree& tree_;
  const lexicon::Cues& cues_;
  std::vector<bool> in_speech_;
  Ranges stretches_;                       // between marks
  std::vector<std::uint32_t> stretch_of_;  // per token, or kNone
};

}  // namespace

void AttributionReader::annotate(WorkingDocument& doc, const Tree& tree) const { Reader(doc, tree, cues_).run(); }

}  // namespace newsbrief::annotation
