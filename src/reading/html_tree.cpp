#include "reading/html_tree.hpp"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <vector>

#include "reading/limits.hpp"
#include "text/utf8.hpp"

namespace newsbrief::reading {
namespace {

constexpr std::size_t kArenaBlock = std::size_t{256} << 10;

/// Where gumbo takes its memory from: all of it goes at once, so that no deep tree is taken down node by node, and a
/// page that wants too much is given up by a jump out of gumbo (plain C, which takes no harm from it).
struct Arena {
  std::vector<std::unique_ptr<char[]>> blocks;
  std::size_t used = kArenaBlock, total = 0;
  std::jmp_buf give_up;
};

void* allocate(void* userdata, std::size_t size) {
  auto& arena = *static_cast<Arena*>(userdata);
  size = (size + 15) & ~std::size_t{15};
  arena.total += size;
  if (arena.total > kMostHtmlMemory) std::longjmp(arena.give_up, 1);
  if (size > kArenaBlock / 4) {
    arena.blocks.insert(arena.blocks.begin(), std::make_unique_for_overwrite<char[]>(size));
    return arena.blocks.front().get();
  }
  if (arena.used + size > kArenaBlock) {
    arena.blocks.push_back(std::make_unique_for_overwrite<char[]>(kArenaBlock));
    arena.used = 0;
  }
  char* out = arena.blocks.back().get() + arena.used;
  arena.used += size;
  return out;
}

void release(void*, void*) {}

GumboOutput* parse_into(Arena& arena, const std::string& page) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate;
  options.deallocator = release;
  options.userdata = &arena;
  options.max_errors = 0;
  if (setjmp(arena.give_up) != 0) return nullptr;
  return ::gumbo_parse_with_options(&options, page.data(), page.size());
}

constexpr std::array<std::string_view, 16> kVoid{"area",  "base",  "br",    "col",     "embed", "hr",
                                                 "img",   "input", "link",  "meta",    "param", "source",
                                                 "track", "wbr",   "frame", "!doctype"};
/// Elements whose end is often left out, and which do not nest then.
constexpr std::array<std::string_view, 14> kClosesItself{
    "p", "li", "td", "th", "tr", "dt", "dd", "option", "tbody", "thead", "tfoot", "optgroup", "html", "body"};
constexpr std::array<std::string_view, 7> kRaw{"script", "style", "textarea", "title", "noscript", "xmp", "iframe"};

template <class List>
bool contains(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '!';
}

/// Counts how deep tags nest and how many attributes they have, before a parser that is slow on both sees them.
class PageCheck {
 public:
  explicit PageCheck(std::string_view page) : page_(page) {}

  std::optional<Error> run() {
    for (auto at = page_.find('<'); at != std::string_view::npos && at + 1 < page_.size(); at = page_.find('<', at)) {
      if (page_.substr(at).starts_with("<!--")) {
        const auto end = page_.find("-->", at + 4);
        if (end == std::string_view::npos) return std::nullopt;
        at = end + 3;
      } else if (page_[at + 1] == '/') {
        if (depth_ > 0 && !closes_itself(name_at(at + 2))) --depth_;
        at += 2;
      } else if (is_name(page_[at + 1])) {
        at = tag(at + 1);
        if (depth_ > kDeepestHtml) return Error{"too_deep", "the page's elements are nested deeper than 512", ""};
        if (attributes_ > kMostHtmlAttributes)
          return Error{"html_limit", "an element of the page has more than 512 attributes", ""};
      } else {
        ++at;
      }
    }
    return std::nullopt;
  }

 private:
  std::string name_at(std::size_t at) const {
    std::string out;
    for (; at < page_.size() && is_name(page_[at]) && out.size() < 16; ++at)
      out += page_[at] >= 'A' && page_[at] <= 'Z' ? static_cast<char>(page_[at] | 0x20) : page_[at];
    return out;
  }
  bool closes_itself(const std::string& name) const { return !foreign_ && contains(kClosesItself, name); }

