#pragma once
// What hostile input may ask for at most. docs/batch.md names each with its error code.
#include <cstddef>

namespace newsbrief::reading {

inline constexpr std::size_t kLargestDocument = std::size_t{64} << 20;  ///< bytes of one document: too_large
inline constexpr std::size_t kDeepestJson = 128;                        ///< nested lists and objects: too_deep
inline constexpr std::size_t kDeepestHtml = 512;                        ///< nested elements: too_deep
inline constexpr std::size_t kMostHtmlAttributes = 512;                 ///< of one element: html_limit
inline constexpr std::size_t kMostHtmlMemory = std::size_t{96} << 20;   ///< of one page's tree: html_limit

}  // namespace newsbrief::reading
