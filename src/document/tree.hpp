#pragma once
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "document/document.hpp"

namespace newsbrief::document {

/// The dependency trees of a document, downwards. Made once, after parsing; the document keeps the upward links.
class Tree {
 public:
  explicit Tree(const WorkingDocument& doc);

  /// Dependents of a token, in text order.
  std::span<const std::uint32_t> children(std::uint32_t token) const {
    return {list_.data() + begin_[token], list_.data() + begin_[token + 1]};
  }
  /// The first dependent with one of the relations.
  std::optional<std::uint32_t> child(std::uint32_t token, std::initializer_list<Deprel> relations) const;
  bool has_child(std::uint32_t token, Deprel relation, std::string_view lemma) const;
  /// From the first to the last token below `token`, itself included.
  TokenRange yield(std::uint32_t token) const { return yield_[token]; }
  /// `token` is `above` or stands below it.
  bool is_below(std::uint32_t token, std::uint32_t above) const;

 private:
  const WorkingDocument& doc_;
  std::vector<std::uint32_t> begin_, list_;
  std::vector<TokenRange> yield_;
};

}  // namespace newsbrief::document
