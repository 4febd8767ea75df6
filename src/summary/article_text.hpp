#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "newsbrief/model.hpp"

namespace newsbrief::summary {

/// Code points, half-open.
struct Extent {
  std::uint32_t start = 0, end = 0;
  friend bool operator==(const Extent&, const Extent&) = default;
};

/// The text of a model's article by code point offsets, and its sentences. Keeps a reference to the model. Empty where
/// the model carries no text.
class ArticleText {
 public:
  explicit ArticleText(const Model& model);

  bool empty() const { return letters_.empty(); }
  std::uint32_t size() const { return static_cast<std::uint32_t>(letters_.size()); }
  char32_t at(std::uint32_t i) const { return letters_[i]; }

  /// The words between two offsets, on one line.
  std::string slice(std::uint32_t start, std::uint32_t end) const;
  std::string slice(const Extent& extent) const { return slice(extent.start, extent.end); }

  /// The exact words, as a span of the model has them.
  std::string exact(const Extent& extent) const;

  /// Sentences and headings in text order; evidence of the model's facts is never cut in two.
  const std::vector<Extent>& sentences() const { return sentences_; }

  /// The index of the sentence that holds a code point.
  std::optional<std::size_t> sentence_at(std::uint32_t offset) const;

  /// Numbers, from 1, of the sentences that the spans stand in: sorted, each once; spans in the title have none.
  std::vector<std::uint32_t> sentence_numbers(const std::vector<Span>& spans) const;

 private:
  std::vector<char32_t> letters_;
  std::vector<Extent> sentences_;
};

/// Sentences of a text of code points. `whole`: stretches that are known to be uncut.
std::vector<Extent> split_sentences(const std::vector<char32_t>& letters, const std::vector<Extent>& whole);

}  // namespace newsbrief::summary
