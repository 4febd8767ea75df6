#include "language/segmenter.hpp"

#include "catch.hpp"
#include "document_of.hpp"

using newsbrief::tests::document_of;

namespace {
std::vector<std::string> forms(const newsbrief::document::WorkingDocument& doc) {
  std::vector<std::string> out;
  for (const auto& t : doc.tokens) out.emplace_back(t.form);
  return out;
}
}  // namespace

TEST_CASE("words, possessives and contractions are tokens", "[language]") {
  CHECK(forms(*document_of("Kyiv’s envoy didn't say 1,000.")) ==
        std::vector<std::string>{"Kyiv", "'s", "envoy", "did", "n't", "say", "1,000", "."});
}

TEST_CASE("abbreviations do not end a sentence", "[language]") {
  const auto doc = document_of("The U.S. envoy met Gen. Haddad at 10 a.m. on Monday. They talked. “It went well,” he said.");
  CHECK(doc->sentences.size() == 3);
}
