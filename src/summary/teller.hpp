#pragma once
// Facts as sentences and lines of a brief. Each function tells what the model holds and nothing else.
#include <string>
#include <vector>

#include "newsbrief/brief.hpp"
#include "summary/article_text.hpp"
#include "summary/passages.hpp"
#include "summary/wording.hpp"

namespace newsbrief::summary {

/// What all of them need; made once for a model, stays where it is.
struct Teller {
  explicit Teller(const Model& m) : model(m), text(m), names(m, text), passages(m, text) {}
  Teller(const Teller&) = delete;
  Teller& operator=(const Teller&) = delete;

  const Model& model;
  ArticleText text;
  Names names;
  Passages passages;
};

enum class ContactKind { call, meeting };

BriefItem line(std::string text, std::string ref, std::vector<Span> evidence, unsigned rank);
BriefItem under(std::string text, std::string ref, std::vector<Span> evidence, unsigned rank);

/// `time` as an adverb; by its own words where the day would contradict what the fact says of past and future.
enum class Tense { past, future, either };
std::string dated(const Teller& teller, const Time& time, Tense tense);

std::string contact_sentence(Teller& teller, const Contact& contact, ContactKind kind);
std::string contact_title(const Teller& teller, const Contact& contact, ContactKind kind);

std::string ceasefire_sentence(Teller& teller, const Ceasefire& ceasefire);
std::string ceasefire_title(const Teller& teller, const Ceasefire& ceasefire);

std::string swap_sentence(const Teller& teller, const PrisonerSwap& swap);
std::string swap_title(const Teller& teller, const PrisonerSwap& swap);
/// The transfers that are told whole, as lines of depth 1.
std::vector<BriefItem> swap_transfers(const Teller& teller, const PrisonerSwap& swap);

/// A sentence of the text in which parties say or want something, under the party that says it first.
struct Voiced {
  Ref holder;
  std::string party;  ///< the country of officials, otherwise the holder
  std::string stance;
  std::vector<std::string> refs;
  Span sentence;
};
std::vector<Voiced> voices(const Teller& teller);

// Sections quote sentences of the text; each sentence stands in the first section that wants it.
/// Whether sections quote only what facts rest on, or all that speaks of their matter.
enum class Quoted { facts, facts_and_matter };
/// The sections of calls, meetings, ceasefires and prisoners that have something to tell; of one kind with a focus.
std::vector<BriefSection> tell_dossiers(Teller& teller, Focus focus, Quoted quoted);
BriefSection tell_positions(Teller& teller, const std::vector<Voiced>& voices);
BriefSection tell_people(const Teller& teller);
BriefSection tell_contradictions(const Teller& teller);
BriefSection tell_questions(Teller& teller);
BriefSection tell_timeline(Teller& teller);

std::vector<BriefItem> lead(Teller& teller, const std::vector<Voiced>& voices);

}  // namespace newsbrief::summary
