#include <algorithm>

#include "catch.hpp"
#include "model_of.hpp"

using namespace newsbrief;
using tests::model_of;
using tests::names_of;

namespace {

/// "TYPE: A > B" for each event, in order.
std::string events_of(const char* text) {
  std::string out;
  for (const auto& e : model_of(text).events)
    out += (out.empty() ? "" : "; ") + e.type + ": " + names_of(e.actors) + " > " + names_of(e.recipients);
  return out;
}

const Event& only(const Model& model) {
  REQUIRE(model.events.size() == 1);
  return model.events[0];
}

}  // namespace

TEST_CASE("who does what to whom, whichever way the clause is turned", "[events]") {
  CHECK(events_of("Kenya attacked Uganda on Monday.") == "ASSAULT: Kenya > Uganda");
  CHECK(events_of("Uganda was attacked by Kenya on Monday.") == "ASSAULT: Kenya > Uganda");
  CHECK(events_of("Kenya launched an attack on Uganda.") == "ASSAULT: Kenya > Uganda");
  CHECK(events_of("Kenya imposed sanctions on Uganda.") == "SANCTION: Kenya > Uganda");
  CHECK(events_of("Kenya accused Uganda of arming the rebels.").starts_with("ACCUSE: Kenya > Uganda"));
  CHECK(events_of("Kenya and Uganda signed a trade treaty.") == "SUPPORT: Kenya, Uganda > Kenya, Uganda");
}

TEST_CASE("a party may stand in front of its people, arms or courts", "[events]") {
  CHECK(events_of("Kenyan helicopters shelled a village in Uganda.").starts_with("ASSAULT: Kenya > Uganda"));
  CHECK(events_of("Ugandan students protested against Kenya.").starts_with("PROTEST: Uganda > Kenya"));
  CHECK(events_of("Kenyan police arrested two Ugandan journalists.") == "COERCE: Kenya > Uganda");
}

TEST_CASE("nothing is coded where nobody known acts", "[events]") {
  for (const char* text :
       {"A storm attacked the coast.", "The company launched an attack on its rival.", "Prices hit consumers hard.",
        "The film was shot in a week.", "She beat her rival in the final."}) {
    INFO(text);
    CHECK(model_of(text).events.empty());
  }
}

TEST_CASE("a use that is listed as none is no event", "[events]") {
  CHECK(events_of("Kenya released a statement on Monday.").empty());
  CHECK(events_of("Kenya met its targets.").empty());
  CHECK(events_of("Kenya recognized the need for change.").empty());
}

TEST_CASE("cooperation announced is AGREE, conflict announced THREATEN, both as planned", "[events]") {
  const auto visit = model_of("Kenya will release 20 Ugandan prisoners on Friday.");
  REQUIRE(!visit.events.empty());
  CHECK(visit.events[0].type == "AGREE");
  CHECK(visit.events[0].modality == "planned");
  const auto threat = model_of("Kenya said it would impose sanctions on Uganda.");
  REQUIRE(!threat.events.empty());
  CHECK(threat.events[0].type == "THREATEN");
}

TEST_CASE("what is asked for, refused or threatened gives the mode", "[events]") {
  CHECK(only(model_of("Kenya urged Uganda to release the prisoners.")).mode == "yield");
  CHECK(only(model_of("Kenya threatened to attack Uganda.")).mode == "violence");
  CHECK(only(model_of("Kenya refused to meet Uganda.")).mode == "meet");
}

TEST_CASE("who says that another must do something asks it of him", "[events]") {
  CHECK(events_of("Kenya said that Uganda must withdraw its troops.").starts_with("REQUEST: Kenya > Uganda"));
}

TEST_CASE("a denied event is negative, a conditional one conditional", "[events]") {
  CHECK(only(model_of("Kenya did not attack Uganda.")).polarity == "negative");
  const auto model = model_of("If Kenya attacks Uganda, prices will rise.");
  CHECK(only(model).modality == "conditional");
}

TEST_CASE("a claim is told by who makes it", "[events]") {
  const auto model = model_of("Egypt said that Kenya attacked Uganda.");
  const auto attack =
      std::find_if(model.events.begin(), model.events.end(), [](const Event& e) { return e.type == "ASSAULT"; });
  REQUIRE(attack != model.events.end());
  REQUIRE(attack->reported_by);
  CHECK(attack->reported_by->name == "Egypt");
}

TEST_CASE("one happening told twice is one event", "[events]") {
  const auto model = model_of("Kenya attacked Uganda on Monday. The Kenyan army attacked Uganda.");
  CHECK(only(model).evidence.size() == 2);
}

TEST_CASE("an event has its code, its words, its day and its place", "[events]") {
  const auto model = model_of("Kenyan forces shelled Ugandan positions in Jinja on Monday, killing 12 soldiers.");
  REQUIRE(!model.events.empty());
  const auto& e = model.events[0];
  CHECK(e.cameo == "194");
  CHECK(e.trigger.text == "shelled");
  REQUIRE(e.date);
  CHECK(e.date->value == "2025-03-17");
  CHECK(e.confidence > 0);
  CHECK(e.confidence <= 1);
}

TEST_CASE("the subject of a passive goes on to what it does next", "[events]") {
  const auto model = model_of("The president of Kenya was accused by Egypt and will resign.");
  const auto resigns =
      std::find_if(model.events.begin(), model.events.end(), [](const Event& e) { return e.type == "AGREE"; });
  REQUIRE(resigns != model.events.end());
  CHECK(names_of(resigns->actors) == "Kenya");
}

TEST_CASE("what somebody aims at, is accused of or ought to do has not been done", "[events]") {
  CHECK(events_of("Kenya sent officers to stop the attacks.").find("RETREAT") == std::string::npos);
  CHECK(events_of("Kenya accused Uganda of lying, threatening to invade Sudan.").find("THREATEN") == std::string::npos);
  CHECK(events_of("All of Africa should reject the proposal of Kenya.").find("REJECT") == std::string::npos);
}

TEST_CASE("a particle, a name or an object of another kind makes it another sense", "[events]") {
  for (const char* text : {"Kenya called off its search on Monday.", "Kenya released a strategy on Monday.",
                           "Kenya seized the opportunity.", "The Kenya Sentencing Commission has seven members.",
                           "Kenya recognized the anniversary on Monday."}) {
    INFO(text);
    CHECK(model_of(text).events.empty());
  }
}

TEST_CASE("somebody named in an office, a topic or a base is no party", "[events]") {
  CHECK(events_of("Kenya rejected a report about Ugandans.").find("> Uganda") == std::string::npos);
  CHECK(events_of("The Uganda-based court condemned Kenya.").find("ACCUSE: Uganda") == std::string::npos);
}

TEST_CASE("what could not be done failed, a participle has the tense of its clause", "[events]") {
  CHECK(only(model_of("Kenya could not reach an agreement with Uganda.")).polarity == "negative");
  CHECK(only(model_of("Kenya could not reach an agreement with Uganda.")).modality == "actual");
  CHECK(events_of("Kenya and Uganda should respect each other and sign a treaty.").find("SUPPORT") ==
        std::string::npos);
}
