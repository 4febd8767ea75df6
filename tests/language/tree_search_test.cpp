#include "language/tree_search.hpp"

#include <optional>
#include <random>

#include "catch.hpp"

using newsbrief::language::ArcScores;
using newsbrief::language::TreeSearch;

namespace {

using Heads = std::vector<std::uint32_t>;

bool is_tree(const Heads& heads) {
  std::size_t roots = 0;
  for (std::uint32_t d = 1; d < heads.size(); ++d) {
    roots += heads[d] == 0;
    std::uint32_t at = d;
    for (std::size_t steps = 0; at != 0; at = heads[at])
      if (++steps > heads.size()) return false;
  }
  return roots == 1;
}

bool is_projective(const Heads& heads) {
  for (std::uint32_t a = 1; a < heads.size(); ++a)
    for (std::uint32_t b = 1; b < heads.size(); ++b) {
      if (heads[a] == 0 || heads[b] == 0) continue;
      const auto [a1, a2] = std::minmax(a, heads[a]);
      const auto [b1, b2] = std::minmax(b, heads[b]);
      if (a1 < b1 && b1 < a2 && a2 < b2) return false;
    }
  // No arc covers the root's word.
  for (std::uint32_t r = 1; r < heads.size(); ++r)
    for (std::uint32_t d = 1; heads[r] == 0 && d < heads.size(); ++d)
      if (heads[d] != 0 && std::min(d, heads[d]) < r && r < std::max(d, heads[d])) return false;
  return true;
}

float score(const ArcScores& arcs, const Heads& heads) {
  float sum = 0;
  for (std::uint32_t d = 1; d < heads.size(); ++d) sum += arcs(d, heads[d]);
  return sum;
}

/// The best projective tree, by trying all.
float best_by_force(const ArcScores& arcs) {
  Heads heads(arcs.n + 1U, 0);
  float best = -1e9F;
  for (;;) {
    if (is_tree(heads) && is_projective(heads)) best = std::max(best, score(arcs, heads));
    std::uint32_t d = 1;
    while (d <= arcs.n && ++heads[d] > arcs.n) heads[d++] = 0;
    if (d > arcs.n) return best;
  }
}

}  // namespace

TEST_CASE("the search finds a tree at least as good as the best projective one", "[language]") {
  std::mt19937 random(7);
  std::uniform_real_distribution<float> draw(-1, 1);
  TreeSearch search;
  Heads heads;
  for (std::uint32_t round = 0; round < 60; ++round) {
    const std::uint32_t n = 1 + round % 5;
    std::vector<float> scores((n + 1U) * (n + 1U));
    for (float& s : scores) s = draw(random);
    for (std::uint32_t d = 0; d <= n; ++d) scores[d * (n + 1U) + d] = -1e9F;
    const ArcScores arcs{scores.data(), n + 1U, n};
    search.run(arcs, heads);
    CHECK(is_tree(heads));
    CHECK(score(arcs, heads) >= best_by_force(arcs) - 1e-5F);
  }
}

TEST_CASE("long sentences get a tree too", "[language]") {
  std::mt19937 random(11);
  std::uniform_real_distribution<float> draw(-1, 1);
  constexpr std::uint32_t kWords = 160;
  std::vector<float> scores((kWords + 1) * (kWords + 1));
  for (float& s : scores) s = draw(random);
  TreeSearch search;
  Heads heads;
  search.run({scores.data(), kWords + 1, kWords}, heads);
  CHECK(is_tree(heads));
}
