#include "language/name_features.hpp"

#include <algorithm>

#include "language/features.hpp"
#include "text/utf8.hpp"

namespace newsbrief::language {
namespace {

constexpr std::size_t kPad = 2;
constexpr std::size_t kLongestPhrase = 3;
constexpr std::uint64_t kFactor = 0x9e3779b97f4a7c15U;

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  std::uint64_t h = (a ^ (b + kFactor)) * 0xd6e8feb86659fd93U;
  h ^= h >> 32U;
  h *= kFactor;
  return h ^ (h >> 29U);
}

/// Adds keys, each told apart by its number.
class Collector {
 public:
  explicit Collector(NameKeys& out) : out_(out) { out.size = 0; }
  void add(std::uint64_t a) { put(mixed(a, ++number_)); }
  void add(std::uint64_t a, std::uint64_t b) { put(mixed(mixed(a, b), ++number_)); }
  void add(std::uint64_t a, std::uint64_t b, std::uint64_t c) { put(mixed(mixed(mixed(a, b), c), ++number_)); }
  /// The following keys get numbers from here on, whatever was added before.
  void number_from(std::uint64_t number) { number_ = number; }

 private:
  void put(std::uint64_t key) { out_.keys[out_.size++] = key; }
  NameKeys& out_;
  std::uint64_t number_ = 0;
};

std::array<std::uint64_t, 8> edges_of(std::string_view form) {
  std::array<std::uint64_t, 8> edges{};
  for (std::size_t n = 1; n <= 4 && n < form.size(); ++n) {
    edges[n - 1] = hash(form.substr(0, n), n);
    edges[n + 3] = hash(form.substr(form.size() - n), n + 4);
  }
  return edges;
}

NameAtoms atoms_of(const document::Token& token, std::span<const Slot> lists) {
  const auto keys = feature_keys(token.form, token.lower);
  NameAtoms a;
  a.word = keys[static_cast<std::size_t>(Feature::word)];
  a.form = keys[static_cast<std::size_t>(Feature::spelling)];
  a.shape = keys[static_cast<std::size_t>(Feature::shape)];
  a.tag = static_cast<std::uint64_t>(token.xpos) * 32 + static_cast<std::uint64_t>(token.upos);
  a.capital = text::starts_upper(token.form);
  if (!lists.empty())
    if (const auto known = find(lists, name_list_key(token.lower)); known != kNoValue) {
      a.cluster = known & 0xFFU;
      a.lists = known >> 8U;
    }
  a.edges = edges_of(token.form);
  return a;
}

/// What is there to see of any word.
void add_few(const NameAtoms* a, Collector& to) {
  to.add(0);
  to.add(a[0].word);
  to.add(a[0].shape);
  to.add(a[0].tag);
  to.add(a[-1].word);
  to.add(a[1].word);
  to.add(a[0].lists);
  to.add(a[0].cluster);
}

void add_words(const NameAtoms* a, Collector& to) {
  to.add(a[0].form);
  to.add(a[-2].word);
  to.add(a[2].word);
  to.add(a[-1].word, a[0].word);
  to.add(a[0].word, a[1].word);
  to.add(a[-1].word, a[0].shape);
  to.add(a[1].word, a[0].shape);
  to.add(a[-1].word, a[1].word);
  to.add(a[-1].edges[6], a[0].shape);
  to.add(a[1].edges[6], a[0].shape);
  for (const auto edge : a[0].edges) to.add(edge);
}

void add_shapes_and_tags(const NameAtoms* a, bool starts, Collector& to) {
  to.add(a[-1].shape);
  to.add(a[1].shape);
  to.add(a[-1].shape, a[0].shape);
  to.add(a[0].shape, a[1].shape);
  to.add(a[-1].shape, a[0].shape, a[1].shape);
  to.add(a[0].shape, starts);
  to.add(a[-1].tag);
  to.add(a[1].tag);
  to.add(a[-1].tag, a[0].tag);
  to.add(a[0].tag, a[1].tag);
  to.add(a[-1].tag, a[0].tag, a[1].tag);
  to.add(a[-2].tag, a[-1].tag, a[0].tag);
  to.add(a[0].tag, a[1].tag, a[2].tag);
  to.add(a[0].tag, a[0].shape, starts);
}

void add_lists(const NameAtoms* a, Collector& to) {
  to.add(a[-1].lists);
  to.add(a[1].lists);
  to.add(a[0].lists, a[0].shape);
  to.add(a[0].lists, a[1].lists);
  to.add(a[-1].lists, a[0].lists);
  to.add(a[-1].cluster);
  to.add(a[1].cluster);
  to.add(a[-1].cluster, a[0].cluster);
  to.add(a[0].cluster, a[1].cluster);
  to.add(a[-1].cluster, a[0].shape, a[1].cluster);
  to.add(a[0].cluster, a[0].shape);
  to.add(a[0].cluster, a[0].tag);
}

}  // namespace

