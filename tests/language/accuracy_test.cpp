// The model in the repository against the development sets, where they are at hand.
#include <filesystem>

#include "catch.hpp"
#include "train/evaluation.hpp"

using namespace newsbrief;

namespace {

const std::string kTreebanks = NEWSBRIEF_SOURCE_DIR "/../shared/treebanks/";

bool at_hand() {
  const bool there = std::filesystem::exists(kTreebanks + "ewt-dev.conllu.gz");
  if (!there) WARN("skipped: no treebanks in " + kTreebanks);
  return there;
}

const language::Pipeline& pipeline() {
  static resources::DataFiles files;
  static const auto opened = language::Pipeline::open(files).value();
  return opened;
}

}  // namespace

TEST_CASE("the model keeps its accuracy on the treebanks' own words", "[language][accuracy]") {
  if (!at_hand()) return;
  for (const char* name : {"ewt-dev.conllu.gz", "gum-dev.conllu.gz"}) {
    const auto scores = train::score_trees(pipeline(), train::read_conllu(kTreebanks + name).value());
    CAPTURE(name);
    CHECK(scores.upos.percent() > 95.0);
    CHECK(scores.lemmas.percent() > 96.0);
    CHECK(scores.labelled.percent() > 84.0);
  }
}

TEST_CASE("the model keeps its accuracy on raw text", "[language][accuracy]") {
  if (!at_hand()) return;
  const auto scores = train::score_raw(pipeline(), train::read_conllu(kTreebanks + "ewt-dev.conllu.gz").value());
  CHECK(scores.tokens.percent() > 99.0);
  CHECK(scores.sentences.percent() > 86);
}

TEST_CASE("the model keeps its accuracy on names", "[language][accuracy]") {
  if (!at_hand()) return;
  const auto scores = train::score_names(pipeline(), train::read_iob2(kTreebanks + "uner-ewt-dev.iob2.gz").value());
  CHECK(scores.at("all").percent() > 70.5);
}
