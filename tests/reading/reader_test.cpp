#include "newsbrief/reader.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <unistd.h>

#include "catch.hpp"

using namespace newsbrief;
namespace fs = std::filesystem;

namespace {

/// A folder of its own for each test, gone afterwards.
class Folder {
 public:
  Folder()
      : path_(fs::temp_directory_path() /
              ("newsbrief-test-" + std::to_string(::getpid()) + "-" + std::to_string(counter_++))) {
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return (path_ / name).string();
  }
  std::string path() const { return path_.string(); }

 private:
  static inline int counter_ = 0;
  fs::path path_;
};

std::vector<Result<RawArticle>> read_all(std::vector<std::string> inputs, std::istream* in = nullptr) {
  std::vector<Result<RawArticle>> out;
  ArticleReader reader(std::move(inputs), in);
  while (auto next = reader.next()) out.push_back(std::move(*next));
  return out;
}

std::string code(const Result<RawArticle>& r) { return r ? "" : r.error().code; }

}  // namespace

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
