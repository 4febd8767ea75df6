#include "newsbrief/query.hpp"

#include "catch.hpp"
#include "model_of.hpp"
#include "newsbrief/json.hpp"

using namespace newsbrief;

namespace {

const Model& sample() {
  static const Model model = tests::model_of(
      "Kenyan President Daniel Otieno spoke by phone with Ugandan President Grace Akello on Tuesday. Kenya and Uganda "
      "agreed to a ten-day truce. Egypt welcomed the truce.");
  return model;
}

}  // namespace

TEST_CASE("all filters of a query must hold", "[query]") {
  CHECK(find_facts(sample(), {.types = {"call"}}).size() == 1);
  CHECK(find_facts(sample(), {.types = {"call"}, .actor = "AKELLO"}).size() == 1);
  CHECK(find_facts(sample(), {.types = {"call"}, .actor = "nobody"}).empty());
  CHECK(find_facts(sample(), {.types = {"call"}, .after = "2025-03-18", .before = "2025-03"}).size() == 1);
  CHECK(find_facts(sample(), {.types = {"call"}, .after = "2025-03-19"}).empty());
  CHECK(find_facts(sample(), {.types = {"position"}, .country = "EGY", .stance = "supports"}).size() == 1);
  CHECK(find_facts(sample(), {.types = {"ceasefire"}, .status = "agreed", .text = "TEN-DAY"}).size() == 1);
}

TEST_CASE("jq programs run over the model", "[query]") {
  const auto program = JqProgram::compile(".calls[].participants[].name");
  REQUIRE(program);
  CHECK(*program->run(to_json(sample()), JqProgram::Strings::raw) ==
        std::vector<std::string>{"Daniel Otieno", "Grace Akello"});
  CHECK(program->run(to_json(sample()), JqProgram::Strings::json)->front() == "\"Daniel Otieno\"");
}

TEST_CASE("faults of a jq program are values", "[query]") {
  CHECK(JqProgram::compile(".calls[").error().code == "bad_jq");
  const auto program = JqProgram::compile(".calls | .name");
  REQUIRE(program);
  CHECK(program->run(to_json(sample()), JqProgram::Strings::raw).error().code == "jq_failed");
}
