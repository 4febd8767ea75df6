#pragma once
// One network for all stages, trained on all tasks at once: a sum of letter features for each word, three layers of
// simple recurrent units read in both directions (Lei et al. 2018), tags and names read off the second layer (Søgaard
// and Goldberg 2016), head and relation scores off the third (a bilinear form, Dozat and Manning 2017; relations by one
// hidden layer).
#include <cstdint>
#include <span>
#include <vector>

#include "language/features.hpp"
#include "train/parameters.hpp"
#include "train/treebank.hpp"

namespace newsbrief::train {

inline constexpr std::uint32_t kNoRow = 0xFFFFFFFF;

/// One position: the rows of RowTable that sum up to its vector, and what is right for it.
struct Position {
  std::array<std::uint32_t, language::kFeatureCount> rows;
  std::uint32_t head = 0;  ///< position in its sentence; 0 is the root
  std::uint8_t upos = 0, xpos = 0, deprel = 0;
  NameLabels names = 0;
};

/// Position 0 is the root.
using Example = std::vector<Position>;

struct Dropout {
  float features = 0.1F;
  float input = 0.2F;
  float layer = 0.40F;
  float projection = 0.33F;
};

struct Loss {
  double tags = 0, names = 0, heads = 0, relations = 0;
  std::size_t words = 0, right_tags = 0, right_heads = 0, right_arcs = 0;
  Loss& operator+=(const Loss& other);
};

class Network {
 public:
  explicit Network(Parameters& parameters) : p_(parameters) {}

  /// Adds the gradients of one batch.
  Loss learn(std::span<const Example* const> batch, const Dropout& dropout, Random& random);
  /// The loss alone, with heads chosen one by one.
  Loss judge(std::span<const Example* const> batch);

 private:
  struct Layer {
    std::vector<float> x, skip, u, z, f, r, g, c, out, mask;
  };

  void read(std::span<const Example* const> batch, const Dropout* dropout, Random* random);
  Loss forward(std::span<const Example* const> batch, const Dropout* dropout, Random* random, bool learning);
  void embed(const Dropout* dropout, Random* random);
  void run_layer(std::size_t l, const Dropout* dropout, Random* random);
  void scan(std::size_t l, std::size_t first, std::size_t last, std::size_t direction);
  void scan_back(std::size_t l, std::size_t first, std::size_t last, std::size_t direction);
  void read_tags(const Dropout* dropout, Random* random, bool learning, Loss& loss);
  void read_trees(const Dropout* dropout, Random* random, bool learning, Loss& loss);
  void read_arcs(std::size_t first, std::size_t last, bool learning, Loss& loss);
  void read_relations(bool learning, Loss& loss);
  void back_through(std::vector<float>& values, const std::vector<float>& mask) const;
  void backward();
  void backward_layer(std::size_t l, std::vector<float>& from_above);
  void dropped(std::vector<float>& values, std::vector<float>& mask, std::size_t width, float rate, Random& random);

  Parameters& p_;
  std::vector<const Position*> rows_;
  std::vector<std::size_t> begin_;  // first row of each sentence, and the end
  std::array<Layer, language::kLayers> layers_;
  std::vector<float> d_state_, d_tag_state_, d_u_, d_input_, d_tree_;
  std::vector<float> tag_in_, tag_mask_, tag_out_, tree_in_, tree_mask_, tree_out_, tree_raw_;
  std::vector<float> scratch_, arc_scores_, heads_t_, product_, d_product_, hidden_, d_hidden_, relation_out_,
      transposed_;
  std::vector<std::uint8_t> head_right_;
};

}  // namespace newsbrief::train
