#include "language/segmenter.hpp"

#include <array>
#include <algorithm>

#include "text/utf8.hpp"

namespace newsbrief::language {
namespace {

using document::ByteSpan;
using document::Token;
using document::WorkingDocument;

constexpr std::array<std::string_view, 44> kAbbreviations{
    "mr", "mrs", "ms", "dr", "gen", "lt", "col", "maj", "capt", "sgt", "sen", "rep", "gov", "prof", "st", "jr", "sr", "rev", "hon",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "no", "vs", "etc", "inc", "ltd", "corp",
    "co", "adm", "amb", "u.s", "u.n", "a.m", "p.m"};

bool is_joiner(char32_t c) { return c == 0xAD || c == 0x200B || c == 0x200C || c == 0x200D || c == 0x2060 || c == 0xFEFF; }
bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x02BC || c == 0x2018; }

char straight(char32_t c) {
  switch (c) {
    case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x02BC: return '\'';
    case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0xAB: case 0xBB: return '"';
    default: return 0;
  }
}

class Scanner {
 public:
  explicit Scanner(WorkingDocument& doc) : doc_(doc) {}

  void block(const document::Block& block) {
    std::uint32_t at = block.bytes.start;
    bool space = false;
    while (at < block.bytes.end) {
      const auto d = text::decode(doc_.text, at);
      if (text::is_space(d.code_point)) {
        space = true;
        at += d.bytes;
        continue;
      }
      const std::uint32_t end = token_end(at, block.bytes.end);
      add({at, end}, space);
      space = false;
      at = end;
    }
  }

 private:
  char32_t peek(std::uint32_t at, std::uint32_t end) const { return at < end ? text::decode(doc_.text, at).code_point : 0; }

  /// Words keep inner apostrophes out ("Trump|'s"), hyphens out ("30|-|day"), inner dots in ("U.S.", "a.m.", "10.5").
  std::uint32_t token_end(std::uint32_t at, std::uint32_t end) const {
    auto d = text::decode(doc_.text, at);
    std::uint32_t next = at + d.bytes;
    if (is_apostrophe(d.code_point)) {  // 's 're 'll as one token
      const char32_t c = text::to_lower(peek(next, end));
      const bool after_word = at > 0 && text::is_letter(previous(at));
      if (after_word && (c == 's' || c == 'd' || c == 'm' || c == 'r' || c == 'v' || c == 'l')) {
        const std::uint32_t length = c == 's' || c == 'd' || c == 'm' ? 1 : 2;
        if (!text::is_letter(peek(next + length, end))) return std::min(next + length, end);
      }
      return next;
    }
    const bool word = text::is_letter(d.code_point) || text::is_digit(d.code_point);
    if (!word) {
      if (d.code_point == '.' || d.code_point == '-')
        while (next < end && peek(next, end) == d.code_point) ++next;
      return next;
    }
    if (d.code_point == 'n' && is_apostrophe(peek(next, end)) && ends_contraction(at, end) && at > 0 && text::is_letter(previous(at)))
      return contraction_end(at);  // "n't" is a token of its own
    while (next < end) {
      d = text::decode(doc_.text, next);
      const char32_t c = d.code_point;
      if (text::is_letter(c) || text::is_digit(c) || is_joiner(c)) {
        if (c == 'n' && is_apostrophe(peek(next + 1, end)) && ends_contraction(next, end)) return next;
        next += d.bytes;
        continue;
      }
      const char32_t after = peek(next + d.bytes, end);
      const char32_t before = previous(next);
      if ((c == ',' || c == ':' || c == '.') && text::is_digit(before) && text::is_digit(after)) {
        next += d.bytes;
        continue;
      }
      if (c == '.' && text::is_letter(before)) {
        if (text::is_letter(after) && single_letters(at, next)) {
          next += d.bytes;
          continue;
        }
        if (single_letters(at, next) && next > at && (doc_.text.find('.', at) < next || text::is_upper(before))) return next + 1;
        const std::string lowered = text::lower(std::string_view(doc_.text).substr(at, next - at));
        if (std::find(kAbbreviations.begin(), kAbbreviations.end(), lowered) != kAbbreviations.end()) return next + 1;
      }
      if ((is_apostrophe(c)) && text::is_letter(before) && text::is_letter(after) && text::is_upper(after)) {  // O'Brien
        next += d.bytes;
        continue;
      }
      break;
    }
    return next;
  }

