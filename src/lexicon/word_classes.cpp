#include "lexicon/word_classes.hpp"

#include <algorithm>
#include <array>

#include "lexicon/rows.hpp"

namespace newsbrief::lexicon {
namespace {

constexpr std::string_view kTerms = "lexicon/dossier_terms.tsv", kEmbedding = "lexicon/embedding.tsv";

}  // namespace

Result<WordClasses> WordClasses::load(resources::DataFiles& files) {
  WordClasses out;
  const auto terms = each_row(files, kTerms, 2, [&](const Row& row) -> Result<void> {
    const auto at = std::find(kWordClassNames.begin(), kWordClassNames.end(), row[1]);
    if (at == kWordClassNames.end()) return bad_row("unknown class '" + std::string(row[1]) + "'");
    out.classes_[std::string(row[0])].set(static_cast<std::size_t>(at - kWordClassNames.begin()));
    return {};
  });
  if (!terms) return tl::unexpected(terms.error());
  const auto effects = each_row(files, kEmbedding, 2, [&](const Row& row) -> Result<void> {
    const auto at = std::find(kModalityNames.begin(), kModalityNames.end(), row[1]);
    if (at == kModalityNames.end() && row[1] != "negated")
      return bad_row("unknown effect '" + std::string(row[1]) + "'");
    auto& effect = out.embeddings_[std::string(row[0])];
    if (at == kModalityNames.end()) {
      effect.negated = true;
    } else {
      effect.modality = static_cast<document::Modality>(at - kModalityNames.begin());
    }
    return {};
  });
  if (!effects) return tl::unexpected(effects.error());
  return out;
}

bool WordClasses::is(std::string_view lemma, WordClass what) const {
  auto found = classes_.find(lemma);
  // The lemmatizer may cut a silent e off a rare verb ("conven").
  if (found == classes_.end() && lemma.size() > 4) found = classes_.find(std::string(lemma) + "e");
  return found != classes_.end() && found->second.test(static_cast<std::size_t>(what));
}

const Embedding* WordClasses::embedding(std::string_view lemma) const {
  const auto found = embeddings_.find(lemma);
  return found == embeddings_.end() ? nullptr : &found->second;
}

}  // namespace newsbrief::lexicon
