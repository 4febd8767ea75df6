#include "catch.hpp"
#include "model_of.hpp"
#include "summary/article_text.hpp"

using namespace newsbrief;
using namespace newsbrief::summary;

namespace {

std::vector<std::string> sentences(const std::string& text, const std::vector<Extent>& whole = {}) {
  Model model;
  model.article.text = text;
  const ArticleText article(model);
  std::vector<char32_t> letters;
  for (std::uint32_t i = 0; i < article.size(); ++i) letters.push_back(article.at(i));
  std::vector<std::string> out;
  for (const auto& extent : split_sentences(letters, whole)) out.push_back(article.slice(extent));
  return out;
}

}  // namespace

TEST_CASE("sentences end at full stops before capitals", "[summary]") {
  CHECK(sentences("One came. Two went! Did three? \"Four,\" he said. five.").size() == 4);
  CHECK(sentences("Mr. Otieno met Gen. J. Akello at 8 a.m. on Monday. They spoke.").size() == 2);
  CHECK(sentences("It cost 3.5 million. He paid.").size() == 2);
  CHECK(sentences("He said \"stop.\" She left.").size() == 2);
  CHECK(sentences("").empty());
}

TEST_CASE("headings are apart, wrapped lines are not", "[summary]") {
  CHECK(sentences("A heading\n\nThe text begins here.") ==
        std::vector<std::string>{"A heading", "The text begins here."});
  CHECK(sentences("A heading\nThe text begins here.").size() == 2);
  CHECK(sentences("This is a line of a paragraph that was wrapped at some\ncolumn of its own.").size() == 1);
}

TEST_CASE("evidence is not cut", "[summary]") {
  const std::string text = "The U.S. President spoke. She left.";
  CHECK(sentences(text).size() == 2);
  CHECK(sentences("Approx. Ten men came.", {{0, 21}}).size() == 1);
}

TEST_CASE("a dateline is no part of the sentence behind it", "[summary]") {
  CHECK(sentences("GULU, Uganda, Oct 6 (Agency) - Fighting stopped.") == std::vector<std::string>{"Fighting stopped."});
  CHECK(sentences("The truce - the third - holds.").size() == 1);
}

TEST_CASE("offsets are code points", "[summary]") {
  Model model;
  model.article.text = "“Ça va.” Zoë left.";
  const ArticleText article(model);
  REQUIRE(article.sentences().size() == 2);
  CHECK(article.sentences()[1] == Extent{9, 18});
  CHECK(article.sentence_numbers({{10, 12, "oë", false}, {2, 3, "a", false}, {0, 3, "x", true}}) ==
        std::vector<std::uint32_t>{1, 2});
}
