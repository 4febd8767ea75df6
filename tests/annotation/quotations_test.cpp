#include "catch.hpp"
#include "model_of.hpp"

using namespace newsbrief;
using tests::model_of;

TEST_CASE("direct speech has its words, cue and speaker", "[annotation]") {
  const auto model = model_of("“We are ready to talk at any time,” Kenyan President Daniel Otieno said on Monday.");
  REQUIRE(model.quotes.size() == 1);
  const auto& q = model.quotes[0];
  CHECK(q.text == "We are ready to talk at any time,");
  REQUIRE(q.speaker);
  CHECK(q.speaker->name == "Daniel Otieno");
  REQUIRE(q.cue);
  CHECK(q.cue->text == "said");
}

TEST_CASE("an interrupted quotation is one", "[annotation]") {
  const auto model =
      model_of("\"The road is long,\" President Daniel Otieno of Kenya said, \"but we will walk it to the end.\"");
  REQUIRE(model.quotes.size() == 1);
  CHECK(model.quotes[0].content.size() == 2);
}

TEST_CASE("quoted words that nobody speaks are no quotation", "[annotation]") {
  const auto model = model_of("The so-called “red line” runs through the town.");
  CHECK(model.quotes.empty());
}

TEST_CASE("a quotation runs on over paragraphs that open it again", "[annotation]") {
  const auto model = model_of(
      "Kenyan President Daniel Otieno said: “We have waited for a very long time.\n\n“Now the waiting is over for all "
      "of us.”");
  REQUIRE(model.quotes.size() == 1);
  CHECK(model.quotes[0].content.size() == 2);
}
