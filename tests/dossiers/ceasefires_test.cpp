#include "catch.hpp"
#include "model_of.hpp"

using namespace newsbrief;
using tests::model_of;
using tests::names_of;

TEST_CASE("an agreed truce has parties, length, start and brokers", "[dossiers]") {
  const auto model =
      model_of("Kenya and Uganda agreed to a ten-day ceasefire brokered by Egypt. The ceasefire will begin on Friday.");
  REQUIRE(model.ceasefires.size() == 1);
  const auto& c = model.ceasefires[0];
  CHECK(names_of(c.parties) == "Kenya, Uganda");
  CHECK(c.status == "agreed");
  REQUIRE(c.duration);
  CHECK(c.duration->value == "P10D");
  REQUIRE(c.starts);
  CHECK(c.starts->value == "2025-03-21");
  CHECK(names_of(c.mediators) == "Egypt");
}

TEST_CASE("a halt of some attacks says which", "[dossiers]") {
  const auto model = model_of("Kenya and Uganda agreed to halt attacks on power plants for 30 days.");
  REQUIRE(model.ceasefires.size() == 1);
  CHECK(model.ceasefires[0].scope == "energy");
  CHECK(model.ceasefires[0].scope_text == "attacks on power plants");
}

TEST_CASE("a refused, a proposed and a broken truce are told as such", "[dossiers]") {
  CHECK(model_of("Kenya rejected a ceasefire with Uganda.").ceasefires.at(0).status == "rejected");
  CHECK(model_of("Egypt proposed a ceasefire between Kenya and Uganda.").ceasefires.at(0).status == "proposed");
  CHECK(model_of("Kenya violated the ceasefire with Uganda on Monday.").ceasefires.at(0).status == "violated");
}

TEST_CASE("who announces a truce is not who is to stop", "[dossiers]") {
  const auto model = model_of("Egypt announced a ceasefire between Kenya and Uganda.");
  REQUIRE(model.ceasefires.size() == 1);
  CHECK(names_of(model.ceasefires[0].parties) == "Kenya, Uganda");
}

TEST_CASE("what must happen for a truce to hold is its condition", "[dossiers]") {
  const auto model = model_of(
      "Egypt proposed a ceasefire between Kenya and Uganda. Nairobi said that all foreign troops must leave for any "
      "ceasefire to hold.");
  REQUIRE(model.ceasefires.size() == 1);
  REQUIRE(model.ceasefires[0].conditions.size() == 1);
  REQUIRE(model.ceasefires[0].conditions[0].by);
  CHECK(model.ceasefires[0].conditions[0].by->name == "Kenya");
  REQUIRE(model.positions.size() >= 1);
  CHECK(model.positions.back().condition_for == "ceasefire1");
}

TEST_CASE("stopping an attack is no ceasefire", "[dossiers]") {
  for (const char* text :
       {"Police in Kenya stopped an attack on a market on Monday.", "The army halted the offensive at the river.",
        "The strike of the railway workers was suspended.", "He called for a pause in interest rates.",
        "Kenya called on Uganda to halt its drilling operations.",
        "A soldier was holding a rifle in his hands while Kenya watched."}) {
    INFO(text);
    CHECK(model_of(text).ceasefires.empty());
  }
}

TEST_CASE("guns laid down, fire held and shooting stopped are truces", "[dossiers]") {
  CHECK(model_of("Kenya and Uganda have silenced their guns.").ceasefires.at(0).status == "in_force");
  CHECK(model_of("The two armies agreed to hold their fire for ten days.").ceasefires.at(0).duration->value == "P10D");
  CHECK(model_of("Kenya and Uganda agreed to lay down their arms.").ceasefires.at(0).status == "agreed");
}

TEST_CASE("conditions come in many forms", "[dossiers]") {
  for (const char* text : {"Kenya will accept a truce only if Uganda withdraws.",
                           "Kenya will observe the ceasefire as long as Uganda withdraws.",
                           "Kenya agreed to a truce with Uganda, provided that Uganda withdraws.",
                           "Kenya rejects any ceasefire unless Uganda withdraws."}) {
    INFO(text);
    const auto model = model_of(text);
    REQUIRE(model.ceasefires.size() == 1);
    REQUIRE(model.ceasefires[0].conditions.size() == 1);
    CHECK(model.ceasefires[0].conditions[0].text == "Uganda withdraws");
  }
}

