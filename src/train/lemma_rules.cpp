#include "train/lemma_rules.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "language/lemmatizer.hpp"
#include "text/utf8.hpp"

namespace newsbrief::train {
namespace {

using language::LemmaRule;
using Tags = std::pair<document::Upos, document::Xpos>;
using RuleText = std::tuple<std::size_t, bool, std::string>;  // cut, keep case, ending

std::optional<RuleText> rule_of(const Word& word) {
  const bool keep = text::lower(word.lemma) != word.lemma;
  const std::string& from = keep ? word.form : word.lower;
  std::size_t same = 0;
  while (same < from.size() && same < word.lemma.size() && from[same] == word.lemma[same]) ++same;
  const std::string ending = word.lemma.substr(same);
  if (ending.size() > LemmaRule{}.ending.size()) return std::nullopt;
  return RuleText{from.size() - same, keep, ending};
}

class Rules {
 public:
  std::uint32_t id(const RuleText& text) {
    const auto [it, added] = ids_.emplace(text, static_cast<std::uint32_t>(rules_.size()));
    if (added) {
      const auto& [cut, keep, ending] = text;
      LemmaRule rule{static_cast<std::uint8_t>(std::min<std::size_t>(cut, 255)),
                     static_cast<std::uint8_t>(ending.size()),
                     keep,
                     {}};
      std::copy(ending.begin(), ending.end(), rule.ending.begin());
      rules_.push_back(rule);
    }
    return it->second;
  }
  std::vector<LemmaRule> take() { return std::move(rules_); }

 private:
  std::map<RuleText, std::uint32_t> ids_;
  std::vector<LemmaRule> rules_;
};

using Votes = std::map<std::uint32_t, std::uint32_t>;

std::pair<std::uint32_t, std::uint32_t> winner(const Votes& votes) {
  return *std::max_element(votes.begin(), votes.end(),
                           [](const auto& a, const auto& b) { return a.second < b.second; });
}

/// One distinct word with its tags.
struct Type {
  std::string lower;
  Tags tags;
  std::uint32_t rule = 0;
  std::uint32_t count = 0;
  std::uint32_t said = language::kNoValue;  ///< what the endings so far say
};

std::vector<Type> types_of(const Treebank& bank, Rules& rules) {
  std::map<std::pair<std::string, Tags>, Votes> votes;
  for (const auto& sentence : bank)
    for (const auto& word : sentence.words)
      if (!word.lemma.empty())
        if (const auto rule = rule_of(word)) ++votes[{word.lower, {word.upos, word.xpos}}][rules.id(*rule)];
  std::vector<Type> types;
  for (const auto& [word, v] : votes) {
    const auto [rule, count] = winner(v);
    types.push_back({word.first, word.second, rule, count});
  }
  return types;
}

}  // namespace

LemmaTable learn_lemmas(const Treebank& bank) {
  constexpr std::uint32_t kLeastWords = 2;  // an ending needs so many words
  Rules rules;
  auto types = types_of(bank, rules);
  LemmaTable table;
  for (std::size_t n = 0; n <= language::kLongestEnding; ++n) {
    std::map<std::pair<std::string, Tags>, Votes> votes;
    for (const auto& type : types)
      if (type.lower.size() >= n) ++votes[{type.lower.substr(type.lower.size() - n), type.tags}][type.rule];
    for (auto& type : types) {
      if (type.lower.size() < n) continue;
      const std::pair key{type.lower.substr(type.lower.size() - n), type.tags};
      const auto it = votes.find(key);
      const auto [rule, count] = winner(it->second);
      if ((n > 0 && count < kLeastWords) || rule == type.said) continue;
      type.said = rule;
      table.entries.emplace_back(language::lemma_ending_key(key.first, key.second.first, key.second.second), rule);
    }
  }
  std::sort(table.entries.begin(), table.entries.end());
  table.entries.erase(std::unique(table.entries.begin(), table.entries.end()), table.entries.end());
  for (const auto& type : types)
    if (type.said != type.rule)
      table.entries.emplace_back(language::lemma_word_key(type.lower, type.tags.first, type.tags.second), type.rule);
  table.rules = rules.take();
  return table;
}

}  // namespace newsbrief::train
