#pragma once
#include <optional>
#include <string>

#include "newsbrief/error.hpp"

namespace newsbrief::reading {

/// The article of a web page.
struct PageArticle {
  std::string text;  ///< paragraphs parted by blank lines; empty where the page holds no article
  std::optional<std::string> title, byline, published;
};

/// Reads a page in UTF-8. Fails with too_deep and html_limit (limits.hpp).
Result<PageArticle> read_page(std::string page);

}  // namespace newsbrief::reading
