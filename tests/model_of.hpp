#pragma once
// The model of a text in a test. The analyzer is opened once.
#include <stdexcept>
#include <string>

#include "newsbrief/analyzer.hpp"

namespace newsbrief::tests {

inline const Analyzer& analyzer() {
  static const Analyzer opened = [] {
    auto made = Analyzer::open();
    if (!made) throw std::runtime_error(made.error().message);
    return std::move(*made);
  }();
  return opened;
}

inline Model model_of(std::string text, std::string published = "2025-03-20") {
  return analyzer().analyze(
      {.source = "test", .text = std::move(text), .title = {}, .byline = {}, .published = std::move(published)});
}

/// Names of parties, for comparing: "A, B".
inline std::string names_of(const std::vector<Ref>& refs) {
  std::string out;
  for (const auto& ref : refs) out += (out.empty() ? "" : ", ") + ref.name;
  return out;
}

}  // namespace newsbrief::tests
