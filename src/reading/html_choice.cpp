#include "reading/html_choice.hpp"

#include <algorithm>

#include "reading/html_hints.hpp"
#include "text/utf8.hpp"

namespace newsbrief::reading {
namespace {

constexpr double kSemanticShare = 0.55;  // of the best weight, for an element that calls itself the article
constexpr double kInnerShare = 0.96;     // for an element inside the best one
constexpr std::size_t kShortLine = 80;
constexpr std::size_t kLongestFrameLine = 220;

double link_share(const TextBlock& b) {
  return b.text.empty() ? 0 : static_cast<double>(b.link_bytes) / static_cast<double>(b.text.size());
}

bool has_sentence(std::string_view s) {
  const auto end = s.find_last_not_of(" \"')]");
  if (end == std::string_view::npos) return false;
  s = s.substr(0, end + 1);
  if (s.ends_with("\xE2\x80\x9D") || s.ends_with("\xE2\x80\x99")) s.remove_suffix(3);
  if (s.ends_with("\xC2\xBB")) s.remove_suffix(2);
  if (s.empty()) return false;
  return s.back() == '.' || s.back() == '!' || s.back() == '?' || s.back() == ':' || s.back() == ',' ||
         s.back() == ';' || s.ends_with("\xE2\x80\xA6") || s.find(". ") != std::string_view::npos;
}

/// What a block says for (above 0) or against (below) the element around it.
double weight(const TextBlock& b) {
  const auto size = static_cast<double>(b.text.size());
  const double links = link_share(b);
  const bool sentence = has_sentence(b.text);
  if (b.kind == TextBlockKind::heading) return links > 0.5 ? -15 : 0;
  if (links > 0.5) return -20 - 0.5 * size;
  if (b.text.size() <= kLongestFrameLine && is_frame_line(b.text)) return -20;
  if (b.text.size() >= kShortLine && sentence)
    return size * (1 - links) * (b.kind == TextBlockKind::item || b.kind == TextBlockKind::cell ? 0.7 : 1.0);
  if (b.text.size() >= 2 * kShortLine) return 0.5 * size * (1 - links);
  if (sentence && b.kind != TextBlockKind::item && b.kind != TextBlockKind::cell) return 0.5 * size * (1 - links);
  if (b.kind == TextBlockKind::item || b.kind == TextBlockKind::cell) return sentence ? 0.2 * size : -5;
  return b.kind == TextBlockKind::paragraph || b.kind == TextBlockKind::quote ? -5 : -10;
}

bool calls_itself_article(const GumboNode* node) {
  if (tag(node) == GUMBO_TAG_ARTICLE || attribute(node, "itemprop") == "articleBody") return true;
  std::string names(attribute(node, "class"));
  names.append(" ").append(attribute(node, "id"));
  return hint_of(names) == Hint::body;
}

struct Choice {
  std::uint32_t first = 0, last = 0;
  double weight = 0;
};

Choice choose(const PageBlocks& page, const std::vector<double>& sums) {
  const auto weigh = [&](const BlockRange& r) { return sums[r.last] - sums[r.first]; };
  Choice best, semantic;
  for (const auto& range : page.ranges)
    if (weigh(range) > best.weight) best = {range.first, range.last, weigh(range)};
  for (const auto& range : page.ranges)
    if (weigh(range) >= std::max(semantic.weight, best.weight * kSemanticShare) && weigh(range) > 0 &&
        calls_itself_article(range.node))
      semantic = {range.first, range.last, weigh(range)};
  if (semantic.weight > 0) best = semantic;
  // Inner elements come behind outer ones, so that the last that holds nearly everything is the tightest.
  for (const auto& range : page.ranges)
    if (range.first >= best.first && range.last <= best.last && weigh(range) >= best.weight * kInnerShare)
      best = {range.first, range.last, std::max(best.weight, weigh(range))};
  return best;
}

/// Whether a block in the midst of the article belongs to it.
bool belongs(const TextBlock& b) {
  if (link_share(b) > 0.6 && (b.kind != TextBlockKind::paragraph || !has_sentence(b.text))) return false;
  if (b.text.size() <= kLongestFrameLine && is_frame_line(b.text)) return false;
  return b.kind != TextBlockKind::loose || b.text.size() >= kShortLine || has_sentence(b.text);
}

std::vector<const TextBlock*> kept_blocks(const PageBlocks& page, const Choice& choice, std::string_view title) {
  std::uint32_t first = choice.first, last = choice.last;
  while (first < last && weight(page.blocks[first]) <= 0) ++first;
  while (last > first && weight(page.blocks[last - 1]) <= 0) --last;
  // A heading right before the first paragraph is the article's, where it is not its title.
  if (first > choice.first && page.blocks[first - 1].kind == TextBlockKind::heading) --first;
  const std::string folded = text::fold(text::squeeze(title));
  std::vector<const TextBlock*> kept;
  for (auto i = first; i < last; ++i) {
    const auto& b = page.blocks[i];
    const bool is_title =
        !folded.empty() && b.text.size() < 2 * title.size() + 20 && text::fold(text::squeeze(b.text)) == folded;
    if (is_title || !belongs(b)) continue;
    // A heading over nothing is one of what was left out.
    if (b.kind == TextBlockKind::heading && !kept.empty() && kept.back()->kind == TextBlockKind::heading)
      kept.pop_back();
    kept.push_back(&b);
  }
  while (!kept.empty() && kept.back()->kind == TextBlockKind::heading) kept.pop_back();
  return kept;
}

}  // namespace

std::string article_text(const PageBlocks& page, std::string_view title) {
  std::vector<double> sums{0};
  for (const auto& block : page.blocks) sums.push_back(sums.back() + weight(block));
  const auto choice = choose(page, sums);
  std::string out;
  const TextBlock* before = nullptr;
  for (const auto* block : kept_blocks(page, choice, title)) {
    const bool same_row = before && before->kind == TextBlockKind::cell && block->kind == TextBlockKind::cell &&
                          !block->row_begin && before->text.size() < kShortLine;
    const bool same_list = before && before->kind == TextBlockKind::item && block->kind == TextBlockKind::item;
    if (before) out += same_row ? " " : same_list ? "\n" : "\n\n";
    out += block->text;
    before = block;
  }
  return out;
}

}  // namespace newsbrief::reading
