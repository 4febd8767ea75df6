#include "language/tree_search.hpp"

#include <algorithm>

namespace newsbrief::language {
namespace {

struct Best {
  float score;
  std::uint32_t at;
};

/// Largest a[i] + b[i] of n > 0.
Best best_sum(const float* a, const float* b, std::uint32_t n) {
  Best best{a[0] + b[0], 0};
  for (std::uint32_t i = 1; i < n; ++i)
    if (const float sum = a[i] + b[i]; sum > best.score) best = {sum, i};
  return best;
}

}  // namespace

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
  for (auto* table : {&t_.closed_left_head, &t_.closed_left_head_t, &t_.closed_right_head, &t_.closed_right_head_t,
                      &t_.open_left_head, &t_.open_right_head_t})
    table->assign(width_ * width_, 0.0F);
  for (auto* table : {&t_.split_open, &t_.split_left, &t_.split_right}) table->assign(width_ * width_, 0);
  for (std::uint32_t length = 1; length < arcs.n; ++length)
    for (std::uint32_t first = 1; first + length <= arcs.n; ++first) fill(arcs, first, first + length);
  follow(best_root(arcs), heads);
}

void TreeSearch::fill(const ArcScores& arcs, std::uint32_t first, std::uint32_t last) {
  const std::size_t here = first * width_ + last, turned = last * width_ + first;
  const std::size_t row = first * width_, column = last * width_;
  const std::uint32_t length = last - first;
  const Best joined = best_sum(&t_.closed_left_head[row + first], &t_.closed_right_head_t[column + first + 1], length);
  t_.split_open[here] = static_cast<std::uint8_t>(joined.at);
  t_.open_left_head[here] = joined.score + arcs(last, first);
  t_.open_right_head_t[turned] = joined.score + arcs(first, last);
  const Best left = best_sum(&t_.open_left_head[row + first + 1], &t_.closed_left_head_t[column + first + 1], length);
  t_.split_left[here] = static_cast<std::uint8_t>(left.at);
  t_.closed_left_head[here] = t_.closed_left_head_t[turned] = left.score;
  const Best right = best_sum(&t_.closed_right_head[row + first], &t_.open_right_head_t[column + first], length);
  t_.split_right[here] = static_cast<std::uint8_t>(right.at);
  t_.closed_right_head[here] = t_.closed_right_head_t[turned] = right.score;
}

std::uint32_t TreeSearch::best_root(const ArcScores& arcs) const {
  const auto score = [&](std::uint32_t r) {
    return t_.closed_right_head[width_ + r] + t_.closed_left_head[r * width_ + arcs.n] + arcs(r, 0);
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
    const std::size_t here = s.first * width_ + s.last;
    if (s.open) {
      const std::uint32_t split = s.first + t_.split_open[here];
      heads[s.head_is_first ? s.last : s.first] = s.head_is_first ? s.first : s.last;
      stack_.push_back({s.first, split, true, false});
      stack_.push_back({split + 1, s.last, false, false});
    } else if (s.head_is_first) {
      const std::uint32_t split = s.first + 1 + t_.split_left[here];
      stack_.push_back({s.first, split, true, true});
      stack_.push_back({split, s.last, true, false});
    } else {
      const std::uint32_t split = s.first + t_.split_right[here];
      stack_.push_back({s.first, split, false, false});
      stack_.push_back({split, s.last, false, true});
    }
  }
}

}  // namespace newsbrief::language
