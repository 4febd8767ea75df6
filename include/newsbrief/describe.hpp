#pragma once
// Facts as short lines of English, built from the model alone: for briefs, tables and lists.
#include <string>
#include <vector>

#include "newsbrief/model.hpp"

namespace newsbrief {

/// "Donald Trump, Vladimir Putin and Ukraine"; empty for none.
std::string names(const std::vector<Ref>& refs);

/// "30 days" for P30D, "over 2 hours" for PT2H with MORE_THAN; the value itself where it is no plain period.
std::string duration_text(const Time& duration);

/// "Tuesday, 2025-03-18" for a day; the value itself for anything else.
std::string date_text(const std::string& value);

std::string describe_call(const Contact& call);        ///< "Phone call between A and B, 2025-03-18, over 2 hours"
std::string describe_meeting(const Contact& meeting);  ///< "Meeting of A and B in Jeddah (scheduled)"
std::string describe(
    const Ceasefire& ceasefire);  ///< "Halt of “strikes on power plants” for 30 days between A and B (agreed)"
std::string describe(const PrisonerSwap& swap);        ///< "Prisoner swap between A and B, 2025-03-19 (scheduled)"
std::string describe(const Transfer& transfer);        ///< "A to B: 175 prisoners of war each"
std::string describe(const Position& position);        ///< "demands that …"
std::string describe(const Event& event);              ///< "CONSULT: A → B, 2025-03-18"
std::string describe(const Quote& quote);              ///< "A: “…”"; indirect: "A (warned): that …"
std::string describe(const Entity& entity);            ///< "Ana Ilic, President (SRB)"
std::string describe(const Discrepancy& discrepancy);  ///< "durations: “over two hours” against “close to two hours”"

}  // namespace newsbrief
