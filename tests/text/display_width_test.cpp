#include "text/display_width.hpp"

#include "catch.hpp"

using namespace newsbrief::text;

TEST_CASE("wide, combining and control characters have their widths", "[text]") {
  CHECK(display_width("") == 0);
  CHECK(display_width("Kyiv") == 4);
  CHECK(display_width("Ilić") == 4);
  CHECK(display_width("e\xCC\x81") == 1);  // e and a combining acute
  CHECK(display_width("東京") == 4);
  CHECK(display_width("a\x07") == 1);
}

TEST_CASE("text is cut to columns with an ellipsis as the last", "[text]") {
  CHECK(cut_to_width("Geneva", 6) == "Geneva");
  CHECK(cut_to_width("Geneva", 5) == "Gene…");
  CHECK(cut_to_width("東京都", 5) == "東京…");
  CHECK(cut_to_width("東京都", 4) == "東…");  // half of a wide character is none
  CHECK(cut_to_width("Geneva", 1) == "…");
  CHECK(cut_to_width("Geneva", 0).empty());
}
