// Packed files, tables, web archives, character sets, languages.
#include <zlib.h>
#include <zstd.h>

#include "catch.hpp"
#include "reading/charset.hpp"
#include "reading/english.hpp"
#include "reading/folder.hpp"
#include "reading/sniffing.hpp"
#include "reading/sorted_paths.hpp"
#include "text/utf8.hpp"

using namespace newsbrief;
using tests::code;
using tests::Folder;
using tests::read_all;

namespace {

std::string gzipped(const std::string& bytes) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
  std::string in = bytes;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string zstandard(const std::string& bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
  return out;
}

std::string warc_record(const std::string& type, const std::string& url, const std::string& content_type,
                        const std::string& body) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + url + "\r\nContent-Type: " + content_type +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body + "\r\n\r\n";
}

const std::string kSentence =
    "The envoys of both countries met in the harbor town on Monday and agreed to talk again. ";

std::string page(const std::string& head = "") {
  return "<!DOCTYPE html><html><head>" + head + "<title>Talks</title></head><body><article><p>" + kSentence +
         kSentence + "</p></article></body></html>";
}

}  // namespace

TEST_CASE("packed files are read by their content, members and frames one after the other", "[reading]") {
  const Folder folder;
  const std::string one = "{\"id\": \"a\", \"text\": \"One.\"}\n", two = "{\"id\": \"b\", \"text\": \"Two.\"}\n";
  for (const auto& bytes : {gzipped(one + two), gzipped(one) + gzipped(two), zstandard(one) + zstandard(two)}) {
    const auto all = read_all({folder.write("no-ending", bytes)});
    REQUIRE(all.size() == 2);
    CHECK(all[1]->source == "b");
  }
  CHECK(read_all({folder.write("t.txt", gzipped("An article."))}).at(0)->text == "An article.");
}

TEST_CASE("packed data that breaks off gives the records before and an error", "[reading]") {
  const Folder folder;
  std::string lines;
  for (int i = 0; i < 2000; ++i) lines += "{\"id\": \"" + std::to_string(i * 7919) + "\", \"text\": \"One.\"}\n";
  for (auto bytes : {gzipped(lines), zstandard(lines)}) {
    bytes.resize(bytes.size() / 2);
    const auto all = read_all({folder.write("a.jsonl", bytes)});
    CHECK(code(all.back()) == "bad_compression");
    if (bytes.starts_with("\x1F")) CHECK(all.size() > 100);
  }
}

TEST_CASE("more than 500 bytes for each packed one is refused", "[reading]") {
  const Folder folder;
  const auto all =
      read_all({folder.write("a.jsonl", gzipped("{\"text\": \"One.\"}\n" + std::string(100 << 20, '\n')))});
  REQUIRE(all.size() == 2);
  CHECK(all[0]);
  CHECK(code(all[1]) == "decompression_limit");
}

TEST_CASE("tables with a header are records", "[reading]") {
  const Folder folder;
  const auto all =
      read_all({folder.write("a.csv",
                             "\xEF\xBB\xBF"
                             "url,Title,date,content\r\nu1,\"A, \"\"B\"\"\",2020-01-02,\"One.\r\nTwo.\"\r\n"
                             "\r\nu2,,,\r\nu3,C,,Three.")});
  REQUIRE(all.size() == 3);
  CHECK(all[0]->source == "u1");
  CHECK(all[0]->title == "A, \"B\"");
  CHECK(all[0]->published == "2020-01-02");
  CHECK(all[0]->text == "One.\r\nTwo.");
  CHECK(code(all[1]) == "no_text");
  CHECK(all[2]->text == "Three.");
  for (const std::string mark : {";", "\t", "|"})
    CHECK(read_all({folder.write("b.csv", "id" + mark + "text\n1" + mark + "One, two.\n")}).at(0)->text == "One, two.");
  CHECK(code(read_all({folder.write("c.csv", "id,text\n1,\"never closed\n2,x\n")}).at(0)) == "bad_csv");
  CHECK(read_all({folder.write("d.txt", "The text, as the body of the letter, was short.\nIt said no.")})
            .at(0)
            ->text.starts_with("The"));
}

