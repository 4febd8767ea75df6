#include "catch.hpp"
#include "model_of.hpp"

using namespace newsbrief;
using tests::model_of;

TEST_CASE("another voice counts the freed otherwise", "[dossiers]") {
  for (const char* count : {"Uganda put the number of freed men at 36.", "Uganda's figure is 36.",
                            "Uganda received only 36 prisoners, its government said.", "Uganda counts 36 arrivals."}) {
    INFO(count);
    const auto model = model_of("Kenya said that it had freed 40 Ugandan soldiers on Tuesday. " + std::string(count));
    REQUIRE(model.discrepancies.size() == 1);
    const auto& found = model.discrepancies[0];
    CHECK(found.about == "swap1");
    CHECK(found.field == "transfers");
    REQUIRE(found.values.size() == 2);
    CHECK(found.values[1].value == "36");
    REQUIRE(found.values[1].by);
    CHECK(found.values[1].by->country == "UGA");
  }
}

TEST_CASE("numbers that stand side by side contradict nothing", "[dossiers]") {
  for (const char* text :
       {"Kenya freed 40 Ugandan soldiers on Tuesday. Uganda put the number of its dead at 36.",
        "Kenya freed 40 Ugandan soldiers on Tuesday. Uganda said that 30 more prisoners would follow.",
        "Kenya freed 40 Ugandan soldiers on Tuesday. Uganda counted 36 attacks in a week.",
        "Kenya freed 40 Ugandan soldiers on Tuesday. Uganda received 36 tractors."}) {
    INFO(text);
    CHECK(model_of(text).discrepancies.empty());
  }
}

TEST_CASE("what one side reports, the other denies", "[dossiers]") {
  const auto model = model_of(
      "Kenya said that it had freed 40 Ugandan soldiers. The Ugandan government did not acknowledge receiving a single "
      "one.");
  REQUIRE(model.discrepancies.size() == 1);
  CHECK(model.discrepancies[0].about == "swap1");
  CHECK(model.discrepancies[0].field == "status");
  REQUIRE(model.discrepancies[0].values.size() == 2);
  CHECK(model.discrepancies[0].values[0].value == "completed");
  CHECK(model.discrepancies[0].values[1].value == "denied");
}

TEST_CASE("each side lays the breach at the other's door", "[dossiers]") {
  for (const char* text :
       {"Kenya and Uganda agreed to a truce on Monday. The two sides accused each other of violating the truce.",
        "A truce between Kenya and Uganda took effect on Monday. Each side maintains that the other fired first."}) {
    INFO(text);
    const auto model = model_of(text);
    REQUIRE(model.discrepancies.size() == 1);
    CHECK(model.discrepancies[0].about == "ceasefire1");
    CHECK(model.discrepancies[0].values[1].value == "violated");
  }
  CHECK(model_of("Kenya and Uganda agreed to a truce on Monday. The two sides accused each other of spying.")
            .discrepancies.empty());
}
