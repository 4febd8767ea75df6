#include "summary/clauses.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace newsbrief::summary {
namespace {

template <std::size_t N>
bool starts_with_one_of(std::string_view s, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view w) {
    return s.starts_with(w) && (s.size() == w.size() || s[w.size()] == ' ' || s[w.size()] == ',');
  });
}

constexpr std::array<std::string_view, 16> kKeptFronts{"If",    "Unless", "Once",     "Until",  "Should", "According",
                                                       "Under", "On",     "After",    "Before", "Last",   "Yesterday",
                                                       "Today", "Late",   "Provided", "As long"};
constexpr std::array<std::string_view, 14> kKeptTails{"unless", "if",      "provided", "until",  "but only",
                                                      "only",   "as long", "once",     "except", "on condition",
                                                      "when",   "while",   "although", "though"};
constexpr std::array<std::string_view, 8> kPossessives{"his", "her", "its", "their", "my", "our", "your", "whose"};

bool opens_quote(char32_t c) { return c == U'“' || c == U'«'; }
bool closes_quote(char32_t c) { return c == U'”' || c == U'»'; }

bool is_speech_cue(std::string_view cue) {
  return cue == "wrote" || (cue.find(' ') == std::string_view::npos && cue != "told" &&
                            (cue.ends_with("ed") || cue.ends_with("said") || cue == "says"));
}

bool is_possessive(const ArticleText& text, const Span& span, const std::string& kind) {
  const auto lower = text::lower(span.text);
  if (std::find(kPossessives.begin(), kPossessives.end(), lower) != kPossessives.end()) return true;
  if (kind == "pronoun") return false;  // "we’re"
  const auto after = text.slice(span.end, span.end + 2);
  return after.starts_with("’") || after.starts_with("'") || lower.ends_with("’s") || lower.ends_with("'s");
}

bool is_first_person(const std::string& pronoun) { return pronoun == "I" || pronoun == "We" || pronoun == "we"; }

std::string family_name(const std::string& name) { return name.substr(name.rfind(' ') + 1); }

/// A quotation mark that has no partner gets one.
std::string balanced(std::string s) {
  std::size_t open = 0, close = 0, straight = 0;
  for (auto at = s.find("“"); at != std::string::npos; at = s.find("“", at + 1)) ++open;
  for (auto at = s.find("”"); at != std::string::npos; at = s.find("”", at + 1)) ++close;
  straight = static_cast<std::size_t>(std::count(s.begin(), s.end(), '"'));
  if (open > close) return s + "”";
  return straight % 2 == 1 ? s + "\"" : s;
}

}  // namespace

Clauses::Clauses(const Model& model, const ArticleText& text, const Names& names)
    : model_(model), text_(text), names_(names) {
  for (const auto& e : model.entities)
    for (const auto& m : e.mentions)
      if (!m.span.in_title)
        mentions_.push_back({{m.span.start, m.span.end}, e.id, m.kind, is_possessive(text, m.span, m.kind)});
  std::stable_sort(mentions_.begin(), mentions_.end(),
                   [](const Mention& a, const Mention& b) { return a.extent.start < b.extent.start; });
}

/// No sentence, quotation or list ends between two offsets, and they are near.
bool Clauses::is_clean(std::uint32_t from, std::uint32_t to) const {
  const auto words = text_.slice(from, to);
  if (word_count(words) > 14) return false;
  int open = 0;
  for (auto i = from; i < to; ++i) {
    const auto c = text_.at(i);
    open += opens_quote(c) ? 1 : closes_quote(c) ? -1 : 0;
    if (c == U';' || c == U'?' || c == U'!' || open < 0) return false;
    if (c == U':' && open == 0) return false;
  }
  return open == 0 || (to < text_.size() && words.ends_with("“"));
}

/// Whether the words between a subject and what it says hold a verb, not only "to", "of" or "that".
bool Clauses::has_verb(std::uint32_t from, std::uint32_t to) const {
  constexpr std::array<std::string_view, 12> kLinks{"to",  "of", "that", "the",  "and", "by",
                                                    "for", "in", "a",    "with", "as",  "from"};
  const auto words = text::lower(text_.slice(from, to));
  for (const auto word : text::split(words, ' '))
    if (!word.empty() && text::is_letter(static_cast<unsigned char>(word[0])) &&
        std::find(kLinks.begin(), kLinks.end(), word) == kLinks.end())
      return true;
  return false;
}

