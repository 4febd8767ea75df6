#include "catch.hpp"
#include "model_of.hpp"

using namespace newsbrief;
using tests::model_of;
using tests::names_of;

TEST_CASE("a call has its parties, day, medium and length", "[dossiers]") {
  const auto model = model_of(
      "Kenyan President Daniel Otieno spoke by phone with Ugandan President Grace Akello for 40 minutes on Tuesday.");
  REQUIRE(model.calls.size() == 1);
  const auto& call = model.calls[0];
  CHECK(names_of(call.participants) == "Daniel Otieno, Grace Akello");
  REQUIRE(call.date);
  CHECK(call.date->value == "2025-03-18");
  CHECK(call.medium == "phone");
  REQUIRE(call.durations.size() == 1);
  CHECK(call.durations[0].value == "PT40M");
  CHECK(call.status == "held");
}

TEST_CASE("a call that the text comes back to is one call", "[dossiers]") {
  const auto model = model_of(
      "Kenyan President Daniel Otieno spoke by phone with Ugandan President Grace Akello on Tuesday. The call lasted "
      "an hour. Otieno and Akello discussed trade and the "
      "border. Otieno’s office described the call as frank.");
  REQUIRE(model.calls.size() == 1);
  CHECK(model.calls[0].durations.size() == 1);
  CHECK(model.calls[0].topics.size() == 2);
}

TEST_CASE("a planned meeting is not a held one", "[dossiers]") {
  const auto model =
      model_of("Kenyan President Daniel Otieno will meet Ugandan President Grace Akello in Nairobi on Friday.");
  REQUIRE(model.meetings.size() == 1);
  CHECK(model.meetings[0].status == "scheduled");
  REQUIRE(model.meetings[0].place);
  CHECK(model.meetings[0].place->text == "Nairobi");
}

TEST_CASE("words that only look like contacts make none", "[dossiers]") {
  for (const char* text :
       {"Kenya called for calm in Uganda.",
        "Kenyan President Daniel Otieno called Ugandan President Grace Akello a liar.",
        "Otieno did not meet Ugandan President Grace Akello.", "The army met fierce resistance in the town.",
        "Calls for a truce grew louder on Monday.", "President Daniel Otieno of Kenya met the deadline."}) {
    const auto model = model_of(text);
    INFO(text);
    CHECK(model.calls.empty());
    CHECK(model.meetings.empty());
  }
}

TEST_CASE("two lengths of one call contradict each other", "[dossiers]") {
  const auto model = model_of(
      "Kenyan President Daniel Otieno and Ugandan President Grace Akello spoke by phone for over two hours. The call "
      "lasted nearly two hours, aides said.");
  REQUIRE(model.discrepancies.size() == 1);
  CHECK(model.discrepancies[0].about == "call1");
  CHECK(model.discrepancies[0].values.size() == 2);
}

TEST_CASE("the title says what the text only calls a conversation", "[dossiers]") {
  const RawArticle article{.source = "t",
                           .text = "Daniel Otieno had a long conversation with Ugandan President Grace Akello.",
                           .title = "Meeting with Ugandan President Grace Akello",
                           .byline = {},
                           .published = "2025-03-20"};
  const auto model = tests::analyzer().analyze(article);
  CHECK(model.calls.empty());
}

TEST_CASE("a summit that is only recalled is not the meeting of the day", "[dossiers]") {
  const auto model = model_of(
      "Kenyan President Daniel Otieno met Ugandan President Grace Akello. They discussed the outcomes of the June 2021 "
      "summit of Kenya and Uganda in Geneva.");
  REQUIRE(model.meetings.size() == 2);
  CHECK_FALSE(model.meetings[0].place);
}

TEST_CASE("where a recalled summit was is not where the two met now", "[dossiers]") {
  const auto model = model_of(
      "Kenyan President Daniel Otieno met Ugandan President Grace Akello. They discussed the outcomes of the June 2021 "
      "summit in Geneva.");
  REQUIRE(model.meetings.size() == 1);
  CHECK_FALSE(model.meetings[0].place);
}

TEST_CASE("calls with several people are several calls", "[dossiers]") {
  const auto model = model_of(
      "President Ana Ilic of Serbia spoke separately with President Juma Okoth of Kenya and President Omar Sall of "
      "Senegal.");
  CHECK(model.calls.size() == 2);
}

