#pragma once
// What the name tagger sees of a word: hashed binary properties of the word and of what stands around it, after Ratinov
// & Roth, "Design Challenges and Misconceptions in Named Entity Recognition" (2009).
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "document/document.hpp"
#include "language/model.hpp"

namespace newsbrief::language {

inline constexpr std::size_t kMostNameFeatures = 80;

/// Keys of one word's properties; how many there are depends on the word.
struct NameKeys {
  std::array<std::uint64_t, kMostNameFeatures> keys;
  std::size_t size = 0;
};

/// Properties of a single word, from which those of its place are put together.
struct NameAtoms {
  std::uint64_t form = 0, word = 0, shape = 0, tag = 0, cluster = 0, lists = 0;
  std::array<std::uint64_t, 8> edges{};  ///< prefixes and suffixes of one to four letters; 0 where the word is shorter
  bool capital = false;
};

/// The key of a word or a phrase in Part::name_lists; a phrase is its words in lower case, parted by single spaces.
std::uint64_t name_list_key(std::string_view lower);

/// Collects the properties of one sentence's words. Reused, so that nothing is allocated once it has grown.
class NameFeatures {
 public:
  /// Reads a sentence whose words have their parts of speech; `lists` is Part::name_lists, may be empty.
  void read(const document::WorkingDocument& doc, std::uint32_t first, std::uint32_t size, std::span<const Slot> lists);
  /// The keys at the i-th word of the sentence. Words far from any capital get only a few.
  void keys_at(std::size_t i, NameKeys& out) const;

 private:
  void find_phrases(const document::WorkingDocument& doc, std::uint32_t first, std::uint32_t size,
                    std::span<const Slot> lists);
  void find_runs(std::size_t size);

  struct Run {
    std::size_t first = 0, last = 0;  ///< of the capitalized words around a word, inclusive
  };
  std::vector<NameAtoms> atoms_;  // two empty ones on either side
  std::vector<Run> runs_;
};

}  // namespace newsbrief::language
