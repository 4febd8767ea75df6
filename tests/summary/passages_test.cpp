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
  passages.expect(selection);
  std::vector<std::string> out;
  for (const auto& item : passages.take(selection, 2)) out.push_back(item.text);
  return out;
}

}  // namespace

TEST_CASE("a sentence that points back stands with the one before it", "[summary]") {
  const auto model = tests::model_of("The army left Gulu. It did so in haste. Traders came back to the market.");
  CHECK(lines_with(model, "haste") == std::vector<std::string>{"“The army left Gulu. It did so in haste.”"});
  CHECK(lines_with(model, "traders") == std::vector<std::string>{"“Traders came back to the market.”"});
}

TEST_CASE("a quotation of several sentences is not cut", "[summary]") {
  const auto model =
      tests::model_of("“We will not wait for ever. Nobody would,” said Grace Akello. The market was open.");
  const auto lines = lines_with(model, "nobody");
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].find("We will not wait for ever. Nobody would") != std::string::npos);
}

TEST_CASE("words count at the beginning of a word alone", "[summary]") {
  const auto model = tests::model_of("The truce holds. Untruced was no word. Truces are rare.");
  CHECK(lines_with(model, "truce").size() == 2);
}

TEST_CASE("what one section has told no other tells", "[summary]") {
  const auto model = tests::model_of("The army left Gulu on Monday. Traders came back to the market.");
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
