#include "lexicon/dictionary_check.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "catch.hpp"

using namespace newsbrief;
using lexicon::CheckReport;

namespace {

/// The lexicons that a check needs.
struct Known {
  resources::DataFiles files;
  lexicon::World world;
  lexicon::CodeBook codes;
  lexicon::EventLexicon events;

  Known()
      : world(lexicon::World::load(files).value()),
        codes(lexicon::CodeBook::load(files, world).value()),
        events(lexicon::EventLexicon::load(files).value()) {}

  CheckReport check(std::string_view bytes, std::string_view kind) const {
    return lexicon::check_dictionary(bytes, "f", kind, world, codes, events);
  }
};

std::vector<std::string> told(const CheckReport& report) {
  std::vector<std::string> out;
  for (const auto& p : report.problems) out.push_back(std::to_string(p.line) + ": " + p.message);
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("every lexicon that comes with the program is clean", "[check]") {
  const Known known;
  std::size_t tables = 0;
  for (const auto& entry : std::filesystem::directory_iterator(NEWSBRIEF_SOURCE_DIR "/data/lexicon")) {
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(in)), {});
    INFO(entry.path().string());
    const auto kind = lexicon::kind_of(entry.path().string(), bytes);
    REQUIRE(kind);
    const auto report = known.check(bytes, *kind);
    CHECK(told(report) == Lines{});
    CHECK(report.entries > 0);
    ++tables;
  }
  CHECK(tables == lexicon::table_kinds().size() + 1);  // event_words has a check of its own
}

TEST_CASE("a table's codes, dates, classes and columns are checked", "[check]") {
  const Known known;
  CHECK(told(known.check("A\t-\tXQX\tPresident\t2020-02-30\nB\tC\n", "people")) ==
        Lines{"1: unknown country 'XQX'", "1: bad date '2020-02-30'", "2: has 2 columns, needs 4"});
  CHECK(told(known.check("A\t-\tSRB\tPresident\t2020-02-03\t2019-01-01\n", "people")) ==
        Lines{"1: the term ends before it begins"});
  CHECK(told(known.check("A\t-\tXXX\t-\tclub\n", "organizations")) ==
        Lines{"1: unknown sector 'XXX'", "1: unknown type 'club'"});
  CHECK(told(known.check("say\tshouts\tclause\t-\tspeech\n", "stances")) == Lines{"1: unknown stance 'shouts'"});
  CHECK(told(known.check("one\tsmall\tx\n", "numbers")) == Lines{"1: unknown class, or no number"});
}

TEST_CASE("what stands twice in a table is told with the first line", "[check]") {
  const Known known;
  CHECK(told(known.check("# c\nA\tSRB\tX;Y\nB\tSRB\tY\n", "places")) == Lines{"3: name 'Y' stands in line 2 already"});
}

TEST_CASE("dictionaries of actors are checked for dates, codes and duplicates", "[check]") {
  const Known known;
  CHECK(told(known.check("A [SRBGOV 9008223-911221] [SRB]\nB [XQXGOV]\n+A\nC [SRBG] [---]\n", "actors")) ==
        Lines{"1: bad date [SRBGOV 9008223-911221]", "2: unknown country 'XQX' in code 'XQXGOV'",
              "3: 'a' stands in line 1 already", "4: code 'SRBG' is not made of three-letter parts"});
}

TEST_CASE("dictionaries of agents are checked for codes and duplicates", "[check]") {
  const Known known;
  CHECK(told(known.check("A [~MIL]\nA [~COP]\nB [~QQQ]\n", "agents")) ==
        Lines{"2: 'a' stands in line 1 already", "3: unknown sector 'QQQ' in code 'QQQ'"});
}

TEST_CASE("the kind of a file is told by its name or by what stands in it", "[check]") {
  CHECK(lexicon::kind_of("x/people.tsv", "") == "people");
  CHECK(lexicon::kind_of("x.txt", "# c\nSOLDIER [~MIL]\n") == "agents");
  CHECK(lexicon::kind_of("x.txt", "# c\nNORWAY_\n+NORGE_\n [NOR]\n") == "actors");
  CHECK_FALSE(lexicon::kind_of("x.txt", "some words\n"));
}

TEST_CASE("codes are read as country and sector", "[check]") {
  const Known known;
  const auto read = [&](std::string_view code) { return known.codes.read(code); };
  CHECK(read("EGYMIL").country == "EGY");
  CHECK(read("EGYMIL").sector == "MIL");
  CHECK(read("PALREB").country == "PSE");
  CHECK(read("IGOEUREEC").country.empty());
  CHECK(read("IGOEUREEC").sector == "IGO");
  CHECK(read("EGYMUSREB").sector == "REB");
  CHECK(read("EGYMED").sector == "JRN");
  CHECK_FALSE(read("XQX").known);
}

TEST_CASE("event words are checked: sets, types, modes, codes and columns", "[check]") {
  const Known known;
  CHECK(told(known.check("meet\tverb\t-\tsubject = with\tCONSULT\t-\t040\n", "event_words")) == Lines{});
  CHECK(told(known.check("meet\tverb\tobject=@nothing\tsubject = with\tCONSULT\t-\t040\n"
                         "meet\tverb\t-\tsubject\tCONSULT\t-\t040\n"
                         "meet\tverb\t-\tsubject = with\tTALK\t-\t040\n"
                         "meet\tverb\t-\tsubject = with\tCONSULT\tloud\t040\n"
                         "meet\tverb\t-\tsubject = with\tCONSULT\t-\t999\n"
                         "meet\tword\t-\tsubject = with\tCONSULT\t-\t040\n"
                         "meet\tverb\n",
                         "event_words")) ==
        Lines{"1: unknown set '@nothing'", "2: needs a frame: actor roles > recipient roles", "3: unknown type 'TALK'",
              "4: unknown mode 'loud'", "5: unknown CAMEO code '999'", "6: unknown part 'word' (verb, noun or adj)",
              "7: has 2 columns, needs 7"});
}

TEST_CASE("a verb dictionary's faults are told with their lines", "[check]") {
  const Known known;
  const std::string bytes =
      "&FOOD\n+RICE\n+BREAD\n"
      "--- SEND [070] ---\nSEND {SENT}\n- * &FOOD [073]\n- * &NOTHING [073]\n- A B * C [070]\n- * HOME [999]\n"
      "~ a (a b ATTACK) SAY = a b 015\n";
  CHECK(lexicon::kind_of("some.txt", bytes) == "verbs");
  CHECK(told(known.check(bytes, "verbs")) ==
        Lines{"7: no set '&NOTHING'", "8: more than one noun phrase on a side is not read",
              "9: unknown CAMEO code '999'", "10: a transformation of clauses is not read"});
}
