#include "annotation/time_expressions.hpp"

#include "annotation/calendar.hpp"
#include "annotation/measures.hpp"
#include "annotation/time_normalizer.hpp"
#include "catch.hpp"

using namespace std::chrono_literals;
using newsbrief::document::Mod;
using newsbrief::document::TimeType;
using newsbrief::tests::measured;

namespace {

constexpr auto kThursday = 2025y / std::chrono::March / 20;

/// "extent=value" of every time in a text.
std::vector<std::string> times(std::string_view text,
                               std::optional<std::chrono::year_month_day> published = kThursday) {
  std::vector<std::string> out;
  const auto doc = measured(text, published);
  for (const auto& t : doc->times) out.push_back(std::string(doc->slice(t.bytes)) + "=" + t.value);
  return out;
}

using Times = std::vector<std::string>;

}  // namespace

TEST_CASE("absolute dates are read in every usual order", "[times]") {
  CHECK(times("It was signed on March 18, 2025 in Geneva.") == Times{"March 18, 2025=2025-03-18"});
  CHECK(times("It was signed on 18 March 2025.") == Times{"18 March 2025=2025-03-18"});
  CHECK(times("It was signed on the 12th of May, 2024.") == Times{"the 12th of May, 2024=2024-05-12"});
  CHECK(times("Logged 2024-11-05 and 11/02/89.") == Times{"2024-11-05=2024-11-05", "11/02/89=1989-11-02"});
  CHECK(times("They met on Tuesday, March 4, 2025.") == Times{"Tuesday, March 4, 2025=2025-03-04"});
  CHECK(times("The treaty of June 1994 lapsed.") == Times{"June 1994=1994-06"});
}

TEST_CASE("a weekday is the last one in a report of what happened", "[times]") {
  CHECK(times("The envoys met on Tuesday.") == Times{"Tuesday=2025-03-18"});
  CHECK(times("She said on Friday that talks had failed.") == Times{"Friday=2025-03-14"});
  CHECK(times("The minister resigned Thursday.") == Times{"Thursday=2025-03-20"});
}

TEST_CASE("a weekday is the next one where the verb looks ahead", "[times]") {
  CHECK(times("The envoys will meet on Tuesday.") == Times{"Tuesday=2025-03-25"});
  CHECK(times("A swap is scheduled for Saturday.") == Times{"Saturday=2025-03-22"});
  CHECK(times("The truce holds until Monday.") == Times{"Monday=2025-03-24"});
}

TEST_CASE("a passive plan in the past stays in the past", "[times]") {
  CHECK(times("On Wednesday, an exchange was scheduled.") == Times{"Wednesday=2025-03-19"});
}

TEST_CASE("last and next choose among weekdays and months", "[times]") {
  CHECK(times("They spoke last Friday and meet next Tuesday.") ==
        Times{"last Friday=2025-03-14", "next Tuesday=2025-03-25"});
  CHECK(times("It opened last November.") == Times{"last November=2024-11"});
  // Said on a Thursday, "next Friday" is not tomorrow.
  CHECK(times("They meet next Friday.") == Times{"next Friday=2025-03-28"});
  CHECK(times("They meet next Saturday.") == Times{"next Saturday=2025-03-22"});
}

TEST_CASE("a length of two units is one", "[times]") {
  CHECK(times("The call lasted an hour and 20 minutes.") == Times{"an hour and 20 minutes=PT1H20M"});
  CHECK(times("The call lasted 1 hour 20 minutes.") == Times{"1 hour 20 minutes=PT1H20M"});
  CHECK(times("It went on for two years and three months.") == Times{"two years and three months=P2Y3M"});
  CHECK(times("In the half-hour call they agreed.") == Times{"half-hour=PT30M"});
  CHECK(times("It went on for an hour and three ministers left.") == Times{"an hour=PT1H"});
}

TEST_CASE("times count from the publication", "[times]") {
  CHECK(times("Last week he flew home; this month he returns.") == Times{"Last week=2025-W11", "this month=2025-03"});
  CHECK(times("The bridge fell two weeks ago, five years ago and yesterday.") ==
        Times{"two weeks ago=2025-W10", "five years ago=2020", "yesterday=2025-03-19"});
  CHECK(times("They struck last night and again this morning.") ==
        Times{"last night=2025-03-19TNI", "this morning=2025-03-20TMO"});
}

