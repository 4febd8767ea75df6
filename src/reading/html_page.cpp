#include "reading/html_page.hpp"

#include "reading/html_choice.hpp"
#include "reading/html_metadata.hpp"
#include "text/utf8.hpp"

namespace newsbrief::reading {

Result<PageArticle> read_page(std::string page) {
  const auto tree = HtmlTree::parse(std::move(page));
  if (!tree) return tl::unexpected<Error>(tree.error());
  auto metadata = metadata_of(tree->root());
  PageArticle out;
  out.text = article_text(blocks_of(tree->root()), metadata.title.value_or(""));
  // Some pages build their text with scripts and carry it whole for search engines alone.
  if (out.text.size() * 2 < metadata.body.size() && metadata.body.find('<') == std::string::npos &&
      !text::first_malformed(metadata.body))
    out.text = std::move(metadata.body);
  out.title = std::move(metadata.title);
  out.byline = std::move(metadata.byline);
  out.published = std::move(metadata.published);
  return out;
}

}  // namespace newsbrief::reading
