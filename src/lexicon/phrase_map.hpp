#pragma once
// Words and phrases of a lexicon by their first word.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lexicon/rows.hpp"
#include "lexicon/word_map.hpp"

namespace newsbrief::lexicon {

/// What begins with one word: the word itself, and longer phrases.
template <class Value>
struct PhraseEntry {
  struct Phrase {
    std::vector<std::string> rest;  ///< the words after the first
    Value value;
  };

  Value word;                   ///< of the word alone; a default value where it only begins phrases
  std::vector<Phrase> phrases;  ///< longest first
};

template <class Value>
class PhraseMap {
 public:
  /// `form`: words parted by single spaces. A later entry of the same form wins.
  void add(std::string_view form, Value value) {
    auto& entry = words_.at(next_word(form));
    if (form.empty()) {
      entry.word = std::move(value);
      return;
    }
    typename PhraseEntry<Value>::Phrase phrase;
    while (!form.empty()) phrase.rest.emplace_back(next_word(form));
    phrase.value = std::move(value);
    const auto after = std::find_if(entry.phrases.begin(), entry.phrases.end(),
                                    [&](const auto& other) { return other.rest.size() < phrase.rest.size(); });
    entry.phrases.insert(after, std::move(phrase));
  }

  const PhraseEntry<Value>* find(std::string_view first) const { return words_.find(first); }

 private:
  WordMap<PhraseEntry<Value>> words_;
};

}  // namespace newsbrief::lexicon
