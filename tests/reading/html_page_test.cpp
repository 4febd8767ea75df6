#include "reading/html_page.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "catch.hpp"
#include "reading/html_hints.hpp"

using namespace newsbrief;
using reading::read_page;
namespace fs = std::filesystem;

namespace {

std::string file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

using Grams = std::map<std::string, int>;

/// How often each run of four words occurs.
Grams grams_of(const std::string& text) {
  std::vector<std::string> words{""};
  for (const char c : text) {
    const bool word = (c & 0x80) != 0 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (word)
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  }
  Grams out;
  for (std::size_t i = 0; i + 4 <= words.size(); ++i)
    ++out[words[i] + " " + words[i + 1] + " " + words[i + 2] + " " + words[i + 3]];
  return out;
}

double f1(const std::string& got, const std::string& wanted) {
  const auto a = grams_of(got), b = grams_of(wanted);
  int all = 0, both = 0;
  for (const auto& [gram, n] : a) {
    all += n;
    const auto it = b.find(gram);
    if (it != b.end()) both += std::min(n, it->second);
  }
  for (const auto& [gram, n] : b) all += n;
  return all == 0 ? 1 : 2.0 * both / all;
}

std::string long_text(const std::string& word) {
  std::string out = "<p>";
  for (int i = 0; i < 6; ++i)
    out += "The " + word + " of the talks was told to the council on Monday, and nobody spoke against it. ";
  return out + "</p>";
}

}  // namespace

TEST_CASE("the article is told from the page in every layout of the sample pages", "[reading]") {
  double sum = 0;
  int count = 0;
  for (const auto& entry : fs::directory_iterator(NEWSBRIEF_SOURCE_DIR "/tests/reading/pages")) {
    if (entry.path().extension() != ".html") continue;
    const auto page = read_page(file(entry.path()));
    REQUIRE(page);
    const double score = f1(page->text, file(fs::path(entry.path()).replace_extension(".txt")));
    INFO(entry.path().filename().string() << ": " << page->text);
    CHECK(score > 0.95);
    sum += score;
    ++count;
  }
  CHECK(count >= 15);
  CHECK(sum / count > 0.98);
}

TEST_CASE("titles, bylines and dates come from JSON-LD, OpenGraph, meta and the page, in that order", "[reading]") {
  const std::string linked =
      R"(<script type="application/ld+json">{"@type":["NewsArticle"],"headline":"L","datePublished":"2025-01-01T10:00:00Z","author":[{"name":"A"},{"name":"B"}]}</script>)";
  const std::string graph =
      R"(<meta property="og:title" content="G"><meta property="article:published_time" content="2025-02-02">)";
  const std::string meta =
      R"(<meta name="author" content="M"><meta name="pubdate" content="20250303"><meta name="title" content="T">)";
  const std::string body =
      "<body><h1>H</h1><span class=byline>By E</span><time datetime='2025-04-04'>x</time>" + long_text("end");
  const auto read = [&](const std::string& head) { return *read_page("<html><head>" + head + "</head>" + body); };
  CHECK(read(meta + graph + linked).title == "L");
  CHECK(read(meta + graph + linked).byline == "A, B");
  CHECK(read(meta + graph + linked).published == "2025-01-01T10:00:00Z");
  CHECK(read(meta + graph).title == "G");
  CHECK(read(meta + graph).published == "2025-02-02");
  CHECK(read(meta).title == "T");
  CHECK(read(meta).byline == "M");
  CHECK(read(meta).published == "20250303");
  CHECK(read("").title == "H");
  CHECK(read("").byline == "E");
  CHECK(read("").published == "2025-04-04");
  CHECK(read_page("<title>The long title of a page | Site</title>" + long_text("end"))->title ==
        "The long title of a page");
  CHECK(read("<script type='application/ld+json'>{broken</script><meta name=date content='soon'>").published ==
        "2025-04-04");
}

TEST_CASE("words inside a paragraph stay, whatever their class is called", "[reading]") {
  const auto page = read_page(
      "<article><p>The <a class='link related' href=/x>ministry of trade</a> and the <span class='author'>envoy of the "
      "king</span> met on Monday in the old town, officials said.</p>" +
      long_text("end") + "</article>");
  CHECK(page->text.starts_with("The ministry of trade and the envoy of the king met"));
}

TEST_CASE("entities are decoded and white space is squeezed", "[reading]") {
  const auto page = read_page(
      "<p>Caf&eacute;&nbsp;&amp;   bar&#8217;s\n\towner told the\xC2\xAD council on Monday that he would not sell it, "
      "whatever they paid.</p>");
  CHECK(page->text == "Café & bar’s owner told the council on Monday that he would not sell it, whatever they paid.");
}

TEST_CASE("pages without an article give no text", "[reading]") {
  CHECK(read_page("<html><body><ul><li><a href=/a>One</a></li><li><a href=/b>Two</a></li></ul></body></html>")
            ->text.empty());
  CHECK(read_page("")->text.empty());
  CHECK(read_page("<")->text.empty());
}

TEST_CASE("text that only JSON-LD carries is taken from there", "[reading]") {
  const std::string text =
      "The envoys met on Monday. They agreed to meet again. Nothing else was said about the talks by anyone.";
  const auto page = read_page(R"(<script type="application/ld+json">{"@type":"NewsArticle","articleBody":")" + text +
                              "\"}</script><body><div id=app></div></body>");
  CHECK(page->text == text);
}

TEST_CASE("hostile pages are refused before they cost anything", "[reading]") {
  std::string deep = "<html>", attributes = "<body ", fonts = "<p>";
  for (int i = 0; i < 100'000; ++i) deep += "<div>";
  for (int i = 0; i < 100'000; ++i) attributes += " a" + std::to_string(i);
  for (int i = 0; i < 400; ++i) fonts += "<font size=" + std::to_string(i) + ">";
  for (int i = 0; i < 100'000; ++i) fonts += "<p>x";
  CHECK(read_page(deep).error().code == "too_deep");
  CHECK(read_page(attributes + ">").error().code == "html_limit");
  CHECK(read_page(fonts).error().code == "html_limit");
  // Tags whose end is often left out do not nest.
  std::string items = "<ul>";
  for (int i = 0; i < 5000; ++i) items += "<li>an item";
  CHECK(read_page(items));
}

TEST_CASE("hints are read from words of any spelling", "[reading]") {
  using reading::Hint;
  using reading::hint_of;
  CHECK(hint_of("ArticleBody") == Hint::body);
  CHECK(hint_of("c-article__body") == Hint::body);
  CHECK(hint_of("relatedStories article-body") == Hint::aside);
  CHECK(hint_of("commentsSection") == Hint::frame);
  CHECK(hint_of("col-md-8") == Hint::none);
  CHECK(reading::is_frame_line("READ MORE: the talks"));
  CHECK_FALSE(reading::is_frame_line("Reading more than that"));
}
