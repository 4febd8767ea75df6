#include "newsbrief/report.hpp"

#include "catch.hpp"
#include "model_of.hpp"

using namespace newsbrief;

namespace {

const char* kText =
    "Kenyan President Daniel Otieno spoke by phone with Ugandan President Grace Akello on Tuesday. Grace Akello "
    "rejected the "
    "<b>plan</b> of Egypt.";

bool holds(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

std::string article(const Model& model, ReportScope scope = ReportScope::brief) {
  return html_article(model, make_brief(model), "1", scope);
}

std::size_t count(const std::string& text, const std::string& words) {
  std::size_t n = 0;
  for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++n;
  return n;
}

}  // namespace

TEST_CASE("a page forbids the network and its script is named by its hash", "[report]") {
  const auto head = html_head({"a"});
  CHECK(holds(head, "default-src 'none'"));
  CHECK(holds(head, "script-src 'sha256-"));
  CHECK_FALSE(holds(head, "unsafe-inline"));
  CHECK_FALSE(holds(head, "http://"));
  CHECK_FALSE(holds(head, "https://"));
}

TEST_CASE("a title is text in the head and in the list", "[report]") {
  const auto head = html_head({"</title><script>", "b"});
  CHECK_FALSE(holds(head, "</title><script>"));
  CHECK(holds(head, "<a href=\"#article1\">&lt;/title&gt;&lt;script&gt;</a>"));
  CHECK_FALSE(holds(html_head({"one"}), "<nav"));
}

TEST_CASE("a page without articles says so", "[report]") {
  CHECK(holds(html_head({}), "No article could be read."));
  CHECK_FALSE(holds(html_head({}), "<nav"));
}

TEST_CASE("markup of an article stays text", "[report]") {
  auto model = tests::model_of(kText);
  model.article.title = "<img src=x>";
  model.article.source = "\"><script>alert(1)</script>";
  const auto html = article(model, ReportScope::everything);
  CHECK_FALSE(holds(html, "<b>"));
  CHECK_FALSE(holds(html, "<img"));
  CHECK_FALSE(holds(html, "<script"));
}

TEST_CASE("each fact links to its words, and each word back", "[report]") {
  const auto html = article(tests::model_of(kText));
  REQUIRE(holds(html, "href=\"#w-f1-1\""));
  CHECK(count(html, "id=\"w-f1-1\"") == 1);
  CHECK(holds(html, "data-f=\"f1-1"));
}

TEST_CASE("everything holds quotes, events and people; a brief does not", "[report]") {
  const auto model = tests::model_of(kText);
  CHECK(holds(article(model, ReportScope::everything), "Coded events"));
  CHECK_FALSE(holds(article(model), "Coded events"));
}

TEST_CASE("an article without facts says so", "[report]") {
  const auto html = article(tests::model_of("The weather was fine."));
  CHECK(holds(html, "No call, meeting"));
  CHECK_FALSE(holds(html, "<aside"));
}