TEST_CASE("what a readout says of its parties is the call's topics", "[dossiers]") {
  const auto model = model_of(
      "President Ana Ilic of Serbia spoke by phone with President Juma Okoth of Kenya. The leaders discussed grain "
      "exports. "
      "The main topic was the border.");
  REQUIRE(model.calls.size() == 1);
  std::string topics;
  for (const auto& t : model.calls[0].topics) topics += t.text + ";";
  CHECK(topics.find("grain exports") != std::string::npos);
  CHECK(topics.find("the border") != std::string::npos);
}

TEST_CASE("who speaks after a meeting with somebody was there", "[dossiers]") {
  const auto model = model_of(
      "After talks with President Juma Okoth of Kenya, President Ana Ilic of Serbia said that the border was open.");
  REQUIRE(model.meetings.size() + model.calls.size() == 1);
}

TEST_CASE("a person received by another is a meeting, a proposal is none", "[dossiers]") {
  CHECK(model_of("President Ana Ilic of Serbia will receive President Juma Okoth of Kenya in Belgrade on Monday.")
            .meetings.size() == 1);
  CHECK(model_of("President Ana Ilic of Serbia received a proposal from Kenya.").meetings.empty());
}

TEST_CASE("a speech to a body, a habit to come and a house with its own country are no contacts", "[dossiers]") {
  for (const char* text : {"President William Ruto of Kenya, speaking to the Nairobi Council, called for peace.",
                           "President William Ruto will also consult with the Ugandan president.",
                           "State House held a session with Kenyan leaders."}) {
    INFO(text);
    const auto model = model_of(text);
    CHECK(model.calls.empty());
    CHECK(model.meetings.empty());
  }
}

TEST_CASE("whatever is said by phone is said in a call", "[dossiers]") {
  for (const char* text : {"Kenyan President Daniel Otieno thanked Ugandan President Grace Akello by phone on Tuesday.",
                           "Kenyan President Daniel Otieno congratulated Ugandan President Grace Akello in a telephone "
                           "conversation on Tuesday.",
                           "The king of Kenya rang the king of Uganda on Tuesday."}) {
    INFO(text);
    REQUIRE(model_of(text).calls.size() == 1);
    CHECK(model_of(text).calls[0].participants.size() == 2);
    CHECK(model_of(text).calls[0].medium == "phone");
  }
  CHECK(model_of("Kenya has called the foreign ministers of Uganda and Rwanda to Nairobi.").calls.empty());
}

TEST_CASE("they are the two people of the sentence before", "[dossiers]") {
  const auto model = model_of(
      "Kenyan President Daniel Otieno flew to the residence of Ugandan President Grace Akello. They talked for three "
      "hours.");
  REQUIRE(model.calls.size() + model.meetings.size() == 1);
  const auto& contact = model.calls.empty() ? model.meetings[0] : model.calls[0];
  CHECK(names_of(contact.participants) == "Daniel Otieno, Grace Akello");
  REQUIRE(contact.durations.size() == 1);
  CHECK(contact.durations[0].value == "PT3H");
}

TEST_CASE("people without a name meet", "[dossiers]") {
  const auto model = model_of("A meeting of political advisers ended in Nairobi on Tuesday.");
  REQUIRE(model.meetings.size() == 1);
  CHECK(names_of(model.meetings[0].participants) == "political advisers");
  CHECK(model.entities.back().name == "political advisers");
  CHECK(model.entities.back().id == model.meetings[0].participants[0].entity);
  CHECK(model_of("The work of political advisers is hard in Nairobi.").meetings.empty());
}

TEST_CASE("she is no man of the sentence before", "[dossiers]") {
  const auto model = model_of(
      "Kenyan Foreign Minister Grace Akello visited Ugandan President Daniel Otieno. Otieno smiled. She spoke by phone "
      "with Rwandan President Paul Habimana on Tuesday.");
  REQUIRE(model.calls.size() == 1);
  CHECK(names_of(model.calls[0].participants) == "Grace Akello, Paul Habimana");
}

TEST_CASE("a few hours earlier is no length", "[dossiers]") {
  const auto model =
      model_of("Kenyan President Daniel Otieno had spoken to Ugandan President Grace Akello a few hours earlier.");
  REQUIRE(model.calls.size() == 1);
  CHECK(model.calls[0].durations.empty());
}

TEST_CASE("who joins a call takes part in it", "[dossiers]") {
  const auto model = model_of(
      "Kenyan President Daniel Otieno held a phone call with Ugandan President Grace Akello. Later, Rwandan President "
      "Paul Habimana joined the conversation.");
  REQUIRE(model.calls.size() == 1);
  CHECK(model.calls[0].participants.size() == 3);
}

