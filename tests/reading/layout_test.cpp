#include "reading/layout.hpp"

#include "catch.hpp"
#include "reading/dateline.hpp"

using namespace newsbrief;
using document::BlockKind;

namespace {

struct Laid {
  document::WorkingDocument doc;
  reading::Layout layout;
  explicit Laid(RawArticle article) : layout(reading::lay_out(article, doc)) {}

  std::vector<std::pair<BlockKind, std::string>> blocks() const {
    std::vector<std::pair<BlockKind, std::string>> out;
    for (const auto& b : doc.blocks) out.emplace_back(b.kind, std::string(doc.slice(b.bytes)));
    return out;
  }
};

RawArticle plain(std::string text) {
  return {.source = "t", .text = std::move(text), .title = {}, .byline = {}, .published = {}};
}

}  // namespace

TEST_CASE("datelines give place, date and nothing of the sentence", "[reading]") {
  const auto full = reading::read_dateline("PORT SUDAN, May 4, 2023 (Agency) — The army said");
  REQUIRE(full);
  CHECK(full->place == std::string("PORT SUDAN").size());
  REQUIRE(full->date);
  CHECK(static_cast<unsigned>(full->date->day()) == 4);
  const auto agency = reading::read_dateline("Geneva (AP) - Talks resumed");
  REQUIRE(agency);
  CHECK(agency->place == 6);
  const auto month = reading::read_dateline("DOHA, Nov. 23 -- The truce");
  REQUIRE(month);
  CHECK(month->month == 11U);
  CHECK(month->day == 23U);
  CHECK_FALSE(month->date);
}

TEST_CASE("a dash in a sentence makes no dateline", "[reading]") {
  CHECK_FALSE(reading::read_dateline("Geneva – a city of talks – waited."));
  CHECK_FALSE(reading::read_dateline("The president — who had left — returned."));
  CHECK_FALSE(reading::read_dateline("Talks ended on Monday. KYIV — said nothing"));
}

TEST_CASE("title, byline, headings and paragraphs are told apart", "[reading]") {
  const Laid laid(
      plain("Truce holds for a second day\n\nBy Ada Example\n\nThe truce between the two armies held on "
            "Monday.\n\nWhat comes next\nBoth sides said that "
            "they would talk again next week in a neutral place.\n"));
  CHECK(laid.blocks() ==
        std::vector<std::pair<BlockKind, std::string>>{
            {BlockKind::title, "Truce holds for a second day"},
            {BlockKind::byline, "By Ada Example"},
            {BlockKind::paragraph, "The truce between the two armies held on Monday."},
            {BlockKind::heading, "What comes next"},
            {BlockKind::paragraph, "Both sides said that they would talk again next week in a neutral place."}});
}

TEST_CASE("hard-wrapped lines are one paragraph up to a blank line", "[reading]") {
  const Laid laid(
      plain("The two armies agreed on Monday to a pause\nin the fighting along the river, which\nhas lasted for "
            "months.\n\nThe talks go on in the\ncapital next week."));
  CHECK(laid.doc.blocks.size() == 2);
}

TEST_CASE("a record's title stands before the text and never shifts its offsets", "[reading]") {
  auto article = plain(
      "\xEF\xBB\xBF"
      "Text with a mark.\r\nSecond line.");
  article.title = "A title";
  const Laid laid(article);
  CHECK(laid.doc.text.substr(laid.doc.body) == article.text);
  CHECK(laid.doc.blocks.front().kind == BlockKind::title);
  CHECK(laid.doc.slice(laid.doc.blocks.back().bytes) == "Second line.");
}

TEST_CASE("a title that the text repeats is not read twice", "[reading]") {
  auto article = plain("A title\n\nThe text of it goes on here.");
  article.title = "A title";
  const Laid laid(article);
  CHECK(laid.doc.body == 0);
  CHECK(laid.doc.blocks.size() == 2);
}
