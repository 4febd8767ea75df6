#include "catch.hpp"
#include "newsbrief/reader.hpp"

using newsbrief::parse_date;

TEST_CASE("dates are read in the forms that feeds and pages use", "[reading]") {
  for (const char* form :
       {"2025-03-18", "20250318", "2025-03-18T10:00:00Z", "18 March 2025", "March 18, 2025", "Mar. 18, 2025",
        "the 18th of March 2025", "Tue, 18 Mar 2025 10:00:00 +0000", " 2025-03-18 "})
    CHECK(parse_date(form) == "2025-03-18");
}

TEST_CASE("what is no day of the calendar is no date", "[reading]") {
  for (const char* form : {"", "soon", "2025-02-30", "2025-13-01", "March 2025", "18", "31 April 2025", "0000-00-00"})
    CHECK_FALSE(parse_date(form));
}
