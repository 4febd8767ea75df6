#pragma once
// Groups of words that stand in like places, learnt from plain text.
#include <cstdint>
#include <string>
#include <unordered_map>

namespace newsbrief::train {

inline constexpr std::size_t kClusters = 200;  ///< numbered from 1; fits a byte

/// The cluster of each of the text's most frequent words (lower case): k-means on the sphere (Dhillon & Modha 2001)
/// over positive pointwise mutual information with the words right before and right after.
std::unordered_map<std::string, std::uint8_t> cluster_words(const std::string& text, std::size_t words,
                                                            std::uint64_t seed);

}  // namespace newsbrief::train