const Clauses::Mention* Clauses::subject(const Ref& holder, const Extent& sentence, const Extent& about) const {
  const Mention* best = nullptr;
  for (const auto& m : mentions_) {
    if (m.extent.start < sentence.start || m.extent.end > about.start) continue;
    if (m.entity != holder.entity || m.possessive || !is_clean(m.extent.end, about.start)) continue;
    if (has_verb(m.extent.end, about.start) && !text_.slice(m.extent.end, about.start).starts_with("of ")) best = &m;
  }
  return best;
}

std::string Clauses::subject_words(const Mention& mention, const std::vector<Ref>& holders) const {
  std::vector<Ref> meant;
  for (const auto& h : holders)
    if (std::any_of(mentions_.begin(), mentions_.end(),
                    [&](const Mention& m) { return m.entity == h.entity && m.extent == mention.extent; }))
      meant.push_back(h);
  const auto* entity = names_.entity(mention.entity);
  if (mention.kind == "pronoun" || !entity || entity->type == "person") return names_.plain(meant);
  if (mention.extent.start > 0 && text_.at(mention.extent.start - 1) == U'(') return names_.plain(meant);
  auto words = text_.slice(mention.extent);
  if (mention.kind == "nominal" && meant.size() == 1 && text::is_lower(text_.at(mention.extent.start))) return words;
  for (const std::string_view the : {"The ", "the "})
    if (words.starts_with(the)) words = words.substr(4);
  // "the two sides" say nothing by themselves; a capital, a palace or officials of a country do.
  if (!text::starts_upper(words)) return names_.plain(meant);
  const auto start = mention.extent.start;
  const bool the = text_.slice(mention.extent).size() != words.size() ||
                   (start >= 4 && text::lower(text_.slice(start - 4, start)) == "the");
  return (the ? "the " : "") + words;
}

std::string Clauses::front(const Extent& sentence, std::uint32_t subject) const {
  auto words = text_.slice(sentence.start, subject);
  if (!words.ends_with(',') || !starts_with_one_of(words, kKeptFronts) || word_count(words) > 16) return {};
  return words + " ";
}

std::uint32_t Clauses::clause_end(std::uint32_t from, std::uint32_t sentence_end) const {
  int open = 0;
  auto end = sentence_end;
  for (auto i = from; i < sentence_end; ++i) {
    const auto c = text_.at(i);
    open += opens_quote(c) ? 1 : closes_quote(c) ? -1 : 0;
    if (open > 0) continue;
    const bool dash = (c == U'—' || c == U'–' || c == U'-') && i > from && text_.at(i - 1) == U' ';
    const bool comma = c == U',' && i + 1 < sentence_end && text::is_space(text_.at(i + 1));
    if (comma && starts_with_one_of(text_.slice(i + 1, std::min(i + 40, sentence_end)), kKeptTails)) continue;
    if (comma || dash || c == U';' || c == U':') {
      end = i;
      break;
    }
  }
  while (end > from && (text_.at(end - 1) == U'.' || text::is_space(text_.at(end - 1)))) --end;
  constexpr std::size_t kMost = 18;
  return word_count(text_.slice(from, end)) > kMost ? from : end;
}

/// ", he said," inside of what is said.
bool Clauses::is_inserted(const Mention& mention, std::uint32_t to) const {
  const auto start = mention.extent.start;
  const auto before = text_.slice(start > 6 ? start - 6 : 0, start);
  const auto between = text_.slice(mention.extent.end, to + 1);
  const auto comma = between.find(',');
  const bool opened = before.ends_with(',') || before.ends_with(", the");
  return opened && comma != std::string::npos && comma > 0 && word_count(between.substr(0, comma)) <= 3;
}

/// The holder's name at the very beginning of the words themselves.
const Clauses::Mention* Clauses::leading(const std::vector<Ref>& holders, const Extent& about) const {
  constexpr std::uint32_t kOffice = 30;  // code points that an office in front of the name may take
  for (const auto& m : mentions_) {
    if (m.extent.start < about.start || m.extent.start > about.start + kOffice || m.extent.end >= about.end) continue;
    for (const auto& h : holders)
      if (m.entity == h.entity && !m.possessive && is_clean(about.start, m.extent.start)) return &m;
  }
  return nullptr;
}

