#include "catch.hpp"
#include "model_of.hpp"

using namespace newsbrief;
using tests::model_of;

namespace {

const Entity* entity(const Model& model, const std::string& name) {
  for (const auto& e : model.entities)
    if (e.name == name) return &e;
  return nullptr;
}

bool has_mention(const Entity& e, const std::string& words) {
  for (const auto& m : e.mentions)
    if (m.span.text == words) return true;
  return false;
}

}  // namespace

TEST_CASE("offices and countries are learnt from the words around a name", "[annotation]") {
  const auto model =
      model_of("Norwegian Prime Minister Jonas Berg met Clara Weiss, the German foreign minister, in Oslo on Monday.");
  const auto* berg = entity(model, "Jonas Berg");
  REQUIRE(berg);
  CHECK(berg->role == "Prime Minister");
  CHECK(berg->country == "NOR");
  const auto* weiss = entity(model, "Clara Weiss");
  REQUIRE(weiss);
  CHECK(weiss->role == "Foreign Minister");
  CHECK(weiss->country == "DEU");
}

TEST_CASE("former holders say so", "[annotation]") {
  const auto model = model_of("Former Peruvian President Carlos Rivas criticized the plan on Monday.");
  REQUIRE(entity(model, "Carlos Rivas"));
  CHECK(entity(model, "Carlos Rivas")->role == "Former President");
}

TEST_CASE("short names, titles and pronouns are the person named before", "[annotation]") {
  const auto model = model_of(
      "French President Louis Moreau spoke on Monday. Moreau said that he would go to Berlin. The French president "
      "left on Tuesday.");
  const auto* moreau = entity(model, "Louis Moreau");
  REQUIRE(moreau);
  CHECK(has_mention(*moreau, "Moreau"));
  CHECK(has_mention(*moreau, "he"));
  CHECK(has_mention(*moreau, "French president"));
}

TEST_CASE("two people of one surname stay two", "[annotation]") {
  const auto model =
      model_of("Anna Keller met her brother Paul Keller in Vienna. Anna Keller then spoke to reporters.");
  CHECK(entity(model, "Anna Keller"));
  CHECK(entity(model, "Paul Keller"));
}

TEST_CASE("a capital speaks for its government, or is a place", "[annotation]") {
  const auto model = model_of("Cairo rejected the plan. The envoys met in Cairo.");
  const auto* cairo = entity(model, "Cairo");
  REQUIRE(cairo);
  REQUIRE(cairo->stands_for);
  CHECK(cairo->stands_for->name == "Egypt");
  REQUIRE(model.positions.size() == 1);
  CHECK(model.positions[0].holder.name == "Egypt");
}

TEST_CASE("forces and officials act for their country", "[annotation]") {
  const auto model = model_of("Ethiopian forces agreed to halt attacks on the town for ten days, officials said.");
  REQUIRE(entity(model, "Ethiopia"));
  CHECK(has_mention(*entity(model, "Ethiopia"), "Ethiopian forces"));
}

TEST_CASE("what a state backs is not that state", "[annotation]") {
  const auto model = model_of("Iranian-backed fighters rejected the truce.");
  for (const auto& p : model.positions) CHECK(p.holder.name != "Iran");
}

TEST_CASE("a suffix behind a comma makes no second person", "[annotation]") {
  const auto model =
      model_of("President Otto Brandt of Austria spoke on Monday. President Otto M. Brandt, Jr. then left.");
  std::size_t people = 0;
  for (const auto& e : model.entities) people += e.type == "person";
  CHECK(people == 1);
}

TEST_CASE("a country goes by its long name", "[entities]") {
  const auto model = tests::model_of("The Republic of Kenya and the Kingdom of Norway signed a treaty.");
  REQUIRE(model.entities.size() == 2);
  CHECK(model.entities[0].name == "Kenya");
  CHECK(model.entities[1].country == "NOR");
}

TEST_CASE("the name beside an office is a person's", "[entities]") {
  const auto model =
      tests::model_of("She met the Kenyan Prime Minister, Mr Otieno, and her counterpart in Oslo, Ada Lindqvist.");
  const auto is = [&](const char* name, const char* role) {
    for (const auto& e : model.entities)
      if (e.name == name) return e.type == "person" && e.role.value_or("") == role;
    return false;
  };
  CHECK(is("Otieno", "Prime Minister"));
  CHECK(is("Ada Lindqvist", ""));
}

TEST_CASE("an envoy is not of the country that he is sent to", "[entities]") {
  const auto model = tests::model_of("The UN envoy for Kenya, Paul Habimana, left.");
  for (const auto& e : model.entities)
    if (e.name == "Paul Habimana") CHECK(e.country.value_or("") == "");
}
