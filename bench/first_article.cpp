// One article from standard input, from exec to a parsed document: run it under a clock. Prints what was found and the
// largest memory of the process.
#include <fmt/format.h>
#include <sys/resource.h>

#include <iostream>
#include <iterator>

#include "language/pipeline.hpp"

int main() {
  using namespace newsbrief;
  document::WorkingDocument doc;
  doc.text.assign(std::istreambuf_iterator<char>(std::cin), {});
  for (std::uint32_t at = 0; at < doc.text.size();) {
    const auto end = static_cast<std::uint32_t>(std::min(doc.text.find('\n', at), doc.text.size()));
    if (end > at) doc.blocks.push_back({{at, end}, document::BlockKind::paragraph});
    at = end + 1;
  }
  resources::DataFiles files;
  const auto pipeline = language::Pipeline::open(files);
  if (!pipeline) {
    fmt::print(stderr, "first_article: error: {}\n", pipeline.error().message);
    return 1;
  }
  pipeline->run(doc);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  fmt::print("{} sentences, {} tokens, {:.1f} MB\n", doc.sentences.size(), doc.tokens.size(),
             static_cast<double>(usage.ru_maxrss) / 1024);
}
