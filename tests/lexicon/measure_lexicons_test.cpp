#include <filesystem>
#include <fstream>

#include "catch.hpp"
#include "lexicon/number_lexicon.hpp"
#include "lexicon/time_lexicon.hpp"
#include "lexicon/unit_lexicon.hpp"

using namespace newsbrief;

namespace {

/// A data folder that holds one file.
struct Folder {
  std::filesystem::path path;

  Folder(const std::string& name, const std::string& bytes)
      : path(std::filesystem::temp_directory_path() / ("newsbrief-" + name)) {
    std::filesystem::create_directories(path / "lexicon");
    std::ofstream(path / "lexicon" / name) << bytes;
  }
  ~Folder() { std::filesystem::remove_all(path); }
};

}  // namespace

TEST_CASE("the time, number and unit words that come with the program load", "[lexicon]") {
  resources::DataFiles files;
  CHECK(lexicon::TimeLexicon::load(files).has_value());
  CHECK(lexicon::NumberLexicon::load(files).has_value());
  CHECK(lexicon::UnitLexicon::load(files).has_value());
}

TEST_CASE("a malformed row is reported with its line", "[lexicon]") {
  const Folder folder("times.tsv", "# comment\nmonday\tweekday\t1\nbluesday\tweekday\tmany\n");
  resources::DataFiles files(folder.path.string());
  const auto loaded = lexicon::TimeLexicon::load(files);
  REQUIRE_FALSE(loaded.has_value());
  CHECK(loaded.error().code == "bad_data");
  CHECK(loaded.error().where.ends_with("times.tsv:3"));
}

TEST_CASE("a user's unit is a line in a file", "[lexicon]") {
  const Folder folder("units.tsv", "smoots\tunit\tsmoot\n");
  resources::DataFiles files(folder.path.string());
  const auto loaded = lexicon::UnitLexicon::load(files);
  REQUIRE(loaded.has_value());
  REQUIRE(loaded->find("smoots") != nullptr);
  CHECK(loaded->find("smoots")->word.unit == "smoot");
}

TEST_CASE("plurals have their singular", "[lexicon]") {
  resources::DataFiles files;
  const auto units = lexicon::UnitLexicon::load(files);
  REQUIRE(units.has_value());
  for (const auto& [plural, one] : {std::pair{"servicemen", "serviceman"},
                                    {"countries", "country"},
                                    {"viruses", "virus"},
                                    {"losses", "loss"},
                                    {"aircraft", "aircraft"},
                                    {"troops", "troop"},
                                    {"bus", "bus"}})
    CHECK(lexicon::singular(*units, plural) == one);
}
