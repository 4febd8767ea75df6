#include "lexicon/actor_dictionary.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "catch.hpp"
#include "document_of.hpp"

using namespace newsbrief;
using namespace std::chrono_literals;
using lexicon::ActorDictionary;

namespace {

ActorDictionary dictionary_of(std::string_view bytes) {
  ActorDictionary made;
  made.read(bytes, "a.txt");
  return made;
}

constexpr auto k1995 = 1995y / 6 / 1, k2005 = 2005y / 6 / 1, k2015 = 2015y / 6 / 1;

}  // namespace

TEST_CASE("codes are chosen by the day, the first that holds in file order", "[actors]") {
  const auto d =
      dictionary_of("ANA_ILIC_  # a leader\n\t[SRBELI 570101-960309]\n\t[SRBGOV 19960309-20060309]\n\t[SRBELI]\n");
  CHECK(d.code("ANA_ILIC", k1995) == "SRBELI");
  CHECK(d.code("Ana Ilic", k2005) == "SRBGOV");
  CHECK(d.code("ana ilic", k2015) == "SRBELI");
  CHECK(d.code("ANA ILIC", std::nullopt) == "SRBELI");
  CHECK(d.problems().empty());
}

TEST_CASE("before is strict, after is not, and a range is half open", "[actors]") {
  const auto d = dictionary_of("A [AAA <000101] [BBB 000101 - 20020101]\n\t[CCC > 20020101]\n");
  CHECK(d.code("A", 1999y / 12 / 31) == "AAA");
  CHECK(d.code("A", 2000y / 1 / 1) == "BBB");
  CHECK(d.code("A", 2001y / 12 / 31) == "BBB");
  CHECK(d.code("A", 2002y / 1 / 1) == "CCC");
  CHECK(d.code("A", std::nullopt).empty());
}

TEST_CASE("years of two digits up to 30 are of this century", "[actors]") {
  const auto d = dictionary_of("A [AAA >300101]\nB [BBB >310101]\n");
  CHECK(d.code("A", k2015).empty());
  CHECK(d.code("A", 2030y / 1 / 1) == "AAA");
  CHECK(d.code("B", 1931y / 1 / 1) == "BBB");
}

TEST_CASE("aliases share the codes, several may stand on one line", "[actors]") {
  const auto d = dictionary_of("NORWAY_  [NOR]\n+NORGE_ \n+OSLO_ +BERGEN_\n+B+H_LINES\n");
  for (const auto* phrase : {"Norway", "NORGE", "Oslo", "Bergen", "B+H lines"}) CHECK(d.code(phrase, k2005) == "NOR");
  CHECK(d.counts() == lexicon::DictionaryCounts{1, 0, 4, 1, 0});
}

TEST_CASE("the same phrase again adds what the first left open", "[actors]") {
  const auto d = dictionary_of("A [AAA <000101]\n+B\nA [CCC]\n");
  CHECK(d.code("A", k1995) == "AAA");
  CHECK(d.code("A", k2005) == "CCC");
  CHECK(d.code("B", k2005).empty());
}

TEST_CASE("comments of every kind are passed over, the last actor is not", "[actors]") {
  const auto d =
      dictionary_of("\xEF\xBB\xBF<!-- one\n[XXX]\n--> A [AAA] ; no\n; B [BBB]\n<!-- x -->C <!-- y -->[CCC]\nD [DDD]#");
  CHECK(d.code("A", k2005) == "AAA");
  CHECK(d.code("B", k2005).empty());
  CHECK(d.code("C", k2005) == "CCC");
  CHECK(d.code("D", k2005) == "DDD");
  CHECK(d.problems().empty());
}

