#include "catch.hpp"
#include "model_of.hpp"

using namespace newsbrief;
using tests::model_of;
using tests::names_of;

TEST_CASE("so many each go both ways", "[dossiers]") {
  const auto model = model_of("Kenya and Uganda exchanged 40 prisoners each on Tuesday.");
  REQUIRE(model.prisoner_swaps.size() == 1);
  const auto& swap = model.prisoner_swaps[0];
  CHECK(swap.status == "completed");
  REQUIRE(swap.date);
  CHECK(swap.date->value == "2025-03-18");
  REQUIRE(swap.transfers.size() == 2);
  CHECK(swap.transfers[0].mutual);
  CHECK(swap.transfers[0].quantity->value == 40);
  CHECK(swap.transfers[0].from->name == "Kenya");
  CHECK(swap.transfers[1].from->name == "Uganda");
}

TEST_CASE("a return has one direction", "[dossiers]") {
  const auto model = model_of("Kenya will return 23 wounded Ugandan soldiers, its government said.");
  REQUIRE(model.prisoner_swaps.size() == 1);
  const auto& swap = model.prisoner_swaps[0];
  CHECK(swap.status == "scheduled");
  REQUIRE(swap.transfers.size() == 1);
  CHECK(swap.transfers[0].from->name == "Kenya");
  CHECK(swap.transfers[0].to->name == "Uganda");
  CHECK(swap.transfers[0].quantity->value == 23);
}

TEST_CASE("exchanges of other things are no prisoner swaps", "[dossiers]") {
  for (const char* text : {"Kenya and Uganda exchanged fire on Tuesday.", "The two ministers exchanged views on trade.",
                           "The bank released 20 reports.", "Soldiers returned to their barracks in Kenya.",
                           "Kenya did not release 20 prisoners."}) {
    INFO(text);
    CHECK(model_of(text).prisoner_swaps.empty());
  }
}

TEST_CASE("captives are set free, let go, sent home and handed over", "[dossiers]") {
  for (const char* text : {"Kenya set free 20 Ugandan soldiers.", "Kenya let go of 20 Ugandan soldiers.",
                           "Kenya sent home 20 Ugandan soldiers.", "Kenya handed over 20 Ugandan soldiers."}) {
    INFO(text);
    const auto model = model_of(text);
    REQUIRE(model.prisoner_swaps.size() == 1);
    REQUIRE(model.prisoner_swaps[0].transfers.size() == 1);
    REQUIRE(model.prisoner_swaps[0].transfers[0].from);
    CHECK(model.prisoner_swaps[0].transfers[0].from->name == "Kenya");
    CHECK(model.prisoner_swaps[0].transfers[0].quantity->value == 20);
  }
}

TEST_CASE("who brings somebody home had not held him", "[dossiers]") {
  const auto model = model_of("Kenya is bringing home Juma Okoth, who was detained in Uganda for two years.");
  REQUIRE(model.prisoner_swaps.size() == 1);
  REQUIRE(model.prisoner_swaps[0].transfers.size() == 1);
  REQUIRE(model.prisoner_swaps[0].transfers[0].from);
  CHECK(model.prisoner_swaps[0].transfers[0].from->name == "Uganda");
}

TEST_CASE("patients, films and results that are released are no prisoners", "[dossiers]") {
  for (const char* text :
       {"Kenya's police released the suspect after his lawyers posted bond.",
        "The hospital released 20 people on Monday.", "Twenty people were released from the hospital.",
        "The studio released three films.", "The company set free 20 million dollars."}) {
    INFO(text);
    CHECK(model_of(text).prisoner_swaps.empty());
  }
}

TEST_CASE("captives are handed over to whom the words behind them name", "[dossiers]") {
  const auto model = model_of("Egypt oversaw the handover of 12 prisoners to Kenya by Uganda on Monday.");
  REQUIRE(model.prisoner_swaps.size() == 1);
  REQUIRE(model.prisoner_swaps[0].transfers.size() == 1);
  REQUIRE(model.prisoner_swaps[0].transfers[0].to);
  CHECK(model.prisoner_swaps[0].transfers[0].to->name == "Kenya");
}

