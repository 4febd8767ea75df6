#include "catch.hpp"
#include "model_of.hpp"

using namespace newsbrief;
using tests::model_of;
using tests::names_of;

TEST_CASE("irregular forms have their lemmas, whatever the model learnt", "[lexicon]") {
  const auto call = model_of("President William Ruto of Kenya rang President Yoweri Museveni of Uganda on Monday.");
  REQUIRE(call.calls.size() == 1);
  CHECK(names_of(call.calls[0].participants) == "William Ruto, Yoweri Museveni");
  const auto freed = model_of("Kenyan soldiers were freed by Uganda on Monday.");
  REQUIRE(freed.events.size() == 1);
  CHECK(freed.events[0].type == "RETREAT");
}