TEST_CASE("web archives give their pages and nothing else", "[reading]") {
  const Folder folder;
  const std::string ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1252\r\n\r\n";
  const std::string archive =
      warc_record("warcinfo", "", "application/warc-fields", "software: x\r\n") +
      warc_record("request", "http://a/", "application/http", "GET / HTTP/1.1\r\n\r\n") +
      warc_record("response", "http://a/1", "application/http", ok + page() + "caf\xE9") +
      warc_record("response", "http://a/x.png", "application/http",
                  "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG") +
      warc_record("response", "http://a/gone", "application/http",
                  "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n" + page()) +
      "garbage\r\n\r\n" +
      warc_record("response", "http://a/2", "application/http",
                  "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + gzipped(page())) +
      warc_record("conversion", "http://a/3", "text/plain", kSentence);
  for (const auto& bytes : {archive, gzipped(archive)}) {
    const auto all = read_all({folder.write("a.warc", bytes)});
    REQUIRE(all.size() == 4);
    CHECK(all[0]->source == "http://a/1");
    CHECK(all[0]->text.starts_with("The envoys"));
    CHECK(code(all[1]) == "bad_warc");
    CHECK(all[2]->source == "http://a/2");
    CHECK(all[3]->source == "http://a/3");
  }
  CHECK(code(read_all({folder.write("b.warc", archive.substr(0, 500))}).back()) == "bad_warc");
}

TEST_CASE("the parts of a chunked body are joined", "[reading]") {
  const Folder folder;
  const std::string whole = page(), a = whole.substr(0, 64), b = whole.substr(64);
  char size[32];
  std::snprintf(size, sizeof size, "%zx", b.size());
  const auto all = read_all({folder.write(
      "a.warc", warc_record("response", "http://a/1", "application/http",
                            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n" +
                                a + "\r\n" + size + "\r\n" + b + "\r\n0\r\n\r\n"))});
  REQUIRE(all.size() == 1);
  CHECK(all[0]->text == kSentence + kSentence.substr(0, kSentence.size() - 1));
}

TEST_CASE("character sets come from the header, the mark, the page and the look of the bytes", "[reading]") {
  using namespace reading;
  const std::string umlaut = "<p>Z\xFCrich caf\xE9 na\xEFve</p>";
  CHECK(page_as_utf8(umlaut, "iso-8859-1").find("Zürich café") != std::string::npos);
  CHECK(page_as_utf8("<meta charset=\"windows-1252\">\x93"
                     "quoted\x94" +
                         umlaut,
                     "")
            .find("“quoted”") != std::string::npos);
  CHECK(page_as_utf8("<meta http-equiv='Content-Type' content='text/html; charset=koi8-r'>\xEB", "").find("К") !=
        std::string::npos);
  CHECK(page_as_utf8("<p>Zürich</p>", "iso-8859-1") == "<p>Zürich</p>");
  CHECK(page_as_utf8(std::string("\xFF\xFE<\0p\0>\0", 8), "") == "<p>");
  CHECK(page_as_utf8("<meta charset=utf-8>Z\xFCrich, Gen\xE8ve, Neuch\xE2tel", "").find("Zürich, Genève") !=
        std::string::npos);
  CHECK(page_as_utf8("<p>Zürich, Genève \xFF</p>", "utf-8") == "<p>Zürich, Genève \uFFFD</p>");
  const auto guessed =
      text_as_utf8("The caf\xE9 in Z\xFCrich was closed on Monday, and the \x93talks\x94 were held in the hotel.");
  REQUIRE(guessed);
  CHECK(guessed->find("café in Zürich") != std::string::npos);
  CHECK_FALSE(text_as_utf8("caf\xE9"));
  CHECK(text_as_utf8(std::string("\xFE\xFF\0A\0n", 6)) == "An");
}

TEST_CASE("what converters make of broken bytes is UTF-8 all the same", "[reading]") {
  std::string bytes;
  for (int i = 0; i < 200; ++i) bytes += static_cast<char>((i * 89) % 256);
  for (const std::string set :
       {"utf-7", "utf-16le", "utf-32", "euc-kr", "big5-hkscs", "iso-2022-jp", "koi8-r", "gb18030", "tscii"}) {
    const auto out = reading::decoded(bytes, set, reading::Faults::replace);
    INFO(set);
    CHECK((!out || !text::first_malformed(*out)));
  }
}

TEST_CASE("what is not English is told by its function words or its script", "[reading]") {
  using reading::other_language;
  CHECK_FALSE(other_language(kSentence + kSentence));
  CHECK_FALSE(other_language(
      "Ana Ilic, Bo Lund, Mira Dahl, Edgar Venn, Jon Aker, Lena Ort, Pavel Stroe, Otto Lahn, Hanna Reva, Ana Pell, "
      "Jonas Mark, Eva Lind, Karl Brandt"));
  CHECK(
      other_language(
          "Le président a parlé lundi avec le ministre des affaires étrangères de la situation dans la région, et il a "
          "demandé que les prisonniers soient libérés avant la fin de la semaine.") == "French");
  CHECK(other_language("El presidente habló el lunes con el ministro sobre la situación en la región y pidió que los "
                       "prisioneros sean "
                       "liberados antes de que termine la semana, según la agencia.") == "Spanish");
  CHECK(other_language("Президент в понедельник обсудил по телефону положение в регионе").value().find("script") !=
        std::string::npos);
  CHECK(other_language("总统星期一与外交部长通电话讨论了该地区的局势并要求释放囚犯他们将于下周再次会面"));
  CHECK_FALSE(other_language("Ja."));
}

TEST_CASE("content is sniffed from the first bytes", "[reading]") {
  using namespace reading;
  CHECK(content_of("  <!-- x --><?xml version='1.0'?>\n<!DOCTYPE HTML>") == Content::html);
  CHECK(content_of("<P>Old page") == Content::html);
  CHECK(content_of("<Talks> went on") == Content::text);
  CHECK(content_of("{\"text\": 1}") == Content::json);
  CHECK(content_of("WARC/1.1\r\n") == Content::warc);
  CHECK(content_of("") == Content::text);
}

TEST_CASE("any number of paths is sorted in bounded memory", "[reading]") {
  reading::SortedPaths paths;
  constexpr int kMany = 700'000;
  for (int i = 0; i < kMany; ++i) REQUIRE(paths.add("some/folder/with/a/name/" + std::to_string((i * 7919LL) % kMany)));
  std::string before;
  int count = 0, wrong = 0;
  while (auto path = paths.next()) {
    wrong += *path <= before;
    before = *path;
    ++count;
  }
  CHECK(count == kMany);
  CHECK(wrong == 0);
}
