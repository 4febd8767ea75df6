// Runs a fuzz target over a folder of seeds, each as it is and in mutations that a fixed random sequence makes.
// Usage: fuzz_NAME FOLDER
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "target.hpp"

namespace {

constexpr int kMutations = 60;

std::string mutated(std::string bytes, std::mt19937& random) {
  const auto below = [&](std::size_t n) { return n == 0 ? 0 : random() % n; };
  for (auto n = 1 + below(6); n > 0; --n) {
    const auto at = below(bytes.size() + 1);
    switch (below(5)) {
      case 0:
        bytes.insert(at, 1, static_cast<char>(random()));
        break;
      case 1:
        bytes.erase(at, below(32));
        break;
      case 2:
        bytes.insert(at, bytes.substr(below(bytes.size()), below(64)));
        break;
      case 3:
        bytes.resize(at);
        break;
      default:
        if (at < bytes.size()) bytes[at] = static_cast<char>(random());
    }
  }
  return bytes;
}

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::filesystem::path> seeds;
  for (int i = 1; i < argc; ++i) {
    if (!std::filesystem::is_directory(argv[i])) {
      std::fprintf(stderr, "replay: error: '%s' is no folder with seeds\n", argv[i]);
      return 2;
    }
    for (const auto& entry : std::filesystem::directory_iterator(argv[i])) seeds.push_back(entry.path());
  }
  std::sort(seeds.begin(), seeds.end());
  std::mt19937 random(20250318);
  run("");
  for (const auto& seed : seeds) {
    std::ifstream in(seed, std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(in), {});
    run(bytes);
    for (int i = 0; i < kMutations; ++i) run(mutated(bytes, random));
  }
  std::printf("%zu seeds, %d mutations of each\n", seeds.size(), kMutations);
  return seeds.empty() ? 1 : 0;
}
