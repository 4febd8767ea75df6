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

namespace {

/// The one quote whose words begin with `start`.
const Quote& quote_of(const Model& model, std::string_view start) {
  for (const auto& q : model.quotes)
    if (q.text.starts_with(start)) return q;
  FAIL("no quote begins with '" << start << "'");
  return model.quotes.front();
}

std::string speaker_words(const Quote& q) { return q.speaker_mention ? q.speaker_mention->text : ""; }

}  // namespace

TEST_CASE("indirect speech is the clause of its verb, with its source's own words", "[annotation]") {
  const auto model = model_of("A senior official in Nairobi told reporters that the talks would resume in May.");
  const auto& q = quote_of(model, "that the talks");
  CHECK(q.text == "that the talks would resume in May");
  CHECK_FALSE(q.direct);
  CHECK(speaker_words(q) == "A senior official in Nairobi");
  REQUIRE(q.cue);
  CHECK(q.cue->text == "told");
}

TEST_CASE("a clause with words in marks is one mixed quotation", "[annotation]") {
  const auto model = model_of("Kenyan President Daniel Otieno said the plan was “a step that nobody should fear.”");
  REQUIRE(model.quotes.size() == 1);
  CHECK(model.quotes[0].text.starts_with("the plan was “a step"));
  CHECK_FALSE(model.quotes[0].direct);
  REQUIRE(model.quotes[0].speaker);
  CHECK(model.quotes[0].speaker->name == "Daniel Otieno");
}

TEST_CASE("'according to' gives the rest of its sentence to the one it names", "[annotation]") {
  const auto model = model_of("According to the report, three bridges were damaged in the flood.");
  const auto& q = quote_of(model, "three bridges");
  CHECK(q.text == "three bridges were damaged in the flood");
  CHECK(speaker_words(q) == "the report");
}

TEST_CASE("promises and claims carry their content", "[annotation]") {
  const auto promise = model_of("The union vowed to continue the strike until June.");
  CHECK(speaker_words(quote_of(promise, "to continue the strike")) == "The union");
  const auto claim = model_of("The minister's claim that the border is closed was met with laughter.");
  CHECK(speaker_words(quote_of(claim, "that the border is closed")) == "The minister");
}

TEST_CASE("a headline's name and colon say who speaks", "[annotation]") {
  const auto model = model_of("Daniel Otieno: We will not leave the table\n\nThe talks went on in Nairobi on Monday.");
  CHECK(speaker_words(quote_of(model, "We will not leave")) == "Daniel Otieno");
}

TEST_CASE("a quotation goes on behind its cue", "[annotation]") {
  const auto model = model_of(
      "“The road is long and steep,” President Daniel Otieno of Kenya said on Monday. “We will walk it to the end.”");
  REQUIRE(model.quotes.size() == 1);
  CHECK(model.quotes[0].direct);
  CHECK(model.quotes[0].content.size() == 2);
}

TEST_CASE("marks made of two apostrophes or of one are marks", "[annotation]") {
  for (const auto* text : {"''The harvest is safe this year,'' President Daniel Otieno of Kenya said on Monday.",
                           "‘The harvest is safe this year,’ President Daniel Otieno of Kenya said on Monday."}) {
    const auto model = model_of(text);
    REQUIRE(model.quotes.size() == 1);
    CHECK(model.quotes[0].direct);
    CHECK(model.quotes[0].text == "The harvest is safe this year,");
  }
}

TEST_CASE("an exclamation ends no sentence in front of its cue", "[annotation]") {
  const auto model = model_of("“What a day this has been!” said Daniel Otieno, the president of Kenya.");
  const auto& q = quote_of(model, "What a day");
  CHECK(q.direct);
  CHECK(speaker_words(q).starts_with("Daniel Otieno"));
}

TEST_CASE("what a speaker says that others say is the speaker's own", "[annotation]") {
  const auto model = model_of("“They say that we are late, but we are not,” Kenyan President Daniel Otieno said.");
  CHECK(model.quotes.size() == 1);
}

TEST_CASE("a source headed by a title is the person that bears it", "[annotation]") {
  const auto model = model_of("President Daniel Otieno of Kenya warned that the rains would come late.");
  const auto& q = quote_of(model, "that the rains");
  REQUIRE(q.speaker);
  CHECK(q.speaker->name == "Daniel Otieno");
}
