#pragma once
// Who a verb, noun or adjective makes the source of what is said, through the tree.
#include <optional>

#include "document/document.hpp"
#include "document/tree.hpp"

namespace newsbrief::annotation {

struct Source {
  document::TokenRange words;
  std::uint32_t head = 0;  ///< token
};

/// The noun phrase around `head`: determiners, titles, modifiers, coordination and what is tied to it without a comma;
/// not the preposition before it nor relative clauses and insertions behind it.
document::TokenRange noun_phrase(const document::WorkingDocument& doc, const document::Tree& tree, std::uint32_t head);

/// The subject of a verb: its own, that of a verb it is coordinated with or depends on without one of its own, the
/// agent of a passive, or the noun that it describes ("a letter saying …"). None where nobody is named.
std::optional<Source> source_of(const document::WorkingDocument& doc, const document::Tree& tree, std::uint32_t verb);

/// A verb, noun or adjective with its auxiliaries, negation and particle.
document::TokenRange cue_words(const document::WorkingDocument& doc, std::uint32_t cue);

/// Sets an attribution's source, and its speaker where the source's head is a mention or
/// the title of one.
void set_source(const document::WorkingDocument& doc, document::Attribution& attribution, const Source& source);

/// Begins with a letter.
bool is_word(const document::Token& token);

bool is_passive(const document::WorkingDocument& doc, const document::Tree& tree, std::uint32_t verb);

}  // namespace newsbrief::annotation
