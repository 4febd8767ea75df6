#include "text/utf8.hpp"

#include "catch.hpp"
#include "text/edit_distance.hpp"

using namespace newsbrief;

TEST_CASE("malformed UTF-8 is found at its first byte", "[text]") {
  CHECK_FALSE(text::first_malformed("plain"));
  CHECK_FALSE(text::first_malformed("“curly” – ünï 😀"));
  CHECK(text::first_malformed("ab\xFF"
                              "cd") == 2);
  CHECK(text::first_malformed("\xC0\xAF") == 0);          // overlong
  CHECK(text::first_malformed("x\xED\xA0\x80") == 1);     // surrogate
  CHECK(text::first_malformed("x\xE2\x80") == 1);         // cut off
  CHECK(text::first_malformed("\xF5\x80\x80\x80") == 0);  // over U+10FFFF
}

TEST_CASE("byte offsets map to code point offsets", "[text]") {
  std::string s;
  for (int i = 0; i < 400; ++i) s += i % 3 ? "é" : "a😀";
  const text::CodePointIndex index(s);
  CHECK(index.size() == text::count_code_points(s));
  std::size_t points = 0;
  for (std::size_t at = 0; at < s.size(); at += text::decode(s, at).bytes) CHECK(index.code_point(s, at) == points++);
  CHECK(index.code_point(s, s.size()) == points);
  CHECK(text::CodePointIndex("ascii").code_point("ascii", 3) == 3);
  CHECK(text::CodePointIndex("").size() == 0);
}

TEST_CASE("folding joins the spellings of one name", "[text]") {
  CHECK(text::fold("Erdoğan") == text::fold("ERDOGAN"));
  CHECK(text::fold("Sana’a") == text::fold("Sanaa"));
  CHECK(text::fold("Kuleba") != text::fold("Kulebo"));
}

TEST_CASE("white space includes the no-break space and is squeezed for display", "[text]") {
  CHECK(text::trim("\xC2\xA0 a b \n") == "a b");
  CHECK(text::squeeze("a\r\n  b\xC2\xA0"
                      "c co\xC2\xADop") == "a b c coop");
}

TEST_CASE("edit distance stops at its cap", "[text]") {
  CHECK(text::edit_distance("summarise", "summarize", 2) == 1);
  CHECK(text::edit_distance("query", "export", 2) == 3);
  CHECK(text::edit_distance("", "ab", 2) == 2);
}
