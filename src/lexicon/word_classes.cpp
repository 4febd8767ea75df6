#include "lexicon/word_classes.hpp"

#include <algorithm>
#include <array>

#include "lexicon/rows.hpp"

namespace newsbrief::lexicon {
namespace {

constexpr std::string_view kTerms = "lexicon/dossier_terms.tsv", kEmbedding = "lexicon/embedding.tsv";

constexpr std::array<std::string_view, 41> kClasses{
    "call_noun", "talk_noun", "meeting_noun", "call_verb", "talk_verb", "meet_verb", "hold_verb", "phone_word", "video_word", "discuss_verb",
    "cancel_verb", "last_verb", "begin_verb", "end_verb", "ceasefire_noun", "halt_noun", "halt_verb", "violence_noun", "scope_energy",
    "scope_infrastructure", "scope_maritime", "scope_air", "scope_humanitarian", "scope_full", "scope_local", "status_proposed",
    "status_under_discussion", "status_agreed", "status_in_force", "status_rejected", "status_violated", "status_extended", "status_ended",
    "mediate_verb", "swap_noun", "exchange_verb", "release_verb", "release_noun", "captive", "captive_core", "occur_verb"};

constexpr std::array<std::string_view, 6> kModalities{"actual", "planned", "possible", "conditional", "requested", "hypothetical"};

}  // namespace

Result<WordClasses> WordClasses::load(resources::DataFiles& files) {
  WordClasses out;
  const auto terms = each_row(files, kTerms, 2, [&](const Row& row) -> Result<void> {
    const auto at = std::find(kClasses.begin(), kClasses.end(), row[1]);
    if (at == kClasses.end()) return bad_row("unknown class '" + std::string(row[1]) + "'");
    out.classes_[std::string(row[0])] |= std::uint64_t{1} << (at - kClasses.begin());
    return {};
  });
  if (!terms) return tl::unexpected(terms.error());
  const auto effects = each_row(files, kEmbedding, 2, [&](const Row& row) -> Result<void> {
    const auto at = std::find(kModalities.begin(), kModalities.end(), row[1]);
    if (at == kModalities.end() && row[1] != "negated") return bad_row("unknown effect '" + std::string(row[1]) + "'");
    auto& effect = out.embeddings_[std::string(row[0])];
    if (at == kModalities.end()) {
      effect.negated = true;
    } else {
      effect.modality = static_cast<document::Modality>(at - kModalities.begin());
    }
    return {};
  });
  if (!effects) return tl::unexpected(effects.error());
  return out;
}

bool WordClasses::is(std::string_view lemma, WordClass what) const {
  const auto found = classes_.find(lemma);
  return found != classes_.end() && (found->second >> static_cast<unsigned>(what) & 1U) != 0;
}

const Embedding* WordClasses::embedding(std::string_view lemma) const {
  const auto found = embeddings_.find(lemma);
  return found == embeddings_.end() ? nullptr : &found->second;
}

}  // namespace newsbrief::lexicon