TEST_CASE("a truce that is only recalled is one of its own, with its date", "[dossiers]") {
  const auto model = model_of("Kenya and Uganda agreed to a truce on Monday. The truce of March 1998 lasted 13 days.");
  REQUIRE(model.ceasefires.size() == 2);
  CHECK(model.ceasefires[0].status == "agreed");
  CHECK(model.ceasefires[1].status == "ended");
  REQUIRE(model.ceasefires[1].starts);
  CHECK(model.ceasefires[1].starts->value == "1998-03");
}

TEST_CASE("parties that a mention leaves open are those of the conflict", "[dossiers]") {
  const auto model =
      model_of("The war between Kenya and Uganda has lasted three years. A truce took effect on Monday.");
  REQUIRE(model.ceasefires.size() == 1);
  CHECK(names_of(model.ceasefires[0].parties) == "Kenya, Uganda");
}

TEST_CASE("a halt of aid is no truce", "[dossiers]") {
  for (const char* text :
       {"Kenya demanded the complete cessation of foreign military aid.",
        "The pause in interest rates will last three months.", "The government suspended aid for 30 days."}) {
    INFO(text);
    CHECK(model_of(text).ceasefires.empty());
  }
}

TEST_CASE("who will not stop makes no condition", "[dossiers]") {
  const auto model = model_of(
      "Kenya and Uganda agreed to a truce. \"We will not stop until all our goals are reached,\" President Juma Okoth "
      "of Kenya said.");
  REQUIRE(model.ceasefires.size() == 1);
  CHECK(model.ceasefires[0].conditions.empty());
}

TEST_CASE("a truce is told in many words", "[dossiers]") {
  for (const char* text : {"Kenya and Uganda agreed to a six-week pause in the fighting.",
                           "Kenya and Uganda signed a cease-fire on Monday.",
                           "Kenya and Uganda agreed to stop all firing and military action on land, air and sea."}) {
    INFO(text);
    const auto model = model_of(text);
    REQUIRE(model.ceasefires.size() == 1);
    CHECK(names_of(model.ceasefires[0].parties) == "Kenya, Uganda");
    CHECK(model.ceasefires[0].scope == "full");
    CHECK(model.ceasefires[0].status == "agreed");
  }
}

TEST_CASE("who proclaims a truce alone binds himself", "[dossiers]") {
  const auto model = model_of("Kenya declared a unilateral 30-hour truce on Saturday. Uganda did not answer.");
  REQUIRE(model.ceasefires.size() == 1);
  CHECK(names_of(model.ceasefires[0].parties) == "Kenya");
  REQUIRE(model.ceasefires[0].duration);
  CHECK(model.ceasefires[0].duration->value == "PT30H");
}

TEST_CASE("who is sent to end the violence agrees to no truce", "[dossiers]") {
  CHECK(model_of("President Juma Okoth of Kenya urged for the army to be brought in to end the violence.")
            .ceasefires.empty());
}

TEST_CASE("the length of a war is none of its truce", "[dossiers]") {
  const auto model = model_of("Kenya and Uganda agreed to a ceasefire that halted 12 days of war.");
  REQUIRE(model.ceasefires.size() == 1);
  CHECK(!model.ceasefires[0].duration);
}

TEST_CASE("truces in general are none", "[dossiers]") {
  CHECK(model_of("Earlier truces between neighbours have seldom lasted.").ceasefires.empty());
}

TEST_CASE("it goes on with the ceasefire spoken of last", "[dossiers]") {
  const auto model = model_of("Kenya and Uganda agreed to a truce in January. It collapsed on March 10.");
  REQUIRE(model.ceasefires.size() == 1);
  CHECK((model.ceasefires[0].status == "ended" || model.ceasefires[0].status == "violated"));
}

