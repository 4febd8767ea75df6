#include "language/segmenter.hpp"

#include "catch.hpp"
#include "document_of.hpp"

using newsbrief::tests::document_of;

namespace {

std::vector<std::string> words(std::string_view text) {
  const auto doc = document_of(text);
  std::vector<std::string> out;
  for (const auto& t : doc->tokens) out.emplace_back(t.form);
  return out;
}

std::vector<std::string> sentences(std::string_view text) {
  const auto doc = document_of(text);
  std::vector<std::string> out;
  for (const auto& s : doc->sentences) out.emplace_back(doc->slice(doc->bytes(s.tokens)));
  return out;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("words, possessives and contractions are tokens", "[language]") {
  CHECK(words("Kyiv’s envoy didn't say 1,000.") == Words{"Kyiv", "'s", "envoy", "did", "n't", "say", "1,000", "."});
  CHECK(words("They cannot; we’ll, I'd, O'Brien won’t.") ==
        Words{"They", "can", "not", ";", "we", "'ll", ",", "I", "'d", ",", "O'Brien", "wo", "n't", "."});
}

TEST_CASE("hyphens part words, but not prefixes and telephone numbers", "[language]") {
  CHECK(words("a 30-day, non-binding, post-war e-mail truce-deal") ==
        Words{"a", "30", "-", "day", ",", "non-binding", ",", "post-war", "e-mail", "truce", "-", "deal"});
  CHECK(words("713-654-0365 or 1969-1970") == Words{"713-654-0365", "or", "1969", "-", "1970"});
}

TEST_CASE("numbers keep their separators and lose their units", "[language]") {
  CHECK(words("$4.5bn, 50%, 10:30am, 20th, 1980s, 03/15/2001") ==
        Words{"$", "4.5", "bn", ",", "50", "%", ",", "10:30", "am", ",", "20th", ",", "1980s", ",", "03/15/2001"});
}

TEST_CASE("addresses stay whole and give their punctuation away", "[language]") {
  CHECK(words("See https://example.org/a?b=c. Write to a.b@example.com, or (www.example.org).") ==
        Words{"See", "https://example.org/a?b=c", ".", "Write", "to", "a.b@example.com", ",", "or", "(",
              "www.example.org", ")", "."});
}

TEST_CASE("forms have straight quotes and no soft hyphens, offsets are those of the text", "[language]") {
  const auto doc = document_of("“Cease\u00ADfire”");
  REQUIRE(doc->tokens.size() == 3);
  CHECK(doc->tokens[0].form == "\"");
  CHECK(doc->tokens[1].form == "Ceasefire");
  CHECK(doc->tokens[1].lower == "ceasefire");
  CHECK(doc->slice(doc->tokens[1].bytes) == "Cease\u00ADfire");
}

TEST_CASE("abbreviations do not end a sentence", "[language]") {
  const auto doc =
      document_of("The U.S. envoy met Gen. Haddad at 10 a.m. on Monday. They talked. “It went well,” he said.");
  CHECK(doc->sentences.size() == 3);
  CHECK(sentences("Dr. J. R. Smith Jr. left St. Mary. No. 5 stayed.").size() == 2);
  CHECK(sentences("It was the capital of the U.S. The envoy left.").size() == 2);
}

TEST_CASE("a closing quote belongs to the sentence before it", "[language]") {
  CHECK(sentences("“We agreed.” The talks ended. “Why?” he asked.") ==
        Words{"“We agreed.”", "The talks ended.", "“Why?” he asked."});
}

TEST_CASE("an ellipsis ends a sentence only before a capital", "[language]") {
  CHECK(sentences("Well... maybe. And then... Nothing.").size() == 3);
}

TEST_CASE("blocks are never joined into one sentence", "[language]") {
  CHECK(sentences("A heading\nFirst item\nA sentence.") == Words{"A heading", "First item", "A sentence."});
}

TEST_CASE("a sentence without end is cut", "[language]") {
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += "word ";
  const auto doc = document_of(text);
  CHECK(doc->tokens.size() == 10'000);
  for (const auto& s : doc->sentences) CHECK(s.tokens.size() <= newsbrief::language::kLongestSentence);
}

TEST_CASE("malformed text still becomes tokens that cover it in order", "[language]") {
  const auto doc = document_of("a\xFF\xFE b\xC3 ' '' n't - -- . .. ... '90s @ a@ @b http:// www. \xE2\x80");
  std::uint32_t at = 0;
  for (const auto& t : doc->tokens) {
    CHECK(t.bytes.start >= at);
    CHECK(t.bytes.end > t.bytes.start);
    at = t.bytes.end;
  }
}
