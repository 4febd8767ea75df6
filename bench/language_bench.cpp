// Tokens per second of each stage of the language core and of all of them, on one core and on two.
// Usage: language_bench FOLDER, where FOLDER holds *.jsonl.gz files whose records have a "text".
#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "language/pipeline.hpp"

namespace {

using namespace newsbrief;
using Clock = std::chrono::steady_clock;

std::string unpacked(const std::string& path) {
  const std::unique_ptr<gzFile_s, int (*)(gzFile)> file(gzopen(path.c_str(), "rb"), gzclose);
  std::string bytes;
  std::array<char, 1U << 16U> buffer;
  for (int n = 0; file && (n = gzread(file.get(), buffer.data(), buffer.size())) > 0;)
    bytes.append(buffer.data(), static_cast<std::size_t>(n));
  return bytes;
}

std::vector<std::string> texts_in(const std::string& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().string().ends_with(".jsonl.gz")) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> texts;
  for (const auto& path : paths) {
    const std::string bytes = unpacked(path.string());
    for (std::size_t at = 0; at < bytes.size();) {
      const auto end = std::min(bytes.find('\n', at), bytes.size());
      const auto record = nlohmann::json::parse(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                                                bytes.begin() + static_cast<std::ptrdiff_t>(end), nullptr, false);
      if (record.is_object()) texts.push_back(record.value("text", ""));
      at = end + 1;
    }
  }
  return texts;
}

void load(document::WorkingDocument& doc, const std::string& text) {
  doc.clear();
  doc.text = text;
  for (std::uint32_t at = 0; at < doc.text.size();) {
    const auto end = static_cast<std::uint32_t>(std::min(doc.text.find('\n', at), doc.text.size()));
    if (end > at) doc.blocks.push_back({{at, end}, document::BlockKind::paragraph});
    at = end + 1;
  }
}

struct Stage {
  std::string name;
  double seconds = 0;
};

/// Every stage by itself, over all texts.
std::vector<Stage> time_stages(const language::Stages& stages, const std::vector<std::string>& texts,
                               std::size_t& tokens) {
  std::vector<Stage> times{{"segment"}, {"encode"}, {"tag"}, {"name"}, {"parse"}, {"lemmatize"}};
  const auto timed = [&](std::size_t stage, const std::function<void()>& work) {
    const auto start = Clock::now();
    work();
    times[stage].seconds += std::chrono::duration<double>(Clock::now() - start).count();
  };
  document::WorkingDocument doc;
  language::Encoding encoding;
  for (const auto& text : texts) {
    load(doc, text);
    timed(0, [&] { stages.segmenter.segment(doc); });
    for (std::size_t next = 0; next < doc.sentences.size();) {
      timed(1, [&] { next = stages.encoder.read(doc, next, encoding); });
      timed(2, [&] { stages.tagger.tag(encoding, doc); });
      timed(3, [&] { stages.name_tagger.name(encoding, doc); });
      timed(4, [&] { stages.parser.parse(encoding, doc); });
    }
    timed(5, [&] { stages.lemmatizer.lemmatize(doc); });
    tokens += doc.tokens.size();
  }
  return times;
}

/// Wall clock of everything, texts shared out among threads as they come free.
double time_all(const language::Pipeline& pipeline, const std::vector<std::string>& texts, unsigned threads) {
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    document::WorkingDocument doc;
    for (std::size_t i = next++; i < texts.size(); i = next++) {
      load(doc, texts[i]);
      pipeline.run(doc);
    }
  };
  const auto start = Clock::now();
  {
    std::vector<std::jthread> pool;
    for (unsigned t = 0; t < threads; ++t) pool.emplace_back(work);
  }
  return std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "language_bench: error: name the folder with the texts\n");
    return 2;
  }
  resources::DataFiles files;
  const auto pipeline = language::Pipeline::open(files);
  if (!pipeline) {
    fmt::print(stderr, "language_bench: error: {}\n", pipeline.error().message);
    return 1;
  }
  const auto texts = texts_in(argv[1]);
  std::size_t tokens = 0;
  const auto stages = time_stages(pipeline->stages(), texts, tokens);
  const auto line = [&](const std::string& what, double seconds) {
    fmt::print("{:<24} {:8.2f} s {:>12.0f} tokens/s\n", what, seconds, static_cast<double>(tokens) / seconds);
  };
  fmt::print("{} texts, {} tokens\n", texts.size(), tokens);
  for (const auto& stage : stages) line(stage.name, stage.seconds);
  line("tag + parse + names", stages[1].seconds + stages[2].seconds + stages[3].seconds + stages[4].seconds);
  line("all, one core", time_all(*pipeline, texts, 1));
  line("all, two cores", time_all(*pipeline, texts, 2));
}