TEST_CASE("a release that is called for or worked for is none yet", "[dossiers]") {
  for (const char* text : {"I call on Uganda to release the prisoners immediately, said President Ruto of Kenya.",
                           "Kenya thanked Egypt for its efforts to secure the release of 12 hostages from Uganda."}) {
    INFO(text);
    for (const auto& swap : model_of(text).prisoner_swaps) CHECK(swap.status != "completed");
  }
}

TEST_CASE("the dead go home too, and a total consists of captives", "[dossiers]") {
  const auto dead = model_of("Uganda returned the bodies of 31 Kenyan sailors on Monday.");
  REQUIRE(dead.prisoner_swaps.size() == 1);
  CHECK(dead.prisoner_swaps[0].transfers.at(0).to->name == "Kenya");
  CHECK(model_of("A total of 120 prisoners were swapped between Kenya and Uganda.").prisoner_swaps.size() == 1);
  CHECK(model_of("Police recovered the bodies of 12 migrants on Monday.").prisoner_swaps.empty());
  CHECK(model_of("The university returned the remains of 12 Kenyans to their families.").prisoner_swaps.empty());
}

TEST_CASE("what one side gets in return is a transfer of its own", "[dossiers]") {
  for (const char* text : {"Kenya freed four Ugandan soldiers in exchange for 20 Kenyan prisoners.",
                           "Kenya gave back four Ugandan soldiers in return for 20 Kenyan prisoners."}) {
    INFO(text);
    const auto model = model_of(text);
    REQUIRE(model.prisoner_swaps.size() == 1);
    REQUIRE(model.prisoner_swaps[0].transfers.size() == 2);
    const auto& back = model.prisoner_swaps[0].transfers[1];
    REQUIRE(back.from);
    CHECK(back.from->name == "Uganda");
    CHECK(back.to->name == "Kenya");
    CHECK(back.quantity->value == 20);
  }
}

TEST_CASE("who was taken is a captive, whatever he is", "[dossiers]") {
  const auto model = model_of("Kenya released five farmers whom it had abducted in May.");
  REQUIRE(model.prisoner_swaps.size() == 1);
  CHECK(model.prisoner_swaps[0].transfers[0].quantity->value == 5);
  CHECK(model_of("The office released five steps that people can take.").prisoner_swaps.empty());
  CHECK(model_of("Kenya proposed a pilot exchange of information.").prisoner_swaps.empty());
}

TEST_CASE("under a deal, what would be is offered", "[dossiers]") {
  const auto model = model_of("Under the deal, 33 hostages would be released on Sunday.");
  REQUIRE(model.prisoner_swaps.size() == 1);
  CHECK(model.prisoner_swaps[0].status == "proposed");
  CHECK(model_of("The hostages would have been released without the storm.").prisoner_swaps.empty());
}

TEST_CASE("what must come first has not come", "[dossiers]") {
  const auto model = model_of(
      "The elders said that a first group of prisoners could be exchanged. Officials in Uganda would agree only once "
      "the bodies of 11 of their men were given back.");
  REQUIRE_FALSE(model.prisoner_swaps.empty());
  for (const auto& s : model.prisoner_swaps) CHECK(s.status == "proposed");
}

TEST_CASE("one soldier is to be handed back", "[dossiers]") {
  const auto model = model_of("A soldier held by Uganda is to be handed back to Kenya on Friday.");
  REQUIRE(model.prisoner_swaps.size() == 1);
  CHECK(model.prisoner_swaps[0].status == "scheduled");
  REQUIRE(model.prisoner_swaps[0].transfers.size() == 1);
  const auto& t = model.prisoner_swaps[0].transfers[0];
  REQUIRE(t.from);
  CHECK(t.from->name == "Uganda");
  REQUIRE(t.to);
  CHECK(t.to->name == "Kenya");
  REQUIRE(t.quantity);
  CHECK(t.quantity->value == 1);
}

