#pragma once
// Facts as sentences and lines of a brief. Each function tells what the model holds and nothing else.
#include <string>
#include <vector>

#include "newsbrief/brief.hpp"
#include "summary/article_text.hpp"
#include "summary/clauses.hpp"
#include "summary/wording.hpp"

namespace newsbrief::summary {

/// What all of them need; made once for a model, stays where it is.
struct Teller {
  explicit Teller(const Model& m) : model(m), text(m), names(m, text), clauses(m, text, names) {}
  Teller(const Teller&) = delete;
  Teller& operator=(const Teller&) = delete;

  const Model& model;
  ArticleText text;
  Names names;
  Clauses clauses;
};

enum class ContactKind { call, meeting };

BriefItem line(std::string text, std::string ref, std::vector<Span> evidence, unsigned rank);
BriefItem under(std::string text, std::string ref, std::vector<Span> evidence, unsigned rank);

/// Up to `most` sentences of the text that a dossier rests on, as quotations below it; not those that lines of the
/// section hold already.
void quote_evidence(const Teller& teller, const std::string& ref, const std::vector<Span>& evidence, std::size_t most,
                    BriefSection& section);

/// `time` as an adverb; by its own words where the day would contradict what the fact says of past and future.
enum class Tense { past, future, either };
std::string dated(const Teller& teller, const Time& time, Tense tense);

std::string contact_sentence(Teller& teller, const Contact& contact, ContactKind kind);
std::string contact_title(const Teller& teller, const Contact& contact, ContactKind kind);
void tell_contact(Teller& teller, const Contact& contact, ContactKind kind, BriefSection& section);

std::string ceasefire_sentence(Teller& teller, const Ceasefire& ceasefire);
std::string ceasefire_title(const Teller& teller, const Ceasefire& ceasefire);
/// The conditions; those of the title only where the text names none.
std::vector<Condition> spoken(const Teller& teller, const Ceasefire& ceasefire);
std::string condition_sentence(const Teller& teller, const Condition& condition);
void tell_ceasefire(Teller& teller, const Ceasefire& ceasefire, BriefSection& section);

std::string swap_sentence(Teller& teller, const PrisonerSwap& swap);
std::string swap_title(const Teller& teller, const PrisonerSwap& swap);
void tell_swap(Teller& teller, const PrisonerSwap& swap, BriefSection& section);

/// What parties say and want, those that several hold together joined, repetitions left out.
struct Voiced {
  std::vector<Ref> holders;
  std::string text;  ///< a sentence
  std::string stance;
  std::string about;  ///< the words that are quoted, where they are
  std::vector<std::string> refs;
  std::vector<Span> evidence;
  std::vector<Span> words;  ///< what the position is about, where the text has it in one piece; else the evidence
};
std::vector<Voiced> voices(const Teller& teller);
BriefSection tell_positions(const Teller& teller, const std::vector<Voiced>& voices);

BriefSection tell_people(const Teller& teller);
BriefSection tell_contradictions(const Teller& teller);
BriefSection tell_questions(const Teller& teller);
BriefSection tell_timeline(const Teller& teller);

std::vector<BriefItem> lead(Teller& teller, const std::vector<Voiced>& voices);

}  // namespace newsbrief::summary
