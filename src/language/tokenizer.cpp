#include "language/tokenizer.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "language/word_shapes.hpp"
#include "text/utf8.hpp"

namespace newsbrief::language {
namespace {

using document::ByteSpan;
using document::Token;
using document::WorkingDocument;

/// In bytes; a word that is longer gets no further pieces, and looking ahead ends there, which keeps time linear.
constexpr std::uint32_t kLongestWord = 1024;

/// Splits one run of characters between white space.
class Chunk {
 public:
  Chunk(const Spellings& spellings, WorkingDocument& doc, ByteSpan span, ByteSpan block)
      : spellings_(spellings), doc_(doc), text_(doc.text), start_(span.start), end_(span.end), block_(block) {}

  void split() {
    if (const std::uint32_t address = address_end(text_.substr(start_, end_ - start_))) {
      std::uint32_t at = start_;
      while (is_opening(peek(at))) at = take(at, at + size_at(at));
      take(at, start_ + address);
      start_ += address;
      first_ = false;
    }
    for (std::uint32_t at = start_; at < end_;) {
      const std::uint32_t mail =
          before(at) == '<' ? address_end(text_.substr(at, std::min(end_ - at, kLongestWord))) : 0;
      at = mail ? take(at, at + mail) : is_word(peek(at)) ? word(at) : punctuation(at);
    }
  }

