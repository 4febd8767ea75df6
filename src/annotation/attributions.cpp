#include "annotation/attributions.hpp"

#include <algorithm>
#include <utility>

#include "annotation/cue_content.hpp"
#include "annotation/quoted_attributions.hpp"
#include "annotation/sources.hpp"
#include "annotation/speech_map.hpp"
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

constexpr std::uint32_t kLongestName = 5;  ///< tokens in front of the colon of a headline

class Reader {
 public:
  Reader(WorkingDocument& doc, const Tree& tree, const lexicon::Cues& cues, const SpeechMap& speech)
      : doc_(doc), tree_(tree), cues_(cues), speech_(speech), content_(doc, tree, cues, speech) {}

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

 private:
  void read_verb(std::uint32_t verb) {
    const auto& token = doc_.tokens[verb];
    const auto* places = cues_.find_verb(token.lemma, token.lower);
    if (!places) return;
    for (const auto& place : *places) {
      auto content = content_.of_verb(verb, place);
      if (content.empty()) continue;
      const bool raising = place.content == CueContent::raising;
      return add(verb, content, raising ? std::nullopt : source_of(doc_, tree_, verb));
    }
    if (cues_.carries_quotation(token.lemma, token.lower)) {
      const auto content = content_.surrounding_clause(verb);
      if (!content.empty()) add(verb, content, source_of(doc_, tree_, verb));
    }
  }

  void read_noun(std::uint32_t noun) {
    const auto* places = cues_.find(CueKind::noun, doc_.tokens[noun].lemma);
    if (!places) return;
    const auto owner = tree_.child(noun, {Deprel::nmod_poss});
    for (const auto& place : *places) {
      auto content = content_.of_noun(noun, place);
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

  void read_adjective(std::uint32_t adjective) {
    const auto* places = cues_.find(CueKind::adjective, doc_.tokens[adjective].lemma);
    if (!places || !tree_.child(adjective, {Deprel::cop, Deprel::nsubj})) return;
    const auto subject = tree_.child(adjective, {Deprel::nsubj});
    if (!subject) return;
    for (const auto& place : *places) {
      auto content = content_.of_adjective(adjective, place);
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
    for (auto w = t + 2; source < t + 2 && w < speech_.sentence_around(t).last; ++w)
      if (doc_.tokens[w].upos == Upos::NOUN || doc_.tokens[w].upos == Upos::PROPN || doc_.tokens[w].upos == Upos::PRON)
        if (doc_.tokens[w].deprel != Deprel::compound && doc_.tokens[w].deprel != Deprel::nmod_poss) source = w;
    if (source < t + 2) return;
    auto phrase = tree_.yield(source);
    phrase.first = std::min(phrase.first, t);
    const auto whole = speech_.sentence_around(t);
    Attribution a;
    const bool opens = phrase.first <= whole.first + 1;
    const bool goes_on = phrase.last < whole.last && doc_.tokens[phrase.last].form == ",";
    if (!opens) a.content.push_back({whole.first, phrase.first});
    if ((opens || goes_on) && phrase.last < whole.last) a.content.push_back({phrase.last, whole.last});
    a.cue = TokenRange{t, t + 2};
    set_source(doc_, a, Source{noun_phrase(doc_, tree_, source), source});
    a.source->first = std::max(a.source->first, t + 2);
    tidy(a);
    doc_.attributions.push_back(std::move(a));
  }

  /// "X: we will stay": a name and a colon begin the paragraph, as in headlines.
  void read_colon(std::uint32_t t) {
    const auto s = speech_.sentence_around(t);
    const auto size = t - s.first;
    if (size == 0 || size > kLongestName || !begins_block(s.first)) return;
    for (auto w = s.first; w < t; ++w)
      if (doc_.tokens[w].upos != Upos::PROPN && doc_.tokens[w].upos != Upos::NOUN && doc_.tokens[w].upos != Upos::ADJ)
        return;
    const bool named = doc_.mention_of[t - 1] != kNone && !doc_.mentions[doc_.mention_of[t - 1]].modifier;
    if (!named && (doc_.tokens[t - 1].upos != Upos::PROPN || speech_.sentence_of(t) > 0)) return;
    Attribution a;
    a.content = {{t + 1, s.last}};
    a.cue = TokenRange{t, t + 1};
    set_source(doc_, a, Source{{s.first, t}, t - 1});
    tidy(a);
    if (!a.content.empty()) doc_.attributions.push_back(std::move(a));
  }

  bool begins_block(std::uint32_t t) const {
    return t == 0 || doc_.sentences[speech_.sentence_of(t)].block != doc_.sentences[speech_.sentence_of(t - 1)].block;
  }

  void add(std::uint32_t cue, Ranges content, std::optional<Source> source) {
    Attribution a;
    a.content = std::move(content);
    a.cue = cue_words(doc_, cue);
    if (source) set_source(doc_, a, *source);
    if (auto around = interrupted(a); !around.empty()) a.content = std::move(around);
    tidy(a);
    if (!a.content.empty()) doc_.attributions.push_back(std::move(a));
  }

  /// "X, he said, is Y": source and cue between commas within a sentence that goes on in lower case.
  Ranges interrupted(const Attribution& a) const {
    if (!a.source || a.source->last > a.cue->first || a.source->first == 0) return {};
    const auto s = speech_.sentence_around(a.cue->first);
    if (a.source->first <= s.first || doc_.tokens[a.source->first - 1].form != ",") return {};
    if (a.source->last + 2 < a.cue->first || speech_.is_quoted(a.source->first - 1)) return {};
    auto t = a.cue->last;
    while (t < std::min(s.last, a.cue->last + 5) && doc_.tokens[t].form != "," && doc_.tokens[t].lower != "that" &&
           doc_.tokens[t].upos != Upos::VERB && doc_.tokens[t].deprel != Deprel::nsubj)
      ++t;
    if (t + 2 >= s.last || doc_.tokens[t].form != ",") return {};
    auto next = t + 1;
    while (next < s.last && speech_.is_mark(next)) ++next;
    if (next == s.last || doc_.tokens[next].xpos == document::Xpos::VBG || doc_.tokens[next].upos == Upos::CCONJ ||
        text::is_upper(text::decode(doc_.tokens[next].form, 0).code_point))
      return {};
    return {{s.first, a.source->first}, {t + 1, s.last}};
  }

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
    if (!speech_.is_quoted(t) || (a.cue && speech_.stretch(t).contains(a.cue->first))) return {t, t + 1};
    return speech_.stretch(t);
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

  WorkingDocument& doc_;
  const Tree& tree_;
  const lexicon::Cues& cues_;
  const SpeechMap& speech_;
  CueContentFinder content_;
};

}  // namespace

void AttributionReader::annotate(WorkingDocument& doc, const Tree& tree) const {
  const SpeechMap speech(doc);
  Reader reader(doc, tree, cues_, speech);
  for (std::uint32_t t = 0; t < doc.tokens.size(); ++t)
    if (!speech.is_speech(t)) reader.read(t);
  take_in_quotations(doc, tree, cues_, speech);
  auto& list = doc.attributions;
  list.erase(std::remove_if(list.begin(), list.end(), [](const Attribution& a) { return a.content.empty(); }),
             list.end());
  std::stable_sort(list.begin(), list.end(),
                   [](const Attribution& a, const Attribution& b) { return a.content[0].first < b.content[0].first; });
}

}  // namespace newsbrief::annotation