TEST_CASE("the condition is of who makes it", "[dossiers]") {
  const auto model = model_of(
      "Kenya agreed to a truce with Uganda, but the Lord's Resistance Army said it would sign only once Kenya lifts "
      "its "
      "blockade.");
  REQUIRE(!model.ceasefires.empty());
  REQUIRE(!model.ceasefires[0].conditions.empty());
  REQUIRE(model.ceasefires[0].conditions[0].by);
  CHECK(model.ceasefires[0].conditions[0].by->name != "Kenya");
}

TEST_CASE("a relative clause gives a truce its first and last day", "[dossiers]") {
  const auto model = model_of(
      "The exchange is the last in the first phase of a ceasefire between Kenya and Uganda that took effect on March 3 "
      "and is due to expire on Saturday.");
  REQUIRE(model.ceasefires.size() == 1);
  const auto& truce = model.ceasefires[0];
  CHECK(truce.status == "in_force");
  REQUIRE(truce.starts);
  CHECK(truce.starts->value == "2025-03-03");
  REQUIRE(truce.ends);
  CHECK(truce.ends->value == "2025-03-22");
}

TEST_CASE("a truce of long ago is not today's", "[dossiers]") {
  const auto model = model_of(
      "Kenya and Uganda agreed to a truce on Tuesday. A truce that Egypt sponsored on January 12 was broken within "
      "hours.");
  REQUIRE(model.ceasefires.size() == 2);
  CHECK(model.ceasefires[0].status == "agreed");
  CHECK(model.ceasefires[1].status == "violated");
  REQUIRE(model.ceasefires[1].starts);
  CHECK(model.ceasefires[1].starts->value == "2025-01-12");
}

TEST_CASE("who names a condition has not said no, and what is not respected is broken", "[dossiers]") {
  const auto open = model_of("Kenya will not sign up to a 60-day truce with Uganda unless arms deliveries stop first.");
  REQUIRE(open.ceasefires.size() == 1);
  CHECK(open.ceasefires[0].status == "proposed");
  const auto broken = model_of("The 72-hour ceasefire between Kenya and Uganda was not fully respected.");
  REQUIRE(broken.ceasefires.size() == 1);
  CHECK(broken.ceasefires[0].status == "violated");
  const auto feared = model_of(
      "The truce between Kenya and Uganda took effect on Monday. The minister said the truce could not last unless "
      "the border was opened.");
  REQUIRE(feared.ceasefires.size() == 1);
  CHECK(feared.ceasefires[0].status == "in_force");
}

TEST_CASE("who welcomes a truce does not fight, and where captives cross is no side", "[dossiers]") {
  const auto model = model_of(
      "The truce has held since Monday. In all, 250 Kenyan soldiers were freed for 245 Ugandans at a crossing on the "
      "border with Sudan. Egypt welcomed the truce.");
  REQUIRE(model.ceasefires.size() == 1);
  CHECK(names_of(model.ceasefires[0].parties).find("Egypt") == std::string::npos);
  CHECK(names_of(model.ceasefires[0].parties).find("Sudan") == std::string::npos);
}

TEST_CASE("who renews a call for a truce extends none", "[dossiers]") {
  const auto model = model_of(
      "Kenyan President Daniel Otieno said people were being killed, renewing his call for a full and unconditional "
      "ceasefire.");
  REQUIRE(model.ceasefires.size() == 1);
  CHECK(model.ceasefires[0].status == "proposed");
}

TEST_CASE("a truce that never took effect is none", "[dossiers]") {
  CHECK(model_of("A separate maritime truce announced by Kenya in March never took effect.").ceasefires.empty());
}

TEST_CASE("an earlier truce that collapsed is not the one that holds", "[dossiers]") {
  const auto model = model_of(
      "A ceasefire between Kenya and Uganda was holding for a second day on Friday. An earlier ceasefire, brokered by "
      "Egypt on Tuesday morning, collapsed within minutes.");
  REQUIRE_FALSE(model.ceasefires.empty());
  CHECK(model.ceasefires[0].status == "in_force");
  CHECK(model.ceasefires[0].mediators.empty());
}

