#include "train/trainer.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "text/utf8.hpp"

namespace newsbrief::train {
namespace {

using language::Feature;
using language::kFeatureCount;

constexpr std::size_t kWord = static_cast<std::size_t>(Feature::word);
constexpr std::size_t kLongestExample = 160;  // words of a sentence that is learnt from

/// How the letters of a sentence are recast, so that headlines and shouting are no surprise.
enum class Casing { as_is, title, upper, lower };

Casing draw_casing(Random& random) {
  const float x = random.unit();
  return x < 0.04F ? Casing::title : x < 0.06F ? Casing::upper : x < 0.07F ? Casing::lower : Casing::as_is;
}

std::string upper(std::string_view s) {
  std::string out;
  for (std::size_t at = 0; at < s.size();) {
    const auto d = text::decode(s, at);
    text::append(out, text::to_upper(d.code_point));
    at += d.bytes;
  }
  return out;
}

std::string recast(const Word& word, Casing casing) {
  switch (casing) {
    case Casing::title: {
      if (word.form.size() < 4 && word.upos != document::Upos::NOUN && word.upos != document::Upos::VERB)
        return word.form;
      const std::size_t first = text::decode(word.form, 0).bytes;
      return upper(std::string_view(word.form).substr(0, first)) + word.form.substr(first);
    }
    case Casing::upper:
      return upper(word.form);
    case Casing::lower:
      return word.lower;
    case Casing::as_is:
      break;
  }
  return word.form;
}

Position root_position(const Vocabulary& vocabulary) {
  Position root;
  const auto keys = language::root_keys();
  for (std::size_t i = 0; i < kFeatureCount; ++i) root.rows[i] = keys[i] ? vocabulary.row(keys[i]) : kNoRow;
  return root;
}

/// `letters` is the word to show: `word` itself, or one that stands in for it.
Position position_of(const Word& word, const Word& letters, Casing casing, const Vocabulary& vocabulary,
                     const Dropout* dropout, Random* random) {
  Position p;
  const auto keys = casing == Casing::as_is ? language::feature_keys(letters.form, letters.lower)
                                            : language::feature_keys(recast(letters, casing), letters.lower);
  for (std::size_t i = 0; i < kFeatureCount; ++i) {
    p.rows[i] = keys[i] ? vocabulary.row(keys[i]) : kNoRow;
    if (!dropout || p.rows[i] == kNoRow) continue;
    const float rare = i == kWord || i == static_cast<std::size_t>(Feature::spelling)
                           ? 0.4F / (0.4F + static_cast<float>(vocabulary.count(p.rows[i])))
                           : 0.0F;
    if (random->unit() < dropout->features + rare) p.rows[i] = kNoRow;
  }
  if (p.rows[kWord] == kNoRow) p.rows[kWord] = vocabulary.row(language::unknown_word_key());
  p.head = word.head;
  p.upos = static_cast<std::uint8_t>(word.upos);
  p.xpos = static_cast<std::uint8_t>(word.xpos);
  p.deprel = static_cast<std::uint8_t>(word.deprel);
  p.names = word.names;
  return p;
}

/// Names of the bank by type and length, to put one in the place of another.
class NameStock {
 public:
  explicit NameStock(const Treebank& bank) {
    for (const auto& sentence : bank)
      each_name(sentence, [&](std::size_t first, std::size_t size, std::size_t type) {
        if (size <= kLongest) names_[type][size].push_back(&sentence.words[first]);
      });
  }

  /// Exchanges some names of a sentence, word by word, in the list of words to show.
  void exchange(const TreeSentence& sentence, std::vector<const Word*>& letters, Random& random) const {
    each_name(sentence, [&](std::size_t first, std::size_t size, std::size_t type) {
      if (size > kLongest || random.unit() >= kShare) return;
      const auto& others = names_[type][size];
      const Word* other = others[random.below(others.size())];
      for (std::size_t i = 0; i < size; ++i) letters[first + i] = other + i;
    });
  }

 private:
  static constexpr std::size_t kLongest = 3;
  static constexpr float kShare = 0.25F;

  template <class Visit>
  static void each_name(const TreeSentence& sentence, Visit&& visit) {
    const auto& words = sentence.words;
    const auto is = [&](std::size_t i, std::size_t label) { return i < words.size() && words[i].names == 1U << label; };
    for (std::size_t i = 0; i < words.size(); ++i)
      for (std::size_t type = 1; type <= kTypes; ++type) {
        if (!is(i, 2 * type - 1)) continue;
        std::size_t size = 1;
        while (is(i + size, 2 * type)) ++size;
        visit(i, size, type);
      }
  }

