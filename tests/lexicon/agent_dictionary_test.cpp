#include "lexicon/agent_dictionary.hpp"

#include "catch.hpp"
#include "document_of.hpp"

using namespace newsbrief;
using lexicon::AgentDictionary;

namespace {

AgentDictionary dictionary_of(std::string_view bytes) {
  AgentDictionary made;
  made.read(bytes, "g.txt");
  return made;
}

std::string code_of(const AgentDictionary& d, std::string_view phrase) {
  const auto* agent = d.find(phrase);
  return agent ? agent->with("EGY") : "";
}

}  // namespace

TEST_CASE("an agent's code stands behind or before the country's", "[agents]") {
  const auto d = dictionary_of("SOLDIER [~MIL]\nTRUCE_MONITOR [IGO~]\n");
  CHECK(code_of(d, "soldier") == "EGYMIL");
  CHECK(code_of(d, "truce monitors") == "IGOEGY");
}

TEST_CASE("plurals are regular, given in braces, or there is none", "[agents]") {
  const auto d = dictionary_of(
      "DEPUTY [~LEG]\nBOSS[~BUS]\nTHIEF {THIEVES}[~CRM]\nPOLICE {} [~COP]\nCOURT_OF_LAW {COURTS_OF_LAW } [~JUD]\n");
  for (const auto* phrase : {"deputy", "deputies", "bosses", "thief", "thieves", "police", "courts of law"})
    CHECK_FALSE(code_of(d, phrase).empty());
  for (const auto* phrase : {"thiefs", "polices", "deputys", "court of laws"}) CHECK(code_of(d, phrase).empty());
}

TEST_CASE("a set stands for each of its forms", "[agents]") {
  const auto d = dictionary_of("!PERSON! = MAN, MEN, WOMAN, WOMEN\nFISHER!PERSON! [~AGR]\nX!NONE!Y [~AGR]\n");
  for (const auto* phrase : {"fisherman", "fishermen", "fisherwomen"}) CHECK(code_of(d, phrase) == "EGYAGR");
  CHECK(code_of(d, "fisher").empty());
  REQUIRE(d.problems().size() == 1);
  CHECK(d.problems()[0].line == 3);
  CHECK(d.problems()[0].message == "unknown substitution set !NONE!");
}

TEST_CASE("sets that would never end are refused", "[agents]") {
  const auto d =
      dictionary_of("!A! = X!A!, Y\n!B! = A, B, C, D, E, F, G, H, I, J\nX!B!!B!!B!!B!!B!!B! [~MIL]\n_ [~MIL]\n");
  REQUIRE(d.problems().size() == 3);
  CHECK(d.problems()[0].message == "the substitution set !A! names another one");
  CHECK(d.problems()[1].message == "more than 10000 forms");
  CHECK(d.problems()[2].message == "an empty phrase");
  CHECK(d.find("") == nullptr);
}

TEST_CASE("the first of a phrase wins and the second is known as such", "[agents]") {
  const auto d = dictionary_of("GUARD [~MIL]\nGUARD [~COP]\nGUARDS [~GOV]\n");
  CHECK(code_of(d, "guard") == "EGYMIL");
  CHECK(code_of(d, "guards") == "EGYMIL");
  const auto entries = d.entries();
  REQUIRE(entries.size() == 3);
  CHECK(entries[1].earlier == 0U);
}

TEST_CASE("faulty agents are told and passed over", "[agents]") {
  const auto d = dictionary_of("A [~ENV}\nB\nC [MIL]\n[~MIL]\nD {DD [~MIL]\nE [~MIL]");
  CHECK(d.problems().size() == 5);
  CHECK(d.counts().actors == 1);
  CHECK(code_of(d, "e") == "EGYMIL");
}

TEST_CASE("an agent is found in a text by its longest phrase", "[agents]") {
  const auto d = dictionary_of("POLICE {} [~COP]\nRIOT_POLICE {} [~COPRIO]\n");
  const auto doc = tests::document_of("Egyptian riot police arrived.");
  const auto match = d.match(*doc, 1, 4);
  REQUIRE(match);
  CHECK(match->agent->code == "COPRIO");
  CHECK(match->end == 3);
}
