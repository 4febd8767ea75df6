#include <algorithm>

#include "catch.hpp"
#include "export/brat.hpp"
#include "export/conllu.hpp"
#include "export/dyads.hpp"
#include "export/event_scales.hpp"
#include "export/network.hpp"
#include "export/phoenix.hpp"
#include "model_of.hpp"
#include "newsbrief/export.hpp"
#include "text/utf8.hpp"

using namespace newsbrief;

namespace {

const exports::EventScales& scales() {
  static const auto loaded = [] {
    resources::DataFiles files;
    return *exports::EventScales::load(files);
  }();
  return loaded;
}

Entity entity(const std::string& id, const std::string& name, const std::string& code, std::uint32_t start) {
  Entity out;
  out.id = id;
  out.name = name;
  out.type = "country";
  out.country = code.substr(0, 3);
  out.code = code;
  out.mentions = {{"name", {start, start + static_cast<std::uint32_t>(name.size()), name}}};
  return out;
}

/// "Kenya\nmet Uganda." with one event, which both did.
Model met() {
  Model m;
  m.article.id = "0123456789abcdef";
  m.article.source = "https://example.org/a?b";
  m.article.published = "2025-03-20";
  m.article.text = "Kenya\nmet Uganda.";
  m.entities = {entity("e1", "Kenya", "KENGOV", 0), entity("e2", "Uganda", "UGAMILXYZ", 10)};
  Event e;
  e.id = "event1";
  e.type = "CONSULT";
  e.cameo = "0999";
  e.polarity = "positive";
  e.modality = "actual";
  e.confidence = 0.5;
  e.actors = {{"e1", "Kenya", "KEN"}, {"e2", "Uganda", "UGA"}};
  e.recipients = e.actors;
  e.trigger = {0, 9, "Kenya\nmet"};
  m.events = {e};
  return m;
}

}  // namespace

TEST_CASE("TSV has no tabs or line ends in its cells", "[export]") {
  CHECK(tsv_row({"a\tb", "", "c\r\nd"}) == "a b\t\tc  d\n");
}

TEST_CASE("codes have their value and class, kinds of a code those of the code", "[export]") {
  CHECK(scales().goldstein("042") == 1.9);
  CHECK(scales().goldstein("0429") == 1.9);
  CHECK_FALSE(scales().goldstein("99"));
  CHECK(scales().phoenix_class("0871") == "2");
  CHECK(scales().polecat_class("ACCUSE") == "VERBAL CONFLICT");
  for (const auto& type : scales().types()) CHECK_FALSE(scales().polecat_class(type).empty());
}

TEST_CASE("an event is a row for each pair, and nobody's deed to himself", "[export]") {
  auto model = met();
  CHECK(exports::dyads(model).size() == 2);
  model.events[0].recipients.clear();
  CHECK(exports::dyads(model).size() == 2);
  CHECK(exports::dyads(model)[0].recipient == nullptr);
  model.events[0].modality = "planned";
  CHECK(exports::dyads(model).empty());
}

TEST_CASE("Phoenix' columns hold the parts of a code", "[export]") {
  ParsedModel parsed;
  parsed.model = met();
  SyntaxSentence sentence;
  sentence.words = {{.span = {0, 5, "Kenya"}}, {.span = {16, 17, "."}}};
  parsed.sentences = {sentence};
  const auto lines = exports::to_phoenix(parsed, scales());
  CHECK(exports::phoenix_columns().size() == 26);
  CHECK(lines.substr(0, lines.find('\n')) ==
        "20250320\t2025\t03\t20\tKENGOV\tKEN\tGOV\t\tUGAMILXYZ\tUGA\tMIL\tXYZ\t0999\t09\t3\t-2."
        "0\t\t\t\t\t\t\t0123456789ab_1\t"
        "https://example.org/a?b\texample.org");
}

TEST_CASE("brat's spans are parted at line feeds and count code points of its text", "[export]") {
  auto model = met();
  model.article.title = "Talks — held";
  const auto document = exports::to_brat(model);
  CHECK(document.text == "Talks — held\nKenya\nmet Uganda.");
  CHECK(document.annotations.find("CONSULT 13 18;19 22\tKenya met\n") != std::string::npos);
  CHECK(document.annotations.find("Country 23 29\tUganda\n") != std::string::npos);
  CHECK(exports::brat_name("a/b c.txt") == "a_b_c");
  CHECK(exports::brat_name("../..") == "article");
}

TEST_CASE("ties are counted over articles, and a mutual one has no double", "[export]") {
  exports::Network network;
  network.add(met());
  network.add(met());
  CHECK(network.actors().size() == 2);
  CHECK(network.actors()[0].articles == 2);
  REQUIRE(network.ties().size() == 2);
  CHECK(network.ties()[0].count == 2);
  CHECK(network.ties()[0].weight == Approx(1.0));
  Model call = met();
  call.events.clear();
  Contact contact;
  contact.status = "held";
  contact.participants = {{"e2", "Uganda", "UGA"}, {"e1", "Kenya", "KEN"}};
  call.calls = {contact};
  network.add(call);
  std::reverse(call.calls[0].participants.begin(), call.calls[0].participants.end());
  network.add(call);
  REQUIRE(network.ties().size() == 3);
  CHECK(network.ties()[2].mutual);
  CHECK(network.ties()[2].count == 2);
}

TEST_CASE("names are escaped in GraphML and DOT", "[export]") {
  auto model = met();
  model.entities[0].name = "A \"<&\\\x01\n";
  exports::Network network;
  network.add(model);
  CHECK(exports::to_graphml(network).find("A &quot;&lt;&amp;\\ <") != std::string::npos);
  CHECK(exports::to_dot(network).find("label=\"A \\\"<&\\\\\"") != std::string::npos);
}

TEST_CASE("every sentence of an article is a tree with one root", "[export]") {
  const auto parsed =
      tests::analyzer().parse({.source = "test",
                               .text = "Kenya and Uganda met.\n\nThey didn't agree; \"no,\" said Kenya’s envoy.",
                               .title = "Talks fail",
                               .byline = {},
                               .published = "2025-03-20"});
  REQUIRE(parsed.sentences.size() >= 3);
  CHECK(parsed.model == tests::analyzer().analyze({.source = "test",
                                                   .text = *parsed.model.article.text,
                                                   .title = "Talks fail",
                                                   .byline = {},
                                                   .published = "2025-03-20"}));
  for (const auto& sentence : parsed.sentences) {
    int roots = 0;
    for (const auto& word : sentence.words) {
      roots += word.head == 0;
      CHECK((word.head == 0) == (word.deprel == "root"));
      CHECK(word.head <= sentence.words.size());
      if (!word.span.in_title)
        CHECK(text::slice_code_points(*parsed.model.article.text, word.span.start, word.span.end) == word.span.text);
    }
    CHECK(roots == 1);
  }
  CHECK(exports::to_conllu(parsed).starts_with("# newdoc id = test\n# newpar\n# sent_id = "));
}
