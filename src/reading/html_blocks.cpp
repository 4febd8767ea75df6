#include "reading/html_blocks.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "reading/html_hints.hpp"
#include "text/utf8.hpp"

namespace newsbrief::reading {
namespace {

/// Never article text.
bool is_dropped(GumboTag t) {
  switch (t) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_INPUT:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_MAP:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_CAPTION:
      return true;
    default:
      return false;
  }
}

bool is_inline(const GumboNode* node) {
  switch (tag(node)) {
    case GUMBO_TAG_A:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_ACRONYM:
    case GUMBO_TAG_B:
    case GUMBO_TAG_BDI:
    case GUMBO_TAG_BDO:
    case GUMBO_TAG_BIG:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_DATA:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_FONT:
    case GUMBO_TAG_I:
    case GUMBO_TAG_INS:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_NOBR:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_TT:
    case GUMBO_TAG_U:
    case GUMBO_TAG_VAR:
    case GUMBO_TAG_WBR:
    case GUMBO_TAG_RUBY:
    case GUMBO_TAG_IMG:
      return true;
    case GUMBO_TAG_UNKNOWN:
      return written_tag(node).find('-') == std::string_view::npos;
    default:
      return false;
  }
}

TextBlockKind kind_of(GumboTag t, TextBlockKind outer) {
  switch (t) {
    case GUMBO_TAG_P:
    case GUMBO_TAG_PRE:
      return outer == TextBlockKind::quote || outer == TextBlockKind::item ? outer : TextBlockKind::paragraph;
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
      return TextBlockKind::heading;
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
      return TextBlockKind::item;
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
      return TextBlockKind::cell;
    case GUMBO_TAG_BLOCKQUOTE:
      return TextBlockKind::quote;
    default:
      return outer == TextBlockKind::paragraph ? TextBlockKind::loose : outer;
  }
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::size_t kArticleBytes = 800;  // with a headline: no mere masthead
constexpr std::size_t kSmallBytes = 300;    // a byline, a date, a label
constexpr std::size_t kSmallParagraph = 120;

/// How much text an element holds outside links, and whether it holds what only the article's own wrapper does.
struct Mass {
  std::size_t bytes = 0;
  bool has_headline = false;
};

using Masses = std::unordered_map<const GumboNode*, Mass>;

Mass weigh(const GumboNode* node, int depth, Masses& masses) {
  Mass mass;
  if (is_text(node)) {
    mass.bytes = node->type == GUMBO_NODE_WHITESPACE ? 0 : std::string_view(node->v.text.text).size();
    return mass;
  }
  if (!is_element(node) || is_dropped(tag(node)) || depth > kDeepestWalk) return mass;
  mass.has_headline = tag(node) == GUMBO_TAG_H1 || tag(node) == GUMBO_TAG_ARTICLE;
  for (unsigned i = 0; i < children(node).length; ++i) {
    const Mass inner = weigh(child(node, i), depth + 1, masses);
    mass.bytes += inner.bytes;
    mass.has_headline = mass.has_headline || inner.has_headline;
  }
  if (tag(node) == GUMBO_TAG_A) mass.bytes = 0;
  masses[node] = mass;
  return mass;
}

class BlockBuilder {
 public:
  explicit BlockBuilder(const GumboNode* root) { total_ = weigh(root, 0, masses_).bytes; }

  PageBlocks take() && { return std::move(out_); }

  void walk(const GumboNode* node, TextBlockKind kind, int depth) {
    if (is_text(node)) return add(node->v.text.text, node->type == GUMBO_NODE_WHITESPACE);
    if (!is_element(node) || depth > kDeepestWalk) return;
    const GumboTag t = tag(node);
    if (t == GUMBO_TAG_BR) return line_break();
    if (is_dropped(t) || is_frame(node, kind)) return;
    if (is_inline(node)) return inline_element(node, kind, depth);
    flush(kind);
    if (t == GUMBO_TAG_TR) row_begin_ = true;
    const std::size_t range = out_.ranges.size();
    out_.ranges.push_back({node, static_cast<std::uint32_t>(out_.blocks.size()), 0});
    const TextBlockKind inner = kind_of(t, kind);
    const bool pre = std::exchange(pre_, pre_ || t == GUMBO_TAG_PRE);
    for (unsigned i = 0; i < children(node).length; ++i) walk(child(node, i), inner, depth + 1);
    flush(inner);
    pre_ = pre;
    out_.ranges[range].last = static_cast<std::uint32_t>(out_.blocks.size());
  }

  void flush(TextBlockKind kind) {
    breaks_ = 0;
    while (!text_.empty() && (text_.back() == ' ' || text_.back() == '\n')) text_.pop_back();
    if (text_.empty()) return;
    out_.blocks.push_back(
        {kind, std::exchange(text_, {}), std::exchange(link_bytes_, 0), std::exchange(row_begin_, false)});
  }

 private:
  void inline_element(const GumboNode* node, TextBlockKind kind, int depth) {
    const bool link = tag(node) == GUMBO_TAG_A && has_attribute(node, "href");
    links_ += link;
    for (unsigned i = 0; i < children(node).length; ++i) walk(child(node, i), kind, depth + 1);
    links_ -= link;
  }

  void add(std::string_view words, bool white) {
    if (pre_ && words.find("\n\n") != std::string_view::npos) return preformatted(words);
    for (std::size_t at = 0; at < words.size();) {
      const auto d = text::decode(words, at);
      const bool space = white || (text::is_space(d.code_point) && d.code_point != 0xA0) || d.code_point < 0x20;
      if (space || d.code_point == 0xA0) {
        if (!text_.empty() && text_.back() != ' ' && text_.back() != '\n') text_ += ' ';
      } else if (d.code_point != 0xAD && d.code_point != 0xFEFF && d.code_point != 0x200B) {
        breaks_ = 0;
        text_.append(words.substr(at, d.bytes));
        if (links_ > 0) link_bytes_ += d.bytes;
      }
      at += d.bytes;
    }
  }

  /// Blank lines of preformatted text part paragraphs.
  void preformatted(std::string_view words) {
    for (std::size_t at = 0; at < words.size();) {
      const auto end = std::min(words.find("\n\n", at), words.size());
      const bool was = std::exchange(pre_, false);
      add(words.substr(at, end - at), false);
      flush(TextBlockKind::paragraph);
      pre_ = was;
      at = std::min(words.find_first_not_of('\n', end), words.size());
    }
  }

  void line_break() {
    if (++breaks_ >= 2) return flush(TextBlockKind::paragraph);
    while (!text_.empty() && text_.back() == ' ') text_.pop_back();
    if (!text_.empty()) text_ += '\n';
  }

  /// What is no article by its tag, role or name. `kind` is what the element stands in: words inside a paragraph are
  /// its own, whatever they are called.
  bool is_frame(const GumboNode* node, TextBlockKind kind) {
    const GumboTag t = tag(node);
    if (t == GUMBO_TAG_HTML || t == GUMBO_TAG_BODY || t == GUMBO_TAG_ARTICLE || t == GUMBO_TAG_MAIN) return false;
    if (is_inline(node) && kind != TextBlockKind::loose) return is_hidden(node);
    const auto it = masses_.find(node);
    const Mass mass = it == masses_.end() ? Mass{} : it->second;
    const bool most = mass.bytes * 2 > total_ || (mass.has_headline && mass.bytes > kArticleBytes);
    if (written_tag(node).starts_with("amp-") || written_tag(node).starts_with("AMP-")) return !most;
    const auto role = attribute(node, "role");
    if (!most && (t == GUMBO_TAG_ASIDE || t == GUMBO_TAG_FOOTER || t == GUMBO_TAG_FORM ||
                  written_tag(node) == "dialog" || is_hidden(node) ||
                  is_one_of(role, {"navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alert",
                                   "alertdialog", "menu", "menubar", "toolbar", "tablist", "tooltip"})))
      return true;
    if (attribute(node, "itemprop") == "articleBody") return false;
    std::string names(attribute(node, "class"));
    names.append(" ").append(attribute(node, "id"));
    switch (hint_of(names)) {
      case Hint::frame:
        return !most || !mass.has_headline;
      case Hint::aside:
        return !most;
      case Hint::small:
        return !most && !is_inline(node) && mass.bytes < (t == GUMBO_TAG_P ? kSmallParagraph : kSmallBytes);
      default:
        return false;
    }
  }

  static bool is_hidden(const GumboNode* node) {
    const auto style = attribute(node, "style");
    const auto names = attribute(node, "class");
    const auto has = [](std::string_view in, std::string_view word) { return in.find(word) != std::string_view::npos; };
    return has_attribute(node, "hidden") || attribute(node, "aria-hidden") == "true" || has(style, "display:none") ||
           has(style, "display: none") || has(names, "sr-only") || has(names, "visually-hidden") ||
           has(names, "visuallyhidden") || has(names, "screen-reader");
  }

  Masses masses_;
  std::size_t total_ = 0;
  PageBlocks out_;
  std::string text_;
  std::size_t link_bytes_ = 0;
  int links_ = 0, breaks_ = 0;
  bool pre_ = false, row_begin_ = false;
};

}  // namespace

PageBlocks blocks_of(const GumboNode* root) {
  BlockBuilder builder(root);
  builder.walk(root, TextBlockKind::loose, 0);
  builder.flush(TextBlockKind::loose);
  return std::move(builder).take();
}

}  // namespace newsbrief::reading
