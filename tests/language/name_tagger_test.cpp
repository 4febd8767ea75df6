#include <algorithm>
#include <sstream>

#include "catch.hpp"
#include "language/name_features.hpp"
#include "language/pipeline.hpp"
#include "text/utf8.hpp"
#include "train/model_writer.hpp"
#include "train/word_clusters.hpp"

using namespace newsbrief;
using language::NameBucket;

namespace {

/// Words parted by spaces as one sentence, not tagged.
void fill(document::WorkingDocument& doc, const std::string& words) {
  std::istringstream in(words);
  for (std::string word; in >> word;) {
    document::Token token;
    token.form = doc.pool.add(word);
    token.lower = doc.pool.add(text::lower(word));
    doc.tokens.push_back(token);
  }
  doc.sentences.push_back({{0, static_cast<std::uint32_t>(doc.tokens.size())}, 0});
}

std::size_t keys_at(const std::string& words, std::size_t i) {
  document::WorkingDocument doc;
  fill(doc, words);
  language::NameFeatures features;
  language::NameKeys keys;
  features.read(doc, 0, static_cast<std::uint32_t>(doc.tokens.size()), {});
  features.keys_at(i, keys);
  CHECK(keys.size <= language::kMostNameFeatures);
  return keys.size;
}

}  // namespace

TEST_CASE("an inside label continues a name of its own type", "[language][names]") {
  CHECK(language::may_follow(1, 2));
  CHECK(language::may_follow(2, 2));
  CHECK_FALSE(language::may_follow(0, 2));
  CHECK_FALSE(language::may_follow(1, 4));
  for (std::size_t before = 0; before < language::kNameLabels; ++before) {
    CHECK(language::may_follow(before, 0));
    CHECK(language::may_follow(before, 3));
  }
}

TEST_CASE("words far from capitals are looked at briefly", "[language][names]") {
  CHECK(keys_at("they went home on foot", 2) < 10);
  CHECK(keys_at("they went to Paris on foot", 3) > 40);
  CHECK(keys_at("they went to Paris on foot", 4) > 30);
}

TEST_CASE("a bucket gives the weights of the keys it has", "[language][names]") {
  std::vector<NameBucket> buckets(3);
  const std::uint64_t key = 0x123456789abcdef0U;
  CHECK(language::find(buckets, key) == nullptr);
  auto& bucket = buckets[language::name_bucket(key, buckets.size())];
  bucket.marks[4] = language::name_mark(key);
  bucket.weights[4][2] = -7;
  REQUIRE(language::find(buckets, key) != nullptr);
  CHECK(language::find(buckets, key)[2] == -7);
}

TEST_CASE("another name tagger leaves the rest of the model as it is", "[language][names]") {
  resources::DataFiles files;
  const auto bytes = files.read(language::kModelName).value();
  const auto before = language::Model::open(bytes, language::Model::Check::structure, "built in").value();
  train::NameParts names;
  names.buckets.resize(2);
  const std::string written = train::with_names(before, names);
  const auto after = language::Model::open(written, language::Model::Check::everything, "written").value();
  for (std::size_t p = 0; p < language::kLeastParts; ++p) {
    const auto part = static_cast<language::Part>(p);
    const auto a = before.part<char>(part), b = after.part<char>(part);
    CHECK(std::equal(a.begin(), a.end(), b.begin(), b.end()));
  }
  CHECK(after.part<NameBucket>(language::Part::name_buckets).size() == 2);
}

TEST_CASE("too little text makes no clusters", "[language][names]") {
  CHECK(train::cluster_words("a few words only", 1000, 1).empty());
}