TEST_CASE("a number alone is given in return", "[dossiers]") {
  const auto model = model_of("He said that 1,400 prisoners would be freed for 823 from the other side.");
  REQUIRE(model.prisoner_swaps.size() == 1);
  REQUIRE(model.prisoner_swaps[0].transfers.size() == 2);
  CHECK(model.prisoner_swaps[0].transfers[1].quantity->value == 823);
}

TEST_CASE("who is freed ends behind those freed, though the tree crosses them", "[dossiers]") {
  const auto model = model_of(
      "In a separate step, the Ugandan army on Tuesday released 42 wounded soldiers, whom the International Committee "
      "of "
      "the Red Cross took from Gulu to Kitale. The army said it would free 15 Kenyan fighters in return.");
  REQUIRE_FALSE(model.prisoner_swaps.empty());
  for (const auto& s : model.prisoner_swaps)
    for (const auto& t : s.transfers) {
      CHECK(t.span.start < t.span.end);
      CHECK(t.who.value_or("").size() < 40);
    }
}

TEST_CASE("so many bodies for each hostage is a rate, and 'hand over' is no bound", "[dossiers]") {
  const auto model = model_of(
      "Uganda on Thursday handed over 150 soldiers to Kenya. Under the terms, Kenya releases 15 bodies for each dead "
      "hostage.");
  REQUIRE(model.prisoner_swaps.size() == 1);
  REQUIRE(model.prisoner_swaps[0].transfers.size() == 1);
  REQUIRE(model.prisoner_swaps[0].transfers[0].quantity);
  CHECK(model.prisoner_swaps[0].transfers[0].quantity->value == 150);
  CHECK_FALSE(model.prisoner_swaps[0].transfers[0].quantity->mod);
}

TEST_CASE("a government without a name is no other party", "[dossiers]") {
  const auto model = model_of(
      "The Taliban and Iran are at war. As a gesture, the Taliban and the government are to begin exchanging prisoners "
      "on Thursday. "
      "The Taliban will free 180 captives.");
  REQUIRE_FALSE(model.prisoner_swaps.empty());
  CHECK(names_of(model.prisoner_swaps[0].parties).find("Iran") == std::string::npos);
}

TEST_CASE("a clause of time names who handed over, the main clause does not", "[dossiers]") {
  const auto model = model_of(
      "Egyptian President Omar Fahmy urged Daniel Otieno on Wednesday to accept a 45-day halt to attacks on ports and "
      "merchant shipping in the Red Sea, hours after Kenya and Uganda handed over 146 prisoners of war each in an "
      "exchange brokered by Qatar.");
  REQUIRE(model.prisoner_swaps.size() == 1);
  CHECK(names_of(model.prisoner_swaps[0].parties) == "Kenya, Uganda");
}

TEST_CASE("bodies of some to somebody are given to him", "[dossiers]") {
  const auto model = model_of("Uganda will hand over the bodies of four soldiers to Kenya on Thursday.");
  REQUIRE(model.prisoner_swaps.size() == 1);
  REQUIRE(model.prisoner_swaps[0].transfers.size() == 1);
  REQUIRE(model.prisoner_swaps[0].transfers[0].to);
  CHECK(model.prisoner_swaps[0].transfers[0].to->name == "Kenya");
}

TEST_CASE("what could be handed over on Friday lies ahead", "[dossiers]") {
  const auto model = model_of(
      "Kenya and Uganda have agreed a ceasefire. President Daniel Otieno's office said Kenya was willing to return the "
      "bodies of 95 Ugandan soldiers without any conditions. Uganda's human rights ombudswoman, Grace Akello, said "
      "that "
      "the first 30 could be handed over on Friday with the mediation of the Red Cross.",
      "2022-09-15");
  REQUIRE_FALSE(model.prisoner_swaps.empty());
  for (const auto& s : model.prisoner_swaps)
    if (s.date) CHECK(s.date->value == "2022-09-16");
}
