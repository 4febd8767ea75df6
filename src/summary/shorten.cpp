#include "summary/shorten.hpp"

#include "summary/wording.hpp"

namespace newsbrief::summary {

void shorten(Brief& brief, std::size_t most) {
  std::size_t used = 0;
  std::vector<BriefItem> lead;
  for (auto& item : brief.lead) {
    const auto words = word_count(item.text);
    if (used + words > most && !lead.empty()) continue;
    used += words;
    lead.push_back(std::move(item));
  }
  brief.lead = std::move(lead);
  std::vector<std::vector<bool>> kept;
  for (const auto& s : brief.sections) kept.emplace_back(s.items.size(), false);
  for (unsigned rank = 1; rank <= 3; ++rank)
    for (std::size_t s = 0; s < brief.sections.size(); ++s) {
      auto& items = brief.sections[s].items;
      for (std::size_t i = 0, head = 0; i < items.size(); ++i) {
        if (items[i].depth == 0) head = i;
        const bool leads_on = i + 1 < items.size() && items[i + 1].depth == 1 && items[i].evidence.empty();
        if (items[i].rank != rank || leads_on) continue;  // a heading comes with the first line below it
        const bool bare = items[i].depth == 1 && !kept[s][head];
        const auto words = word_count(items[i].text) + (bare ? word_count(items[head].text) : 0);
        if (used + words > most) continue;
        used += words;
        kept[s][i] = kept[s][head] = true;
      }
    }
  for (std::size_t s = 0; s < brief.sections.size(); ++s) {
    std::vector<BriefItem> items;
    for (std::size_t i = 0; i < kept[s].size(); ++i)
      if (kept[s][i]) items.push_back(std::move(brief.sections[s].items[i]));
    brief.sections[s].items = std::move(items);
  }
  std::erase_if(brief.sections, [](const BriefSection& s) { return s.items.empty(); });
}

}  // namespace newsbrief::summary
