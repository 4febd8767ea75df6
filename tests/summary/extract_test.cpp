#include "catch.hpp"
#include "model_of.hpp"
#include "newsbrief/brief.hpp"

using namespace newsbrief;

namespace {
const char* kText =
    "Talks in the north\n\nIt rained all morning in the old town by the lake. Kenyan President Daniel Otieno spoke by "
    "phone with "
    "Ugandan President Grace Akello on Tuesday. Kenya and Uganda agreed to a ten-day truce. The cafes were full of "
    "people "
    "again. Grace Akello rejected the plan of Egypt.";
}

TEST_CASE("an extract has the sentences asked for, in text order and word for word", "[summary]") {
  const auto model = tests::model_of(kText);
  const auto brief = make_extract(model, 2);
  REQUIRE(brief.lead.size() == 2);
  CHECK(brief.sections.empty());
  CHECK(brief.lead[0].evidence[0].start < brief.lead[1].evidence[0].start);
  for (const auto& s : brief.lead) {
    CHECK(std::string(kText).find(s.text) != std::string::npos);
    CHECK(s.evidence[0].text == s.text);
    CHECK(s.text.find("rained") == std::string::npos);
    CHECK(s.text.find("cafes") == std::string::npos);
  }
}

TEST_CASE("an extract longer than the text is the text without headings", "[summary]") {
  CHECK(make_extract(tests::model_of(kText), 100).lead.size() == 5);
  CHECK(make_extract(tests::model_of(""), 3).lead.empty());
}