std::uint64_t name_list_key(std::string_view lower) { return hash(lower, 77); }

void NameFeatures::read(const document::WorkingDocument& doc, std::uint32_t first, std::uint32_t size,
                        std::span<const Slot> lists) {
  atoms_.assign(size + 2 * kPad, {});
  for (std::uint32_t i = 0; i < size; ++i) atoms_[i + kPad] = atoms_of(doc.tokens[first + i], lists);
  if (!lists.empty()) find_phrases(doc, first, size, lists);
  find_runs(size);
}

void NameFeatures::find_phrases(const document::WorkingDocument& doc, std::uint32_t first, std::uint32_t size,
                                std::span<const Slot> lists) {
  std::array<char, 96> phrase;
  for (std::uint32_t i = 0; i < size; ++i) {
    if (!atoms_[i + kPad].capital) continue;
    std::size_t length = 0;
    for (std::uint32_t n = 0; n < kLongestPhrase && i + n < size; ++n) {
      const auto& word = doc.tokens[first + i + n].lower;
      if (length + word.size() + 1 > phrase.size()) break;
      if (n > 0) phrase[length++] = ' ';
      length = static_cast<std::size_t>(std::copy(word.begin(), word.end(), phrase.data() + length) - phrase.data());
      if (n == 0) continue;
      const auto known = find(lists, name_list_key({phrase.data(), length}));
      if (known == kNoValue) continue;
      for (std::uint32_t k = 0; k <= n; ++k) atoms_[i + k + kPad].lists |= (known >> 8U) << 12U;
    }
  }
}

void NameFeatures::find_runs(std::size_t size) {
  runs_.resize(size);
  for (std::size_t i = 0; i < size; ++i) {
    const bool goes_on = i > 0 && atoms_[i + kPad].capital && atoms_[i + kPad - 1].capital;
    runs_[i].first = goes_on ? runs_[i - 1].first : i;
  }
  for (std::size_t i = size; i-- > 0;) {
    const bool goes_on = i + 1 < size && atoms_[i + kPad].capital && atoms_[i + kPad + 1].capital;
    runs_[i].last = goes_on ? runs_[i + 1].last : i;
  }
}

void NameFeatures::keys_at(std::size_t i, NameKeys& out) const {
  const NameAtoms* a = &atoms_[i + kPad];
  Collector to(out);
  add_few(a, to);
  if (!a[0].capital && !a[-1].capital && !a[1].capital) return;
  to.number_from(100);
  add_words(a, to);
  to.number_from(200);
  add_shapes_and_tags(a, i == 0, to);
  to.number_from(300);
  add_lists(a, to);
  if (!a[0].capital) return;
  const Run run = runs_[i];
  const NameAtoms* const at = &atoms_[kPad];
  const std::size_t before = run.first + kPad - 1, after = run.last + kPad + 1;
  to.number_from(400);
  to.add(atoms_[before].word);
  to.add(atoms_[after].word);
  to.add(at[run.last].word);
  to.add(at[run.first].word);
  to.add(at[run.last].cluster, at[run.last].lists);
  to.add(at[run.first].cluster, at[run.first].lists);
  to.add(atoms_[before].word, atoms_[after].word);
  to.add(atoms_[before].cluster, atoms_[after].cluster);
  to.add(std::min<std::size_t>(i - run.first, 4), std::min<std::size_t>(run.last - i, 4));
  to.add(at[run.last].edges[7], run.last == i);
}

}  // namespace newsbrief::language
