// Documents, tokens and megabytes per second of each stage of a batch by itself, and of all of them on one core and
// two. Usage: batch_bench INPUT…
#include <fmt/format.h>
#include <time.h>

#include <chrono>
#include <string>
#include <vector>

#include "document/document.hpp"
#include "language/pipeline.hpp"
#include "newsbrief/analyzer.hpp"
#include "newsbrief/json.hpp"
#include "pipeline/ordered.hpp"
#include "reading/articles.hpp"
#include "reading/inputs.hpp"
#include "reading/layout.hpp"

namespace {

using namespace newsbrief;
using Clock = std::chrono::steady_clock;

struct Totals {
  std::size_t documents = 0, tokens = 0, bytes = 0;
};

template <class Work>
double seconds_of(Work work) {
  const auto start = Clock::now();
  work();
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// The same in time of this thread's processor, which others on the machine do not stretch.
template <class Work>
double cpu_seconds_of(Work work) {
  const auto now = [] {
    timespec t{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
  };
  const double start = now();
  work();
  return now() - start;
}

void print(const std::string& what, double seconds, const Totals& t) {
  const auto rate = [&](std::size_t n) { return static_cast<double>(n) / seconds; };
  fmt::print("{:<28} {:8.2f} s {:9.0f} documents/s {:10.0f} tokens/s {:8.2f} MB/s\n", what, seconds, rate(t.documents),
             rate(t.tokens), rate(t.bytes) / 1e6);
}

std::vector<RawArticle> articles_of(const std::vector<std::string>& inputs) {
  std::vector<RawArticle> out;
  ArticleReader reader(inputs);
  while (auto next = reader.next())
    if (*next) out.push_back(std::move(**next));
  return out;
}

double time_all(const Analyzer& analyzer, const std::vector<std::string>& inputs, unsigned jobs) {
  return seconds_of([&] {
    ArticleReader reader(inputs);
    std::size_t size = 0;
    pipeline::ordered(
        jobs, [&] { return reader.next(); },
        [&](const Result<RawArticle>& article) {
          return article ? to_json(analyzer.analyze(*article)) : std::string();
        },
        [&](const std::string& json) { return (size += json.size()) > 0 || true; });
  });
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "batch_bench: error: name files or folders with articles\n");
    return 2;
  }
  const std::vector<std::string> inputs(argv + 1, argv + argc);
  const auto analyzer = Analyzer::open();
  resources::DataFiles files;
  const auto language = language::Pipeline::open(files);
  if (!analyzer || !language) return 1;
  Totals totals;
  std::vector<RawArticle> articles;
  const double reading = cpu_seconds_of([&] { articles = articles_of(inputs); });
  double words = 0, whole = 0, json = 0;
  document::WorkingDocument doc;
  std::size_t json_bytes = 0;
  for (const auto& article : articles) {
    words += cpu_seconds_of([&] {
      reading::lay_out(article, doc);
      language->run(doc);
    });
    Model model;
    whole += cpu_seconds_of([&] { model = analyzer->analyze(article); });
    json += cpu_seconds_of([&] { json_bytes += to_json(model).size(); });
    ++totals.documents;
    totals.tokens += model.article.tokens;
    totals.bytes += article.text.size();
  }
  fmt::print("{} documents, {} tokens, {:.1f} MB of text, {:.1f} MB of JSON\n", totals.documents, totals.tokens,
             static_cast<double>(totals.bytes) / 1e6, static_cast<double>(json_bytes) / 1e6);
  print("reading", reading, totals);
  print("language", words, totals);
  print("annotation and dossiers", whole - words, totals);
  print("JSON", json, totals);
  const double one = time_all(*analyzer, inputs, 1), two = time_all(*analyzer, inputs, 2);
  print("all, one core", one, totals);
  print("all, two cores", two, totals);
  fmt::print("two cores against one: {:.2f}\n", one / two);
}
