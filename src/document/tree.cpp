#include "document/tree.hpp"

#include <algorithm>

namespace newsbrief::document {

Tree::Tree(const WorkingDocument& doc) : doc_(doc), begin_(doc.tokens.size() + 2), yield_(doc.tokens.size()) {
  const auto count = static_cast<std::uint32_t>(doc.tokens.size());
  for (const auto& t : doc.tokens)
    if (t.head != kNoHead) ++begin_[t.head + 2];
  for (std::size_t i = 2; i < begin_.size(); ++i) begin_[i] += begin_[i - 1];
  list_.resize(begin_.back());
  for (std::uint32_t i = 0; i < count; ++i)
    if (doc.tokens[i].head != kNoHead) list_[begin_[doc.tokens[i].head + 1]++] = i;
  begin_.pop_back();
  for (std::uint32_t i = 0; i < count; ++i) {
    // Each token widens the yield of all above it; trees are shallow, and a malformed one must not hang us.
    std::uint32_t above = i;
    if (yield_[i].empty()) yield_[i] = {i, i + 1};
    for (int depth = 0; above != kNoHead && depth < 500; ++depth, above = doc.tokens[above].head) {
      auto& range = yield_[above];
      if (range.empty()) range = {above, above + 1};
      range.first = std::min(range.first, i);
      range.last = std::max(range.last, i + 1);
    }
  }
}

std::optional<std::uint32_t> Tree::child(std::uint32_t token, std::initializer_list<Deprel> relations) const {
  for (const auto c : children(token))
    if (std::find(relations.begin(), relations.end(), doc_.tokens[c].deprel) != relations.end()) return c;
  return std::nullopt;
}

bool Tree::has_child(std::uint32_t token, Deprel relation, std::string_view lemma) const {
  const auto list = children(token);
  return std::any_of(list.begin(), list.end(),
                     [&](auto c) { return doc_.tokens[c].deprel == relation && doc_.tokens[c].lemma == lemma; });
}

bool Tree::is_below(std::uint32_t token, std::uint32_t above) const {
  for (int depth = 0; token != kNoHead && depth < 500; ++depth, token = doc_.tokens[token].head)
    if (token == above) return true;
  return false;
}

}  // namespace newsbrief::document
