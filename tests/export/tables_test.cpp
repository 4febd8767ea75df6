#include "catch.hpp"
#include "model_of.hpp"
#include "newsbrief/export.hpp"

using namespace newsbrief;

TEST_CASE("cells with commas, quotes and line feeds are quoted", "[export]") {
  CHECK(csv_row({"a", "b,c", "d\"e", "f\ng", ""}) == "a,\"b,c\",\"d\"\"e\",\"f\ng\",\r\n");
}

TEST_CASE("every row of every table has as many cells as the table has columns", "[export]") {
  const auto model = tests::model_of(
      "Kenyan President Daniel Otieno spoke by phone with Ugandan President Grace Akello on Tuesday for two hours. "
      "Kenya and Uganda agreed to a ten-day truce and exchanged 40 "
      "prisoners each. “We welcome the truce,” Otieno said.");
  std::size_t filled = 0;
  for (const auto& table : tables()) {
    const auto all = rows(model, table.name);
    filled += !all.empty();
    for (const auto& row : all) CHECK(row.size() == table.columns.size());
  }
  CHECK(filled >= 7);
  CHECK(rows(model, "none").empty());
}
