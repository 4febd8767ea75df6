#pragma once
#include "document/document.hpp"
#include "language/model.hpp"

namespace newsbrief::language {

inline constexpr std::size_t kLongestEnding =
    6;  ///< bytes of a word's end that choose its rule where the word is unknown

/// Key of the rule for a whole word in lower case with its tags.
std::uint64_t lemma_word_key(std::string_view lower, document::Upos upos, document::Xpos xpos);
/// Key of the rule for unknown words with this end.
std::uint64_t lemma_ending_key(std::string_view ending, document::Upos upos, document::Xpos xpos);

/// The rule for a word: its own, or that of the longest known ending. Nothing where not even the tags are known.
const LemmaRule* find_lemma_rule(const Model& model, std::string_view lower, document::Upos upos, document::Xpos xpos);

/// Base forms, by rules that were learnt for words and for endings with their tags.
class Lemmatizer {
 public:
  explicit Lemmatizer(const Model& model) : model_(model) {}

  /// Fills `lemma` of all tokens from their tags.
  void lemmatize(document::WorkingDocument& doc) const;

 private:
  Model model_;
};

}  // namespace newsbrief::language
