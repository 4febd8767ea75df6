#pragma once
// Where a document's text stands between quotation marks, and in which sentence a token stands.
#include <vector>

#include "document/document.hpp"

namespace newsbrief::annotation {

class SpeechMap {
 public:
  /// Needs sentences and quotations.
  explicit SpeechMap(const document::WorkingDocument& doc);

  /// Between marks or within a quotation: what a speaker says that others say is the speaker's own matter.
  bool is_speech(std::uint32_t token) const { return speech_[token]; }
  /// Between marks that are opened and closed in the same block.
  bool is_quoted(std::uint32_t token) const { return stretch_of_[token] != document::kNone; }
  /// The words between the marks around a token that is_quoted().
  document::TokenRange stretch(std::uint32_t token) const { return stretches_[stretch_of_[token]]; }
  bool is_mark(std::uint32_t token) const;

  std::size_t sentence_of(std::uint32_t token) const;  ///< index
  document::TokenRange sentence_around(std::uint32_t token) const { return doc_.sentences[sentence_of(token)].tokens; }

 private:
  void add_stretch(document::TokenRange range);

  const document::WorkingDocument& doc_;
  std::vector<bool> speech_;
  std::vector<document::TokenRange> stretches_;
  std::vector<std::uint32_t> stretch_of_;  // per token, or kNone
};

}  // namespace newsbrief::annotation
