#include "catch.hpp"
#include "model_of.hpp"
#include "store/sqlite_store.hpp"

using namespace newsbrief;

namespace {

store::SqliteStore filled() {
  auto made = store::SqliteStore::open(":memory:");
  REQUIRE(made);
  const auto model = tests::model_of(
      "Kenyan President Daniel Otieno spoke by phone with Ugandan President Grace Akello "
      "on Tuesday for two hours. Kenya and Uganda agreed to a ten-day truce.");
  REQUIRE(made->add(model, "test"));
  REQUIRE(made->add(model, "test"));
  REQUIRE(made->commit(""));
  return std::move(*made);
}

}  // namespace

TEST_CASE("a store answers a SELECT", "[store]") {
  const auto grid = filled().select("SELECT participants, duration, NULL AS none, 1.5 AS half FROM calls_v");
  REQUIRE(grid);
  CHECK(grid->columns == std::vector<std::string>{"participants", "duration", "none", "half"});
  REQUIRE(grid->rows.size() == 1);
  CHECK(grid->rows[0][0] == GridValue(std::string("Daniel Otieno; Grace Akello")));
  CHECK(grid->rows[0][1] == GridValue(std::string("PT2H")));
  CHECK(grid->rows[0][2] == GridValue(std::monostate{}));
  CHECK(grid->rows[0][3] == GridValue(1.5));
}

TEST_CASE("a question changes nothing", "[store]") {
  const auto store = filled();
  for (const auto* sql : {"DELETE FROM events", "DROP TABLE articles", "ATTACH 'x.db' AS x",
                          "SELECT 1; DELETE FROM events", "INSERT INTO batch_note VALUES (1, 'x')", "", "-- nothing"}) {
    const auto answer = store.select(sql);
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == "bad_sql");
  }
  CHECK(store.select("SELECT count(*) FROM articles")->rows[0][0] == GridValue(std::int64_t{1}));
}

TEST_CASE("SQL that does not run names the tables", "[store]") {
  const auto answer = filled().select("SELECT * FROM talks");
  REQUIRE_FALSE(answer);
  CHECK(answer.error().message.find("no such table: talks") != std::string::npos);
  CHECK(answer.error().message.find("calls_v") != std::string::npos);
  CHECK(answer.error().message.find("sentences_fts_data") == std::string::npos);
}
