#include "text/iso_date.hpp"

#include "catch.hpp"

using namespace newsbrief::text;
using namespace std::chrono;

TEST_CASE("the last day of what a value names", "[text]") {
  CHECK(last_day("2025-03-18") == sys_days(2025y / March / 18));
  CHECK(last_day("2025-03-18T09:00") == sys_days(2025y / March / 18));
  CHECK(last_day("2024-02") == sys_days(2024y / February / 29));
  CHECK(last_day("2023") == sys_days(2023y / December / 31));
  CHECK(last_day("2025-W11") == sys_days(2025y / March / 16));
  for (const auto* other : {"", "2025-SU", "2025-13", "PRESENT_REF", "P3D", "XXXX-03-18"}) CHECK_FALSE(last_day(other));
}

TEST_CASE("a day that no calendar has is none", "[text]") {
  CHECK_FALSE(day_of("2025-02-30"));
  CHECK(day_of("2024-02-29"));
  CHECK(monday_of("2021-W01") == 2021y / January / 4);
}
