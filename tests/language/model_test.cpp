#include "language/model.hpp"

#include <cstring>

#include "catch.hpp"
#include "resources/data_files.hpp"

using newsbrief::language::kModelName;
using newsbrief::language::Model;

namespace {

std::string model_bytes() {
  newsbrief::resources::DataFiles files;
  return std::string(files.read(kModelName).value());
}

std::string fault_of(const std::string& bytes) {
  const auto model = Model::open(bytes, Model::Check::everything, "x.model");
  return model ? "" : model.error().message;
}

}  // namespace

TEST_CASE("the model inside the program is whole", "[language]") { CHECK(fault_of(model_bytes()).empty()); }

TEST_CASE("a model file that cannot be used says why", "[language]") {
  const std::string bytes = model_bytes();
  SECTION("foreign") { CHECK(fault_of("PK\3\4 something else").find("no newsbrief model") != std::string::npos); }
  SECTION("empty") { CHECK(fault_of("").find("no newsbrief model") != std::string::npos); }
  SECTION("cut within the header") { CHECK(fault_of(bytes.substr(0, 20)).find("truncated") != std::string::npos); }
  SECTION("cut within the weights") {
    CHECK(fault_of(bytes.substr(0, bytes.size() / 2)).find("truncated") != std::string::npos);
  }
  SECTION("newer") {
    std::string newer = bytes;
    newer[8] = 99;
    CHECK(fault_of(newer).find("version 99") != std::string::npos);
  }
  SECTION("damaged") {
    std::string damaged = bytes;
    damaged[bytes.size() - 100] = static_cast<char>(damaged[bytes.size() - 100] ^ 1);
    CHECK(fault_of(damaged).find("damaged") != std::string::npos);
  }
}

TEST_CASE("a damaged table of parts is refused even where the weights are not checked", "[language]") {
  std::string bytes = model_bytes();
  const std::uint64_t far = bytes.size() * 2 / 64 * 64;
  std::memcpy(bytes.data() + 64, &far, sizeof far);
  CHECK_FALSE(Model::open(bytes, Model::Check::structure, "x.model"));
}

TEST_CASE("errors name the file", "[language]") {
  const auto model = Model::open("nothing", Model::Check::structure, "some/x.model");
  REQUIRE_FALSE(model);
  CHECK(model.error().code == "bad_model");
  CHECK(model.error().message.find("some/x.model") != std::string::npos);
}
