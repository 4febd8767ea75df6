#include "newsbrief/brief.hpp"

#include <algorithm>

#include "catch.hpp"
#include "model_of.hpp"

using namespace newsbrief;

namespace {

const char* kText =
    "Kenyan President Daniel Otieno spoke by phone with Ugandan President Grace Akello on Tuesday for 40 minutes. "
    "Kenya "
    "and Uganda agreed to a ten-day truce. Egypt welcomed the truce.";

std::string lead_of(const Brief& brief) {
  std::string out;
  for (const auto& s : brief.lead) out += (out.empty() ? "" : " ") + s.text;
  return out;
}

const BriefSection* section(const Brief& brief, const std::string& heading) {
  for (const auto& s : brief.sections)
    if (s.heading == heading) return &s;
  return nullptr;
}

bool holds(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

std::size_t words_in(const Brief& brief) {
  const auto text = brief_text(brief);
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
}

/// A statement in the first person.
Model analyzer_statement() {
  return tests::analyzer().analyze(
      {.source = "test",
       .text = "Today we must stop the attacks on villages. I welcome the truce with Kenya.",
       .title = "Statement by President Grace Akello on the truce",
       .byline = {},
       .published = "2025-03-20"});
}

}  // namespace

TEST_CASE("a brief without facts says so and invents none", "[summary]") {
  const auto text = brief_text(make_brief(tests::model_of("The weather was fine.")));
  CHECK(holds(text, "No call, meeting, ceasefire or prisoner exchange"));
}

TEST_CASE("a line tells who spoke to whom, when and for how long, in plain English", "[summary]") {
  const auto brief = make_brief(tests::model_of(kText));
  const auto lead = lead_of(brief);
  REQUIRE(section(brief, "Calls"));
  CHECK(
      holds(section(brief, "Calls")->items[0].text,
            "President Daniel Otieno of Kenya and President Grace Akello of Uganda spoke by phone on Tuesday, 18 March "
            "2025, for 40 minutes."));
  CHECK(holds(lead, "Kenya and Uganda agreed to a ten-day truce."));
}

TEST_CASE("an office is named once, where a person is named first", "[summary]") {
  const auto text = brief_text(make_brief(tests::model_of(kText)));
  const auto first = text.find("President Daniel Otieno of Kenya");
  REQUIRE(first != std::string::npos);
  CHECK(text.find("President Daniel Otieno of", first + 1) == std::string::npos);
}

TEST_CASE("what is planned is not told as done", "[summary]") {
  const auto brief = make_brief(
      tests::model_of("Kenyan President Daniel Otieno will meet Ugandan President Grace Akello in Arusha on Friday."));
  REQUIRE(section(brief, "Meetings"));
  CHECK(holds(section(brief, "Meetings")->items[0].text, "are to meet in Arusha"));
  REQUIRE(section(brief, "Open questions"));
  CHECK(holds(section(brief, "Open questions")->items[0].text, "Still to come: meeting between"));
}

TEST_CASE("positions keep the article's words, and what leans on a sentence stays with it", "[summary]") {
  const auto brief = make_brief(tests::model_of(
      "Ugandan President Grace Akello criticized the Kenyan terms. She said that Nairobi was playing for time."));
  REQUIRE(section(brief, "Positions"));
  CHECK(holds(brief_text(brief),
              "“Ugandan President Grace Akello criticized the Kenyan terms. She said that Nairobi was playing for "
              "time.”"));
}

TEST_CASE("a condition behind a clause stays with it", "[summary]") {
  const auto text = brief_text(make_brief(
      tests::model_of("Ugandan President Grace Akello rejected talks with the rebels, unless they leave Gulu.")));
  CHECK(holds(text, "rejected talks with the rebels, unless they leave Gulu."));
}

TEST_CASE("what somebody says of himself and others is quoted", "[summary]") {
  auto model = analyzer_statement();
  const auto text = brief_text(make_brief(model));
  CHECK_FALSE(holds(text, "Grace Akello must"));
  CHECK_FALSE(holds(text, "Grace Akello welcome"));
}

TEST_CASE("no sentence is quoted twice, and what the lead quotes is not quoted again", "[summary]") {
  const auto brief = make_brief(tests::model_of(kText));
  std::vector<std::uint32_t> starts;
  for (const auto& s : brief.sections)
    for (const auto& i : s.items)
      if (i.text.starts_with("“"))
        for (const auto& e : i.evidence) starts.push_back(e.start);
  REQUIRE_FALSE(starts.empty());
  std::sort(starts.begin(), starts.end());
  CHECK(std::adjacent_find(starts.begin(), starts.end()) == starts.end());
  CHECK(holds(lead_of(brief), "Kenya and Uganda agreed to a ten-day truce."));
  CHECK_FALSE(holds(brief_text(brief), "“Kenya and Uganda agreed to a ten-day truce.”"));
}

TEST_CASE("what an article recalls is quoted, not told as its news", "[summary]") {
  const auto brief = make_brief(tests::model_of(
      "Kenya and Uganda agreed to a ten-day truce on Tuesday. In November 2023, a week-long pause saw 40 "
      "hostages freed before it collapsed."));
  const auto* truces = section(brief, "Ceasefire terms");
  REQUIRE(truces);
  CHECK(truces->items[0].text == "A 10-day truce between Kenya and Uganda has been agreed.");
  for (const auto& i : truces->items) CHECK((i.text.starts_with("“") || !holds(i.text, "week")));
  CHECK_FALSE(holds(lead_of(brief), "2023"));
}

TEST_CASE("a party that only the rest of the text suggests is not named in a line", "[summary]") {
  auto model = tests::model_of(
      "The weather was fine. The market was open. Few people came. Nobody shouted. A truce took effect on Monday.");
  REQUIRE(model.ceasefires.size() == 1);
  model.entities.push_back({.id = "e9",
                            .name = "Kenya",
                            .type = "country",
                            .country = "KEN",
                            .sector = {},
                            .role = {},
                            .code = {},
                            .aliases = {},
                            .stands_for = {},
                            .mentions = {}});
  model.ceasefires[0].parties.push_back({"e9", "Kenya", "KEN"});
  CHECK_FALSE(holds(brief_text(make_brief(model)), "Kenya"));
}

TEST_CASE("every line with evidence has its sentences", "[summary]") {
  const auto brief = make_brief(tests::model_of(kText));
  REQUIRE_FALSE(brief.lead.empty());
  CHECK(brief.lead[0].sentences == std::vector<std::uint32_t>{1});
  CHECK(holds(brief_text(brief, {.colour = false, .width = 0, .cite = Cite::sentences}), "40 minutes. [1]"));
  CHECK(holds(brief_text(brief, {.colour = false, .width = 0, .cite = Cite::spans}), "[0-108]"));
}

TEST_CASE("lines keep to the width", "[summary]") {
  const auto text = brief_text(make_brief(tests::model_of(kText)), {.colour = false, .width = 40, .cite = Cite::none});
  std::size_t at = 0;
  while (at < text.size()) {
    const auto end = text.find('\n', at);
    CHECK(end - at <= 48);
    at = end + 1;
  }
}

TEST_CASE("colour is only there when asked for", "[summary]") {
  const auto brief = make_brief(tests::model_of(kText));
  CHECK(brief_text(brief).find('\033') == std::string::npos);
  CHECK(brief_text(brief, {.colour = true, .width = 0, .cite = Cite::none}).find('\033') != std::string::npos);
}

TEST_CASE("a short brief drops what does not fit, and no heading stands alone", "[summary]") {
  const auto model = tests::model_of(kText);
  const auto whole = make_brief(model);
  const auto brief = make_brief(model, {.focus = Focus::all, .about = {}, .words = 50});
  CHECK(words_in(brief) < words_in(whole));
  for (const auto& s : brief.sections) {
    CHECK_FALSE(s.items.empty());
    for (std::size_t i = 0; i < s.items.size(); ++i)
      if (s.items[i].depth == 0 && s.items[i].evidence.empty())
        CHECK((i + 1 < s.items.size() && s.items[i + 1].depth == 1));
  }
}

TEST_CASE("markup in an article stays text in Markdown", "[summary]") {
  auto model = tests::model_of(kText);
  model.article.title = "*Bold* <script>";
  CHECK(brief_markdown(make_brief(model)).starts_with("# \\*Bold\\* \\<script>"));
}

TEST_CASE("a brief of one kind holds that kind alone", "[summary]") {
  const auto brief = make_brief(tests::model_of(kText), {.focus = Focus::call, .about = {}, .words = 0});
  CHECK(brief.lead.empty());
  REQUIRE(brief.sections.size() == 1);
  CHECK(brief.sections[0].heading == "Calls");
}

TEST_CASE("a brief about a party holds what concerns it, and says so where nothing does", "[summary]") {
  const auto model = tests::model_of(kText);
  const auto egypt = make_brief(model, {.focus = Focus::all, .about = "egypt", .words = 0});
  CHECK_FALSE(section(egypt, "Calls"));
  CHECK(holds(brief_text(egypt), "Egypt welcomed the truce."));
  const auto none = brief_text(make_brief(model, {.focus = Focus::all, .about = "Atlantis", .words = 0}));
  CHECK(holds(none, "“Atlantis”"));
}

TEST_CASE("a model without its text still makes a brief", "[summary]") {
  auto model = tests::model_of(kText);
  model.article.text.reset();
  CHECK(holds(brief_text(make_brief(model)), "spoke by phone"));
}

TEST_CASE("a meeting that the text keeps at a distance is told so", "[summary]") {
  const auto brief = make_brief(tests::model_of(
      "Kenyan President Daniel Otieno is understood to have met Ugandan President Grace Akello in Arusha on Monday."));
  if (section(brief, "Meetings")) CHECK(holds(section(brief, "Meetings")->items[0].text, "reportedly met"));
}

TEST_CASE("the lead opens with the article's own first sentence and quotes another fact once", "[summary]") {
  const auto brief =
      make_brief(tests::model_of("Kenya and Uganda agreed to a ten-day truce.\n\nKenyan President Daniel Otieno "
                                 "telephoned Ugandan President Grace "
                                 "Akello on Tuesday to settle the terms, his office said."));
  REQUIRE(brief.lead.size() == 2);
  CHECK(brief.lead[0].text == "Kenya and Uganda agreed to a ten-day truce.");
  CHECK(brief.lead[1].text.starts_with("Kenyan President Daniel Otieno telephoned"));
  REQUIRE(section(brief, "Calls"));
  CHECK(section(brief, "Calls")->items.size() == 1);
}

TEST_CASE("what is put off or only definite is not told as held or in force", "[summary]") {
  const auto off =
      make_brief(tests::model_of("A summit between Kenyan President Daniel Otieno and Ugandan President Grace Akello "
                                 "in Arusha, which Egypt had hoped "
                                 "to convene this month, has been postponed, diplomats said."));
  REQUIRE(section(off, "Meetings"));
  CHECK(holds(section(off, "Meetings")->items[0].text, "was called off"));
  const auto truce = make_brief(
      tests::model_of("The maritime truce between Kenya and Uganda was the main result of three days of talks."));
  if (section(truce, "Ceasefire terms")) CHECK_FALSE(holds(brief_text(truce), "is in force"));
}

TEST_CASE("the day of a later sentence is not a call's", "[summary]") {
  const auto brief = make_brief(tests::model_of(
      "Kenyan President Daniel Otieno told Ugandan President Grace Akello by phone to stop.\n\nOtieno called Akello "
      "before "
      "leaving for Cairo. He was firm.\n\nAfter talking to Akello on Monday, Otieno phoned Egyptian officials."));
  REQUIRE(section(brief, "Calls"));
  CHECK_FALSE(holds(section(brief, "Calls")->items[0].text, "17 March"));
}
