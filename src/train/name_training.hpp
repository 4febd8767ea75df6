#pragma once
#include <cstdint>
#include <functional>

#include "train/model_writer.hpp"
#include "train/treebank.hpp"

namespace newsbrief::train {

struct NameTrainingOptions {
  std::size_t runs = 4;  ///< from one seed each; their weights are averaged
  std::size_t epochs = 5;
  float rate = 0.1F;
  float dropout = 0.2F;   ///< share of a word's properties that are not shown
  float network = 0.5F;   ///< weight of the network's scores beside the learnt ones
  std::size_t least = 2;  ///< how often a property must be there
  std::size_t buckets = 22000;
  std::uint64_t seed = 1;
};

/// Learns the name tagger's weights on top of a model that tags already: maximum likelihood of a conditional random
/// field (Lafferty et al. 2001) with AdaGrad (Duchi et al. 2011). Where a word may have several labels, all ways to
/// read the sentence that agree with them count together. `progress` gets the loss a word after each epoch.
NameParts learn_names(const language::Model& model, const Treebank& bank, const Entries& lists,
                      const NameTrainingOptions& options, const std::function<void(std::size_t, double)>& progress);

}  // namespace newsbrief::train
