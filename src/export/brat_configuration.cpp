#include <fmt/format.h>

#include "export/brat.hpp"

namespace newsbrief::exports {
namespace {

std::string joined(const std::vector<std::string>& parts) { return fmt::format("{}", fmt::join(parts, "|")); }

}  // namespace

std::string brat_configuration(const EventScales& scales) {
  std::string out =
      "[entities]\nPerson\nCountry\nOrganization\nGroup\nPlace\nFacility\nTime\nQuantity\nLocation\nCondition\nQuote\n"
      "Indirect_speech\n\n"
      "[relations]\nEquiv\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive\n"
      "Said_by\tArg1:Quote|Indirect_speech, Arg2:<ENTITY>\nStands_for\tArg1:<ENTITY>, Arg2:<ENTITY>\n\n[events]\n";
  for (const auto& type : scales.types())
    out += type + "\tActor*:<ENTITY>, Recipient*:<ENTITY>, Reported_by*:<ENTITY>, Date*:Time, Place*:Location\n";
  for (const auto* contact : {"Call", "Meeting"})
    out += std::string(contact) +
           "\tParticipant*:<ENTITY>, Initiator*:<ENTITY>, Announced_by*:<ENTITY>, Date*:Time, Start*:Time, End*:Time, "
           "Duration*:Time, Place*:Location\n";
  out +=
      "Ceasefire\tParty*:<ENTITY>, Proposed_by*:<ENTITY>, Mediator*:<ENTITY>, Monitor*:<ENTITY>, Duration*:Time, "
      "Start*:Time, End*:Time, Condition*:Condition\n"
      "Prisoner_swap\tParty*:<ENTITY>, Mediator*:<ENTITY>, Reported_by*:<ENTITY>, Date*:Time\n"
      "Transfer\tFrom*:<ENTITY>, To*:<ENTITY>, Part_of:Prisoner_swap\n"
      "Position\tHolder*:<ENTITY>, Toward*:<ENTITY>, Reported_by*:<ENTITY>, Condition_for*:<EVENT>\n\n"
      "[attributes]\nNegation\tArg:<EVENT>\n"
      "Modality\tArg:<EVENT>, Value:actual|planned|possible|conditional|requested|hypothetical\n";
  out += "Mode\tArg:<EVENT>, Value:" + joined(scales.modes()) + "\n";
  return out +
         "Status\tArg:<EVENT>, Value:held|scheduled|cancelled|proposed|under_discussion|agreed|in_force|rejected|"
         "violated|extended|ended|completed|failed\n"
         "Medium\tArg:<EVENT>, Value:phone|video|in_person|unknown\n"
         "Scope\tArg:<EVENT>, Value:full|energy|infrastructure|maritime|air|humanitarian|local|other\n"
         "Stance\tArg:<EVENT>, Value:supports|opposes|demands|offers|warns|accuses|denies|asserts\n";
}

}  // namespace newsbrief::exports
