#include "lexicon/word_classes.hpp"

#include "catch.hpp"

using namespace newsbrief;
using lexicon::WordClass;

TEST_CASE("a word is of its own classes alone, however many classes there are", "[lexicon]") {
  resources::DataFiles files;
  const auto words = lexicon::WordClasses::load(files);
  REQUIRE(words);
  for (const auto& [word, own] :
       {std::pair{"cell", WordClass::prison_noun}, {"obtain", WordClass::fetch_verb}, {"bail", WordClass::bail_noun}})
    for (std::size_t i = 0; i < lexicon::kWordClassNames.size(); ++i) {
      INFO(word << " " << lexicon::kWordClassNames[i]);
      CHECK(words->is(word, static_cast<WordClass>(i)) == (static_cast<WordClass>(i) == own));
    }
}
