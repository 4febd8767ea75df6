#include "train/word_clusters.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "language/segmenter.hpp"
#include "text/utf8.hpp"
#include "train/random.hpp"

namespace newsbrief::train {
namespace {

constexpr std::size_t kContexts = 320;  // words that count as neighbours
constexpr std::size_t kWidth = 2 * kContexts;
constexpr std::size_t kRounds = 12;

/// Words in lower case and single marks, in order.
std::vector<std::string> words_of(const std::string& text) {
  const std::string plain = text::lower(language::straightened(text));
  std::vector<std::string> words;
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c & 0x80) != 0; };
  for (std::size_t at = 0; at < plain.size();) {
    if (plain[at] == ' ' || plain[at] == '\n') {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < plain.size() && is_letter(plain[end])) ++end;
    end = std::max(end, at + 1);
    words.push_back(plain.substr(at, end - at));
    at = end;
  }
  return words;
}

struct Counted {
  std::vector<std::string> words;  // most frequent first
  std::vector<std::uint32_t> counts;
  std::vector<std::uint32_t> text;  // by number; words.size() where it is none of them
};

Counted count(const std::string& text, std::size_t most) {
  const auto tokens = words_of(text);
  std::unordered_map<std::string, std::uint32_t> counts;
  for (const auto& t : tokens) ++counts[t];
  std::vector<std::pair<std::uint32_t, std::string>> order;
  for (const auto& [word, n] : counts) order.emplace_back(n, word);
  std::sort(order.begin(), order.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  order.resize(std::min(order.size(), most));
  Counted out;
  std::unordered_map<std::string, std::uint32_t> numbers;
  for (const auto& [n, word] : order) {
    numbers.emplace(word, static_cast<std::uint32_t>(out.words.size()));
    out.words.push_back(word);
    out.counts.push_back(n);
  }
  for (const auto& t : tokens) {
    const auto it = numbers.find(t);
    out.text.push_back(it == numbers.end() ? static_cast<std::uint32_t>(out.words.size()) : it->second);
  }
  return out;
}

void scale_to_one(float* v) {
  float sum = 1e-12F;
  for (std::size_t d = 0; d < kWidth; ++d) sum += v[d] * v[d];
  const float by = 1 / std::sqrt(sum);
  for (std::size_t d = 0; d < kWidth; ++d) v[d] *= by;
}

/// A row of unit length for each word.
std::vector<float> neighbourhoods(const Counted& c) {
  std::vector<float> rows(c.words.size() * kWidth);
  std::vector<float> columns(kWidth);
  float all = 1;
  const auto note = [&](std::uint32_t word, std::uint32_t neighbour, std::size_t side) {
    if (word >= c.words.size() || neighbour >= kContexts) return;
    rows[word * kWidth + side + neighbour] += 1;
    columns[side + neighbour] += 1;
    all += 1;
  };
  for (std::size_t i = 1; i < c.text.size(); ++i) {
    note(c.text[i], c.text[i - 1], 0);
    note(c.text[i - 1], c.text[i], kContexts);
  }
  for (std::size_t w = 0; w < c.words.size(); ++w) {
    float* row = &rows[w * kWidth];
    float sum = 0;
    for (std::size_t d = 0; d < kWidth; ++d) sum += row[d];
    for (std::size_t d = 0; d < kWidth; ++d)
      row[d] = row[d] > 0 ? std::max(0.0F, std::log(row[d] * all / (sum * columns[d]))) * row[d] / (row[d] + 1) : 0;
    scale_to_one(row);
  }
  return rows;
}

std::size_t nearest(const float* row, const std::vector<float>& centres) {
  std::size_t best = 0;
  float most = -1;
  for (std::size_t k = 0; k < kClusters; ++k) {
    std::array<float, 16> lanes{};
    for (std::size_t d = 0; d < kWidth; d += lanes.size())
      for (std::size_t l = 0; l < lanes.size(); ++l) lanes[l] += row[d + l] * centres[k * kWidth + d + l];
    float sum = 0;
    for (const float lane : lanes) sum += lane;
    if (sum > most) most = sum, best = k;
  }
  return best;
}

}  // namespace

std::unordered_map<std::string, std::uint8_t> cluster_words(const std::string& text, std::size_t words,
                                                            std::uint64_t seed) {
  const Counted counted = count(text, words);
  const std::size_t n = counted.words.size();
  if (n < 2 * kClusters || n < kContexts) return {};
  const auto rows = neighbourhoods(counted);
  Random random(seed);
  std::vector<float> centres(kClusters * kWidth);
  for (std::size_t k = 0; k < kClusters; ++k)
    std::copy_n(&rows[random.below(n / 2) * kWidth], kWidth, &centres[k * kWidth]);
  std::vector<std::size_t> cluster(n);
  for (std::size_t round = 0; round < kRounds; ++round) {
    for (std::size_t w = 0; w < n; ++w) cluster[w] = nearest(&rows[w * kWidth], centres);
    std::fill(centres.begin(), centres.end(), 0.0F);
    for (std::size_t w = 0; w < n; ++w) {
      const float weight = std::sqrt(static_cast<float>(counted.counts[w]));
      for (std::size_t d = 0; d < kWidth; ++d) centres[cluster[w] * kWidth + d] += weight * rows[w * kWidth + d];
    }
    for (std::size_t k = 0; k < kClusters; ++k) scale_to_one(&centres[k * kWidth]);
  }
  std::unordered_map<std::string, std::uint8_t> out;
  for (std::size_t w = 0; w < n; ++w) out.emplace(counted.words[w], static_cast<std::uint8_t>(cluster[w] + 1));
  return out;
}

}  // namespace newsbrief::train