TEST_CASE("faulty lines are told with their place, the rest stays", "[actors]") {
  const auto d =
      dictionary_of("[ORPHAN]\nA [AAA 9008223-911221][BBB]\nC_]_ [ccc] [CCC]\nD [DDD\nE\nF [FFF >20150230] [FFF]");
  const auto& p = d.problems();
  REQUIRE(p.size() == 9);
  const std::vector<std::pair<std::size_t, std::string>> want{{1, "a code before any actor: [ORPHAN]"},
                                                              {2, "bad date [AAA 9008223-911221]"},
                                                              {3, "']' without '['"},
                                                              {3, "bad code [ccc]"},
                                                              {4, "'[' without ']'"},
                                                              {4, "an empty code"},
                                                              {4, "'d' has no code"},
                                                              {5, "'e' has no code"},
                                                              {6, "bad date [FFF >20150230]"}};
  for (std::size_t i = 0; i < want.size(); ++i) {
    CHECK(p[i].file == "a.txt");
    CHECK(p[i].line == want[i].first);
    CHECK(p[i].message == want[i].second);
  }
  CHECK(d.code("A", k2005) == "BBB");
  CHECK(d.code("C", k2005) == "CCC");
  CHECK(d.code("F", k2015) == "FFF");
  CHECK(d.counts().codes == 8);
  CHECK(d.counts().dated == 2);
}

TEST_CASE("a phrase of blanks alone is told", "[actors]") {
  const auto d = dictionary_of("_ [AAA]\nB [BBB]\n");
  REQUIRE(d.problems().size() == 1);
  CHECK(d.problems()[0].message == "an empty phrase");
  CHECK(d.code("B", k2005) == "BBB");
}

TEST_CASE("the longest phrase with a code on the day is found in a text", "[actors]") {
  const auto d =
      dictionary_of("UN_ [IGOUNO]\nUN_SECURITY_COUNCIL_ [IGOUNOSEC <000101]\nMAZAR-I-SHARIF_ [AFG]\nU.S._ [USA]\n");
  const auto doc = tests::document_of("The UN Security Council met in Mazar-i-Sharif. He left the U.S. today.");
  const auto size = static_cast<std::uint32_t>(doc->tokens.size());
  const auto early = d.match(*doc, 1, size, k1995), late = d.match(*doc, 1, size, k2005);
  REQUIRE(early);
  CHECK(early->code == "IGOUNOSEC");
  CHECK(early->end == 4);
  REQUIRE(late);
  CHECK(late->code == "IGOUNO");
  CHECK(late->end == 2);
  CHECK_FALSE(d.match(*doc, 0, size, k2005));
  std::vector<std::string_view> found;
  for (std::uint32_t at = 0; at < size; ++at)
    if (const auto match = d.match(*doc, at, size, k2005)) found.push_back(match->code);
  CHECK(found == std::vector<std::string_view>{"IGOUNO", "AFG", "USA"});
}

TEST_CASE("the countries of Phoenix load whole and fast", "[actors]") {
  const auto path =
      std::filesystem::path(NEWSBRIEF_SOURCE_DIR) / ".." / "shared" / "ontology" / "Phoenix.Countries.actors.txt";
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    WARN("skipped: " << path.string() << " is not there");
    return;
  }
  const std::string bytes((std::istreambuf_iterator<char>(in)), {});
  const auto start = std::chrono::steady_clock::now();
  const auto d = dictionary_of(bytes);
  CHECK(std::chrono::steady_clock::now() - start < 600ms);  // 12 ms; sanitizers and busy machines are slower
  CHECK(d.counts().actors == 18'390);
  CHECK(d.counts().aliases == 7'528);
  CHECK(d.counts().dated == 26'110);
  CHECK(d.entries().size() == 18'390 + 7'528);
  CHECK(d.code("Hosni Mubarak", k2005) == "EGYGOV");
  CHECK(d.code("Hosni Mubarak", k2015) == "EGYELI");
  CHECK(std::count_if(d.problems().begin(), d.problems().end(),
                      [](const auto& p) { return p.message.starts_with("bad date"); }) == 7);
}
