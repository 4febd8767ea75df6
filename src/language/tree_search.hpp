#pragma once
// The best tree under scores for single arcs.
#include <cstdint>
#include <vector>

namespace newsbrief::language {

/// Scores of arcs between positions 0 (the root) to n: dependent d to head h at scores[d * stride + h].
struct ArcScores {
  const float* scores;
  std::size_t stride;
  std::uint32_t n;

  float operator()(std::uint32_t dependent, std::uint32_t head) const { return scores[dependent * stride + head]; }
};

/// Finds the best head of every word. Where the heads that are best one by one form a tree with one root, they are it
/// (any tree); otherwise the best projective tree with one root is found in O(n³) (Eisner 1996).
class TreeSearch {
 public:
  /// heads[d] for d in 1..n; heads[0] is unused.
  void run(const ArcScores& arcs, std::vector<std::uint32_t>& heads);

 private:
  bool greedy(const ArcScores& arcs, std::vector<std::uint32_t>& heads);
  void projective(const ArcScores& arcs, std::vector<std::uint32_t>& heads);
  void fill(const ArcScores& arcs, std::uint32_t length);
  std::uint32_t best_root(const ArcScores& arcs) const;
  void follow(std::uint32_t root, std::vector<std::uint32_t>& heads);

  /// Spans of words first..first + length: open ones end at an arc between both, closed ones have all dependents of
  /// their head. All spans of one length lie side by side, so that they are filled together.
  std::size_t at(std::uint32_t length, std::uint32_t first) const { return length * width_ + first; }
  struct Tables {
    std::vector<float> closed_left_head, closed_right_head, open_left_head, open_right_head;
    std::vector<std::int32_t> split_open, split_left, split_right;
  };
  struct Span {
    std::uint32_t first, last;
    bool head_is_first, open;
  };
  std::size_t width_ = 0;
  Tables t_;
  std::vector<std::uint8_t> mark_;
  std::vector<Span> stack_;
};

}  // namespace newsbrief::language
