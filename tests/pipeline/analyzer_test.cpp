#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "catch.hpp"
#include "model_of.hpp"
#include "newsbrief/fields.hpp"
#include "newsbrief/json.hpp"
#include "text/utf8.hpp"

using namespace newsbrief;
using tests::model_of;
using tests::names_of;

namespace {

/// Every span of a model is a slice of the text (or title) at its offsets.
struct SpanChecker {
  const std::u32string& text;
  const std::u32string& title;
  std::size_t wrong = 0, seen = 0;

  static std::u32string points(const std::string& s) {
    std::u32string out;
    for (std::size_t at = 0; at < s.size();) {
      const auto d = newsbrief::text::decode(s, at);
      out += d.code_point;
      at += d.bytes;
    }
    return out;
  }

  void operator()(const char*, const Span& v) { flat(v); }
  void flat(const Span& v) {
    ++seen;
    const auto& from = v.in_title ? title : text;
    wrong += v.end > from.size() || v.start >= v.end || from.substr(v.start, v.end - v.start) != points(v.text);
  }
  void operator()(const char*, const std::string&) {}
  void operator()(const char*, bool) {}
  void operator()(const char*, double) {}
  void operator()(const char*, std::uint32_t) {}
  template <class T>
  void operator()(const char* name, const std::optional<T>& v) {
    if (v) (*this)(name, *v);
  }
  template <class T>
  void operator()(const char* name, const std::vector<T>& v) {
    for (const auto& item : v) (*this)(name, item);
  }
  template <class T>
  void operator()(const char*, const T& v) {
    fields(v, *this);
  }
};

std::string file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("every span is the exact slice of the input, whatever it is made of", "[pipeline]") {
  const RawArticle article{.source = "t",
                           .text =
                               "\xEF\xBB\xBF“Señor” Núñez’s envoy spoke for 40\xC2\xA0minutes with Kenya’s president "
                               "on Tuesday.\r\n\r\nThe cease\xC2\xAD"
                               "fire — “fragile,” Kenya "
                               "said — held in Ouagadougou. 😀 Kenya and Uganda exchanged 40 prisoners each.\r\n",
                           .title = "Kenya’s president and Señor Núñez speak by phone",
                           .byline = {},
                           .published = "2025-03-20"};
  const auto model = tests::analyzer().analyze(article);
  CHECK(model.article.text == article.text);
  const auto text = SpanChecker::points(*model.article.text), title = SpanChecker::points(*model.article.title);
  SpanChecker checker{text, title};
  fields(model, checker);
  CHECK(checker.seen > 20);
  CHECK(checker.wrong == 0);
}

TEST_CASE("threads that share an analyzer give the same models", "[pipeline]") {
  const std::string text =
      "Kenya and Uganda agreed to a ten-day truce on Monday. “We welcome it,” Kenyan President Daniel Otieno said.";
  const auto alone = to_json(model_of(text));
  std::vector<std::string> made(4);
  std::vector<std::thread> threads;
  for (auto& out : made) threads.emplace_back([&] { out = to_json(model_of(text)); });
  for (auto& t : threads) t.join();
  for (const auto& out : made) CHECK(out == alone);
}

TEST_CASE("texts without sense are no facts", "[pipeline]") {
  for (const std::string text :
       {"x", "???", "\n\n\n.", "12 34 56", "\xC2\xA0", "a\tb\tc\n1\t2\t3", std::string(5000, '(').c_str()}) {
    const auto model = model_of(text);
    CHECK(model.calls.empty());
    CHECK(model.ceasefires.empty());
    CHECK(model.positions.empty());
  }
}

TEST_CASE("the article that the project began with is told in full", "[pipeline][shared]") {
  const std::string path = NEWSBRIEF_SOURCE_DIR "/../shared/gold/seed.txt";
  if (!std::filesystem::exists(path)) {
    WARN("skipped: " + path + " is not there");
    return;
  }
  const auto model = model_of(file(path));
  REQUIRE(model.calls.size() == 1);
  const auto& call = model.calls[0];
  CHECK(names_of(call.participants) == "Donald Trump, Vladimir Putin");
  CHECK(call.date->value == "2025-03-18");
  CHECK(call.start->value == "2025-03-18T10:00");
  CHECK(call.start->zone == "EDT");
  REQUIRE(call.durations.size() == 2);
  CHECK(model.discrepancies.size() == 1);
  REQUIRE(model.ceasefires.size() == 2);
  const auto& energy = model.ceasefires[model.ceasefires[0].scope == "energy" ? 0 : 1];
  const auto& full = model.ceasefires[model.ceasefires[0].scope == "energy" ? 1 : 0];
  CHECK(energy.scope == "energy");
  CHECK(energy.duration->value == "P30D");
  CHECK(energy.status == "agreed");
  CHECK(names_of(energy.proposed_by) == "Donald Trump");
  CHECK(full.scope == "full");
  CHECK(full.conditions.size() >= 2);
  REQUIRE(model.prisoner_swaps.size() == 1);
  CHECK(model.prisoner_swaps[0].transfers.size() == 3);
  CHECK(model.prisoner_swaps[0].date->value == "2025-03-19");
  CHECK(model.prisoner_swaps[0].status == "scheduled");
  CHECK(model.meetings.size() == 2);
  CHECK(model.article.sections.size() == 8);
}

TEST_CASE("nobody is named without a place in the text", "[pipeline]") {
  const auto model =
      model_of("The envoys met in Cairo on Monday. The White House welcomed the talks. Paris said nothing.");
  CHECK(model.entities.size() >= 3);
  for (const auto& e : model.entities) CHECK_FALSE(e.mentions.empty());
}
