#pragma once
#include <array>
#include <bitset>
#include <cstdint>
#include <string_view>

#include "document/annotations.hpp"
#include "lexicon/phrase_table.hpp"
#include "newsbrief/error.hpp"
#include "resources/data_files.hpp"

namespace newsbrief::lexicon {

/// The classes of lexicon/dossier_terms.tsv.
enum class WordClass : std::uint8_t {
  call_noun,
  talk_noun,
  meeting_noun,
  call_verb,
  talk_verb,
  meet_verb,
  hold_verb,
  phone_word,
  video_word,
  discuss_verb,
  cancel_verb,
  last_verb,
  begin_verb,
  border_noun,
  ceasefire_noun,
  halt_noun,
  halt_verb,
  violence_noun,
  scope_energy,
  scope_infrastructure,
  scope_maritime,
  scope_air,
  scope_humanitarian,
  scope_full,
  scope_local,
  status_proposed,
  status_under_discussion,
  status_agreed,
  status_in_force,
  status_rejected,
  status_violated,
  status_extended,
  status_ended,
  swap_noun,
  exchange_verb,
  release_verb,
  release_noun,
  captive,
  captive_core,
  occur_verb,
  party_noun,
  topic_noun,
  belligerent_noun,
  hold_noun,
  convene_verb,
  session_noun,
  statement_noun,
  receive_verb,
  arms_noun,
  shooting_noun,
  prison_noun,
  collective_noun,
  bail_noun,
  civil_word,
  neutral_noun,
  military_word,
  quiet_verb,
  mediator_word,
  consent_verb,
  past_word,
  free_phrase,
  escort_verb,
  sitting_noun,
  hold_captive,
  fetch_verb,
  count_noun,
  count_verb,
  returnee_noun,
  further_word,
  deny_verb,
  admit_verb,
  blame_verb,
  report_noun,
  attack_verb,
  visit_verb,
  delegate_noun,
  take_captive,
  homecoming_verb,
  deal_noun,
  force_noun,
  proclaim_verb,
  refusal_word,
  readiness_word,
  threat_noun,
  propose_verb,
  threat_verb,
  remains_noun
};

/// Their names, in the same order.
inline constexpr std::array<std::string_view, 87> kWordClassNames{"call_noun",
                                                                  "talk_noun",
                                                                  "meeting_noun",
                                                                  "call_verb",
                                                                  "talk_verb",
                                                                  "meet_verb",
                                                                  "hold_verb",
                                                                  "phone_word",
                                                                  "video_word",
                                                                  "discuss_verb",
                                                                  "cancel_verb",
                                                                  "last_verb",
                                                                  "begin_verb",
                                                                  "border_noun",
                                                                  "ceasefire_noun",
                                                                  "halt_noun",
                                                                  "halt_verb",
                                                                  "violence_noun",
                                                                  "scope_energy",
                                                                  "scope_infrastructure",
                                                                  "scope_maritime",
                                                                  "scope_air",
                                                                  "scope_humanitarian",
                                                                  "scope_full",
                                                                  "scope_local",
                                                                  "status_proposed",
                                                                  "status_under_discussion",
                                                                  "status_agreed",
                                                                  "status_in_force",
                                                                  "status_rejected",
                                                                  "status_violated",
                                                                  "status_extended",
                                                                  "status_ended",
                                                                  "swap_noun",
                                                                  "exchange_verb",
                                                                  "release_verb",
                                                                  "release_noun",
                                                                  "captive",
                                                                  "captive_core",
                                                                  "occur_verb",
                                                                  "party_noun",
                                                                  "topic_noun",
                                                                  "belligerent_noun",
                                                                  "hold_noun",
                                                                  "convene_verb",
                                                                  "session_noun",
                                                                  "statement_noun",
                                                                  "receive_verb",
                                                                  "arms_noun",
                                                                  "shooting_noun",
                                                                  "prison_noun",
                                                                  "collective_noun",
                                                                  "bail_noun",
                                                                  "civil_word",
                                                                  "neutral_noun",
                                                                  "military_word",
                                                                  "quiet_verb",
                                                                  "mediator_word",
                                                                  "consent_verb",
                                                                  "past_word",
                                                                  "free_phrase",
                                                                  "escort_verb",
                                                                  "sitting_noun",
                                                                  "hold_captive",
                                                                  "fetch_verb",
                                                                  "count_noun",
                                                                  "count_verb",
                                                                  "returnee_noun",
                                                                  "further_word",
                                                                  "deny_verb",
                                                                  "admit_verb",
                                                                  "blame_verb",
                                                                  "report_noun",
                                                                  "attack_verb",
                                                                  "visit_verb",
                                                                  "delegate_noun",
                                                                  "take_captive",
                                                                  "homecoming_verb",
                                                                  "deal_noun",
                                                                  "force_noun",
                                                                  "proclaim_verb",
                                                                  "refusal_word",
                                                                  "readiness_word",
                                                                  "threat_noun",
                                                                  "propose_verb",
                                                                  "threat_verb",
                                                                  "remains_noun"};

/// The names of document::Modality in its order, as lexicon/embedding.tsv writes them; "negated" is its other effect.
inline constexpr std::array<std::string_view, 6> kModalityNames{"actual",      "planned",   "possible",
                                                                "conditional", "requested", "hypothetical"};

/// What an embedding word makes of the clause below it.
struct Embedding {
  document::Modality modality = document::Modality::actual;
  bool negated = false;
};

/// Word lists that rules ask by class. Immutable once loaded.
class WordClasses {
 public:
  /// Reads lexicon/dossier_terms.tsv and lexicon/embedding.tsv. Fails with bad_data (FILE:LINE).
  static Result<WordClasses> load(resources::DataFiles& files);

  bool is(std::string_view lemma, WordClass what) const;
  /// What `lemma` embeds, or null.
  const Embedding* embedding(std::string_view lemma) const;

 private:
  StringMap<std::bitset<kWordClassNames.size()>> classes_;
  StringMap<Embedding> embeddings_;
};

}  // namespace newsbrief::lexicon
