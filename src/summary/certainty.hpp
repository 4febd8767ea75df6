#pragma once
// Which facts a brief tells in a line of its own. What is left out stands in the article's words all the same.
#include "summary/teller.hpp"

namespace newsbrief::summary {

/// News, and told so by its own sentence: that names those who take part, and says nothing against its status. A name
/// that stands for two ("the two countries"), or only a common noun ("fighters"), is none.
bool is_told_plainly(const Teller& teller, const Contact& contact);
bool is_told_plainly(const Teller& teller, const Ceasefire& ceasefire);
bool is_told_plainly(const Teller& teller, const PrisonerSwap& swap);

/// Whether its own sentences name the parties. Those of the article's conflict go with its first truce alone, and where
/// the title or the first sentence names both.
bool are_parties_told(const Teller& teller, const Ceasefire& ceasefire);

/// Whether its first day is when it begins, not when it was signed, and lies ahead of what is not in force yet.
bool is_start_told(const Teller& teller, const Ceasefire& ceasefire);

/// Whether the sentence of those who are freed or handed over tells it as done, where the exchange is done.
bool is_told_plainly(const Teller& teller, const PrisonerSwap& swap, const Transfer& transfer);

}  // namespace newsbrief::summary