  /// Reads a start tag; gives where it ends.
  std::size_t tag(std::size_t at) {
    const std::string name = name_at(at);
    foreign_ = foreign_ || name == "svg" || name == "math";
    attributes_ = 0;
    char quote = 0;
    bool value = false, space = true;
    for (; at < page_.size(); ++at) {
      const char c = page_[at];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if ((c == '"' || c == '\'') && value) {
        quote = c;
      } else if (c == '>') {
        break;
      } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '/') {
        space = true;
        continue;
      } else if (space) {
        ++attributes_;
      }
      value = c == '=' || (value && quote != 0);
      space = quote == 0 && c != '=' && (c == '"' || c == '\'');
    }
    const bool empty = foreign_ && at > 0 && at < page_.size() && page_[at - 1] == '/';
    if (!empty && !contains(kVoid, name) && !closes_itself(name)) ++depth_;
    if (contains(kRaw, name)) return end_of_raw(name, at);
    return std::min(at + 1, page_.size());
  }

  std::size_t end_of_raw(const std::string& name, std::size_t at) const {
    for (at = page_.find("</", at); at != std::string_view::npos; at = page_.find("</", at + 2))
      if (name_at(at + 2) == name) return at;
    return page_.size();
  }

  std::string_view page_;
  std::size_t depth_ = 0, attributes_ = 0;
  bool foreign_ = false;
};

void append_text(const GumboNode* node, int depth, std::string& out) {
  if (is_text(node)) {
    out += node->v.text.text;
  } else if (is_element(node) && depth < kDeepestWalk) {
    for (unsigned i = 0; i < children(node).length; ++i) append_text(child(node, i), depth + 1, out);
    out += ' ';
  }
}

}  // namespace

struct HtmlTree::State {
  std::string page;
  Arena arena;
  GumboOutput* output = nullptr;
};

HtmlTree::HtmlTree(std::unique_ptr<State> state) : state_(std::move(state)) {}
HtmlTree::~HtmlTree() = default;
HtmlTree::HtmlTree(HtmlTree&&) noexcept = default;
HtmlTree& HtmlTree::operator=(HtmlTree&&) noexcept = default;

Result<HtmlTree> HtmlTree::parse(std::string page) {
  if (auto fault = PageCheck(page).run()) return tl::unexpected<Error>(std::move(*fault));
  auto state = std::make_unique<State>();
  state->page = std::move(page);
  state->output = parse_into(state->arena, state->page);
  if (!state->output) return failure("html_limit", "the page's tree takes more than 96 MiB");
  return HtmlTree(std::move(state));
}

const GumboNode* HtmlTree::root() const { return state_->output->root; }

bool is_element(const GumboNode* node) { return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE; }
bool is_text(const GumboNode* node) {
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA;
}
const GumboVector& children(const GumboNode* element) { return element->v.element.children; }
const GumboNode* child(const GumboNode* element, unsigned i) {
  return static_cast<const GumboNode*>(element->v.element.children.data[i]);
}
GumboTag tag(const GumboNode* node) { return is_element(node) ? node->v.element.tag : GUMBO_TAG_UNKNOWN; }

std::string_view written_tag(const GumboNode* element) {
  GumboStringPiece piece = element->v.element.original_tag;
  if (!piece.data || piece.length == 0) return {};
  ::gumbo_tag_from_original_text(&piece);
  return {piece.data, piece.length};
}

std::string_view attribute(const GumboNode* element, const char* name) {
  const GumboAttribute* found = ::gumbo_get_attribute(&element->v.element.attributes, name);
  return found ? std::string_view(found->value) : std::string_view{};
}
bool has_attribute(const GumboNode* element, const char* name) {
  return ::gumbo_get_attribute(&element->v.element.attributes, name) != nullptr;
}

std::string text_below(const GumboNode* node) {
  std::string out;
  append_text(node, 0, out);
  return text::squeeze(out);
}

}  // namespace newsbrief::reading