  bool ends_contraction(std::uint32_t n, std::uint32_t end) const {
    const std::uint32_t quote = n + 1;
    const std::uint32_t t = quote + text::decode(doc_.text, quote).bytes;
    const char32_t c = peek(t, end);
    return (c == 't' || c == 'T') && !text::is_letter(peek(t + 1, end));
  }
  std::uint32_t contraction_end(std::uint32_t n) const { return n + 1 + text::decode(doc_.text, n + 1).bytes + 1; }

  /// "U.S", "a.m": letters alternate with dots.
  bool single_letters(std::uint32_t at, std::uint32_t end) const {
    bool letter = true;
    for (std::uint32_t i = at; i < end;) {
      const auto d = text::decode(doc_.text, i);
      if (letter ? !text::is_letter(d.code_point) : d.code_point != '.') return false;
      letter = !letter;
      i += d.bytes;
    }
    return true;
  }

  char32_t previous(std::uint32_t at) const {
    std::uint32_t i = at;
    do --i;
    while (i > 0 && (static_cast<unsigned char>(doc_.text[i]) & 0xC0U) == 0x80U);
    return text::decode(doc_.text, i).code_point;
  }

  void add(ByteSpan bytes, bool space) {
    const std::string_view raw = doc_.slice(bytes);
    bool plain = true, lower = true;
    for (const char c : raw) {
      if (static_cast<unsigned char>(c) >= 0x80) plain = false;
      if (c >= 'A' && c <= 'Z') lower = false;
    }
    Token token;
    token.bytes = bytes;
    token.space_before = space;
    token.form = raw;
    if (!plain) {
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
      if (form != raw) token.form = doc_.pool.add(form);
    }
    token.lower = plain && lower ? token.form : doc_.pool.add(text::lower(token.form));
    doc_.tokens.push_back(token);
  }

  WorkingDocument& doc_;
};

bool closes(std::string_view form) { return form == "\"" || form == "'" || form == ")" || form == "]"; }

}  // namespace

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

void Segmenter::segment(WorkingDocument& doc) const {
  Scanner scanner(doc);
  for (std::uint32_t b = 0; b < doc.blocks.size(); ++b) {
    const auto first = static_cast<std::uint32_t>(doc.tokens.size());
    scanner.block(doc.blocks[b]);
    const auto last = static_cast<std::uint32_t>(doc.tokens.size());
    std::uint32_t begin = first;
    for (std::uint32_t i = first; i < last; ++i) {
      const auto form = doc.tokens[i].form;
      bool stop = form == "." || form == "!" || form == "?" || form == "...";
      if (!stop && form.size() > 2 && form.back() == '.' && i + 1 < last && doc.tokens[i + 1].space_before) {
        // "U.S." and "a.m." end a sentence only before a word that no name would continue.
        const auto next = doc.tokens[i + 1].form;
        stop = form.find('.') + 1 < form.size() && (next == "The" || next == "He" || next == "She" || next == "It" || next == "They" ||
                                                    next == "In" || next == "But" || next == "A" || next == "On");
      }
      if (!stop) continue;
      std::uint32_t end = i + 1;
      while (end < last && !doc.tokens[end].space_before && closes(doc.tokens[end].form)) ++end;
      if (end < last && !doc.tokens[end].space_before) continue;
      if (end < last && text::is_lower(text::decode(doc.tokens[end].form, 0).code_point)) continue;
      doc.sentences.push_back({{begin, end}, b});
      begin = end;
      i = end - 1;
    }
    if (begin < last) doc.sentences.push_back({{begin, last}, b});
  }
}

}  // namespace newsbrief::language