std::optional<std::string> Clauses::told(const std::vector<Ref>& holders, const Extent& words) const {
  auto about = words;
  const auto index = text_.sentence_at(about.start);
  if (!index) return std::nullopt;
  const auto sentence = text_.sentences()[*index];
  const Mention* first = nullptr;
  for (const auto& h : holders)
    if (const auto* m = subject(h, sentence, about); m && (!first || m->extent.start < first->extent.start)) first = m;
  if (!first && (first = leading(holders, about))) about.start = first->extent.end;
  if (!first) return std::nullopt;
  if (is_inserted(*first, about.start)) return whole_sentence(about.start, holders);
  auto between = text_.slice(first->extent.end, about.start);
  if (between.starts_with(')')) between = std::string(text::trim(between.substr(1)));
  // ", met them" after an apposition that ends with the name.
  // A party "having declined to attend" is no sentence of its own.
  if (between.substr(0, between.find(' ')).ends_with("ing")) return whole_sentence(about.start, holders);
  if (between.starts_with(',') && between.find(',', 1) == std::string::npos)
    between = std::string(text::trim(between.substr(1)));
  // "We must move fast" is said by the holder, and not of him alone.
  if (is_first_person(text_.slice(first->extent))) {
    const auto clause = text_.slice(first->extent.start, std::max(clause_end(about.end, sentence.end), about.end));
    return names_.plain(holders) + ": " + quoted(newsbrief::summary::sentence(balanced(clause)));
  }
  const auto end = clause_end(about.end, sentence.end);
  const bool glued = between.starts_with(',') || between.empty();
  const auto lead = front(sentence, first->extent.start);
  auto subject_text = subject_words(*first, holders);
  auto rest = text_.slice(about.start, std::max(end, about.end));
  const bool tight = between.ends_with("“") || between.ends_with("\"") || between.ends_with("(");
  return balanced(lead + subject_text + (glued ? "" : " ") + between + (tight ? "" : " ") + rest);
}

const Quote* Clauses::quote_of(const Ref& holder, const Extent& about) const {
  const Quote* best = nullptr;
  for (const auto& q : model_.quotes) {
    if (!q.speaker || q.speaker->entity != holder.entity) continue;
    for (const auto& c : q.content) {
      const bool overlaps = !c.in_title && c.start < about.end && about.start < c.end;
      if (overlaps && (!best || (q.direct && !best->direct))) best = &q;
    }
  }
  return best;
}

/// The words, with a small letter in front unless a name or "I" begins them.
std::string Clauses::lower_start(const Extent& words) const {
  auto out = text_.slice(words);
  const bool name = std::any_of(mentions_.begin(), mentions_.end(), [&](const Mention& m) {
    return m.extent.start == words.start && m.kind != "pronoun" && !out.starts_with("The ") && !out.starts_with("A ");
  });
  if (name || out.size() < 2 || out.starts_with("I ") || out.starts_with("I’") || out.starts_with("I'")) return out;
  const auto first = text::decode(out, 0), second = text::decode(out, first.bytes);
  if (text::is_upper(second.code_point)) return out;
  std::string lower;
  text::append(lower, text::to_lower(first.code_point));
  return lower + out.substr(first.bytes);
}

/// The parts of a quotation that a cue interrupts, as one: "It is late, Let us go" are two sentences.
std::string Clauses::quoted_words(const Quote& quote) {
  std::string out;
  for (const auto& part : quote.content) {
    const auto words = text::squeeze(part.text);
    if (out.ends_with(',') && text::starts_upper(words)) out.back() = '.';
    out += (out.empty() ? "" : " ") + words;
  }
  if (out.empty()) out = text::squeeze(quote.text);
  if (out.ends_with(',')) out.back() = '.';
  return out;
}

