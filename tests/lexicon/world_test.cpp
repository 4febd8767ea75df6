#include "lexicon/world.hpp"

#include <filesystem>
#include <fstream>

#include <unistd.h>

#include "catch.hpp"

using namespace newsbrief;

TEST_CASE("the data that the program carries loads", "[lexicon]") {
  resources::DataFiles files;
  const auto world = lexicon::World::load(files);
  REQUIRE(world);
  CHECK(world->countries().size() > 195);
  CHECK(world->country_of_code("NOR"));
  CHECK_FALSE(world->country_of_code("ZZZ"));
  CHECK(world->nominal("forces", lexicon::NominalClass::body));
  CHECK(world->nominal("servicemen", lexicon::NominalClass::body));
  CHECK_FALSE(world->nominal("forces", lexicon::NominalClass::set));
}

TEST_CASE("a fault in a data file is told with its line", "[lexicon]") {
  const auto folder = std::filesystem::temp_directory_path() / ("newsbrief-world-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder / "lexicon");
  std::ofstream(folder / "lexicon/places.tsv") << "# places\nAtlantis\tATL\n";
  resources::DataFiles files(folder.string());
  const auto world = lexicon::World::load(files);
  std::filesystem::remove_all(folder);
  REQUIRE_FALSE(world);
  CHECK(world.error().code == "bad_data");
  CHECK(world.error().where.ends_with("lexicon/places.tsv:2"));
}
