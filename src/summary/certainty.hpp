#pragma once
// Which facts a brief tells in a line of its own. What is left out stands in the article's words all the same.
#include "summary/teller.hpp"

namespace newsbrief::summary {

/// News, and told so by its own sentence: that names those who take part, and says nothing against its status. A name
/// that stands for two ("the two countries"), or only a common noun ("fighters"), is none.
bool is_told_plainly(const Teller& teller, const Contact& contact);
bool is_told_plainly(const Teller& teller, const Ceasefire& ceasefire);
bool is_told_plainly(const Teller& teller, const PrisonerSwap& swap);

/// Whether the words stand in one of the sentences that tell a fact, or right behind one.
bool is_told_with(const Teller& teller, const Span& words, const std::vector<Span>& evidence);

/// Whether the day stands in the sentence that first tells the contact, or right behind it: the day of a later sentence
/// may be another contact's.
bool is_date_told(const Teller& teller, const Contact& contact);

/// Whether a later sentence gives the words as what somebody said.
bool is_by_one_account(const Teller& teller, const Contact& contact, const Span& words);

/// Whether its sentences say that it holds or took effect, or only that somebody says so. "The truce" alone says that
/// there is one, not since when it binds.
enum class Force { told, by_voice, not_told };
Force force(const Teller& teller, const Ceasefire& ceasefire);

/// Whether its own sentences name the parties. Those of the article's conflict go with its first truce alone, and where
/// the title or a heading names both.
bool are_parties_told(const Teller& teller, const Ceasefire& ceasefire);

/// Whether its sentences name the one who proposed it: a "his" before them may be another's.
bool is_proposer_told(const Teller& teller, const Ceasefire& ceasefire);

/// Whether its sentences say that it is over, or only its days have run out.
bool is_end_told(const Teller& teller, const Ceasefire& ceasefire);

/// Whether its first day is when it begins, not when it was signed, and lies ahead of what is not in force yet.
bool is_start_told(const Teller& teller, const Ceasefire& ceasefire);

/// Whether the sentence of those who are freed or handed over tells it as done, where the exchange is done.
bool is_told_plainly(const Teller& teller, const PrisonerSwap& swap, const Transfer& transfer);

}  // namespace newsbrief::summary
