#include "summary/passages.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "summary/wording.hpp"
#include "text/utf8.hpp"

namespace newsbrief::summary {
namespace {

/// Words that begin a sentence and point back to another.
constexpr std::array<std::string_view, 31> kPointers{
    "he",         "she",      "it",         "they",        "his",          "her",
    "its",        "their",    "that",       "this",        "these",        "those",
    "such",       "neither",  "both",       "under it",    "but it",       "but he",
    "but she",    "but they", "the latter", "the former",  "the official", "the proposal",
    "each",       "another",  "in return",  "in exchange", "the idea",     "the arrangement",
    "in response"};

constexpr std::size_t kLongest = 7;  // sentences of a passage

bool begins_with(std::string_view s, std::string_view words) {
  return s.starts_with(words) &&
         (s.size() == words.size() || !text::is_letter(static_cast<unsigned char>(s[words.size()])));
}

void collect(std::map<std::uint32_t, Span>& out, const std::vector<Span>& spans) {
  for (const auto& s : spans)
    if (!s.in_title) out.emplace(s.start, s);
}

/// What a model without its text still holds of the article's sentences.
std::vector<Span> evidence_of(const Model& model) {
  std::map<std::uint32_t, Span> out;
  for (const auto* contacts : {&model.calls, &model.meetings})
    for (const auto& c : *contacts) collect(out, c.evidence);
  for (const auto& c : model.ceasefires) collect(out, c.evidence);
  for (const auto& s : model.prisoner_swaps) collect(out, s.evidence);
  for (const auto& p : model.positions) collect(out, p.evidence);
  for (const auto& e : model.events) collect(out, e.evidence);
  std::vector<Span> sentences;
  for (auto& [start, span] : out)
    if (sentences.empty() || start >= sentences.back().end) sentences.push_back(std::move(span));
  return sentences;
}

}  // namespace

Passages::Passages(const Model& model, const ArticleText& text) : model_(model), text_(text) {
  if (text.empty()) {
    sentences_ = evidence_of(model);
  } else {
    for (const auto& s : text.sentences()) sentences_.push_back({s.start, s.end, text.exact(s), false});
  }
  find_pronouns();
  find_paragraphs();
  find_quoted();
  find_passages();
}

void Passages::find_paragraphs() {
  for (std::size_t i = 0; i < sentences_.size(); ++i) {
    bool first = i == 0 || text_.empty();
    if (!first)
      for (auto at = sentences_[i - 1].end; at + 1 < sentences_[i].start && !first; ++at)
        first = text_.at(at) == U'\n' && text_.at(at + 1) == U'\n';
    if (first) first_.insert(i);
  }
}

/// Sentences with a "he" or "she" whom they do not name.
void Passages::find_pronouns() {
  for (const auto& e : model_.entities) {
    if (e.type != "person") continue;
    std::set<std::size_t> named, meant;
    for (const auto& m : e.mentions) {
      const auto i = m.span.in_title ? std::nullopt : index(m.span.start);
      if (!i) continue;
      const auto word = text::lower(m.span.text);
      if (m.kind == "name") named.insert(*i);
      if (m.kind == "pronoun" && (word == "he" || word == "she" || word == "him")) meant.insert(*i);
    }
    std::set_difference(meant.begin(), meant.end(), named.begin(), named.end(),
                        std::inserter(pronouns_, pronouns_.end()));
  }
}

/// A quotation is open until it is closed or its paragraph ends.
void Passages::find_quoted() {
  bool open = false;
  for (std::size_t i = 0; i < sentences_.size(); ++i) {
    if (first_.contains(i)) open = false;
    if (open) quoted_.insert(i);
    const auto words = at(i);
    for (std::size_t at = 0; at < words.size();) {
      const auto letter = text::decode(words, at);
      if (letter.code_point == U'"') open = !open;
      if (letter.code_point == U'“') open = true;
      if (letter.code_point == U'”') open = false;
      at += letter.bytes;
    }
  }
}

std::optional<std::size_t> Passages::index(std::uint32_t offset) const {
  const auto after = std::upper_bound(sentences_.begin(), sentences_.end(), offset,
                                      [](std::uint32_t o, const Span& s) { return o < s.start; });
  if (after == sentences_.begin() || offset >= std::prev(after)->end) return std::nullopt;
  return static_cast<std::size_t>(std::prev(after) - sentences_.begin());
}

std::string Passages::at(std::size_t i) const { return text::squeeze(sentences_[i].text); }

/// A line that ends no sentence, or the title once more.
bool Passages::is_heading(std::size_t i) const {
  const auto words = at(i);
  if (model_.article.title && words == text::squeeze(*model_.article.title)) return true;
  return std::none_of(words.begin(), words.end(), [](char c) { return c == '.' || c == '!' || c == '?'; }) &&
         !words.ends_with("…") && !words.ends_with(":");
}

bool Passages::leans_on_previous(std::size_t i) const {
  if (i == 0 || is_heading(i - 1)) return false;
  if (pronouns_.contains(i) || quoted_.contains(i)) return true;
  const auto words = text::lower(at(i));
  return std::any_of(kPointers.begin(), kPointers.end(), [&](std::string_view p) { return begins_with(words, p); });
}

bool Passages::leans(std::uint32_t offset) const {
  const auto i = index(offset);
  return i && leans_on_previous(*i);
}

bool Passages::is_told(std::uint32_t offset) const {
  const auto i = index(offset);
  return i && told_.contains(*i);
}

void Passages::tell_apart(std::uint32_t offset) {
  const auto i = index(offset);
  if (!i) return;
  told_.insert(*i);
  apart_.insert(*i);
}

bool Passages::precedes(std::uint32_t offset, std::uint32_t other) const {
  const auto a = index(offset), b = index(other);
  return a && b && *a + 1 == *b;
}

bool Passages::names_all(const Names& names, const std::vector<Ref>& parties, const std::vector<Span>& evidence) const {
  constexpr std::size_t kBeginning = 3;  // sentences
  const auto within = [&](const Span& s) {
    if (s.in_title) return true;
    const auto i = index(s.start);
    return (i && *i < kBeginning) || std::any_of(evidence.begin(), evidence.end(), [&](const Span& e) {
             return e.in_title == s.in_title && s.start >= e.start && s.end <= e.end;
           });
  };
  return std::all_of(parties.begin(), parties.end(), [&](const Ref& party) {
    const auto* own = names.entity(party.entity);
    return std::any_of(model_.entities.begin(), model_.entities.end(), [&](const Entity& e) {
      const bool same =
          e.id == party.entity || (own && own->type == "country" && e.country && e.country == own->country);
      return same &&
             std::any_of(e.mentions.begin(), e.mentions.end(), [&](const Mention& m) { return within(m.span); });
    });
  });
}

bool Passages::is_heading_at(std::uint32_t offset) const {
  const auto i = index(offset);
  return i && is_heading(*i);
}

std::optional<Span> Passages::opening() const {
  for (std::size_t i = 0; i < sentences_.size(); ++i)
    if (!is_heading(i)) return sentences_[i];
  return std::nullopt;
}

bool Passages::is_named_in(const Ref& party, std::uint32_t offset, const std::optional<Span>& apart) const {
  const auto i = index(offset);
  if (!i) return false;
  for (const auto& e : model_.entities) {
    if (e.id != party.entity) continue;
    for (const auto& m : e.mentions)
      if (!m.span.in_title && m.kind != "pronoun" && index(m.span.start) == i &&
          !(apart && m.span.start >= apart->start && m.span.end <= apart->end))
        return true;
  }
  return false;
}

std::string Passages::words(std::uint32_t offset) const {
  const auto i = index(offset);
  return i ? at(*i) : std::string();
}

Span Passages::span(std::uint32_t offset) const {
  const auto i = index(offset);
  return i ? sentences_[*i] : Span{};
}

void Passages::Selection::add(const Span& span, const std::string& ref) {
  if (span.in_title) return;
  auto& refs = refs_[span.start];
  if (std::find(refs.begin(), refs.end(), ref) == refs.end()) refs.push_back(ref);
}

void Passages::Selection::add(const std::vector<Span>& spans, const std::string& ref) {
  for (const auto& s : spans) add(s, ref);
}

void Passages::Selection::join(const Selection& other) {
  for (const auto& [offset, refs] : other.refs_) {
    auto& own = refs_[offset];
    for (const auto& r : refs)
      if (std::find(own.begin(), own.end(), r) == own.end()) own.push_back(r);
  }
}

void Passages::Selection::add_words(const Passages& passages, const std::vector<std::string_view>& wanted) {
  for (std::size_t i = 0; i < passages.sentences_.size(); ++i) {
    const auto words = " " + text::lower(passages.at(i));
    const bool holds = std::any_of(wanted.begin(), wanted.end(), [&](std::string_view w) {
      for (auto at = words.find(w); at != std::string::npos; at = words.find(w, at + 1))
        if (at > 0 && !text::is_letter(static_cast<unsigned char>(words[at - 1]))) return true;
      return false;
    });
    if (holds) refs_[passages.sentences_[i].start];
  }
}

/// Paragraphs; in a text without them, sentences with those that lean on them.
void Passages::find_passages() {
  std::size_t first = 0;
  for (std::size_t i = 0; i < sentences_.size(); ++i) {
    const auto next = first_.upper_bound(i);
    const auto end = next == first_.end() ? sentences_.size() : *next;
    const bool block = end - *std::prev(first_.upper_bound(i)) > kLongest;
    const bool begins = i == 0 || is_heading(i - 1) || i - first >= kLongest ||
                        ((block || first_.contains(i)) && !leans_on_previous(i));
    if (begins) first = i;
    passage_.push_back(first);
  }
}

void Passages::assign(const std::vector<const Selection*>& facts) {
  std::map<std::size_t, std::vector<std::size_t>> votes;
  for (std::size_t n = 0; n < facts.size(); ++n)
    for (const auto& [offset, refs] : facts[n]->refs_)
      if (const auto i = index(offset)) {
        auto& of = votes[passage_[*i]];
        of.resize(facts.size());
        ++of[n];
      }
  for (const auto& [passage, of] : votes)
    owner_[passage] = static_cast<std::size_t>(std::max_element(of.begin(), of.end()) - of.begin());
}

std::vector<BriefItem> Passages::take(const Selection& selection, unsigned rank, std::optional<std::size_t> owner) {
  std::map<std::size_t, std::vector<std::string>> wanted;
  for (const auto& [offset, refs] : selection.refs_) {
    const auto i = index(offset);
    if (!i || is_heading(*i) || (told_.contains(*i) && !apart_.contains(*i))) continue;
    const auto owned = owner_.find(passage_[*i]);
    if (owned != owner_.end() && owner != owned->second) continue;
    for (auto k = passage_[*i]; k < sentences_.size() && passage_[k] == passage_[*i]; ++k)
      if (!is_heading(k)) wanted[k];
    auto& all = wanted[*i];
    for (const auto& r : refs)
      if (std::find(all.begin(), all.end(), r) == all.end()) all.push_back(r);
  }
  // A sentence of the lead stands here once more only in front of one that leans on it.
  std::erase_if(wanted, [&](const auto& w) {
    const bool needed = wanted.contains(w.first + 1) && leans_on_previous(w.first + 1);
    return told_.contains(w.first) && !(apart_.contains(w.first) && needed);
  });
  std::vector<BriefItem> out;
  std::string run;
  std::optional<std::size_t> last;
  const auto close = [&] {
    if (!run.empty()) out.back().text = quoted(run);
    run.clear();
  };
  for (const auto& [i, refs] : wanted) {
    if (!last || passage_[*last] != passage_[i] || *last + 1 != i) {
      close();
      out.push_back({{}, {}, {}, 1, rank, {}});
    }
    run += (run.empty() ? "" : " ") + at(i);
    auto& item = out.back();
    item.evidence.push_back(sentences_[i]);
    for (const auto& r : refs)
      if (std::find(item.refs.begin(), item.refs.end(), r) == item.refs.end()) item.refs.push_back(r);
    told_.insert(i);
    last = i;
  }
  close();
  return out;
}

}  // namespace newsbrief::summary