TEST_CASE("a clock time is of the day spoken of", "[times]") {
  const auto doc = measured("They spoke on Tuesday. The call began at 10 a.m. EDT.", kThursday);
  REQUIRE(doc->times.size() == 2);
  CHECK(doc->times[1].value == "2025-03-18T10:00");
  CHECK(doc->times[1].zone == "EDT");
  CHECK(doc->times[1].type == TimeType::time);
  CHECK(times("Sirens sounded at 9:30 pm local time on Sunday.") ==
        Times{"9:30 pm local time=2025-03-16T21:30", "Sunday=2025-03-16"});
  CHECK(times("Fire ceased at noon Monday.") == Times{"noon Monday=2025-03-17T12:00"});
  CHECK(times("The vote was at 1900 GMT.") == Times{"1900 GMT=2025-03-20T19:00"});
}

TEST_CASE("durations keep their bounds", "[times]") {
  const auto doc =
      measured("They talked for over two hours, nearly four hours, at least 30 days and close to a year.", kThursday);
  REQUIRE(doc->times.size() == 4);
  CHECK(doc->times[0].value == "PT2H");
  CHECK(doc->times[0].mod == Mod::more_than);
  CHECK(doc->times[1].mod == Mod::less_than);
  CHECK(doc->times[2].value == "P30D");
  CHECK(doc->times[2].mod == Mod::equal_or_more);
  CHECK(doc->times[3].value == "P1Y");
  CHECK(doc->times[3].mod == Mod::approx);
}

TEST_CASE("durations are read in words, digits and halves", "[times]") {
  CHECK(times("A 30-day truce followed a six-week siege.") == Times{"30-day=P30D", "six-week=P6W"});
  CHECK(times("It took two and a half hours.") == Times{"two and a half hours=PT2H30M"});
  CHECK(times("For decades, for the past three months and for several years.") ==
        Times{"decades=PXDE", "the past three months=P3M", "several years=PXY"});
  CHECK(times("Forty minutes later, he left.") == Times{"Forty minutes=PT40M"});
}

TEST_CASE("repeated times are sets", "[times]") {
  const auto doc = measured("They meet every Monday, every two years and daily.", kThursday);
  REQUIRE(doc->times.size() == 3);
  CHECK(doc->times[0].value == "XXXX-WXX-1");
  CHECK(doc->times[1].value == "P2Y");
  CHECK(doc->times[2].value == "P1D");
  for (const auto& t : doc->times) CHECK(t.type == TimeType::set);
}

TEST_CASE("coarse stretches of the calendar have their own values", "[times]") {
  CHECK(times("In the 1990s, in the third quarter of 2024 and in the 20th century.") ==
        Times{"the 1990s=199", "the third quarter of 2024=2024-Q3", "the 20th century=19"});
  CHECK(times("It began in the summer of 2023.") == Times{"the summer of 2023=2023-SU"});
  CHECK(times("It is due by the end of 2026.") == Times{"the end of 2026=2026"});
}

TEST_CASE("vague references have the values of TimeML", "[times]") {
  CHECK(times("He recently left and is now in Rome; the future is open.") ==
        Times{"recently=PAST_REF", "now=PRESENT_REF", "the future=FUTURE_REF"});
}

TEST_CASE("without a publication date, values stay open", "[times]") {
  CHECK(times("They met on Tuesday, last week and on March 4.", std::nullopt) ==
        Times{"Tuesday=XXXX-WXX-2", "last week=XXXX-WXX", "March 4=XXXX-03-04"});
}

TEST_CASE("everyday words are no dates", "[times]") {
  CHECK(times("They may march in the sun; he sat down and the second man will fall.").empty());
  CHECK(times("Theresa May and Jan Novak met Mark Spring.").empty());
  CHECK(times("The army used an F-16 and Resolution 2254.").empty());
  CHECK(times("A 44-year-old man and a woman, 30 years old, were hurt.").empty());
  CHECK(times("Some 2,000 people paid $1990.").empty());
  CHECK(times("He said that second attack failed.").empty());
}

TEST_CASE("names that hold a time word are no dates", "[times]") {
  CHECK(times("Since the Arab Spring, Black Friday and Super Tuesday are known.").empty());
  CHECK(times("He told \"This Week\" and \"60 Minutes\" so.").empty());
  CHECK(times("She loves Back to the Future and the film 2019-nCoV.").empty());
}

TEST_CASE("both days of a range are dates", "[times]") {
  CHECK(times("The fair ran from March 15 to 17.") == Times{"March 15=2025-03-15", "17=2025-03-17"});
  CHECK(times("They meet on April 24 and 25, 2026.") == Times{"April 24=2026-04-24", "25, 2026=2026-04-25"});
  CHECK(times("On March 15 and 17 people died.") == Times{"March 15=2025-03-15"});
}

TEST_CASE("a possessive weekday is past unless something is ahead of it", "[times]") {
  CHECK(times("They will appeal Monday's ruling.") == Times{"Monday=2025-03-17"});
  CHECK(times("He spoke ahead of Sunday's vote.") == Times{"Sunday=2025-03-23"});
}

