#include "pipeline/batch.hpp"

#include "catch.hpp"
#include "model_of.hpp"
#include "pipeline/journal.hpp"
#include "reading/folder.hpp"
#include "store/line_store.hpp"

using namespace newsbrief;
using namespace newsbrief::pipeline;
using tests::Folder;

namespace {

FileEntry entry(std::string path) {
  return {.input = 3,
          .path = std::move(path),
          .state = {10, 1234567890123456789},
          .pieces = 5,
          .documents = 4,
          .failures = 1,
          .output_bytes = 1000,
          .failure_bytes = 90,
          .records = true};
}

}  // namespace

TEST_CASE("a journal gives back what was written, whatever the names of the files", "[pipeline]") {
  const Folder folder;
  const std::string path = folder.path() + "/journal";
  const std::vector<FileEntry> files{entry("a\tb\nc\\d\r"), entry("caf\xE9"), entry("")};
  const Commit commit{
      .output_offset = 7, .failures_offset = 8, .documents = 9, .failures = 10, .files = 3, .open = entry("x")};
  {
    auto writer = JournalWriter::create(path, "settings of it");
    REQUIRE(writer);
    REQUIRE(writer->write(JournalWriter::lines(files, commit)));
  }
  const auto state = read_journal(path);
  REQUIRE(state);
  CHECK(state->settings == "settings of it");
  CHECK(state->last == commit);
  CHECK_FALSE(state->complete);
  JournalReader reader(path);
  for (const auto& file : files) CHECK(reader.next() == file);
  CHECK_FALSE(reader.next());
}

TEST_CASE("a torn end of a journal is passed over", "[pipeline]") {
  const Folder folder;
  const std::string path = folder.path() + "/journal";
  const Commit first{.output_offset = 1, .documents = 64, .files = 1},
      second{.output_offset = 2, .documents = 128, .files = 2};
  {
    auto writer = JournalWriter::create(path, "s");
    REQUIRE(writer->write(JournalWriter::lines({entry("a")}, first)));
    const auto more = JournalWriter::lines({entry("b")}, second);
    REQUIRE(writer->write(more.substr(0, more.size() - 4)));
  }
  const auto state = read_journal(path);
  REQUIRE(state);
  CHECK(state->last == first);
  JournalReader reader(path);
  CHECK(reader.next() == entry("a"));
  CHECK_FALSE(reader.next());
  {
    auto writer = JournalWriter::append(path, state->length);
    REQUIRE(writer->write(JournalWriter::lines({entry("b")}, second)));
    REQUIRE(writer->complete());
  }
  CHECK(read_journal(path)->last == second);
  CHECK(read_journal(path)->complete);
}

TEST_CASE("the output's name tells its kind", "[pipeline]") {
  CHECK(target_of("-") == BatchTarget::stream);
  CHECK(target_of("a/b.jsonl.zst") == BatchTarget::lines);
  CHECK(target_of("b.sqlite") == BatchTarget::sqlite);
  CHECK(target_of("models/") == BatchTarget::folder);
  CHECK(target_of("models") == BatchTarget::folder);
  CHECK(target_of("x.csv").error().code == "bad_output");
}

TEST_CASE("members of a packed file end where the lines say, not where a run did", "[pipeline]") {
  using store::Compression;
  using store::LineStore;
  const Folder folder;
  const auto read = [](const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  for (const auto packing : {Compression::none, Compression::gzip, Compression::zstd}) {
    const std::string whole = folder.path() + "/whole", cut = folder.path() + "/cut";
    std::uint64_t middle = 0;
    {
      auto store = LineStore::open(whole, packing, 0);
      for (int i = 0; i < 150; ++i) REQUIRE(store->add("line " + std::to_string(i)));
      REQUIRE(store->seal());
    }
    {
      auto store = LineStore::open(cut, packing, 0);
      for (int i = 0; i < 64; ++i) REQUIRE(store->add("line " + std::to_string(i)));
      REQUIRE(store->is_even());
      middle = *store->sync();
      for (int i = 64; i < 140; ++i) REQUIRE(store->add("something else"));
    }
    {
      auto store = LineStore::open(cut, packing, middle);
      for (int i = 64; i < 150; ++i) REQUIRE(store->add("line " + std::to_string(i)));
      REQUIRE(store->seal());
    }
    CHECK(read(whole) == read(cut));
  }
}

TEST_CASE("a batch that is run again has nothing to do", "[pipeline]") {
  const Folder folder;
  folder.write("in/a.txt", "Kenya and Uganda agreed to a truce on Monday.");
  BatchOptions options{.inputs = {folder.path() + "/in"}, .output = folder.path() + "/out.jsonl", .settings = "s"};
  const auto quiet = [](const BatchState&) {};
  const auto first = run_batch(tests::analyzer(), options, quiet);
  REQUIRE(first);
  CHECK(first->documents == 1);
  const auto second = run_batch(tests::analyzer(), options, quiet);
  REQUIRE(second);
  CHECK(second->up_to_date);
  CHECK(second->reused == 1);
}
