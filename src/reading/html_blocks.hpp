#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "reading/html_tree.hpp"

namespace newsbrief::reading {

enum class TextBlockKind { paragraph, heading, item, cell, quote, loose };

/// A run of text between two breaks of the page.
struct TextBlock {
  TextBlockKind kind = TextBlockKind::loose;
  std::string text;            ///< white space squeezed; a <br> is a line feed
  std::size_t link_bytes = 0;  ///< of it in links
  bool row_begin = false;      ///< the first cell of a table's row
};

/// An element and the blocks below it: [first, last).
struct BlockRange {
  const GumboNode* node = nullptr;
  std::uint32_t first = 0, last = 0;
};

struct PageBlocks {
  std::vector<TextBlock> blocks;
  std::vector<BlockRange> ranges;  ///< of the elements that may hold an article, outermost first
};

/// The text of a page in blocks, without what calls itself navigation, advertisement, comment, caption and the like.
PageBlocks blocks_of(const GumboNode* root);

}  // namespace newsbrief::reading
