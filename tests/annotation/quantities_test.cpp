#include "annotation/quantities.hpp"

#include "annotation/measures.hpp"
#include "catch.hpp"

using newsbrief::document::Mod;
using newsbrief::document::Quantity;
using newsbrief::tests::measured;

namespace {

std::vector<Quantity> quantities(std::string_view text) { return measured(text)->quantities; }

/// The only quantity of a text.
Quantity only(std::string_view text) {
  const auto all = quantities(text);
  CAPTURE(text);
  REQUIRE(all.size() == 1);
  return all.front();
}

}  // namespace

TEST_CASE("counted things are named by the head of their noun phrase", "[quantities]") {
  CHECK(only("Moscow will return 23 critically wounded Ukrainian servicemen.").unit == "serviceman");
  CHECK(only("They freed 175 prisoners of war.").unit == "prisoner of war");
  CHECK(only("The raid killed fourteen people near the coast.").unit == "people");
  CHECK(only("It sold 12 digital and physical copies.").unit == "copy");
}

TEST_CASE("modifiers bound a number", "[quantities]") {
  const auto nearly = only("The storm displaced nearly 2,000 families.");
  CHECK(nearly.value == 2000);
  CHECK(nearly.mod == Mod::less_than);
  CHECK(only("At least 26 soldiers died.").mod == Mod::equal_or_more);
  CHECK(only("They freed some 300 hostages.").mod == Mod::approx);
}

TEST_CASE("numbers are read in words", "[quantities]") {
  CHECK(only("It cost a hundred and thirty lives.").value == 130);
  CHECK(only("They hired twenty-four guards.").value == 24);
  CHECK(only("Dozens of homes burned.").value == 12);
  CHECK(only("Two-thirds of the voters stayed away.").value == Approx(2.0 / 3));
  CHECK(only("Half of the convoy turned back.").value == 0.5);
}

TEST_CASE("money has a currency and its magnitude", "[quantities]") {
  const auto aid = only("The bill sends $3.3 billion to the region.");
  CHECK(aid.value == 3.3e9);
  CHECK(aid.currency == "USD");
  CHECK(aid.unit == "US dollar");
  CHECK(only("It paid 13.6 million euros.").currency == "EUR");
  CHECK(only("They raised \xC2\xA3"
             "2.7m.")
            .value == 2.7e6);
  CHECK(only("Shares closed at HK$5.40 each.").currency == "HKD");
  CHECK(only("Shares fell to $70 a share.").unit == "US dollar per share");
}

TEST_CASE("measures have normalized units", "[quantities]") {
  CHECK(only("The village lies 30 km north of the border.").unit == "kilometre");
  CHECK(only("A 200-mile front.").unit == "mile");
  CHECK(only("It weighs 200lbs.").unit == "pound-mass");
  CHECK(only("Turnout was 47.6%.").unit == "percentage");
  CHECK(only("It covers 660 square meters.").unit == "square metre");
  CHECK(only("The talks lasted four hours.").unit == "hour");
}

TEST_CASE("ranges have a minimum and a maximum", "[quantities]") {
  const auto range = only("They expect 10 to 15 million refugees.");
  CHECK(range.min == 10e6);
  CHECK(range.max == 15e6);
  CHECK(range.unit == "refugee");
  const auto price = only("It sells for between $62 and $68.");
  CHECK(price.min == 62);
  CHECK(price.max == 68);
}

TEST_CASE("what each side gets is marked", "[quantities]") {
  const auto each = only("They exchanged 175 prisoners of war each.");
  CHECK(each.each);
  CHECK(each.value == 175);
  const auto swap = only("Both agreed on a 1,000-for-1,000 prisoner exchange.");
  CHECK(swap.each);
  CHECK(swap.value == 1000);
}

TEST_CASE("ranks are ordinals", "[quantities]") {
  const auto rank = only("It was the third round of talks.");
  CHECK(rank.ordinal);
  CHECK(rank.value == 3);
  CHECK(rank.unit == "round");
}

