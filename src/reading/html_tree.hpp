#pragma once
#include <gumbo.h>

#include <memory>
#include <string>
#include <string_view>

#include "newsbrief/error.hpp"

namespace newsbrief::reading {

/// A parsed page. Nodes live as long as the tree.
class HtmlTree {
 public:
  /// Fails with too_deep and html_limit where a page asks for more than limits.hpp allows.
  static Result<HtmlTree> parse(std::string page);
  ~HtmlTree();
  HtmlTree(HtmlTree&&) noexcept;
  HtmlTree& operator=(HtmlTree&&) noexcept;

  const GumboNode* root() const;

 private:
  struct State;
  explicit HtmlTree(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Trees that broken nesting makes deeper than any page is are cut here.
inline constexpr int kDeepestWalk = 2000;

bool is_element(const GumboNode* node);
bool is_text(const GumboNode* node);  ///< text, white space and CDATA
const GumboVector& children(const GumboNode* element);
const GumboNode* child(const GumboNode* element, unsigned i);
GumboTag tag(const GumboNode* node);  ///< GUMBO_TAG_UNKNOWN for what is no HTML element
/// The tag's name as written, where gumbo does not know it.
std::string_view written_tag(const GumboNode* element);
/// The value of an attribute, or empty.
std::string_view attribute(const GumboNode* element, const char* name);
bool has_attribute(const GumboNode* element, const char* name);

/// All text below a node, white space squeezed.
std::string text_below(const GumboNode* node);

}  // namespace newsbrief::reading
