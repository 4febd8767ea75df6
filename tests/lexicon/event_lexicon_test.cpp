#include "lexicon/event_lexicon.hpp"

#include "catch.hpp"

using namespace newsbrief;
using lexicon::EventLexicon;

namespace {

EventLexicon builtin() {
  resources::DataFiles files;
  return EventLexicon::load(files).value();
}

}  // namespace

TEST_CASE("the entries of a verb come with those that ask for most first", "[events]") {
  const auto events = builtin();
  const auto* entries = events.find("agree", "agreed");
  REQUIRE(entries);
  REQUIRE(entries->size() > 1);
  for (std::size_t i = 1; i < entries->size(); ++i) CHECK((*entries)[i - 1].weight() >= (*entries)[i].weight());
}

TEST_CASE("a verb that the lemmatizer does not know is found by its regular form", "[events]") {
  const auto events = builtin();
  CHECK(events.find("riote", "rioted"));
  CHECK(events.find("shel", "shelled"));
  CHECK_FALSE(events.find("zzz", "zzzed"));
}

TEST_CASE("entries laid over win where they ask for as much", "[events]") {
  auto events = builtin();
  REQUIRE(events.add("shell\tverb\tobject\tsubject > object\tPROTEST\tdemo\t141\n", "mine.tsv"));
  const auto* entries = events.find("shell", "shelled");
  REQUIRE(entries);
  CHECK(entries->front().type == "PROTEST");
  CHECK(entries->front().where == "mine.tsv:1");
}

TEST_CASE("a faulty file laid over is told with its line", "[events]") {
  auto events = builtin();
  const auto added = events.add("# mine\nshell\tverb\tobject\tsubject > object\tSHELLING\t-\t-\n", "mine.tsv");
  REQUIRE_FALSE(added);
  CHECK(added.error().where == "mine.tsv:2");
  CHECK(added.error().message == "unknown type 'SHELLING'");
}

TEST_CASE("what is only planned is agreed to or threatened", "[events]") {
  const auto events = builtin();
  CHECK(events.planned("CONSULT") == "AGREE");
  CHECK(events.planned("ASSAULT") == "THREATEN");
  CHECK(events.planned("REQUEST").empty());
  CHECK(events.planned("NOTHING").empty());
}

TEST_CASE("every CAMEO code of the table has a meaning, statements no type", "[events]") {
  const auto events = builtin();
  REQUIRE(events.cameo("0841"));
  CHECK(events.cameo("0841")->type == "RETREAT");
  CHECK(events.cameo("0841")->mode == "release");
  REQUIRE(events.cameo("010"));
  CHECK(events.cameo("010")->type.empty());
  CHECK_FALSE(events.cameo("0999"));
}
