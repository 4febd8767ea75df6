#include "reading/english.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

#include "resources/data_files.hpp"
#include "text/utf8.hpp"

namespace newsbrief::reading {
namespace {

constexpr std::size_t kEnough = 20'000;
constexpr std::size_t kFewestWords = 20;
constexpr std::size_t kFewestForeignLetters = 20;

/// Which languages (bits) have a word among their function words.
struct FunctionWords {
  std::vector<std::string> languages;  ///< the first is English
  std::unordered_map<std::string, std::uint64_t> bits;
};

const FunctionWords& function_words() {
  static const FunctionWords loaded = [] {
    FunctionWords out;
    resources::DataFiles files;
    std::string_view rows = files.read("reading/function_words.tsv").value_or("");
    while (!rows.empty()) {
      const auto end = std::min(rows.find('\n'), rows.size());
      const auto row = rows.substr(0, end);
      rows.remove_prefix(std::min(end + 1, rows.size()));
      const auto tab = row.find('\t');
      if (row.starts_with('#') || tab == std::string_view::npos) continue;
      const std::uint64_t bit = std::uint64_t{1} << (out.languages.size() % 64);
      out.languages.emplace_back(row.substr(0, tab));
      for (std::size_t at = tab + 1; at < row.size();) {
        const auto stop = std::min(row.find(' ', at), row.size());
        out.bits[std::string(row.substr(at, stop - at))] |= bit;
        at = stop + 1;
      }
    }
    return out;
  }();
  return loaded;
}

/// Letters of the scripts that English is not written in.
bool is_foreign(char32_t c) { return c > 0x24F && !(c >= 0x1E00 && c < 0x2C00) && !(c >= 0xFB00 && c < 0xFB07); }

struct Counts {
  std::size_t words = 0, letters = 0, foreign = 0;
  std::array<std::size_t, 64> hits{};
};

void count_word(const std::string& word, Counts& counts) {
  ++counts.words;
  const auto& bits = function_words().bits;
  const auto it = bits.find(word);
  if (it == bits.end()) return;
  for (std::size_t l = 0; l < function_words().languages.size(); ++l) counts.hits[l] += (it->second >> l) & 1U;
}

Counts count(std::string_view text) {
  Counts counts;
  std::string word;
  for (std::size_t at = 0; at < text.size() && at < kEnough;) {
    const auto d = text::decode(text, at);
    at += d.bytes;
    if (d.valid && text::is_letter(d.code_point)) {
      ++counts.letters;
      counts.foreign += is_foreign(d.code_point);
      text::append(word, text::to_lower(d.code_point));
    } else if (!word.empty()) {
      count_word(word, counts);
      word.clear();
    }
  }
  if (!word.empty()) count_word(word, counts);
  return counts;
}

}  // namespace

std::optional<std::string> other_language(std::string_view text) {
  const auto counts = count(text);
  if (counts.foreign >= kFewestForeignLetters && counts.foreign * 2 > counts.letters)
    return "a language in another script";
  if (counts.words < kFewestWords) return std::nullopt;
  const auto share = [&](std::size_t hits) { return static_cast<double>(hits) / static_cast<double>(counts.words); };
  const double english = share(counts.hits[0]);
  const auto best = std::max_element(counts.hits.begin() + 1, counts.hits.end());
  // Lists of names have few function words of any language: only another language's words speak against English.
  if (share(*best) < 0.10 || share(*best) < 1.6 * english) return std::nullopt;
  return function_words().languages[static_cast<std::size_t>(best - counts.hits.begin())];
}

}  // namespace newsbrief::reading
