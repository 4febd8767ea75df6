#pragma once
#include <optional>
#include <string>

#include "reading/html_tree.hpp"

namespace newsbrief::reading {

/// What a page says about its article, each from JSON-LD, OpenGraph, <meta>, and the page's own elements, in that
/// order.
struct PageMetadata {
  std::optional<std::string> title, byline;
  std::optional<std::string> published;  ///< a date that parse_date() reads
  std::string body;                      ///< JSON-LD articleBody, or empty
};

PageMetadata metadata_of(const GumboNode* root);

}  // namespace newsbrief::reading
