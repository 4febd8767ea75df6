#include "newsbrief/evaluation.hpp"

#include "catch.hpp"
#include "evaluation/names.hpp"
#include "model_of.hpp"

using namespace newsbrief;
using tests::model_of;

namespace {

const KindScore& kind(const Evaluation& e, std::string_view name) {
  for (const auto& k : e.kinds())
    if (k.kind == name) return k;
  FAIL("no such kind");
  return e.kinds()[0];
}

}  // namespace

TEST_CASE("names agree through titles, short forms and spellings", "[evaluation]") {
  using evaluation::same_name;
  CHECK(same_name("Volodymyr Zelenskyy", "Zelensky"));
  CHECK(same_name("President Ana Ilic", "Ana Ilić"));
  CHECK(same_name("A. Ilic", "Ana Ilic"));
  CHECK_FALSE(same_name("Ana Ilic", "Petra Ilova"));
  CHECK_FALSE(same_name("", ""));
}

TEST_CASE("durations and days are compared by what they mean", "[evaluation]") {
  CHECK(evaluation::same_duration("P1M", "P30D"));
  CHECK(evaluation::same_duration("PT72H", "P3D"));
  CHECK_FALSE(evaluation::same_duration("P1M", "PT1M"));
  CHECK_FALSE(evaluation::same_duration("P1M", "soon"));
  CHECK(evaluation::same_date("2025-03", "2025-03-18"));
  CHECK(evaluation::same_date("2025-03-18", "2025-03"));
  CHECK_FALSE(evaluation::same_date("2025-03-18", "2025-03-19"));
}

TEST_CASE("a right ceasefire counts in every slot, a wrong status against both", "[evaluation]") {
  const auto model = model_of("Kenya and Uganda agreed to a ten-day ceasefire.");
  Evaluation right;
  REQUIRE(right.add(
      R"({"ceasefires": [{"parties": ["KEN", "UGA"], "scope": "full", "status": "agreed", "duration": "P10D"}]})",
      model, "a"));
  CHECK(kind(right, "ceasefires").true_positives == 6);
  CHECK(kind(right, "ceasefires").f1() == 1);
  Evaluation wrong;
  REQUIRE(wrong.add(
      R"({"ceasefires": [{"parties": ["KEN", "UGA"], "scope": "full", "status": ["ended", "violated"], "duration": "P10D"}]})",
      model, "a"));
  CHECK(kind(wrong, "ceasefires").true_positives == 5);
  CHECK(kind(wrong, "ceasefires").false_positives == 1);
  CHECK(kind(wrong, "ceasefires").false_negatives == 1);
  REQUIRE(kind(wrong, "ceasefires").misses.size() == 1);
  CHECK(kind(wrong, "ceasefires").misses[0] == "a: - ceasefire status ended | violated, got agreed");
}

TEST_CASE("a kind without a key is not scored, an empty list says that there is none", "[evaluation]") {
  const auto model = model_of("Kenya and Uganda agreed to a ten-day ceasefire.");
  Evaluation unscored, none;
  REQUIRE(unscored.add("{}", model, "a"));
  CHECK(kind(unscored, "ceasefires").false_positives == 0);
  REQUIRE(none.add(R"({"ceasefires": []})", model, "a"));
  CHECK(kind(none, "ceasefires").false_positives == 2);
}

TEST_CASE("gold facts that are no object are an error", "[evaluation]") {
  Evaluation evaluation;
  const auto added = evaluation.add("[1, 2", model_of("Kenya."), "a");
  REQUIRE_FALSE(added);
  CHECK(added.error().code == "bad_json");
}
