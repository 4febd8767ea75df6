#include "train/pretraining.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numbers>

#include "language/segmenter.hpp"

namespace newsbrief::train {
namespace {

constexpr std::size_t kGuessed = 8000;  // the commonest words, which are worth guessing
constexpr std::size_t kShortest = 4;    // words of a sentence that is learnt from
constexpr float kMasked = 0.18F;        // share of words that is guessed

}  // namespace

std::vector<document::Block> lines_of(std::string_view text) {
  std::vector<document::Block> blocks;
  for (std::uint32_t at = 0; at < text.size();) {
    const auto end = static_cast<std::uint32_t>(std::min(text.find('\n', at), text.size()));
    if (end > at) blocks.push_back({{at, end}, document::BlockKind::paragraph});
    at = end + 1;
  }
  return blocks;
}

namespace {

void add_text(const language::Segmenter& segmenter, std::string_view text, Treebank& bank) {
  document::WorkingDocument doc;
  doc.text = text;
  doc.blocks = lines_of(doc.text);
  segmenter.segment(doc);
  for (const auto& s : doc.sentences) {
    if (s.tokens.size() < kShortest) continue;
    TreeSentence& sentence = bank.emplace_back();
    for (auto i = s.tokens.first; i < s.tokens.last; ++i) {
      Word& word = sentence.words.emplace_back();
      word.form = doc.tokens[i].form;
      word.lower = doc.tokens[i].lower;
    }
  }
}

void add_records(const language::Segmenter& segmenter, std::string_view bytes, Treebank& bank) {
  while (!bytes.empty()) {
    const auto end = std::min(bytes.find('\n'), bytes.size());
    const auto record = nlohmann::json::parse(bytes.substr(0, end), nullptr, false);
    if (record.is_object() && record.contains("text"))
      add_text(segmenter, record["text"].get_ref<const std::string&>(), bank);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
}

/// Columns of the commonest words by their row.
std::unordered_map<std::uint32_t, std::uint32_t> guessed_words(const Treebank& texts, const Vocabulary& vocabulary) {
  std::unordered_map<std::uint32_t, std::size_t> counts;
  for (const auto& sentence : texts)
    for (const auto& word : sentence.words)
      if (const auto row = vocabulary.row(language::feature_keys(word.form, word.lower)[0]); row != kNoRow)
        ++counts[row];
  std::vector<std::pair<std::size_t, std::uint32_t>> order;
  for (const auto& [row, count] : counts) order.emplace_back(count, row);
  std::sort(order.begin(), order.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  std::unordered_map<std::uint32_t, std::uint32_t> columns;
  for (std::size_t i = 0; i < std::min(kGuessed, order.size()); ++i)
    columns.emplace(order[i].second, static_cast<std::uint32_t>(i));
  return columns;
}

void mask(Example& example, const std::unordered_map<std::uint32_t, std::uint32_t>& columns, Random& random) {
  for (std::size_t i = 1; i < example.size(); ++i) {
    if (random.unit() >= kMasked) continue;
    const auto column = columns.find(example[i].rows[0]);
    if (column == columns.end()) continue;
    example[i].hidden_word = column->second;
    if (random.unit() < 0.1F) continue;  // some words stay to be seen, so that seen words are looked at as well
    example[i].rows.fill(kNoRow);
  }
}

}  // namespace

Result<Treebank> read_texts(const std::vector<std::string>& paths) {
  const language::Segmenter segmenter = language::Segmenter::by_rules();
  Treebank bank;
  for (const auto& path : paths) {
    const auto bytes = read_file(path);
    if (!bytes) return tl::unexpected(bytes.error());
    if (path.find(".jsonl") != std::string::npos) {
      add_records(segmenter, *bytes, bank);
    } else {
      add_text(segmenter, *bytes, bank);
    }
  }
  return bank;
}

std::vector<float> learn_words(const Vocabulary& vocabulary, const Treebank& texts, const PretrainingOptions& options,
                               const PretrainingProgress& progress) {
  Random random(options.seed * 104729 + 3);
  Parameters parameters(vocabulary.size(), random);
  const auto columns = guessed_words(texts, vocabulary);
  WordHead head(columns.size(), random);
  Network network(parameters);
  const Dropout dropout{.features = 0.05F, .input = 0.05F, .layer = 0.1F, .projection = 0, .names = 0};
  Step step;
  double loss = 0;
  std::size_t guesses = 0, steps = 0;
  for (std::size_t pass = 0; pass < options.passes; ++pass) {
    const auto batches = batches_of(texts, options.batch_words, random);
    if (steps == 0) steps = batches.size() * options.passes;
    for (const auto& batch : batches) {
      std::vector<Example> examples;
      for (const std::size_t i : batch)
        mask(examples.emplace_back(example_of(texts[i], vocabulary, dropout, random)), columns, random);
      std::vector<const Example*> pointers;
      for (const auto& example : examples) pointers.push_back(&example);
      loss += network.learn_words(pointers, head, dropout, random, guesses);
      step.rate = scheduled_rate(options.rate, step.number, steps);
      const float scale = parameters.move(step, 20.0F * std::sqrt(static_cast<float>(options.batch_words)));
      head.move(step, scale);
      if (++step.number % 500 == 0) {
        progress(static_cast<double>(step.number) / static_cast<double>(steps), loss / static_cast<double>(guesses));
        loss = 0;
        guesses = 0;
      }
    }
  }
  return parameters.words.matrix().value;
}

}  // namespace newsbrief::train
