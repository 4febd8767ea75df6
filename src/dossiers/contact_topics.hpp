#pragma once
#include "dossiers/contact_drafts.hpp"

namespace newsbrief::dossiers {

/// What was said on the contact that a readout is about: what its parties discuss, stress, ask for and agree on, what
/// "was discussed", and the matters that a sentence opens with ("With regard to X, …").
/// In `statements` what one party alone says belongs to it too, as in an official readout; otherwise only what the
/// parties say or do together.
enum class Statements { of_one_party, of_all_parties };

void add_topics_of(const Context& context, ContactDraft& draft, Statements statements);

/// Adds the phrases at `head`, one for each that is coordinated.
void add_topic(const Context& context, ContactDraft& draft, std::uint32_t head);

}  // namespace newsbrief::dossiers
