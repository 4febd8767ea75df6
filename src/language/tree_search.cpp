#include "language/tree_search.hpp"

#include <algorithm>

#include "language/vector_code.hpp"

namespace newsbrief::language {
void TreeSearch::run(const ArcScores& arcs, std::vector<std::uint32_t>& heads) {
  heads.assign(arcs.n + 1U, 0);
  if (arcs.n == 0 || greedy(arcs, heads)) return;
  projective(arcs, heads);
}

/// Takes each word's best head; says whether that gives a tree with one root.
bool TreeSearch::greedy(const ArcScores& arcs, std::vector<std::uint32_t>& heads) {
  std::uint32_t roots = 0;
  for (std::uint32_t d = 1; d <= arcs.n; ++d) {
    const float* row = arcs.scores + d * arcs.stride;
    heads[d] = static_cast<std::uint32_t>(std::max_element(row, row + arcs.n + 1) - row);
    roots += heads[d] == 0;
  }
  if (roots != 1) return false;
  enum : std::uint8_t { unseen, on_path, rooted };
  mark_.assign(arcs.n + 1U, unseen);
  mark_[0] = rooted;
  for (std::uint32_t d = 1; d <= arcs.n; ++d) {
    std::uint32_t at = d;
    for (; mark_[at] == unseen; at = heads[at]) mark_[at] = on_path;
    if (mark_[at] == on_path) return false;
    for (at = d; mark_[at] == on_path; at = heads[at]) mark_[at] = rooted;
  }
  return true;
}

void TreeSearch::projective(const ArcScores& arcs, std::vector<std::uint32_t>& heads) {
  width_ = arcs.n + 1U;
  // What lies beyond the spans of a length is read with them in blocks, and used by nothing.
  const std::size_t size = std::max(width_ * width_ + kBlockColumns, t_.closed_left_head.size());
  for (auto* table : {&t_.closed_left_head, &t_.closed_right_head, &t_.open_left_head, &t_.open_right_head})
    table->resize(size);
  for (auto* table : {&t_.split_open, &t_.split_left, &t_.split_right}) table->resize(size);
  for (auto* table : {&t_.closed_left_head, &t_.closed_right_head}) std::fill_n(table->begin(), width_, 0.0F);
  for (std::uint32_t length = 1; length < arcs.n; ++length) fill(arcs, length);
  follow(best_root(arcs), heads);
}

/// Term k joins the span first..first + k (or k + 1) to the rest of first..first + length.
void TreeSearch::fill(const ArcScores& arcs, std::uint32_t length) {
  const auto row = static_cast<std::ptrdiff_t>(width_);
  const std::uint32_t spans = arcs.n - length;
  const std::size_t here = at(length, 1);
  best_sums({&t_.closed_left_head[at(0, 1)], row}, {&t_.closed_right_head[at(length - 1, 2)], 1 - row}, length, spans,
            &t_.open_left_head[here], &t_.split_open[here]);
  for (std::uint32_t first = 1; first <= spans; ++first) {
    const float joined = t_.open_left_head[at(length, first)];
    t_.open_left_head[at(length, first)] = joined + arcs(first + length, first);
    t_.open_right_head[at(length, first)] = joined + arcs(first, first + length);
  }
  best_sums({&t_.open_left_head[at(1, 1)], row}, {&t_.closed_left_head[at(length - 1, 2)], 1 - row}, length, spans,
            &t_.closed_left_head[here], &t_.split_left[here]);
  best_sums({&t_.closed_right_head[at(0, 1)], row}, {&t_.open_right_head[here], 1 - row}, length, spans,
            &t_.closed_right_head[here], &t_.split_right[here]);
}

std::uint32_t TreeSearch::best_root(const ArcScores& arcs) const {
  const auto score = [&](std::uint32_t r) {
    return t_.closed_right_head[at(r - 1, 1)] + t_.closed_left_head[at(arcs.n - r, r)] + arcs(r, 0);
  };
  std::uint32_t best = 1;
  for (std::uint32_t r = 2; r <= arcs.n; ++r)
    if (score(r) > score(best)) best = r;
  return best;
}

void TreeSearch::follow(std::uint32_t root, std::vector<std::uint32_t>& heads) {
  heads[root] = 0;
  const auto n = static_cast<std::uint32_t>(width_ - 1);
  stack_.assign({{1, root, false, false}, {root, n, true, false}});
  while (!stack_.empty()) {
    const Span s = stack_.back();
    stack_.pop_back();
    if (s.first == s.last) continue;
    const std::size_t here = at(s.last - s.first, s.first);
    if (s.open) {
      const std::uint32_t split = s.first + static_cast<std::uint32_t>(t_.split_open[here]);
      heads[s.head_is_first ? s.last : s.first] = s.head_is_first ? s.first : s.last;
      stack_.push_back({s.first, split, true, false});
      stack_.push_back({split + 1, s.last, false, false});
    } else if (s.head_is_first) {
      const std::uint32_t split = s.first + 1 + static_cast<std::uint32_t>(t_.split_left[here]);
      stack_.push_back({s.first, split, true, true});
      stack_.push_back({split, s.last, true, false});
    } else {
      const std::uint32_t split = s.first + static_cast<std::uint32_t>(t_.split_right[here]);
      stack_.push_back({s.first, split, false, false});
      stack_.push_back({split, s.last, false, true});
    }
  }
}

}  // namespace newsbrief::language
