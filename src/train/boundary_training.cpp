#include "train/boundary_training.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <unordered_map>

#include "language/boundaries.hpp"
#include "language/segmenter.hpp"
#include "text/utf8.hpp"
#include "train/random.hpp"

namespace newsbrief::train {

std::unique_ptr<RawDocument> next_document(const Treebank& bank, std::size_t& at) {
  auto raw = std::make_unique<RawDocument>();
  std::uint32_t block = 0;
  const auto end_block = [&] {
    const auto end = static_cast<std::uint32_t>(raw->doc.text.size());
    if (end > block) raw->doc.blocks.push_back({{block, end}, document::BlockKind::paragraph});
  };
  for (bool first = true; at < bank.size() && (first || !bank[at].begins_document); ++at, first = false) {
    if (bank[at].begins_paragraph && !first) {
      end_block();
      raw->doc.text += "\n\n";
      block = static_cast<std::uint32_t>(raw->doc.text.size());
    }
    raw->doc.text += bank[at].text;
    if (bank[at].words.back().space_after) raw->doc.text += ' ';
    raw->sentences.push_back(&bank[at]);
  }
  end_block();
  return raw;
}

/// For each byte of the text, how many characters that are not white space come before it.
std::vector<std::uint64_t> visible_before(std::string_view text) {
  std::vector<std::uint64_t> out(text.size() + 1);
  std::uint64_t n = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto d = text::decode(text, at);
    std::fill_n(out.begin() + static_cast<std::ptrdiff_t>(at), d.bytes, n);
    n += !text::is_space(d.code_point);
    at += d.bytes;
  }
  out[text.size()] = n;
  return out;
}

namespace {

/// A perceptron whose weights are averaged over all steps.
class Perceptron {
 public:
  std::int64_t score(const std::vector<std::uint64_t>& keys) const {
    std::int64_t sum = 0;
    for (const auto key : keys)
      if (const auto it = weights_.find(key); it != weights_.end()) sum += it->second.now;
    return sum;
  }
  void learn(const std::vector<std::uint64_t>& keys, int direction) {
    ++step_;
    if (direction == 0) return;
    for (const auto key : keys) {
      Weight& w = weights_[key];
      w.now += direction;
      w.total += direction * step_;
    }
  }
  /// Averages times kScale, without those near zero.
  Entries averaged() const {
    constexpr double kScale = 256;
    Entries out;
    for (const auto& [key, w] : weights_) {
      const double mean = static_cast<double>(w.now) - static_cast<double>(w.total) / static_cast<double>(step_ + 1);
      const auto value = static_cast<std::int64_t>(mean * kScale);
      if (std::abs(value) > 32)
        out.emplace_back(key, static_cast<std::uint32_t>(value + static_cast<std::int64_t>(language::kBoundaryZero)));
    }
    std::sort(out.begin(), out.end());
    return out;
  }

 private:
  struct Weight {
    std::int64_t now = 0, total = 0;
  };
  std::unordered_map<std::uint64_t, Weight> weights_;
  std::int64_t step_ = 0;
};

/// Characters after which a sentence of the document ends.
std::vector<std::uint64_t> true_ends(const RawDocument& raw) {
  std::vector<std::uint64_t> ends;
  std::uint64_t character = 0;
  for (const auto* sentence : raw.sentences) {
    for (const auto& word : sentence->words) character += word.characters;
    ends.push_back(character);
  }
  return ends;
}

}  // namespace

Entries learn_boundaries(const Treebank& bank, std::uint64_t seed) {
  constexpr int kPasses = 16;
  constexpr std::int64_t kMargin = 8;
  const language::Segmenter segmenter = language::Segmenter::by_rules();
  std::vector<std::unique_ptr<RawDocument>> documents;
  for (std::size_t at = 0; at < bank.size();) documents.push_back(next_document(bank, at));
  Random random(seed);
  Perceptron perceptron;
  std::vector<std::uint64_t> keys;
  for (int pass = 0; pass < kPasses; ++pass) {
    shuffle(documents, random);
    for (const auto& raw : documents) {
      const auto before = visible_before(raw->doc.text);
      const auto ends = true_ends(*raw);
      raw->doc.tokens.clear();
      raw->doc.sentences.clear();
      segmenter.segment(raw->doc, [&](const language::Gap& gap) {
        const bool truth =
            std::binary_search(ends.begin(), ends.end(), before[raw->doc.tokens[gap.next - 1].bytes.end]);
        language::boundary_evidence(raw->doc, gap, keys);
        const std::int64_t score = perceptron.score(keys);
        perceptron.learn(keys, truth && score < kMargin ? 1 : !truth && score > -kMargin ? -1 : 0);
        return truth;
      });
    }
  }
  return perceptron.averaged();
}

}  // namespace newsbrief::train
