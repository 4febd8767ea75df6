#include "lexicon/phrase_table.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace newsbrief::lexicon {
namespace {

bool is_word_byte(char c) {
  const auto u = static_cast<unsigned char>(c);
  return u >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// The letters and digits that a token or phrase begins with: where every tokenizer agrees.
std::string_view first_run(std::string_view s) {
  std::size_t n = 0;
  while (n < s.size() && is_word_byte(s[n])) ++n;
  return s.substr(0, std::max<std::size_t>(n, std::min<std::size_t>(1, s.size())));
}

std::string straightened(std::string_view s) {
  std::string out;
  for (std::size_t at = 0; at < s.size();) {
    const auto d = text::decode(s, at);
    if (d.code_point == 0x2019 || d.code_point == 0x2018) {
      out += '\'';
    } else {
      out.append(s.substr(at, d.bytes));
    }
    at += d.bytes;
  }
  return out;
}

bool is_abbreviation(std::string_view s) {
  // "US", "U.S.", but also "LeT": a short word with a capital inside is no word in other letters.
  std::size_t capitals = 0, small = 0;
  for (const char c : s) {
    small += c >= 'a' && c <= 'z';
    capitals += c >= 'A' && c <= 'Z';
  }
  return capitals >= 2 && (small == 0 || (s.size() <= 5 && s.find(' ') == std::string_view::npos));
}

}  // namespace

void PhraseTable::add(std::string_view phrase, std::uint32_t value, Case match_case) {
  Entry entry{straightened(phrase), {}, value, match_case};
  entry.lower = text::lower(entry.phrase);
  longest_words_ = std::max<std::size_t>(
      longest_words_, static_cast<std::size_t>(std::count_if(entry.phrase.begin(), entry.phrase.end(),
                                                             [](char c) { return !is_word_byte(c); })) +
                          1);
  auto& bucket = by_first_word_[std::string(first_run(entry.lower))];
  const auto at = std::upper_bound(bucket.begin(), bucket.end(), entry.lower.size(),
                                   [](std::size_t size, const Entry& e) { return size > e.lower.size(); });
  bucket.insert(at, std::move(entry));
  ++size_;
}

std::optional<std::uint32_t> PhraseTable::matches(const Entry& entry, const document::WorkingDocument& doc,
                                                  std::uint32_t at, std::uint32_t limit) const {
  std::string_view rest = entry.lower;
  std::uint32_t token = at;
  for (; !rest.empty(); ++token) {
    if (token >= limit) return std::nullopt;
    const auto& t = doc.tokens[token];
    if (token > at) {
      if (t.space_before != (rest.front() == ' ')) return std::nullopt;
      if (t.space_before) rest.remove_prefix(1);
    }
    // A final dot may belong to the sentence: "U.S" before the end of one.
    if (!rest.starts_with(t.lower)) return std::nullopt;
    if (entry.match_case == Case::as_name) {
      const auto written = std::string_view(entry.phrase).substr(entry.lower.size() - rest.size());
      const bool same = written.starts_with(t.form);
      if (!same && (is_abbreviation(entry.phrase) || (text::starts_upper(written) && !text::starts_upper(t.form))))
        return std::nullopt;
    }
    rest.remove_prefix(t.lower.size());
  }
  return token;
}

std::optional<PhraseTable::Match> PhraseTable::match(const document::WorkingDocument& doc, std::uint32_t at,
                                                     std::uint32_t limit) const {
  const auto bucket = by_first_word_.find(first_run(doc.tokens[at].lower));
  if (bucket == by_first_word_.end()) return std::nullopt;
  for (const auto& entry : bucket->second)
    if (const auto end = matches(entry, doc, at, limit)) return Match{entry.value, *end};
  return std::nullopt;
}

std::optional<PhraseTable::Match> PhraseTable::match_before(const document::WorkingDocument& doc, std::uint32_t end,
                                                            std::uint32_t from) const {
  const auto reach = static_cast<std::uint32_t>(std::min<std::size_t>(longest_words_, end - from));
  for (std::uint32_t start = end - reach; start < end; ++start) {
    const auto bucket = by_first_word_.find(first_run(doc.tokens[start].lower));
    if (bucket == by_first_word_.end()) continue;
    for (const auto& entry : bucket->second)
      if (matches(entry, doc, start, end) == end) return Match{entry.value, start};
  }
  return std::nullopt;
}

std::optional<std::uint32_t> PhraseTable::find(std::string_view phrase) const {
  const std::string lower = text::lower(straightened(phrase));
  const auto bucket = by_first_word_.find(first_run(lower));
  if (bucket == by_first_word_.end()) return std::nullopt;
  for (const auto& entry : bucket->second)
    if (entry.lower == lower) return entry.value;
  return std::nullopt;
}

}  // namespace newsbrief::lexicon
