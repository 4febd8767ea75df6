#include "newsbrief/reader.hpp"

#include <sstream>

#include "catch.hpp"
#include "reading/folder.hpp"

using namespace newsbrief;
using tests::code;
using tests::Folder;
using tests::read_all;

TEST_CASE("plain text comes through unchanged to the last byte", "[reading]") {
  const Folder folder;
  const std::string text =
      "\xEF\xBB\xBF“Curly”\r\n\xC2\xA0"
      "and soft\xC2\xADhyphen";
  const auto all = read_all({folder.write("a.txt", text)});
  REQUIRE(all.size() == 1);
  REQUIRE(all[0]);
  CHECK(all[0]->text == text);
  CHECK(all[0]->source == folder.path() + "/a.txt");
}

TEST_CASE("records are read by any of their key names", "[reading]") {
  const Folder folder;
  const auto all = read_all({folder.write(
      "a.json",
      R"([{"url": "u1", "body": "One.", "date": "2020-01-02", "author": "A"}, {"id": 7, "content": "Two."}])")});
  REQUIRE(all.size() == 2);
  CHECK(all[0]->source == "u1");
  CHECK(all[0]->byline == "A");
  CHECK(all[0]->published == "2020-01-02");
  CHECK(all[1]->source == "7");
}

TEST_CASE("a bad line of JSON Lines is reported and the rest is read", "[reading]") {
  const Folder folder;
  const auto name = folder.write(
      "a.jsonl",
      "{\"id\": \"a\", \"text\": \"One.\"}\n\n{broken\n{\"id\": \"b\"}\n{\"id\": \"c\", \"text\": \"Three.\"}\n");
  const auto all = read_all({name});
  REQUIRE(all.size() == 4);
  CHECK(all[0]->source == "a");
  CHECK(code(all[1]) == "bad_json");
  CHECK(all[1].error().where == name + ":3");
  CHECK(code(all[2]) == "no_text");
  CHECK(all[3]->source == "c");
}

TEST_CASE("a text that only begins like JSON is a text", "[reading]") {
  const Folder folder;
  const auto all = read_all({folder.write("a.txt", "[Editor's note] The talks went on.\nThe end.")});
  REQUIRE(all.size() == 1);
  REQUIRE(all[0]);
  CHECK(all[0]->text.starts_with("[Editor"));
}

TEST_CASE("folders give their articles sorted, and patterns what they match", "[reading]") {
  const Folder folder;
  folder.write("b.txt", "B.");
  folder.write("sub/a.md", "A.");
  folder.write("c.jpg", "not text");
  folder.write(".hidden.txt", "no");
  const auto all = read_all({folder.path()});
  REQUIRE(all.size() == 2);
  CHECK(all[0]->text == "B.");
  CHECK(read_all({folder.path() + "/*.txt"}).size() == 1);
}

TEST_CASE("each fault has its code, and the inputs behind it are read", "[reading]") {
  const Folder folder;
  const Folder empty;
  const auto all = read_all({folder.write("empty.txt", ""), folder.write("one.txt", "x"),
                             folder.write("latin.txt", "caf\xE9"), empty.path(), folder.path() + "/none.txt",
                             folder.path() + "/none*.txt", folder.write("good.txt", "Good.")});
  REQUIRE(all.size() == 7);
  CHECK(code(all[0]) == "empty");
  CHECK(all[1]);
  CHECK(code(all[2]) == "not_utf8");
  CHECK(code(all[3]) == "no_articles");
  CHECK(code(all[4]) == "no_such_file");
  CHECK(code(all[5]) == "no_match");
  CHECK(all[6]);
}

TEST_CASE("standard input is read like a file", "[reading]") {
  std::istringstream text("An article."),
      lines("{\"id\": \"a\", \"text\": \"One.\"}\n{\"id\": \"b\", \"text\": \"Two.\"}\n");
  CHECK(read_all({"-"}, &text).at(0)->source == "-");
  CHECK(read_all({"-"}, &lines).size() == 2);
}

TEST_CASE("a list is read record by record, and what is broken in it is told with its number", "[reading]") {
  const Folder folder;
  const auto name = folder.write(
      "a.json", "[\n  {\"id\": \"a\", \"text\": \"One }] two.\"},\n  {\"id\": \"b\"},\n  {\"text\": \"Three.\"}\n]\n");
  const auto all = read_all({name});
  REQUIRE(all.size() == 3);
  CHECK(all[0]->text == "One }] two.");
  CHECK(code(all[1]) == "no_text");
  CHECK(all[2]->source == name + "#3");
  CHECK(code(read_all({folder.write("b.json", "[{\"text\": \"One.\"}, {\"text\": \"Tw")}).at(1)) == "bad_json");
}

TEST_CASE("a first line that is broken does not hide the lines behind it", "[reading]") {
  const Folder folder;
  const auto all = read_all({folder.write("a.jsonl", "{\"id\": \"x\", broken\n{\"id\": \"a\", \"text\": \"One.\"}\n")});
  REQUIRE(all.size() == 2);
  CHECK(code(all[0]) == "bad_json");
  CHECK(all[1]->source == "a");
}

TEST_CASE("what is no text is named", "[reading]") {
  const Folder folder;
  const auto all = read_all({folder.write("a.txt", "%PDF-1.7\n1 0 obj"), folder.write("b.txt", "\x89PNG\r\n"),
                             folder.write("c.txt", std::string(200, '\x01'))});
  for (const auto& one : all) CHECK(code(one) == "not_text");
  CHECK(all[0].error().message.find("a PDF document") != std::string::npos);
}

TEST_CASE("JSON that is nested too deep is refused and its neighbours are read", "[reading]") {
  const Folder folder;
  const std::string deep = "{\"text\": " + std::string(200, '[') + std::string(200, ']') + "}";
  const auto all = read_all({folder.write("a.jsonl", "{\"text\": \"One.\"}\n" + deep + "\n{\"text\": \"Two.\"}\n")});
  REQUIRE(all.size() == 3);
  CHECK(code(all[1]) == "too_deep");
  CHECK(all[2]);
}

TEST_CASE("lists of inputs come from a file, parted by lines or by NUL", "[reading]") {
  const Folder folder;
  const auto a = folder.write("a.txt", "A."), b = folder.write("b.txt", "B.");
  for (const std::string& list : {a + "\n" + b + "\n", a + std::string(1, '\0') + b}) {
    ArticleReader reader({}, folder.write("list", list), nullptr);
    CHECK(reader.next().value()->text == "A.");
    CHECK(reader.next().value()->text == "B.");
    CHECK_FALSE(reader.next());
  }
}
