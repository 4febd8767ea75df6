#include "lexicon/phrase_table.hpp"

#include "catch.hpp"
#include "document_of.hpp"

using namespace newsbrief;
using lexicon::Case;
using lexicon::PhraseTable;

TEST_CASE("phrases match however the tokenizer cuts them, the longest first", "[lexicon]") {
  PhraseTable table;
  table.add("U.S.", 1, Case::as_name);
  table.add("al-Qaeda", 2, Case::as_name);
  table.add("New York", 3, Case::as_name);
  table.add("New York Times", 4, Case::as_name);
  const auto doc = tests::document_of("The U.S. says al-Qaeda wrote to the New York Times.");
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < doc->tokens.size(); ++i)
    if (const auto m = table.match(*doc, i, static_cast<std::uint32_t>(doc->tokens.size()))) found.push_back(m->value);
  CHECK(found == std::vector<std::uint32_t>{1, 2, 4});
}

TEST_CASE("abbreviations need their capitals", "[lexicon]") {
  PhraseTable table;
  table.add("US", 1, Case::as_name);
  table.add("Chad", 2, Case::as_name);
  const auto doc = tests::document_of("They told us that chad was left, but the US and Chad agreed.");
  std::size_t found = 0;
  for (std::uint32_t i = 0; i < doc->tokens.size(); ++i)
    found += table.match(*doc, i, static_cast<std::uint32_t>(doc->tokens.size())).has_value();
  CHECK(found == 2);
}

TEST_CASE("a phrase is found from its end", "[lexicon]") {
  PhraseTable table;
  table.add("prime minister", 7, Case::any);
  const auto doc = tests::document_of("Former Prime Minister Lund");
  const auto m = table.match_before(*doc, 3, 0);
  REQUIRE(m);
  CHECK(m->value == 7);
  CHECK(m->end == 1);
}
