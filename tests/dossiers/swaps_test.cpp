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
