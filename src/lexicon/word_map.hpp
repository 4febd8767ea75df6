#pragma once
// A map from words to values that is asked for every token: most questions are answered "no" without hashing.
#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace newsbrief::lexicon {

template <class Value>
class WordMap {
 public:
  /// The value of `word`, made where it is new.
  Value& at(std::string_view word) {
    mark(word);
    return values_.try_emplace(std::string(word)).first->second;
  }

  const Value* find(std::string_view word) const {
    if (!marked(word)) return nullptr;
    const auto found = values_.find(word);
    return found == values_.end() ? nullptr : &found->second;
  }

  std::size_t size() const { return values_.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };

  static std::size_t row(std::string_view word) {
    return word.size() < 2 ? static_cast<unsigned char>(word.empty() ? 0 : word[0])
                           : (static_cast<unsigned char>(word[0]) * 31U + static_cast<unsigned char>(word[1])) % 256U;
  }
  static std::uint32_t bit(std::string_view word) { return 1U << (word.size() < 31 ? word.size() : 31); }
  void mark(std::string_view word) { sieve_[row(word)] |= bit(word); }
  bool marked(std::string_view word) const { return (sieve_[row(word)] & bit(word)) != 0; }

  std::array<std::uint32_t, 256> sieve_{};  // by the first two letters: the lengths that occur
  std::unordered_map<std::string, Value, Hash, std::equal_to<>> values_;
};

}  // namespace newsbrief::lexicon