TEST_CASE("what was put off is cancelled", "[dossiers]") {
  const auto model = model_of(
      "Kenyan President Daniel Otieno had been expected to meet Ugandan President Grace Akello in Nairobi today; late "
      "on "
      "Monday night that was put off.");
  REQUIRE(model.meetings.size() == 1);
  CHECK(model.meetings[0].status == "cancelled");
}

TEST_CASE("officers of what belongs to two countries speak for them", "[dossiers]") {
  const auto model =
      model_of("The directors of military operations of Kenya and Uganda spoke over the hotline on Tuesday.");
  REQUIRE(model.calls.size() == 1);
  CHECK(names_of(model.calls[0].participants) == "Kenya, Uganda");
  CHECK(model.calls[0].medium == "phone");
}

TEST_CASE("two voices give a call two lengths", "[dossiers]") {
  const auto model = model_of(
      "Kenyan President Daniel Otieno telephoned Ugandan President Grace Akello on Monday. A spokesman said the two "
      "leaders had been on the line for an hour and a half. Officials in Kampala spoke of ‘three-quarters of an "
      "hour’.");
  REQUIRE(model.calls.size() == 1);
  REQUIRE(model.calls[0].durations.size() == 2);
  CHECK(model.calls[0].durations[0].value == "PT1H30M");
  CHECK(model.calls[0].durations[1].value == "PT45M");
  CHECK(model.discrepancies.size() == 1);
}

TEST_CASE("how much later a call came is not how long it was", "[dossiers]") {
  const auto model = model_of(
      "The call between Kenyan President Daniel Otieno and Ugandan President Grace Akello had been fixed for noon but "
      "was put back by five hours.");
  REQUIRE(model.calls.size() == 1);
  CHECK(model.calls[0].durations.empty());
  CHECK_FALSE(model.calls[0].start);
}

TEST_CASE("after midnight is no hour at which a call began", "[dossiers]") {
  const auto model =
      model_of("Kenyan President Daniel Otieno spoke by phone with Ugandan President Grace Akello after midnight.");
  REQUIRE(model.calls.size() == 1);
  CHECK_FALSE(model.calls[0].start);
}

TEST_CASE("what is due or scheduled has not been held", "[dossiers]") {
  const auto due =
      model_of("Kenyan negotiators were due to fly to Kampala on Thursday to meet Egyptian and Ugandan mediators.");
  REQUIRE(due.meetings.size() == 1);
  CHECK(due.meetings[0].status == "scheduled");
  CHECK(names_of(due.meetings[0].participants) == "Kenya, Uganda, Egypt");
  const auto set =
      model_of("They reviewed plans for the talks between Kenya and Uganda that are scheduled to begin tomorrow.");
  REQUIRE(set.meetings.size() == 1);
  CHECK(set.meetings[0].status == "scheduled");
}

TEST_CASE("two who are on the telephone have a call", "[dossiers]") {
  const auto model =
      model_of("Kenyan President Daniel Otieno and Ugandan President Grace Akello were on the phone for 90 minutes.");
  REQUIRE(model.calls.size() == 1);
  REQUIRE(model.calls[0].durations.size() == 1);
  CHECK(model.calls[0].durations[0].value == "PT90M");
}

TEST_CASE("a call with A and with B are two, each with its own day and length", "[dossiers]") {
  const auto model = model_of(
      "Kenyan President Daniel Otieno spoke by phone with Ugandan President Grace Akello for 50 minutes on Wednesday "
      "evening and with Egyptian President Omar Fahmy on Thursday morning, his office said.");
  REQUIRE(model.calls.size() == 2);
  REQUIRE(model.calls[0].durations.size() == 1);
  CHECK(model.calls[0].date->span.text == "Wednesday evening");
  CHECK(names_of(model.calls[1].participants).find("Fahmy") != std::string::npos);
  CHECK(model.calls[1].durations.empty());
  CHECK(model.calls[1].date->span.text == "Thursday morning");
}

TEST_CASE("what is discussed takes no part in the call", "[dossiers]") {
  const auto model = model_of(
      "Kenyan President Daniel Otieno discussed Sudan with Ugandan President Grace Akello by phone on Monday.");
  REQUIRE(model.calls.size() == 1);
  CHECK(names_of(model.calls[0].participants) == "Daniel Otieno, Grace Akello");
}

TEST_CASE("two who were on the telephone to others had no call with each other", "[dossiers]") {
  CHECK(model_of("Kenyan President Daniel Otieno and Ugandan President Grace Akello had been on the phone to both "
                 "governments overnight.")
            .calls.empty());
}

