#pragma once
#include "document/document.hpp"
#include "newsbrief/model.hpp"
#include "text/utf8.hpp"

namespace newsbrief::document {

/// Turns byte spans of a working document into the model's spans: code points of the article's text, or of its title.
class Evidence {
 public:
  explicit Evidence(const WorkingDocument& doc)
      : doc_(doc), body_(std::string_view(doc.text).substr(doc.body)), index_(body_) {}

  Span span(ByteSpan bytes) const {
    const auto words = std::string(doc_.slice(bytes));
    if (bytes.start < doc_.body) {
      const auto title = std::string_view(doc_.text).substr(0, doc_.body);
      const auto start = static_cast<std::uint32_t>(text::count_code_points(title.substr(0, bytes.start)));
      return {start, start + static_cast<std::uint32_t>(text::count_code_points(words)), words, true};
    }
    return {point(bytes.start), point(bytes.end), words, false};
  }
  Span span(TokenRange tokens) const { return span(doc_.bytes(tokens)); }
  Span token(std::uint32_t index) const { return span(TokenRange{index, index + 1}); }

  std::size_t characters() const { return index_.size(); }

 private:
  std::uint32_t point(std::uint32_t byte) const {
    return static_cast<std::uint32_t>(index_.code_point(body_, byte - doc_.body));
  }

  const WorkingDocument& doc_;
  std::string_view body_;
  text::CodePointIndex index_;
};

}  // namespace newsbrief::document
