#include "catch.hpp"
#include "model_of.hpp"
#include "newsbrief/brief.hpp"

using namespace newsbrief;

namespace {

const char* kOne =
    "Kenyan President Daniel Otieno spoke by phone with Ugandan President Grace Akello on Tuesday for 40 minutes. "
    "Egypt welcomed the talks.";
const char* kTwo =
    "Ugandan President Grace Akello and Kenyan President Daniel Otieno spoke by phone on Tuesday for two hours. Sudan "
    "rejected the talks.";

Brief together(std::initializer_list<const char*> texts) {
  BriefTogether out;
  for (const auto* text : texts) out.add(tests::model_of(text));
  return out.brief();
}

const BriefSection* section(const Brief& brief, const std::string& heading) {
  for (const auto& s : brief.sections)
    if (s.heading == heading) return &s;
  return nullptr;
}

std::size_t heads(const BriefSection& section) {
  return static_cast<std::size_t>(
      std::count_if(section.items.begin(), section.items.end(), [](const BriefItem& i) { return i.depth == 0; }));
}

}  // namespace

TEST_CASE("a fact of two articles is told once, with both numbers", "[summary]") {
  const auto brief = together({kOne, kTwo});
  CHECK(brief.articles.size() == 2);
  REQUIRE(section(brief, "Calls"));
  CHECK(heads(*section(brief, "Calls")) == 1);
  CHECK(section(brief, "Calls")->items[0].articles == std::vector<std::uint32_t>{1, 2});
}

TEST_CASE("values that differ are told as a difference, and not as the other article's", "[summary]") {
  const auto brief = together({kOne, kTwo});
  const auto* found = section(brief, "Differences between the articles");
  REQUIRE(found);
  REQUIRE(found->items.size() == 1);
  CHECK(found->items[0].text.find("40 minutes (1) – two hours (2)") != std::string::npos);
  CHECK(section(brief, "Calls")->items[0].text.find("(1; differently in 2)") != std::string::npos);
}

TEST_CASE("what one article tells alone bears its number alone", "[summary]") {
  const auto text = brief_text(together({kOne, kTwo}));
  CHECK(text.find("Egypt welcomed the talks.” (1)") != std::string::npos);
  CHECK(text.find("Sudan rejected the talks.” (2)") != std::string::npos);
}

TEST_CASE("the same article twice has no difference", "[summary]") {
  const auto brief = together({kOne, kOne});
  CHECK_FALSE(section(brief, "Differences between the articles"));
  REQUIRE(section(brief, "Calls"));
  CHECK(section(brief, "Calls")->items[0].text.find("(1, 2)") != std::string::npos);
}

TEST_CASE("no article makes an empty brief", "[summary]") { CHECK(BriefTogether().brief().sections.empty()); }
