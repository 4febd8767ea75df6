#pragma once
#include <cstdint>
#include <vector>

#include "document/document.hpp"
#include "language/model.hpp"

namespace newsbrief::language {

/// A place where a sentence may end: between two tokens of a block.
struct Gap {
  std::uint32_t next = 0;   ///< the token behind it
  std::uint32_t begin = 0;  ///< first token of the sentence so far
  document::TokenRange block;
  bool rule = false;  ///< what the rules of punctuation say
};

/// Weights are stored as unsigned numbers above this one.
inline constexpr std::uint32_t kBoundaryZero = 1U << 24U;

/// Hashed evidence for or against the end of a sentence at a gap; `keys` is emptied first.
void boundary_evidence(const document::WorkingDocument& doc, const Gap& gap, std::vector<std::uint64_t>& keys);

/// Corrects the rules where writers leave the full stop out: a linear classifier (averaged perceptron, Freund and
/// Schapire 1999) over the words around a gap. Without weights it leaves the rules alone.
class BoundaryJudge {
 public:
  BoundaryJudge() = default;
  explicit BoundaryJudge(const Model& model) : weights_(model.part<Slot>(Part::boundary_slots)) {}

  bool ends_sentence(const document::WorkingDocument& doc, const Gap& gap) const;

 private:
  std::span<const Slot> weights_;
};

}  // namespace newsbrief::language