TEST_CASE("close to an agreement on a truce: it is under discussion", "[dossiers]") {
  const auto model =
      model_of("Kenya and Uganda are close to an agreement on a formal six-month cease-fire, officials said.");
  REQUIRE(model.ceasefires.size() == 1);
  CHECK(model.ceasefires[0].status == "under_discussion");
  REQUIRE(model.ceasefires[0].duration);
  CHECK(model.ceasefires[0].duration->value == "P6M");
}

TEST_CASE("who offers to host talks on a pause proposes none", "[dossiers]") {
  const auto model = model_of(
      "Kenya and Uganda agreed to a ten-day pause in the fighting. Egypt said it had offered to host technical talks "
      "on "
      "monitoring the pause in Cairo next week.");
  REQUIRE_FALSE(model.ceasefires.empty());
  for (const auto& c : model.ceasefires) CHECK(c.proposed_by.empty());
}

TEST_CASE("a truce that was supposed to begin is not in force, nor does a war's end end it", "[dossiers]") {
  const auto model = model_of(
      "Kenya has rejected a ceasefire, two days after the truce was supposed to begin. Its spokesman said: \"We did "
      "not "
      "start this war, but we are the ones who will decide when and where it ends.\"");
  REQUIRE_FALSE(model.ceasefires.empty());
  CHECK(model.ceasefires[0].status == "rejected");
}

TEST_CASE("security forces are no force that a truce comes into", "[dossiers]") {
  const auto model = model_of(
      "Sudan's Rapid Support Forces said Wednesday they would suspend attacks on the city of El Fasher for seven "
      "days.");
  REQUIRE(model.ceasefires.size() == 1);
  CHECK(model.ceasefires[0].status != "in_force");
  CHECK_FALSE(model.ceasefires[0].starts);
}

TEST_CASE("a previous truce is over", "[dossiers]") {
  const auto model =
      model_of("The previous six-month truce, which began last August, was the longest ever observed by the group.");
  REQUIRE(model.ceasefires.size() == 1);
  CHECK(model.ceasefires[0].status == "ended");
}

TEST_CASE("a truce that is due to come into force is agreed, from that day", "[dossiers]") {
  const auto model = model_of(
      "The truce, announced on Wednesday in Cairo by Egypt's prime minister, is due to come into force at 08:30 on "
      "Sunday.");
  REQUIRE(model.ceasefires.size() == 1);
  CHECK(model.ceasefires[0].status == "agreed");
  REQUIRE(model.ceasefires[0].starts);
  CHECK(model.ceasefires[0].starts->span.text == "Sunday");
}

TEST_CASE("the worst fighting in a decade gives a truce no length", "[dossiers]") {
  const auto model = model_of(
      "Kenya has accused Uganda of violating a ceasefire, two days after the neighbours agreed to end their deadliest "
      "fighting in more than a decade.");
  REQUIRE_FALSE(model.ceasefires.empty());
  for (const auto& c : model.ceasefires) CHECK_FALSE(c.duration);
}

TEST_CASE("a truce of trade or pay is no ceasefire", "[dossiers]") {
  CHECK(model_of("Kenya and Uganda agreed to a 90-day trade truce on Monday. The truce expires in August.")
            .ceasefires.empty());
  CHECK(model_of("Unions and the government reached a truce in the pay dispute.").ceasefires.empty());
  CHECK(model_of("Kenya and Uganda agreed to a truce in the Rift Valley.").ceasefires.size() == 1);
}

TEST_CASE("neither side has agreed: the truce is not agreed", "[dossiers]") {
  const auto model = model_of("Neither Kenya nor Uganda has agreed to the truce.");
  REQUIRE(model.ceasefires.size() == 1);
  CHECK(model.ceasefires[0].status == "rejected");
}

TEST_CASE("soldiers near a town say nothing of how near a deal is", "[dossiers]") {
  const auto model = model_of(
      "Kenya and Uganda announced the withdrawal of troops near the town of Busia under a deal on a ceasefire.");
  for (const auto& c : model.ceasefires) CHECK(c.status != "under_discussion");
}
