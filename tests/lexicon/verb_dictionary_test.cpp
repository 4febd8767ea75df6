#include "lexicon/verb_dictionary.hpp"

#include <algorithm>

#include "catch.hpp"

using namespace newsbrief;
using lexicon::EventEntry;
using lexicon::EventLexicon;
using lexicon::EventRole;

namespace {

lexicon::VerbDictionary read(std::string_view bytes) {
  resources::DataFiles files;
  const auto events = EventLexicon::load(files).value();
  return lexicon::read_verb_dictionary(bytes, "verbs.txt", events);
}

}  // namespace

TEST_CASE("a verb has its block's code or its own, and its forms", "[verbs]") {
  const auto d = read("--- SEND [070] ---\nSEND {SENT SENDING}\nSHIP [072]\nTHROW [---]\n");
  CHECK(d.problems.empty());
  CHECK(d.counts.verbs == 3);
  REQUIRE(d.entries.size() == 3);
  CHECK(d.entries[0].word == "send");
  CHECK(d.entries[0].type == "AID");
  CHECK(d.entries[0].forms == std::vector<std::string>{"sent", "sending"});
  CHECK(d.entries[0].where == "verbs.txt:2");
  CHECK(d.entries[1].cameo == "072");
  CHECK(d.entries[2].type.empty());
}

TEST_CASE("patterns ask for what stands around each verb of the block", "[verbs]") {
  const auto d = read(
      "&FOOD\n+RICE\n+&BREADS\n\n&BREADS\n+LOAF\n\n--- SEND [070] ---\nSEND\nSHIP\n- ARMY * &FOOD (TO {BIG CITY}) "
      "[073] # x\n");
  CHECK(d.problems.empty());
  CHECK(d.counts.patterns == 1);
  REQUIRE(d.entries.size() == 4);
  const auto& e = d.entries[2];
  CHECK(e.word == "send");
  CHECK(e.cameo == "073");
  REQUIRE(e.slots.size() == 3);
  CHECK(e.slots[0].where.role == EventRole::subject);
  CHECK(e.slots[1].where.role == EventRole::object);
  CHECK(e.slots[2].where.preposition == "to");
  CHECK(e.weight() == 6);
  CHECK(d.entries[3].word == "ship");
}

TEST_CASE("compounds, particles and codes of the passive are read", "[verbs]") {
  const auto d = read("--- CALL [020] ---\n+CALL_OFF [120]\nPUT\n- * OFF TALKS [164]\nWIRE_+TAP\nHOLD [:040]\n");
  REQUIRE(d.problems.size() == 1);
  CHECK(d.problems[0].message == "words in front of a verb are not read: 'WIRE_+TAP'");
  const auto off =
      std::find_if(d.entries.begin(), d.entries.end(), [](const EventEntry& e) { return e.word == "call"; });
  REQUIRE(off != d.entries.end());
  CHECK(off->particle == "off");
  const auto put = std::find_if(d.entries.begin(), d.entries.end(),
                                [](const EventEntry& e) { return e.word == "put" && e.cameo == "164"; });
  REQUIRE(put != d.entries.end());
  CHECK(put->particle == "off");
  const auto hold = std::find_if(d.entries.begin(), d.entries.end(),
                                 [](const EventEntry& e) { return e.word == "hold" && e.cameo == "040"; });
  REQUIRE(hold != d.entries.end());
  CHECK(hold->actors[0].role == EventRole::object);
}

TEST_CASE("lines that are no dictionary are told, and nothing is lost behind them", "[verbs]") {
  const auto d = read("hello\n--- SEND ---\nSEND [070]\nSHIP [0\nGIVE [070]\n- HOUSE [070]\n");
  REQUIRE(d.problems.size() == 4);
  CHECK(d.problems[0].line == 1);
  CHECK(d.problems[1].message == "a block needs a code: --- NAME [code] ---");
  CHECK(d.problems[2].line == 4);
  CHECK(d.problems[3].message == "a pattern needs '*' where the verb stands");
  CHECK(d.entries.size() == 2);
}

TEST_CASE("an empty dictionary is one without entries", "[verbs]") {
  CHECK(read("").entries.empty());
  CHECK(read("# only a comment\n").problems.empty());
}
