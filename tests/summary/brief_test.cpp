#include "newsbrief/brief.hpp"

#include "catch.hpp"
#include "model_of.hpp"

using namespace newsbrief;

namespace {

const char* kText =
    "Kenyan President Daniel Otieno spoke by phone with Ugandan President Grace Akello on Tuesday. Kenya and Uganda "
    "agreed to a ten-day truce. Egypt welcomed the truce.";

}

TEST_CASE("a brief without facts says so and invents none", "[summary]") {
  const auto text = brief_text(make_brief(tests::model_of("The weather was fine.")));
  CHECK(text.find("No call, meeting, ceasefire or prisoner exchange") != std::string::npos);
}

TEST_CASE("lines keep to the width", "[summary]") {
  const auto text = brief_text(make_brief(tests::model_of(kText)), {.colour = false, .width = 40});
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
  CHECK(brief_text(brief, {.colour = true, .width = 0}).find('\033') != std::string::npos);
}

TEST_CASE("a short brief drops what does not fit, and no heading stands alone", "[summary]") {
  const auto brief = make_brief(tests::model_of(kText), {.focus = Focus::all, .words = 50});
  for (const auto& section : brief.sections) CHECK_FALSE(section.items.empty());
}

TEST_CASE("markup in an article stays text in Markdown", "[summary]") {
  auto model = tests::model_of(kText);
  model.article.title = "*Bold* <script>";
  CHECK(brief_markdown(make_brief(model)).starts_with("# \\*Bold\\* \\<script>"));
}
