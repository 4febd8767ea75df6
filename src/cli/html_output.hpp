#pragma once
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "cli/output.hpp"
#include "cli/run.hpp"
#include "newsbrief/report.hpp"

namespace newsbrief::cli {

/// One article of an HTML page as a run's outcome; any thread may make it.
Outcome html_outcome(const Model& model, const Brief& brief, ReportScope scope);

/// Writes the outcomes of a run as one page. The list of articles stands in front of them, so they wait in a temporary
/// file: memory does not grow with them.
class HtmlPage {
 public:
  HtmlPage() : waiting_(std::tmpfile()) {}

  /// Takes the outcome of html_outcome(). False where the temporary file cannot be written.
  bool add(const Outcome& outcome);

  /// Writes the page. False where it could not be.
  bool write(Output& output);

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::unique_ptr<std::FILE, Close> waiting_;
  std::vector<std::string> titles_;
};

/// A run whose results are one HTML page; the exit code.
int run_html(const InputOptions& input, Output& output, const BriefOptions& brief, ReportScope scope);

}  // namespace newsbrief::cli
