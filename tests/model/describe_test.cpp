#include "newsbrief/describe.hpp"

#include "catch.hpp"

using namespace newsbrief;

TEST_CASE("days are told with their weekday, periods in words", "[model]") {
  CHECK(date_text("2025-03-18") == "Tuesday, 2025-03-18");
  CHECK(date_text("2023-05-22TEV") == "Monday, 2023-05-22, evening");
  CHECK(date_text("2025-W11") == "2025-W11");
  CHECK(duration_text({"PT2H30M", "DURATION", "LESS_THAN", {}, {}}) == "under 2 hours and 30 minutes");
  CHECK(duration_text({"P1D", "DURATION", {}, {}, {}}) == "1 day");
  CHECK(duration_text({"PXD", "DURATION", {}, {}, {}}) == "PXD");
}

TEST_CASE("a call that was not held says so", "[model]") {
  Contact call;
  call.medium = "phone";
  call.participants = {{"e1", "A", ""}, {"e2", "B", ""}};
  call.status = "scheduled";
  CHECK(describe_call(call) == "Phone call between A and B (scheduled)");
}
