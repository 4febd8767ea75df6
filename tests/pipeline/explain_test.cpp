#include <algorithm>

#include "catch.hpp"
#include "newsbrief/analyzer.hpp"

using namespace newsbrief;

TEST_CASE("an explanation names the words, the way through the tree and the entry", "[explain]") {
  const auto analyzer = Analyzer::open();
  REQUIRE(analyzer);
  const auto explained =
      analyzer->explain({.source = "a", .text = "Kenya attacked Uganda on Monday.", .published = "2025-03-20"});
  REQUIRE(explained.model.events.size() == 1);
  const auto e = std::find_if(explained.explanations.begin(), explained.explanations.end(),
                              [](const Explanation& x) { return x.fact == "event1"; });
  REQUIRE(e != explained.explanations.end());
  CHECK(e->trigger.text == "attacked");
  CHECK(e->sentence.text == "Kenya attacked Uganda on Monday.");
  CHECK(e->where.find("event_words.tsv") != std::string::npos);
  REQUIRE(e->arguments.size() == 2);
  CHECK(e->arguments[0].role == "actor subject");
  CHECK(e->arguments[0].path == "attacked → nsubj → Kenya");
}

TEST_CASE("explaining changes nothing, and every event, position and dossier has its reason", "[explain]") {
  const auto analyzer = Analyzer::open();
  REQUIRE(analyzer);
  const RawArticle article{
      .source = "a",
      .text =
          "Kenya and Uganda agreed to a ten-day truce on Monday. Kenya will free 20 prisoners. President Ana Ilic of "
          "Serbia spoke by phone with President Juma Okoth of Kenya. \"We must stop this war,\" Okoth said.",
      .published = "2025-03-20"};
  const auto explained = analyzer->explain(article);
  CHECK(explained.model == analyzer->analyze(article));
  const auto has = [&](const std::string& id) {
    return std::any_of(explained.explanations.begin(), explained.explanations.end(),
                       [&](const Explanation& x) { return x.fact == id && !x.rule.empty(); });
  };
  for (const auto& e : explained.model.events) CHECK(has(e.id));
  for (const auto& p : explained.model.positions) CHECK(has(p.id));
  for (const auto& c : explained.model.calls) CHECK(has(c.id));
  for (const auto& c : explained.model.ceasefires) CHECK(has(c.id));
  for (const auto& s : explained.model.prisoner_swaps) CHECK(has(s.id));
}
