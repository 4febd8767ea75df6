#include "catch.hpp"
#include "model_of.hpp"

using namespace newsbrief;
using tests::model_of;

namespace {

std::string only_stance(const std::string& text) {
  const auto model = model_of(text);
  std::string out;
  for (const auto& p : model.positions) out += (out.empty() ? "" : " ") + p.stance;
  return out;
}

}  // namespace

TEST_CASE("verbs of stance, modals and nouns tell where somebody stands", "[dossiers]") {
  CHECK(only_stance("Kenya condemned the attack on Monday.") == "opposes");
  CHECK(only_stance("Kenya called for an inquiry.") == "demands");
  CHECK(only_stance("Kenya said that Uganda must withdraw its troops.") == "demands");
  CHECK(only_stance("Kenya vowed to defend the border.") == "offers");
  CHECK(only_stance("Kenya denied that its troops had crossed the border.") == "denies");
  CHECK(only_stance("Kenya accused Uganda of shelling the town.") == "accuses");
  CHECK(only_stance("Kenya expressed support for the talks.") == "supports");
  CHECK(only_stance("Kenya stressed the need for an inquiry.") == "demands");
  CHECK(only_stance("Kenya did not accept the offer.") == "opposes");
}

TEST_CASE("whom a stance is aimed at is kept", "[dossiers]") {
  const auto model = model_of("Kenya accused Uganda of shelling the town.");
  REQUIRE(model.positions.size() == 1);
  REQUIRE(model.positions[0].toward);
  CHECK(model.positions[0].toward->name == "Uganda");
  CHECK(model.positions[0].about == "shelling the town");
}

TEST_CASE("a stance that another only wishes for is not held", "[dossiers]") {
  const auto model = model_of("Uganda wants Kenya to support the plan.");
  for (const auto& p : model.positions) CHECK(p.holder.name != "Kenya");
}

TEST_CASE("repeated statements are one position with both places", "[dossiers]") {
  const auto model = model_of("Kenya condemned the attack. On Tuesday, Kenya again condemned the attack.");
  REQUIRE(model.positions.size() == 1);
  CHECK(model.positions[0].evidence.size() == 2);
}

TEST_CASE("what a party makes its own act depend on, it demands", "[dossiers]") {
  const auto model = model_of("Kenya will sign only if Uganda leaves the islands.");
  REQUIRE(model.positions.size() == 1);
  CHECK(model.positions[0].stance == "demands");
  CHECK(model.positions[0].about == "Uganda leaves the islands");
}

TEST_CASE("who tells of another's attack accuses him", "[dossiers]") {
  const auto model = model_of("Kenya said that Uganda had shelled a village.");
  REQUIRE(!model.positions.empty());
  CHECK(model.positions[0].stance == "accuses");
  REQUIRE(model.positions[0].toward);
  CHECK(model.positions[0].toward->name == "Uganda");
}

TEST_CASE("adjectives of stance are stands", "[dossiers]") {
  const auto model = model_of("Kenya is ready to open the border.");
  REQUIRE(model.positions.size() == 1);
  CHECK(model.positions[0].stance == "offers");
}

TEST_CASE("a call, a find and a view of things without a judgement are no stands", "[dossiers]") {
  for (const char* text : {"Kenya called Uganda on Monday.", "Kenya found oil on the coast.", "Kenya made cars.",
                           "Kenya saw a rise in exports."}) {
    INFO(text);
    CHECK(model_of(text).positions.empty());
  }
}

TEST_CASE("what a claim makes of its matter is the stance", "[dossiers]") {
  const auto stance_of = [](const char* text) {
    const auto model = tests::model_of(text);
    return model.positions.empty() ? std::string() : model.positions[0].stance;
  };
  CHECK(stance_of("President Juma Okoth of Kenya said that the plan was unacceptable.") == "opposes");
  CHECK(stance_of("President Juma Okoth of Kenya said that Kenya was ready for talks.") == "offers");
  CHECK(stance_of("President Juma Okoth of Kenya said that Uganda would pay a heavy price.") == "warns");
  CHECK(stance_of("President Juma Okoth of Kenya said that he would carefully study the response.") != "warns");
}

TEST_CASE("what is only awaited or claimed of somebody is not his stand", "[dossiers]") {
  for (const char* text : {"Kenya said that no captives will leave until Uganda commits itself to a withdrawal.",
                           "Kenya denied a claim that Uganda had refused to collect the bodies."}) {
    INFO(text);
    for (const auto& p : tests::model_of(text).positions) CHECK(p.holder.name != "Uganda");
  }
}
