#pragma once
// Reads sentences with the network: words become vectors, three layers of simple recurrent units (Lei et al. 2018) run
// over them in both directions.
#include <cstdint>
#include <vector>

#include "document/document.hpp"
#include "language/features.hpp"
#include "language/model.hpp"

namespace newsbrief::language {

inline constexpr std::size_t kBatchTokens = 256;  ///< about as many tokens are read at once

/// Some sentences on their way through the network. Position 0 of each is the root, its tokens follow. Reused, so that
/// nothing is allocated once it has grown.
struct Encoding {
  struct Range {
    std::uint32_t first_row = 0;    ///< of the root
    std::uint32_t first_token = 0;  ///< in WorkingDocument::tokens
    std::uint32_t size = 0;         ///< tokens
  };
  std::vector<Range> sentences;
  std::size_t rows = 0;
  std::vector<float> tag_state;   ///< output of layer kTagLayer, kStateWidth a row
  std::vector<float> tree_state;  ///< output of the last layer

  // Scratch space of the stages.
  WholeRows whole;
  std::vector<float> gates, next, tags, tree, products, heads, scores, hidden, relations;
  std::vector<std::uint32_t> chosen, heads_of_sentence;
};

class Encoder {
 public:
  explicit Encoder(const Model& model);

  /// Reads sentences from `first` on, about kBatchTokens of tokens; gives the first sentence that it did not read.
  std::size_t read(const document::WorkingDocument& doc, std::size_t first, Encoding& out) const;

 private:
  void look_up(const FeatureKeys& keys, float* to) const;
  void run_layer(std::size_t l, const std::vector<float>& in, std::vector<float>& out, Encoding& encoding) const;

  Model model_;
};

}  // namespace newsbrief::language
