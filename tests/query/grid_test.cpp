#include "newsbrief/grid.hpp"

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "text/display_width.hpp"

using namespace newsbrief;

namespace {

Grid sample() {
  return {.columns = {"name", "count", "share", "note"},
          .rows = {{std::string("Ilić"), std::int64_t{12}, 0.5, std::monostate{}},
                   {std::string("東京"), std::int64_t{3}, 1.0, std::string("a \"b\",\nc")}}};
}

}  // namespace

TEST_CASE("a table lines columns up by what they take on a screen", "[query]") {
  CHECK(grid_text(sample(), 0) ==
        "name  count  share  note\n"
        "----  -----  -----  --------\n"
        "Ilić     12    0.5\n"
        "東京      3      1  a \"b\", c\n");
  CHECK(grid_text({}, 80).empty());
}

TEST_CASE("a table gives way to a narrow terminal in its widest columns", "[query]") {
  const Grid grid{.columns = {"id", "fact"}, .rows = {{std::string("call1"), std::string(200, 'x')}}};
  const auto text = grid_text(grid, 40);
  const auto line = text.substr(text.rfind('\n', text.size() - 2) + 1);
  CHECK(text::display_width(line) == 40);
  CHECK(line.starts_with("call1  xxx"));
  CHECK(line.ends_with("x…\n"));
}

TEST_CASE("a grid is CSV and JSON", "[query]") {
  CHECK(grid_csv(sample()) == "name,count,share,note\r\nIlić,12,0.5,\r\n東京,3,1,\"a \"\"b\"\",\nc\"\r\n");
  const auto list = nlohmann::json::parse(grid_json(sample()));
  REQUIRE(list.size() == 2);
  CHECK(list[0]["note"].is_null());
  CHECK(list[1] == nlohmann::json{{"name", "東京"}, {"count", 3}, {"share", 1.0}, {"note", "a \"b\",\nc"}});
  CHECK(nlohmann::json::parse(grid_json({.columns = {"a"}, .rows = {}})).empty());
  CHECK(grid_jsonl({.columns = {"a"}, .rows = {{std::int64_t{1}}, {std::int64_t{2}}}}) == "{\"a\":1}\n{\"a\":2}\n");
}