  static constexpr std::size_t kTypes = language::kNameLabels / 2;
  std::array<std::array<std::vector<const Word*>, kLongest + 1>, kTypes + 1> names_;
};

/// A sentence as the network sees it. While it learns, some features are left out, and now and then capitals are
/// changed and names exchanged.
Example example_of(const TreeSentence& sentence, const Vocabulary& vocabulary) {
  Example example{root_position(vocabulary)};
  for (const Word& word : sentence.words)
    example.push_back(position_of(word, word, Casing::as_is, vocabulary, nullptr, nullptr));
  return example;
}

Example example_of(const TreeSentence& sentence, const Vocabulary& vocabulary, const NameStock& stock,
                   const Dropout& dropout, Random& random) {
  Example example{root_position(vocabulary)};
  std::vector<const Word*> letters;
  for (const Word& word : sentence.words) letters.push_back(&word);
  stock.exchange(sentence, letters, random);
  const Casing casing = draw_casing(random);
  for (std::size_t i = 0; i < letters.size(); ++i)
    example.push_back(position_of(sentence.words[i], *letters[i], casing, vocabulary, &dropout, &random));
  return example;
}

/// Sentences that share a batch, in random order.
std::vector<std::vector<std::size_t>> batches_of(const Treebank& bank, std::size_t words, Random& random) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < bank.size(); ++i)
    if (bank[i].words.size() <= kLongestExample) order.push_back(i);
  shuffle(order, random);
  std::vector<std::vector<std::size_t>> batches;
  std::size_t size = words;
  for (const std::size_t i : order) {
    if (size >= words) {
      batches.emplace_back();
      size = 0;
    }
    batches.back().push_back(i);
    size += bank[i].words.size() + 1;
  }
  return batches;
}

/// Rises for a while, then falls with the cosine.
float scheduled_rate(float highest, std::size_t step, std::size_t steps) {
  constexpr float kWarm = 300;
  const auto done = static_cast<float>(step) / static_cast<float>(steps);
  const float warm = std::min(1.0F, (static_cast<float>(step) + 1) / kWarm);
  return highest * warm * (0.02F + 0.98F * 0.5F * (1 + std::cos(std::numbers::pi_v<float> * done)));
}

}  // namespace

Vocabulary::Vocabulary(const Treebank& bank, std::size_t least) {
  add(language::root_keys()[0], 1000);
  add(language::unknown_word_key(), 1000);
  std::unordered_map<std::uint64_t, std::uint32_t> counts;
  for (const auto& sentence : bank)
    for (const auto& word : sentence.words)
      for (const std::uint64_t key : language::feature_keys(word.form, word.lower)) ++counts[key];
  for (const auto& sentence : bank)
    for (const auto& word : sentence.words) {
      const auto keys = language::feature_keys(word.form, word.lower);
      for (std::size_t i = 0; i < kFeatureCount; ++i)
        if (keys[i] && counts[keys[i]] >= least &&
            !(i == static_cast<std::size_t>(Feature::spelling) && word.form == word.lower))
          add(keys[i], counts[keys[i]]);
    }
}

void Vocabulary::add(std::uint64_t key, std::uint32_t count) {
  if (!rows_.emplace(key, static_cast<std::uint32_t>(keys_.size())).second) return;
  keys_.push_back(key);
  counts_.push_back(count);
}

void learn(Parameters& parameters, const Vocabulary& vocabulary, const Treebank& bank, const TrainingOptions& options,
           const Progress& progress) {
  constexpr std::size_t kWordsEvery = 8;  // steps between two averagings of the word rows, which are many
  Random random(options.seed * 7919 + 17);
  const NameStock stock(bank);
  Network network(parameters);
  Step step;
  std::size_t steps = 0;
  for (std::size_t epoch = 1; epoch <= options.epochs; ++epoch) {
    const auto batches = batches_of(bank, options.batch_words, random);
    if (steps == 0) steps = batches.size() * options.epochs;
    Loss loss;
    for (const auto& batch : batches) {
      std::vector<Example> examples;
      for (const std::size_t i : batch)
        examples.push_back(example_of(bank[i], vocabulary, stock, options.dropout, random));
      std::vector<const Example*> pointers;
      for (const auto& example : examples) pointers.push_back(&example);
      loss += network.learn(pointers, options.dropout, random);
      step.rate = scheduled_rate(options.rate, step.number, steps);
      parameters.move(step, 5.0F * std::sqrt(static_cast<float>(options.batch_words)));
      const float decay = std::min(0.999F, static_cast<float>(step.number) / (static_cast<float>(step.number) + 10));
      parameters.average_with(decay, step.number % kWordsEvery == 0, std::pow(decay, static_cast<float>(kWordsEvery)));
      ++step.number;
    }
    parameters.swap_averages();
    progress(epoch, loss);
    if (epoch < options.epochs) parameters.swap_averages();
  }
}

Loss judge(Parameters& parameters, const Vocabulary& vocabulary, const Treebank& bank) {
  Network network(parameters);
  Loss loss;
  for (const auto& sentence : bank) {
    const Example example = example_of(sentence, vocabulary);
    const Example* one = &example;
    loss += network.judge({&one, 1});
  }
  return loss;
}

}  // namespace newsbrief::train
