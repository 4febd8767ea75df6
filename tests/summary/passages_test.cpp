#include "summary/passages.hpp"

#include "catch.hpp"
#include "model_of.hpp"

using namespace newsbrief;
using summary::ArticleText;
using summary::Passages;

namespace {

/// The lines of the sentences that hold a word, as one section would have them.
std::vector<std::string> lines_with(const Model& model, std::string_view word) {
  const ArticleText text(model);
  Passages passages(model, text);
  Passages::Selection selection;
  selection.add_words(passages, {word});
  std::vector<std::string> out;
  for (const auto& item : passages.take(selection, 2)) out.push_back(item.text);
  return out;
}

}  // namespace

TEST_CASE("a paragraph is one passage, with the next one where that points back", "[summary]") {
  const auto model = tests::model_of(
      "The army left Gulu. Nobody was hurt.\n\nIt did so in haste.\n\nTraders came back to the market.");
  CHECK(lines_with(model, "haste") ==
        std::vector<std::string>{"“The army left Gulu. Nobody was hurt. It did so in haste.”"});
  CHECK(lines_with(model, "traders") == std::vector<std::string>{"“Traders came back to the market.”"});
}

TEST_CASE("in one long block only what leans on a sentence stays with it", "[summary]") {
  const auto model = tests::model_of(
      "The army left Gulu. It did so in haste. Traders came back. Schools opened. Rain fell. Cattle grazed. Boats "
      "sailed. "
      "Children sang. Bells rang.");
  CHECK(lines_with(model, "haste") == std::vector<std::string>{"“The army left Gulu. It did so in haste.”"});
  CHECK(lines_with(model, "cattle") == std::vector<std::string>{"“Cattle grazed.”"});
}

TEST_CASE("a quotation of several sentences is not cut", "[summary]") {
  const auto model =
      tests::model_of("“We will not wait for ever. Nobody would,” said Grace Akello.\n\nThe market was open.");
  const auto lines = lines_with(model, "nobody");
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].find("We will not wait for ever. Nobody would") != std::string::npos);
}

TEST_CASE("words count at the beginning of a word alone", "[summary]") {
  const auto model = tests::model_of("The truce holds.\n\nUntruced was no word.\n\nTruces are rare.");
  CHECK(lines_with(model, "truce").size() == 2);
}

TEST_CASE("what one section has told no other tells", "[summary]") {
  const auto model = tests::model_of("The army left Gulu on Monday.\n\nTraders came back to the market.");
  const ArticleText text(model);
  Passages passages(model, text);
  Passages::Selection first, second;
  first.add_words(passages, {"army"});
  second.add_words(passages, {"gulu", "market"});
  CHECK(passages.take(first, 2).size() == 1);
  const auto rest = passages.take(second, 2);
  REQUIRE(rest.size() == 1);
  CHECK(rest[0].text == "“Traders came back to the market.”");
}

TEST_CASE("a passage goes to the selection that wants most of it", "[summary]") {
  const auto model = tests::model_of("The truce holds. The army left Gulu. The army is home.\n\nBells rang.");
  const ArticleText text(model);
  Passages passages(model, text);
  Passages::Selection truce, army;
  truce.add_words(passages, {"truce"});
  army.add_words(passages, {"army"});
  passages.assign({&truce, &army});
  CHECK(passages.take(truce, 2, 0).empty());
  CHECK(passages.take(army, 2, 1).size() == 1);
}