TEST_CASE("who said it does not decide when it is", "[times]") {
  CHECK(times("\"I leave for Rome and will sign on Monday,\" he said.") == Times{"Monday=2025-03-24"});
}

TEST_CASE("a near day of the month is meant, whatever the verb", "[times]") {
  CHECK(times("The offer was extended to April 2.") == Times{"April 2=2025-04-02"});
  CHECK(times("The attack came on Aug. 6.") == Times{"Aug. 6=2024-08-06"});
}

TEST_CASE("what points back takes its year from what was mentioned", "[times]") {
  CHECK(times("It began on June 3, 2018. That September it spread.") ==
        Times{"June 3, 2018=2018-06-03", "That September=2018-09"});
  CHECK(times("It won in 2016, and three years earlier it had lost.") ==
        Times{"2016=2016", "three years earlier=2013"});
}

TEST_CASE("a zone is kept as it is written", "[times]") {
  const auto doc = measured("It began at 10:00 a.m. Tongan time on Monday.", kThursday);
  REQUIRE(doc->times.size() == 2);
  CHECK(doc->times[0].zone == "Tongan time");
  CHECK(doc->times[0].value == "2025-03-17T10:00");
}

TEST_CASE("weeks and quarters are found by the day that names them", "[times]") {
  CHECK(times("A hearing is set for the week of April 7.") == Times{"the week of April 7=2025-W15"});
  CHECK(times("Net fell in the quarter ended Sept. 30, 2024.") ==
        Times{"the quarter=2024-Q3", "Sept. 30, 2024=2024-09-30"});
}

TEST_CASE("parts of speech win over word lists", "[times]") {
  auto doc = newsbrief::tests::document_of("The council rung on Monday.", kThursday);
  CHECK(doc->tokens.size() == 6);
  doc->tokens[2].xpos = newsbrief::document::Xpos::VBD;
  newsbrief::annotation::TimeTagger(newsbrief::tests::lexicons().times, newsbrief::tests::lexicons().numbers)
      .annotate(*doc);
  REQUIRE(doc->times.size() == 1);
  CHECK(doc->times[0].value == "2025-03-17");
}

TEST_CASE("the middle of something is marked", "[times]") {
  const auto doc = measured("In mid-November, in the mid-1990s and in mid-2024.", kThursday);
  REQUIRE(doc->times.size() == 3);
  CHECK(doc->times[0].value == "2024-11");
  CHECK(doc->times[1].value == "199");
  CHECK(doc->times[2].value == "2024");
  for (const auto& t : doc->times) CHECK(t.mod == Mod::mid);
}

TEST_CASE("impossible dates are no dates", "[times]") { CHECK(times("On February 30, 2025 and on 31 June.").empty()); }

TEST_CASE("values are well formed on any publication day", "[times]") {
  const std::string text =
      "On Friday, last month, next week, in October, on March 31, two months ago, a year earlier, this weekend, last "
      "fall.";
  for (auto day = std::chrono::sys_days{2019y / 12 / 1}; day < std::chrono::sys_days{2021y / 2 / 1};
       day += std::chrono::days{1}) {
    const auto doc = measured(text, std::chrono::year_month_day{day});
    REQUIRE(doc->times.size() == 9);
    for (const auto& t : doc->times) {
      CAPTURE(t.value);
      CHECK((t.value.size() == 4 || t.value.size() == 7 || t.value.size() == 8 || t.value.size() == 10 ||
             t.value.size() == 11));
      CHECK(t.value.find('X') == std::string::npos);
    }
  }
}

TEST_CASE("weeks follow ISO 8601 across years", "[times]") {
  using namespace newsbrief::annotation;
  CHECK(timex_value(point(Grain::week, std::chrono::sys_days{2021y / 1 / 3})) == "2020-W53");
  CHECK(timex_value(point(Grain::week, std::chrono::sys_days{2024y / 12 / 30})) == "2025-W01");
  CHECK(timex_value(point(Grain::season, std::chrono::sys_days{2025y / 1 / 15})) == "2024-WI");
  CHECK(easter(2025y) == std::chrono::sys_days{2025y / 4 / 20});
}

TEST_CASE("durations are written in the largest unit that was said", "[times]") {
  using newsbrief::annotation::duration_value;
  using newsbrief::lexicon::TimeUnit;
  CHECK(duration_value(2.5, TimeUnit::year, false) == "P2Y6M");
  CHECK(duration_value(0.5, TimeUnit::hour, false) == "PT30M");
  CHECK(duration_value(1, TimeUnit::month, true) == "PXM");
}
