#pragma once
#include <string>
#include <utility>
#include <vector>

#include "language/model.hpp"
#include "train/parameters.hpp"

namespace newsbrief::train {

/// A table before it is laid out: keys with their values.
using Entries = std::vector<std::pair<std::uint64_t, std::uint32_t>>;

struct LemmaTable {
  std::vector<language::LemmaRule> rules;
  Entries entries;
};

/// Lays the slots of open addressing out; half of them or more stay empty. Where two keys are the same to
/// language::find, the first one stays.
std::vector<language::Slot> slots_of(const Entries& entries);

/// What the name tagger adds to a model.
struct NameParts {
  language::NameWeights weights;
  std::vector<language::NameBucket> buckets;
  std::vector<language::Slot> lists;
};

/// The bytes of a model with another name tagger; all else stays as it is.
std::string with_names(const language::Model& model, const NameParts& names);

/// The bytes of a model file in which the network names alone.
std::string model_bytes(const Parameters& parameters, const std::vector<std::uint64_t>& feature_keys,
                        const LemmaTable& lemmas, const Entries& boundaries);

}  // namespace newsbrief::train
