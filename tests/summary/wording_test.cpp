#include "summary/wording.hpp"

#include "catch.hpp"
#include "summary/dates.hpp"

using namespace newsbrief;
using namespace newsbrief::summary;

namespace {
Time time_of(std::string value, std::string words = {}) {
  return {std::move(value), "DATE", {}, {}, {0, 0, std::move(words), false}};
}
}  // namespace

TEST_CASE("lists end with and", "[summary]") {
  CHECK(joined_list({}).empty());
  CHECK(joined_list({"a"}) == "a");
  CHECK(joined_list({"a", "b"}) == "a and b");
  CHECK(joined_list({"a", "b", "c"}) == "a, b and c");
}

TEST_CASE("a or an goes by what is spoken", "[summary]") {
  CHECK(with_article("truce") == "a truce");
  CHECK(with_article("exchange") == "an exchange");
  CHECK(with_article("8-day truce") == "an 8-day truce");
  CHECK(with_article("11-day truce") == "an 11-day truce");
  CHECK(with_article("110-day truce") == "a 110-day truce");
  CHECK(with_article("one-month halt") == "a one-month halt");
  CHECK(with_article("unilateral truce") == "a unilateral truce");
}

TEST_CASE("a sentence has a capital and one full stop", "[summary]") {
  CHECK(sentence("they met") == "They met.");
  CHECK(sentence("they met.") == "They met.");
  CHECK(sentence("they said: “Stop.”") == "They said: “Stop.”");
  CHECK(sentence("they met,") == "They met.");
  CHECK(sentence("").empty());
}

TEST_CASE("quotation marks within a quotation become single", "[summary]") {
  CHECK(quoted("He said \"stop\" and “go”") == "“He said ‘stop’ and ‘go’”");
}

TEST_CASE("times become adverbs of plain English", "[summary]") {
  CHECK(when(time_of("2025-03-18")) == "on Tuesday, 18 March 2025");
  CHECK(when(time_of("2023-11-24TMO")) == "on the morning of Friday, 24 November 2023");
  CHECK(when(time_of("2020-10-26T08:00")) == "at 8 a.m. on Monday, 26 October 2020");
  CHECK(when(time_of("2020-10-26T12:00")) == "at noon on Monday, 26 October 2020");
  CHECK(when(time_of("2025-W11")) == "in the week of 10 March 2025");
  CHECK(when(time_of("2025-03")) == "in March 2025");
  CHECK(when(time_of("2013")) == "in 2013");
  CHECK(when(time_of("XXXX-WXX-2", "Tuesday")) == "on Tuesday");
  CHECK(when(time_of("XXXX-10-10", "October 10")) == "on October 10");
  CHECK(when(time_of("XXXX-10", "October")) == "in October");
  CHECK(when(time_of("PAST_REF", "last week")) == "last week");
}

TEST_CASE("a length of one unit becomes an adjective, small numbers words", "[summary]") {
  CHECK(duration_adjective(time_of("P30D")) == std::optional<std::string>("30-day"));
  CHECK(duration_adjective(time_of("P1M")) == std::optional<std::string>("one-month"));
  CHECK_FALSE(duration_adjective(time_of("P1DT2H")));
  auto over = time_of("P3W");
  over.mod = "APPROX";
  CHECK_FALSE(duration_adjective(over));
}

TEST_CASE("weeks sort by their Monday", "[summary]") {
  CHECK(first_day("2025-W11") == "2025-03-10");
  CHECK(first_day("2025-03-18") == "2025-03-18");
}

TEST_CASE("hedges of the first sentence in the text count", "[summary]") {
  CHECK(is_hedged({{0, 9, "He reportedly met her.", false}}));
  CHECK_FALSE(is_hedged({{0, 9, "He met her.", false}, {10, 20, "She is said to have left.", false}}));
}