std::optional<std::string> Clauses::quoted_by(const Ref& holder, const Extent& about) const {
  const auto* quote = quote_of(holder, about);
  if (!quote) return std::nullopt;
  const auto cue = quote->cue ? text::lower(text::squeeze(quote->cue->text)) : std::string();
  const std::string verb = is_speech_cue(cue) ? cue : "said";
  const auto who = names_.plain(holder);
  constexpr std::size_t kMost = 45;
  const auto all = quoted_words(*quote);
  if (quote->direct && text::starts_upper(all))
    return who + " " + verb + ": " + quoted(word_count(all) <= kMost ? all : text_.slice(about));
  // A piece in quotation marks is no clause, and neither are words that the speaker is named within or before: the
  // sentence around them is.
  const bool piece = about.start > 0 && (opens_quote(text_.at(about.start - 1)) || text_.at(about.start - 1) == U'"');
  const bool behind =
      quote->speaker_mention && !quote->speaker_mention->in_title && quote->speaker_mention->start >= about.end;
  if (quote->direct || piece || !behind) return sentence_of(holder, about.start);
  const auto words = lower_start(about);
  if (cue == "according to") return "According to " + who + ", " + words;
  return who + " " + verb + (words.starts_with("that ") ? " " : " that ") + balanced(words);
}

std::optional<Extent> Clauses::find(std::string_view words, const std::vector<Span>& evidence) const {
  std::vector<char32_t> wanted;
  for (std::size_t at = 0; at < words.size();) {
    const auto letter = text::decode(words, at);
    wanted.push_back(letter.code_point);
    at += letter.bytes;
  }
  if (wanted.empty()) return std::nullopt;
  for (const auto& span : evidence) {
    if (span.in_title) continue;
    const auto last = std::min(span.end, text_.size());
    for (auto at = span.start; at + wanted.size() <= last; ++at) {
      std::size_t i = 0;
      while (i < wanted.size() && text_.at(at + static_cast<std::uint32_t>(i)) == wanted[i]) ++i;
      if (i == wanted.size()) return Extent{at, at + static_cast<std::uint32_t>(wanted.size())};
    }
  }
  return std::nullopt;
}

std::string Clauses::voice(const std::optional<Ref>& by, const std::vector<Ref>& holders,
                           std::string_view clause) const {
  if (!by) return {};
  for (const auto& h : holders)
    if (h.entity == by->entity) return {};
  const auto name = names_.plain(*by);
  return clause.find(by->name) != std::string_view::npos ? "" : ", according to " + name;
}

std::optional<std::string> Clauses::sentence_of(const Ref& holder, std::uint32_t offset) const {
  auto out = whole_sentence(offset, {holder});
  const auto index = text_.sentence_at(offset);
  if (!out || !index) return out;
  const auto sentence = text_.sentences()[*index];
  const bool named = std::any_of(mentions_.begin(), mentions_.end(), [&](const Mention& m) {
    const auto words = text::lower(text_.slice(m.extent));
    const bool first_person =
        words == "i" || words == "we" || words == "us" || words == "me" || words == "our" || words == "my";
    return m.entity == holder.entity && m.extent.start >= sentence.start && m.extent.end <= sentence.end &&
           !first_person;
  });
  return named ? out : names_.plain(holder) + ": " + quoted(*out);
}

std::optional<std::string> Clauses::whole_sentence(std::uint32_t offset, const std::vector<Ref>& named) const {
  const auto index = text_.sentence_at(offset);
  if (!index) return std::nullopt;
  const auto sentence = text_.sentences()[*index];
  for (const auto& m : mentions_) {
    if (m.extent.start < sentence.start || m.extent.end > sentence.end || m.kind != "pronoun" || m.possessive) continue;
    const bool wanted = std::any_of(named.begin(), named.end(), [&](const Ref& r) { return r.entity == m.entity; });
    const auto* entity = names_.entity(m.entity);
    if (!entity || text_.slice(sentence).find(family_name(entity->name)) != std::string::npos) continue;
    if (is_first_person(text_.slice(m.extent))) {
      if (wanted) return entity->name + ": " + quoted(text_.slice(sentence));
      continue;
    }
    const auto pronoun = text::lower(text_.slice(m.extent));
    if (pronoun != "he" && pronoun != "she") continue;  // a name in the place of "him" or "they" may be wrong English
    if ((wanted || m.extent.start == sentence.start) && entity->type == "person") {
      const auto before = text_.slice(sentence.start, m.extent.start);
      const auto after = text_.slice(m.extent.end, sentence.end);
      return before + (before.empty() ? "" : " ") + entity->name + (after.starts_with(',') ? "" : " ") + after;
    }
  }
  return text_.slice(sentence);
}

}  // namespace newsbrief::summary
