#include "report/markup.hpp"

#include "catch.hpp"

using namespace newsbrief::report;

TEST_CASE("markup of a text is escaped", "[report]") {
  CHECK(escaped("<a href=\"x\" b='y'> & </script>") ==
        "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt; &amp; &lt;/script&gt;");
  CHECK(escaped(std::string_view("a\0b\x01", 4)) ==
        "a\xEF\xBF\xBD"
        "b\xEF\xBF\xBD");
}

TEST_CASE("overlapping marks are cut into pieces that name all their facts, the shortest first", "[report]") {
  const auto html = marked_line("abcdef", {{0, 4, "f1", "call"}, {2, 6, "f2", "swap"}, {2, 3, "f3", "position"}}, {});
  CHECK(html ==
        "<span class=\"anchor\" id=\"w-f1\"></span><mark class=\"k-call\" data-f=\"f1\">ab</mark>"
        "<span class=\"anchor\" id=\"w-f3\"></span><span class=\"anchor\" id=\"w-f2\"></span>"
        "<mark class=\"k-position\" data-f=\"f3 f1 f2\">c</mark>"
        "<mark class=\"k-call\" data-f=\"f1 f2\">d</mark><mark class=\"k-swap\" data-f=\"f2\">ef</mark>");
}

TEST_CASE("offsets are code points, and marks that do not fit are left out", "[report]") {
  CHECK(marked_line("é<b", {{1, 2, "f1", "call"}}, {}) ==
        "é<span class=\"anchor\" id=\"w-f1\"></span><mark class=\"k-call\" data-f=\"f1\">&lt;</mark>b");
  CHECK(marked_line("ab", {{1, 9, "f1", "call"}, {2, 2, "f2", "call"}}, {}) == "ab");
}

TEST_CASE("blank lines part paragraphs, and marks do not cross them", "[report]") {
  CHECK(marked_text("Head\n\nab\ncd\n\n", {{3, 8, "f1", "call"}}, {{0, 4}}) ==
        "<h4>Hea<span class=\"anchor\" id=\"w-f1\"></span><mark class=\"k-call\" data-f=\"f1\">d</mark></h4>\n"
        "<p><mark class=\"k-call\" data-f=\"f1\">ab</mark>\ncd</p>\n");
  CHECK(marked_text("a\nb", {}, {}) == "<p>a</p>\n<p>b</p>\n");
  CHECK(marked_text("", {}, {}).empty());
}

TEST_CASE("a fact that has its anchor below has none in the title", "[report]") {
  CHECK(marked_line("ab", {{0, 1, "f1", "call"}}, {{0, 1, "f1", "call"}}) ==
        "<mark class=\"k-call\" data-f=\"f1\">a</mark>b");
}
