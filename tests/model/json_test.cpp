#include "newsbrief/json.hpp"

#include <rapidcheck.h>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "catch.hpp"
#include "model_of.hpp"
#include "newsbrief/brief.hpp"
#include "newsbrief/fields.hpp"

using namespace newsbrief;

namespace {

// Any value for any field: the generator walks the same field lists as the writer does.
struct Filler {
  std::string word() const {
    return *rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab\"\\\n\t/ "))));
  }

  void operator()(const char*, std::string& v) { v = word(); }
  void operator()(const char*, bool& v) { v = *rc::gen::arbitrary<bool>(); }
  void operator()(const char*, std::uint32_t& v) { v = *rc::gen::inRange<std::uint32_t>(0, 100000); }
  void operator()(const char*, double& v) { v = *rc::gen::inRange(-1000, 100000) / 8.0; }
  template <class T>
  void operator()(const char* name, std::optional<T>& v) {
    if (*rc::gen::arbitrary<bool>()) (*this)(name, v.emplace());
  }
  template <class T>
  void operator()(const char* name, std::vector<T>& v) {
    v.resize(*rc::gen::inRange<std::size_t>(0, 3));
    for (auto& item : v) (*this)(name, item);
  }
  void operator()(const char*, Span& v) { flat(v); }
  template <class T>
  void operator()(const char*, T& v) {
    fields(v, *this);
  }
  void flat(Span& v) {
    v = {*rc::gen::inRange<std::uint32_t>(0, 99), *rc::gen::inRange<std::uint32_t>(0, 99), word(),
         *rc::gen::arbitrary<bool>()};
  }
};

/// Why an object does not keep to the schema; empty if it does.
std::string violations(const std::string& json) {
  static const nlohmann::json schema_json = nlohmann::json::parse(json_schema());
  valijson::Schema schema;
  valijson::SchemaParser parser;
  parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(schema_json), schema);
  const auto value = nlohmann::json::parse(json);
  valijson::Validator validator;
  valijson::ValidationResults results;
  validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(value), &results);
  std::string out;
  valijson::ValidationResults::Error error;
  while (results.popError(error)) out += error.description + " ";
  return out;
}

}  // namespace

TEST_CASE("any model survives being written and read", "[model]") {
  CHECK(rc::check("round trip", [] {
    Model model;
    Filler filler;
    fields(model, filler);
    const auto read = from_json(to_json(model));
    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == model);
    RC_ASSERT(*from_json(to_json(model, JsonStyle::indented)) == model);
  }));
}

TEST_CASE("faults of a JSON model are named by their path", "[model]") {
  CHECK(from_json("{").error().code == "bad_json");
  CHECK(from_json("{}").error().code == "bad_schema");
  const auto wrong = from_json(R"({"schema": "newsbrief/1", "calls": [{"participants": [{"name": 3}]}]})");
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().message == "calls[0].participants[0].name is not a string");
}

TEST_CASE("real outputs, briefs and errors keep to the schema", "[model]") {
  const auto model = tests::model_of(
      "President Ana Ilic of Serbia called Prime Minister Bo Lund of Norway on Monday for two hours. The two leaders "
      "agreed to a 30-day truce. “We will return 20 "
      "prisoners of war to Norway,” Ilic said.");
  CHECK(violations(to_json(model)) == "");
  CHECK(violations(error_to_json({"empty", "the article is empty", "a.txt"})) == "");
  CHECK(violations(brief_json(make_brief(model))) == "");
  CHECK(violations(brief_json(make_extract(model, 3))) == "");
  BriefTogether together;
  together.add(model);
  together.add(model);
  CHECK(violations(brief_json(together.brief())) == "");
  CHECK(violations(R"({"schema": "newsbrief/1", "article": {}})") != "");
}

TEST_CASE("every sample keeps to the schema, and reads back as it was written", "[model]") {
  ArticleReader reader({std::string(NEWSBRIEF_SOURCE_DIR) + "/data/samples"});
  std::size_t seen = 0;
  while (const auto article = reader.next()) {
    REQUIRE(article->has_value());
    const auto model = tests::analyzer().analyze(**article);
    CHECK(violations(to_json(model)) == "");
    CHECK(violations(brief_json(make_brief(model))) == "");
    CHECK(*from_json(to_json(model)) == model);
    ++seen;
  }
  CHECK(seen == 4);
}

TEST_CASE("counts are written as whole numbers", "[model]") {
  CHECK(fact_to_json(Quantity{175, {}, {}, "prisoner", {}, {0, 3, "175", false}}).find("\"value\":175,") !=
        std::string::npos);
  CHECK(fact_to_json(Quantity{2.5, {}, {}, "hour", {}, {0, 3, "2.5", false}}).find("\"value\":2.5,") !=
        std::string::npos);
}