 private:
  char32_t peek(std::uint32_t at) const { return at < end_ ? text::decode(text_, at).code_point : 0; }
  std::uint32_t size_at(std::uint32_t at) const { return text::decode(text_, at).bytes; }
  char32_t before(std::uint32_t at) const {
    if (at == start_) return 0;
    do --at;
    while (at > start_ && (static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80U);
    return text::decode(text_, at).code_point;
  }

  std::uint32_t punctuation(std::uint32_t at) {
    const char32_t c = peek(at);
    if (is_apostrophe(c)) {
      if (const std::uint32_t clitic = clitic_end(at)) return take(at, clitic);
      if (text::is_digit(peek(at + size_at(at))) && !text::is_letter(before(at)))
        return take(at, letters_end(at + size_at(at)));  // '90s
    }
    if (const std::uint32_t face = face_end(text_.substr(at, end_ - at))) return take(at, at + face);
    if ((c == '+' || c == '-') && first_ && text::is_digit(peek(at + 1))) return take(at, number_end(at + 1));
    std::uint32_t next = at + size_at(at);
    while (next < end_ && runs_on(c, peek(next))) next += size_at(next);
    return take(at, next);
  }

  /// From a letter or digit on.
  std::uint32_t word(std::uint32_t at) {
    if (text::is_digit(peek(at))) return take(at, number_end(at));
    if (negation_at(at)) return take(at, letters_end(letters_end(at) + size_at(letters_end(at))));  // the n't of don't
    std::uint32_t next = letters_end(at);
    while (next - at < kLongestWord) {
      const std::uint32_t grown = grow(at, next);
      if (grown == next) break;
      next = grown;
    }
    if (peek(next) == '.' && keeps_dot(at, next)) ++next;
    return contraction(at, next);
  }

  /// The end of the word's next piece where what stands at `next` joins it.
  std::uint32_t grow(std::uint32_t at, std::uint32_t next) const {
    const char32_t c = peek(next);
    if (c == 0) return next;
    const std::uint32_t after = next + size_at(next);
    const char32_t following = peek(after);
    if (is_apostrophe(c) && text::is_letter(following) && !clitic_end(next) && !negation_before(next))
      return letters_end(after);
    if ((c == '&' || c == '_' || c == '@') && is_word(following)) return letters_end(after);
    if (c == '/' && at + 1 == next && is_word(following) && !is_word(peek(after + 1))) return after + 1;  // w/o
    if (c == '.' && text::is_letter(following) &&
        dotted(text_.substr(at, next - at), text_.substr(after, letters_end(after) - after)))
      return letters_end(after);
    if (c == '.' && text::is_lower(following) && is_host(at, next, letters_end(after))) return letters_end(after);
    if (c == '-' && is_word(following) &&
        joins_with_hyphen(text_.substr(at, next - at), text_.substr(after, letters_end(after) - after)))
      return letters_end(after);
    return next;
  }

  /// "alt.news.misc", "irc.example.net": three or more pieces in lower case with nothing but dots between them.
  bool is_host(std::uint32_t at, std::uint32_t dot, std::uint32_t piece_end) const {
    const bool more_before = text_.substr(at, dot - at).find('.') != std::string_view::npos;
    const bool more_behind = peek(piece_end) == '.' && text::is_lower(peek(piece_end + 1));
    return dot > at + 1 && text::is_lower(peek(at)) && (more_before || more_behind);
  }

  bool keeps_dot(std::uint32_t at, std::uint32_t dot) const {
    if (peek(dot + 1) == '.' && peek(dot + 2) == '.') return false;  // an ellipsis
    const auto word = text_.substr(at, dot - at);
    if (is_acronym(word)) return true;  // U.S.
    const bool last = dot + 1 >= end_;
    if (text::is_upper(peek(at)) && at + size_at(at) == dot) return !last || !at_block_end(dot + 1);  // an initial
    const auto known = spellings_.abbreviations.find(lowered(word));
    if (known == spellings_.abbreviations.end()) return false;
    if (is_word(peek(dot + 1))) return true;
    return !at_block_end(dot + 1) || known->second == AfterAbbreviation::anything;
  }

  bool at_block_end(std::uint32_t at) const {
    while (at < block_.end && text::is_space(text::decode(text_, at).code_point)) at += text::decode(text_, at).bytes;
    return at >= block_.end;
  }

  /// "cannot" → "can" and "not".
  std::uint32_t contraction(std::uint32_t at, std::uint32_t next) {
    const auto known = spellings_.contractions.find(lowered(text_.substr(at, next - at)));
    if (known == spellings_.contractions.end()) return take(at, next);
    take(at, at + known->second);
    return take(at + known->second, next);
  }

  /// Letters, digits and invisible joiners; before n't it stops.
  std::uint32_t letters_end(std::uint32_t at) const {
    std::uint32_t next = at;
    while (next < end_ && (is_word(peek(next)) || is_joiner(peek(next)))) {
      if (next > at && negation_at(next)) break;
      next += size_at(next);
    }
    return next;
  }

  /// Digits with separators, dates, times, telephone numbers; ordinals and decades with their letters.
  std::uint32_t number_end(std::uint32_t at) const {
    return at + number_length(text_.substr(at, end_ - at), block_start(at));
  }
  bool block_start(std::uint32_t at) const { return at == block_.start; }

  /// Whether "n't" stands here and ends a word.
  bool negation_at(std::uint32_t at) const {
    const char32_t n = peek(at);
    if ((n != 'n' && n != 'N') || !is_apostrophe(peek(at + 1)) || !text::is_letter(before(at))) return false;
    const std::uint32_t t = at + 1 + size_at(at + 1);
    return (peek(t) == 't' || peek(t) == 'T') && !is_word(peek(t + 1));
  }
  bool negation_before(std::uint32_t apostrophe) const { return apostrophe > start_ && negation_at(apostrophe - 1); }

  /// The end of 's, 'll, 're… at an apostrophe behind a letter, digit or dot; 0 where there is none.
  std::uint32_t clitic_end(std::uint32_t apostrophe) const {
    if (!is_word(before(apostrophe)) && before(apostrophe) != '.') return 0;
    const std::uint32_t first = apostrophe + size_at(apostrophe);
    std::uint32_t last = first;
    while (last < end_ && last < first + 3 && text::is_letter(peek(last))) last += size_at(last);
    return is_word(peek(last)) || !is_clitic(text_.substr(first, last - first)) ? 0 : last;
  }

  std::string_view lowered(std::string_view word) const {
    buffer_.clear();
    for (const char c : word) buffer_ += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return buffer_;
  }

  std::uint32_t take(std::uint32_t from, std::uint32_t to);

  const Spellings& spellings_;
  WorkingDocument& doc_;
  std::string_view text_;
  std::uint32_t start_, end_;
  ByteSpan block_;
  bool first_ = true;  ///< nothing of the chunk was taken yet
  inline static thread_local std::string buffer_;
};

std::uint32_t Chunk::take(std::uint32_t from, std::uint32_t to) {
  const std::string_view raw = text_.substr(from, to - from);
  bool plain = true, lower = true;
  for (const char c : raw) {
    if (static_cast<unsigned char>(c) >= 0x80) plain = false;
    if (c >= 'A' && c <= 'Z') lower = false;
  }
  Token token;
  token.bytes = {from, to};
  token.space_before = first_;
  token.form = raw;
  if (!plain) {
    const std::string form = straightened(raw);
    if (form != raw && !form.empty()) token.form = doc_.pool.add(form);
  }
  if (plain && lower) {
    token.lower = token.form;
  } else {
    token.lower = doc_.pool.add(plain ? lowered(raw) : std::string_view(text::lower(token.form)));
  }
  doc_.tokens.push_back(token);
  first_ = false;
  return to;
}

template <class Visit>
void each_row(std::string_view table, Visit&& visit) {
  while (!table.empty()) {
    const auto end = std::min(table.find('\n'), table.size());
    const auto line = table.substr(0, end);
    const auto tab = std::min(line.find('\t'), line.size());
    if (!line.empty() && line[0] != '#') visit(line.substr(0, tab), line.substr(std::min(tab + 1, line.size())));
    table.remove_prefix(std::min(end + 1, table.size()));
  }
}

}  // namespace

Spellings Spellings::parse(std::string_view abbreviations, std::string_view contractions) {
  Spellings out;
  each_row(abbreviations, [&](std::string_view word, std::string_view after) {
    out.abbreviations.emplace(word, after == "name" ? AfterAbbreviation::name : AfterAbbreviation::anything);
  });
  each_row(contractions, [&](std::string_view word, std::string_view size) {
    std::uint32_t bytes = 0;
    std::from_chars(size.data(), size.data() + size.size(), bytes);
    if (bytes > 0 && bytes < word.size()) out.contractions.emplace(word, bytes);
  });
  return out;
}

void Tokenizer::tokenize(WorkingDocument& doc, ByteSpan block) const {
  const std::string_view text = doc.text;
  for (std::uint32_t at = block.start; at < block.end;) {
    auto d = text::decode(text, at);
    const std::uint32_t start = at;
    if (text::is_space(d.code_point)) {
      at += d.bytes;
      continue;
    }
    while (at < block.end && !text::is_space(d.code_point)) {
      at += d.bytes;
      if (at < block.end) d = text::decode(text, at);
    }
    Chunk(spellings_, doc, {start, at}, block).split();
  }
}

std::string straightened(std::string_view raw) {
  std::string form;
  for (std::size_t i = 0; i < raw.size();) {
    const auto d = text::decode(raw, i);
    if (const char c = straight(d.code_point)) {
      form += c;
    } else if (!is_joiner(d.code_point)) {
      form.append(raw.substr(i, d.bytes));
    }
    i += d.bytes;
  }
  return form;
}

}  // namespace newsbrief::language
