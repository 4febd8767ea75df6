#include "language/pipeline.hpp"

#include <chrono>
#include <filesystem>
#include <thread>

#include "catch.hpp"
#include "text/utf8.hpp"

using namespace newsbrief;
using document::Deprel;
using document::NameType;
using document::Upos;
using document::WorkingDocument;

namespace {

const language::Pipeline& pipeline() {
  static resources::DataFiles files;
  static const auto opened = language::Pipeline::open(files).value();
  return opened;
}

void load(WorkingDocument& doc, std::string_view text) {
  doc.clear();
  doc.text = text;
  doc.blocks.push_back({{0, static_cast<std::uint32_t>(text.size())}, document::BlockKind::paragraph});
}

const document::Token& token(const WorkingDocument& doc, std::string_view form) {
  for (const auto& t : doc.tokens)
    if (t.form == form) return t;
  FAIL("no token " << form);
  return doc.tokens.front();
}

std::string_view head_of(const WorkingDocument& doc, std::string_view form) {
  const auto head = token(doc, form).head;
  return head == document::kNoHead ? "" : doc.tokens[head].form;
}

}  // namespace

TEST_CASE("a plain news sentence gets its tags, tree, lemmas and names", "[language]") {
  WorkingDocument doc;
  load(doc, "President Anna Keller told reporters in London that the soldiers had attacked two villages.");
  pipeline().run(doc);
  CHECK(token(doc, "told").upos == Upos::VERB);
  CHECK(token(doc, "told").head == document::kNoHead);
  CHECK(token(doc, "told").lemma == "tell");
  CHECK(token(doc, "soldiers").lemma == "soldier");
  CHECK(head_of(doc, "soldiers") == "attacked");
  CHECK(token(doc, "soldiers").deprel == Deprel::nsubj);
  CHECK(head_of(doc, "attacked") == "told");
  CHECK(token(doc, "attacked").deprel == Deprel::ccomp);
  CHECK(token(doc, "villages").deprel == Deprel::obj);
  CHECK(token(doc, "Keller").name == NameType::person);
  CHECK(token(doc, "London").name == NameType::location);
}

TEST_CASE("every sentence has one root and heads inside itself", "[language]") {
  WorkingDocument doc;
  load(doc, "One. Two words? (Three, words)! 10 20 30 40 .... “ ” ’ — http://x.y/z and And and. Ünïcödé ÅÅÅ 漢字 لغة.");
  pipeline().run(doc);
  for (const auto& s : doc.sentences) {
    std::size_t roots = 0;
    for (auto i = s.tokens.first; i < s.tokens.last; ++i) {
      const auto& t = doc.tokens[i];
      roots += t.head == document::kNoHead;
      CHECK((t.head == document::kNoHead) == (t.deprel == Deprel::root));
      if (t.head != document::kNoHead) CHECK(s.tokens.contains(t.head));
      CHECK_FALSE(t.lemma.empty());
    }
    CHECK(roots == 1);
  }
}

TEST_CASE("an empty document stays empty", "[language]") {
  WorkingDocument doc;
  load(doc, "");
  pipeline().run(doc);
  CHECK(doc.tokens.empty());
}

TEST_CASE("threads that share one pipeline find the same", "[language]") {
  constexpr std::string_view kText =
      "The ministers met on Monday. They signed the treaty that ended the long war between both states.";
  WorkingDocument alone;
  load(alone, kText);
  pipeline().run(alone);
  const auto same = [&](bool& equal) {
    WorkingDocument doc;
    for (int round = 0; round < 20; ++round) {
      load(doc, kText);
      pipeline().run(doc);
      for (std::size_t i = 0; i < alone.tokens.size(); ++i)
        equal = equal && doc.tokens[i].head == alone.tokens[i].head && doc.tokens[i].xpos == alone.tokens[i].xpos;
    }
  };
  bool first = true, second = true;
  {
    std::jthread a([&] { same(first); });
    std::jthread b([&] { same(second); });
  }
  CHECK(first);
  CHECK(second);
}

TEST_CASE("time grows with the length of the text and no faster", "[language]") {
  const auto seconds = [](const std::string& text) {
    WorkingDocument doc;
    load(doc, text);
    const auto start = std::chrono::steady_clock::now();
    pipeline().run(doc);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  const auto repeated = [](std::string_view piece, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += piece;
    return text;
  };
  for (const std::string_view piece :
       {"never ending words and ", "12.5 1,000 ", "((((", "a", "'", "x-y/z.", "www.", ")", "<a", ".b", "\"", "1-"}) {
    const double small = seconds(repeated(piece, 500)), large = seconds(repeated(piece, 8000));
    CAPTURE(piece);
    CHECK(large < 0.05 + small * 16 * 4);
  }
}

TEST_CASE("the verb behind a relative clause is the sentence's own", "[language]") {
  WorkingDocument doc;
  load(doc,
       "President Grace Akello, who was briefed by Daniel Otieno in a separate 20-minute call after midnight, accused "
       "Nairobi of playing for time.");
  pipeline().run(doc);
  CHECK(token(doc, "accused").deprel == Deprel::root);
  CHECK(head_of(doc, "Akello").size() + head_of(doc, "Grace").size() > 0);
  std::size_t roots = 0;
  for (const auto& t : doc.tokens) roots += t.head == document::kNoHead;
  CHECK(roots == doc.sentences.size());
}

TEST_CASE("a hyphen within a given name parts no words", "[language]") {
  WorkingDocument doc;
  load(doc, "President Moon Jae-in spoke by phone with Secretary-General Ban Ki-moon about the Seoul-led talks.");
  pipeline().run(doc);
  CHECK(token(doc, "Jae-in").upos == Upos::PROPN);
  CHECK(token(doc, "Ki-moon").name == NameType::person);
  CHECK(token(doc, "led").form == "led");
  CHECK(token(doc, "spoke").deprel == Deprel::root);
}

TEST_CASE("a repaired clause of time leaves a tree", "[language]") {
  WorkingDocument doc;
  load(doc,
       "Kenya freed eight civilians on Wednesday, a day before Kampala said it would hand over the bodies of 1,000 "
       "soldiers. Officials spoke hours after Kenya and Uganda handed over 146 prisoners of war each in an exchange.");
  pipeline().run(doc);
  std::size_t roots = 0;
  for (std::uint32_t i = 0; i < doc.tokens.size(); ++i) {
    roots += doc.tokens[i].head == document::kNoHead;
    auto up = i;
    std::size_t steps = 0;
    while (up != document::kNoHead && steps <= doc.tokens.size()) up = doc.tokens[up].head, ++steps;
    CHECK(up == document::kNoHead);
  }
  CHECK(roots == doc.sentences.size());
}

TEST_CASE("lemmas of other scripts are whole letters", "[language]") {
  WorkingDocument doc;
  load(doc, "The song हू से हूँ was played. Он сказал им: «Свободу пленным».");
  pipeline().run(doc);
  for (const auto& t : doc.tokens) {
    CAPTURE(t.form);
    for (std::size_t at = 0; at < t.lemma.size();) {
      const auto letter = text::decode(t.lemma, at);
      CHECK(letter.valid);
      at += letter.bytes;
    }
  }
}
