#include "train/name_lists.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "language/name_features.hpp"
#include "text/utf8.hpp"
#include "train/word_clusters.hpp"

namespace newsbrief::train {
namespace {

constexpr std::size_t kClusteredWords = 14500;  // with the lists they fill half of 2^15 slots

/// A column of a list, and the bits of its phrases and of the words in them.
struct Column {
  std::string_view file;
  std::size_t column;
  unsigned whole, word;
};

constexpr std::array<Column, 11> kColumns{{{"lexicon/countries.tsv", 1, 0, 5},
                                           {"lexicon/countries.tsv", 2, 0, 5},
                                           {"lexicon/countries.tsv", 3, 1, 11},
                                           {"lexicon/countries.tsv", 4, 2, 6},
                                           {"lexicon/countries.tsv", 5, 3, 7},
                                           {"lexicon/places.tsv", 0, 2, 6},
                                           {"lexicon/places.tsv", 2, 2, 6},
                                           {"lexicon/organizations.tsv", 0, 3, 7},
                                           {"lexicon/organizations.tsv", 1, 3, 7},
                                           {"lexicon/people.tsv", 0, 4, 8},
                                           {"lexicon/titles.tsv", 0, 9, 10}}};

using Values = std::map<std::string, std::uint32_t>;

void add_phrase(std::string_view phrase, const Column& column, Values& values) {
  if (phrase.empty() || phrase == "-") return;
  const std::string lower = text::lower(phrase);
  values[lower] |= 1U << (8 + column.whole);
  const auto words = text::split(lower, ' ');
  if (words.size() < 2) return;
  for (const auto word : words)
    if (word.size() > 3) values[std::string(word)] |= 1U << (8 + column.word);
}

void add_list(std::string_view text, const Column& column, Values& values) {
  for (const auto line : text::split(text, '\n')) {
    if (line.empty() || line[0] == '#') continue;
    const auto cells = text::split(line, '\t');
    if (column.column >= cells.size()) continue;
    for (const auto phrase : text::split(cells[column.column], ';')) add_phrase(phrase, column, values);
  }
}

}  // namespace

Entries learn_name_lists(resources::DataFiles& files, const std::string& text, std::uint64_t seed) {
  Values values;
  for (const Column& column : kColumns)
    if (const auto list = files.read(column.file)) add_list(*list, column, values);
  for (const auto& [word, cluster] : cluster_words(text, kClusteredWords, seed)) values[word] |= cluster;
  Entries entries;
  for (const auto& [phrase, value] : values) entries.emplace_back(language::name_list_key(phrase), value);
  return entries;
}

std::set<std::string> listed_titles(resources::DataFiles& files) {
  std::set<std::string> titles;
  const auto list = files.read("lexicon/titles.tsv");
  if (!list) return titles;
  for (const auto line : text::split(*list, '\n'))
    if (!line.empty() && line[0] != '#') titles.insert(text::lower(line.substr(0, line.find('\t'))));
  return titles;
}

}  // namespace newsbrief::train
