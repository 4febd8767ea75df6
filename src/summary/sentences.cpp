#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "summary/article_text.hpp"
#include "text/utf8.hpp"

namespace newsbrief::summary {
namespace {

using Letters = std::vector<char32_t>;

bool ends_sentence(char32_t c) { return c == U'.' || c == U'!' || c == U'?' || c == U'…'; }
bool closes(char32_t c) {
  return c == U'"' || c == U'”' || c == U'’' || c == U'\'' || c == U')' || c == U']' || c == U'»';
}
bool opens(char32_t c) {
  return c == U'"' || c == U'“' || c == U'‘' || c == U'\'' || c == U'(' || c == U'[' || c == U'«';
}

constexpr std::array<std::string_view, 40> kAbbreviations{
    "mr",  "mrs", "ms",  "dr",   "prof", "gen", "lt",  "col", "maj",  "sgt",  "capt", "cmdr",  "adm", "sen",
    "rep", "gov", "st",  "jr",   "sr",   "inc", "ltd", "co",  "corp", "vs",   "no",   "jan",   "feb", "mar",
    "apr", "aug", "sep", "sept", "oct",  "nov", "dec", "hon", "rev",  "brig", "pres", "messrs"};

/// The word before a full stop, in lower case; full stops inside stay ("u.s").
std::string word_before(const Letters& letters, std::size_t stop) {
  std::size_t from = stop;
  while (from > 0 && (text::is_letter(letters[from - 1]) || letters[from - 1] == U'.')) --from;
  std::string out;
  for (auto i = from; i < stop; ++i) text::append(out, text::to_lower(letters[i]));
  return out;
}

/// An initial ("J."), a dotted abbreviation ("U.S.") or one of the list, which end no sentence by themselves.
bool is_abbreviated(const Letters& letters, std::size_t stop) {
  if (letters[stop] != U'.') return false;
  const auto word = word_before(letters, stop);
  if (word.size() == 1 || word.find('.') != std::string::npos) return true;
  return std::find(kAbbreviations.begin(), kAbbreviations.end(), word) != kAbbreviations.end();
}

/// Where the sentence that ends with the mark at `i` ends (after closing quotes), or 0 where none does.
std::size_t sentence_end(const Letters& letters, std::size_t i) {
  if (!ends_sentence(letters[i]) || is_abbreviated(letters, i)) return 0;
  std::size_t end = i + 1;
  while (end < letters.size() && (closes(letters[end]) || ends_sentence(letters[end]))) ++end;
  if (end == letters.size()) return end;
  if (!text::is_space(letters[end])) return 0;
  std::size_t next = end;
  while (next < letters.size() && text::is_space(letters[next])) ++next;
  while (next < letters.size() && opens(letters[next])) ++next;
  return next == letters.size() || !text::is_lower(letters[next]) ? end : 0;
}

/// A line's end parts sentences, but not inside a paragraph that was wrapped: a long line that ends in mid-sentence.
bool breaks_line(const Letters& letters, std::size_t i) {
  if (letters[i] != U'\n') return false;
  constexpr std::size_t kWrapped = 50;
  std::size_t from = i;
  while (from > 0 && letters[from - 1] != U'\n') --from;
  std::size_t next = i + 1;
  while (next < letters.size() && letters[next] != U'\n' && text::is_space(letters[next])) ++next;
  if (next >= letters.size() || letters[next] == U'\n') return true;
  return i - from < kWrapped || (i > 0 && ends_sentence(letters[i - 1]));
}

Extent trimmed(const Letters& letters, std::size_t from, std::size_t to) {
  while (from < to && text::is_space(letters[from])) ++from;
  while (to > from && text::is_space(letters[to - 1])) --to;
  return {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
}

/// Whether an offset may part two sentences: marked for each one within a stretch that stays whole.
std::vector<bool> inside(std::size_t size, const std::vector<Extent>& whole) {
  std::vector<int> depth(size + 2, 0);
  for (const auto& w : whole) {
    if (w.end > size || w.end <= w.start + 1) continue;
    ++depth[w.start + 1];
    --depth[w.end];
  }
  std::vector<bool> out(size + 1, false);
  int open = 0;
  for (std::size_t i = 0; i <= size; ++i) {
    open += depth[i];
    out[i] = open > 0;
  }
  return out;
}

/// Where a sentence begins behind a dateline ("TOWN, Oct 6 (Agency) - "), else where it begins.
std::uint32_t after_dateline(const Letters& letters, const Extent& sentence) {
  constexpr std::uint32_t kLongest = 80, kCapitals = 3;
  std::uint32_t capitals = 0;
  while (sentence.start + capitals < sentence.end && text::is_upper(letters[sentence.start + capitals])) ++capitals;
  if (capitals < kCapitals) return sentence.start;
  for (auto i = sentence.start; i + 2 < std::min(sentence.end, sentence.start + kLongest); ++i) {
    const auto c = letters[i + 1];
    if (letters[i] == U' ' && (c == U'-' || c == U'–' || c == U'—') && letters[i + 2] == U' ') return i + 3;
  }
  return sentence.start;
}

}  // namespace

std::vector<Extent> split_sentences(const Letters& letters, const std::vector<Extent>& whole) {
  const auto uncut = inside(letters.size(), whole);
  std::vector<Extent> out;
  std::size_t from = 0;
  const auto close = [&](std::size_t to) {
    auto extent = trimmed(letters, from, to);
    extent.start = after_dateline(letters, extent);
    if (extent.start < extent.end) out.push_back(extent);
    from = to;
  };
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const std::size_t end = breaks_line(letters, i) ? i : sentence_end(letters, i);
    if (end != 0 && !uncut[end]) close(end);
  }
  close(letters.size());
  return out;
}

}  // namespace newsbrief::summary