TEST_CASE("ages are years of age", "[quantities]") {
  CHECK(only("The 44-year-old driver fled.").unit == "year of age");
  CHECK(only("Marta Kovac, 66, won the seat.").unit == "year of age");
}

TEST_CASE("numbers of names and dates are no quantities", "[quantities]") {
  CHECK(quantities("An F-16 crashed.").empty());
  CHECK(quantities("The council passed Resolution 2254.").empty());
  CHECK(quantities("It happened on March 18, 2025 at 10 a.m. in the 1990s.").empty());
  CHECK(quantities("The G7 met at 10 Downing Street.").empty());
  CHECK(quantities("The side won 2-0.").empty());
}

TEST_CASE("telephone numbers and list numbers are no quantities", "[quantities]") {
  CHECK(quantities("Call 1-800-621-3362 or (202) 646-3272.").empty());
  CHECK(quantities("1. Introduction").empty());
  CHECK(quantities("The iPhone 12 Pro beat the Boeing 787.").empty());
}

TEST_CASE("the thing counted is not its owner", "[quantities]") {
  CHECK(only("She is one of the country's leading experts.").unit == "expert");
  CHECK(only("All 22 of the state's delegates left.").unit == "delegate");
}

TEST_CASE("what an amount is counted per is part of its unit", "[quantities]") {
  CHECK(only("It pumps 52,000 barrels a day.").unit == "barrel per day");
  CHECK(only("It burns 2.4 billion gallons of jet fuel a year.").unit == "gallon per year");
  CHECK(only("Revenue was $6.78 billion a year earlier.").unit == "US dollar");
}

TEST_CASE("parts of speech bound the counted noun phrase where they are set", "[quantities]") {
  using newsbrief::document::Upos;
  auto doc = newsbrief::tests::document_of("Police held 12 suspects overnight guests knew.");
  doc->tokens[3].upos = Upos::NOUN;
  doc->tokens[4].upos = Upos::ADV;
  doc->tokens[5].upos = Upos::VERB;
  newsbrief::annotation::QuantityTagger(newsbrief::tests::lexicons().units, newsbrief::tests::lexicons().numbers)
      .annotate(*doc);
  REQUIRE(doc->quantities.size() == 1);
  CHECK(doc->quantities[0].unit == "suspect");
}

TEST_CASE("letters behind digits are multipliers of money and metres of walls", "[quantities]") {
  CHECK(only("The state spends $13.6M on it.").value == 13.6e6);
  const auto wall = only("It hides behind a wall 48m long.");
  CHECK(wall.value == 48);
  CHECK(wall.unit == "metre");
  CHECK(only("The song had 2.5m listeners.").value == 2.5e6);
}

TEST_CASE("fractions and signs belong to the number", "[quantities]") {
  CHECK(only("The road is 10 1/2 miles long.").value == 10.5);
  CHECK(only("Shares rose 1/4 point.").value == 0.25);
  CHECK(only("The low was -5 degrees.").value == -5);
  CHECK(only("Bonia climbed to RM23.50.").value == 23.5);
}

TEST_CASE("the number's own tokens are kept apart from its unit", "[quantities]") {
  const auto doc = measured("About 2,000 prisoners left.");
  REQUIRE(doc->quantities.size() == 1);
  const auto& q = doc->quantities.front();
  CHECK(doc->slice(q.bytes) == "About 2,000 prisoners");
  CHECK(doc->slice(doc->bytes(q.number)) == "2,000");
}

TEST_CASE("'over' is the verb's behind hand and turn alone", "[quantities]") {
  using newsbrief::document::Mod;
  CHECK(only("They will hand over 150 soldiers.").mod == Mod::none);
  CHECK(only("They reported a turnout over 60 percent.").mod == Mod::more_than);
}