TEST_CASE("a meeting in a town is with whom it names behind", "[dossiers]") {
  const auto model = model_of(
      "Earlier in the day Kenyan President Daniel Otieno met in Kampala with Vice President Grace Akello, who told "
      "reporters that the deal was going better than she had expected.");
  REQUIRE(model.meetings.size() == 1);
  CHECK(names_of(model.meetings[0].participants) == "Daniel Otieno, Grace Akello");
}

TEST_CASE("a minister with his name behind a comma and another agree in a call", "[dossiers]") {
  const auto model = model_of(
      "Kenya's prime minister, Daniel Otieno, and Ugandan Foreign Minister Grace Akello agreed in a phone call "
      "Thursday "
      "to step up their efforts, Kenya's Foreign Ministry said.");
  REQUIRE(model.calls.size() == 1);
  CHECK(names_of(model.calls[0].participants) == "Daniel Otieno, Grace Akello");
}

TEST_CASE("a short sentence and a clause of time tell whole calls", "[dossiers]") {
  const auto brief = model_of("Blinken phoned President Grace Akello on Tuesday.", "2024-03-20");
  REQUIRE(brief.calls.size() == 1);
  CHECK(names_of(brief.calls[0].participants).ends_with("Blinken, Grace Akello"));
  const auto clause = model_of(
      "The announcement came a day after Kenyan Foreign Minister Daniel Otieno telephoned army chief Grace Akello for "
      "the second time this month, urging her to send negotiators to Egypt.");
  REQUIRE(clause.calls.size() == 1);
  CHECK(names_of(clause.calls[0].participants) == "Daniel Otieno, Grace Akello");
}

TEST_CASE("two named in apposition to whom they command spoke", "[dossiers]") {
  const auto model = model_of(
      "The directors general of military operations, Lt Gen Daniel Otieno of Kenya and Maj Gen Omar Fahmy of Egypt, "
      "spoke for 45 minutes, according to the Kenyan army.");
  REQUIRE(model.calls.size() == 1);
  CHECK(names_of(model.calls[0].participants) == "Daniel Otieno, Omar Fahmy");
}

TEST_CASE("the leaders of two countries are those the text has named", "[dossiers]") {
  const auto model = model_of(
      "Turkish President Recep Tayyip Erdogan urged Russian President Vladimir Putin on Wednesday to accept a "
      "pause.\n\n"
      "The phone conversation between the Turkish and Russian leaders, which was initiated by Ankara, lasted about 50 "
      "minutes, Erdogan's office said.");
  REQUIRE(model.calls.size() == 1);
  CHECK(names_of(model.calls[0].participants) == "Recep Tayyip Erdogan, Vladimir Putin");
  REQUIRE(model.calls[0].durations.size() == 1);
  CHECK(model.calls[0].durations[0].value == "PT50M");
}

TEST_CASE("what is presented to somebody at a meeting is told to his face", "[dossiers]") {
  const auto model = model_of(
      "Kenyan envoy Daniel Otieno presented the proposal for a suspension to Ugandan President Grace Akello at a "
      "meeting "
      "in Kampala on Wednesday.");
  REQUIRE(model.meetings.size() == 1);
  CHECK(names_of(model.meetings[0].participants) == "Daniel Otieno, Grace Akello");
}

TEST_CASE("a call that was held on a weekday was held on the last one", "[dossiers]") {
  const auto model = model_of(
      "Kenyan President Daniel Otieno and Ugandan President Grace Akello agreed in a telephone call on Tuesday that "
      "Nairobi and Kampala should begin work on a memorandum on ending the war.",
      "2025-05-21");
  REQUIRE(model.calls.size() == 1);
  REQUIRE(model.calls[0].date);
  CHECK(model.calls[0].date->value == "2025-05-20");
}

TEST_CASE("who will fly somewhere to meet somebody has not met him", "[dossiers]") {
  const auto model =
      model_of("Kenyan President Daniel Otieno will fly to Kampala on Monday to meet President Grace Akello.");
  REQUIRE(model.meetings.size() == 1);
  CHECK(model.meetings[0].status == "scheduled");
}

TEST_CASE("a video conference is a meeting by video", "[dossiers]") {
  const auto model = model_of(
      "Kenyan President Daniel Otieno and Ugandan President Grace Akello held a video conference on Wednesday that "
      "lasted an hour.");
  REQUIRE(model.meetings.size() == 1);
  CHECK(model.meetings[0].medium == "video");
}

TEST_CASE("had one called the other, nobody called", "[dossiers]") {
  const auto model = model_of(
      "Had Kenyan President Daniel Otieno called Ugandan President Grace Akello, the war might have ended, he said.");
  CHECK(model.calls.empty());
}
