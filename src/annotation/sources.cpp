#include "annotation/sources.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace newsbrief::annotation {
namespace {

using document::Deprel;
using document::kNoHead;
using document::TokenRange;
using document::Tree;
using document::Upos;
using document::WorkingDocument;

constexpr int kDeepest = 6;  ///< verbs between a cue and the one that has the subject

bool ends_phrase(const WorkingDocument& doc, std::uint32_t t) {
  const auto r = doc.tokens[t].deprel;
  return r == Deprel::acl_relcl || r == Deprel::parataxis || r == Deprel::advcl_relcl || r == Deprel::ccomp ||
         r == Deprel::advcl || r == Deprel::dep || r == Deprel::aux || r == Deprel::cop;
}

bool follows_comma(const WorkingDocument& doc, std::uint32_t first) {
  return first > 0 && (doc.tokens[first - 1].form == "," || doc.tokens[first - 1].form == "-" ||
                       doc.tokens[first - 1].form == "—" || doc.tokens[first - 1].form == "(");
}

bool stands_outside(const WorkingDocument& doc, std::uint32_t t) {
  const auto r = doc.tokens[t].deprel;
  return r == Deprel::case_ || r == Deprel::mark || r == Deprel::cc || r == Deprel::punct || r == Deprel::nsubj ||
         r == Deprel::discourse || r == Deprel::advcl || r == Deprel::aux || r == Deprel::cop ||
         r == Deprel::parataxis || r == Deprel::obl || r == Deprel::expl;
}

std::optional<std::uint32_t> subject(const Tree& tree, std::uint32_t verb) {
  return tree.child(verb, {Deprel::nsubj, Deprel::nsubj_pass, Deprel::nsubj_outer});
}

bool shares_subject(Deprel r) {
  return r == Deprel::conj || r == Deprel::xcomp || r == Deprel::advcl || r == Deprel::ccomp || r == Deprel::obl;
}

}  // namespace

TokenRange noun_phrase(const WorkingDocument& doc, const Tree& tree, std::uint32_t head) {
  TokenRange out{head, head + 1};
  for (const auto c : tree.children(head)) {
    const auto y = tree.yield(c);
    if (c < head) {
      if (!stands_outside(doc, c)) out.first = std::min(out.first, y.first);
      continue;
    }
    const auto r = doc.tokens[c].deprel;
    if (r == Deprel::punct || r == Deprel::case_) {
      if (r == Deprel::case_) out.last = std::max(out.last, c + 1);
      continue;
    }
    if (ends_phrase(doc, c) || (r != Deprel::conj && follows_comma(doc, y.first))) break;
    out.last = std::max(out.last, y.last);
  }
  while (out.last > head + 1 && doc.tokens[out.last - 1].upos == Upos::PUNCT) --out.last;
  while (out.first < head && doc.tokens[out.first].upos == Upos::PUNCT) ++out.first;
  return out;
}

bool is_passive(const WorkingDocument& doc, const Tree& tree, std::uint32_t verb) {
  return tree.child(verb, {Deprel::aux_pass, Deprel::nsubj_pass}).has_value() ||
         (tree.child(verb, {Deprel::obl_agent}).has_value() && doc.tokens[verb].xpos == document::Xpos::VBN);
}

std::optional<Source> source_of(const WorkingDocument& doc, const Tree& tree, std::uint32_t verb) {
  if (is_passive(doc, tree, verb)) {
    const auto agent = tree.child(verb, {Deprel::obl_agent});
    return agent ? std::optional(Source{noun_phrase(doc, tree, *agent), *agent}) : std::nullopt;
  }
  auto at = verb;
  for (int depth = 0; depth < kDeepest; ++depth) {
    if (const auto s = subject(tree, at)) return Source{noun_phrase(doc, tree, *s), *s};
    const auto r = doc.tokens[at].deprel;
    const auto above = doc.tokens[at].head;
    if (above == kNoHead) break;
    if (r == Deprel::acl) return Source{noun_phrase(doc, tree, above), above};
    if (!shares_subject(r)) break;
    if (r == Deprel::xcomp)
      if (const auto object = tree.child(above, {Deprel::obj, Deprel::iobj}))
        return Source{noun_phrase(doc, tree, *object), *object};
    at = above;
  }
  return std::nullopt;
}

TokenRange cue_words(const WorkingDocument& doc, std::uint32_t cue) {
  TokenRange out{cue, cue + 1};
  while (out.first > 0) {
    const auto& before = doc.tokens[out.first - 1];
    const bool belongs = before.head == cue && (before.deprel == Deprel::aux || before.deprel == Deprel::aux_pass ||
                                                before.deprel == Deprel::cop || before.lemma == "not");
    if (!belongs) break;
    --out.first;
  }
  while (out.last < doc.tokens.size() && doc.tokens[out.last].deprel == Deprel::compound_prt) ++out.last;
  return out;
}

void set_source(const WorkingDocument& doc, document::Attribution& attribution, const Source& source) {
  attribution.source = source.words;
  auto m = doc.mention_of[source.head];
  if (m == document::kNone && source.head < doc.titled.size()) m = doc.titled[source.head];
  if (m != document::kNone && !doc.mentions[m].modifier) attribution.speaker = m;
}

bool is_word(const document::Token& token) {
  return token.upos != Upos::PUNCT && !token.form.empty() && text::is_letter(text::decode(token.form, 0).code_point);
}

}  // namespace newsbrief::annotation
