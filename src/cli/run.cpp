#include "cli/run.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "cli/exit_codes.hpp"
#include "cli/messages.hpp"
#include "pipeline/ordered.hpp"

namespace newsbrief::cli {
namespace {

/// A line on a terminal that tells how far a long run is; nothing where standard error is no terminal.
class Progress {
 public:
  Progress() : on_(allows_progress() && !is_terminal(STDOUT_FILENO)) {}
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void tick(std::size_t documents) {
    if (!on_) return;
    const auto now = Clock::now();
    if (now - last_ < std::chrono::milliseconds(200)) return;
    last_ = now;
    const double seconds = std::chrono::duration<double>(now - start_).count();
    fmt::print(stderr, "\r\033[K{} documents, {:.0f} a second", documents, static_cast<double>(documents) / seconds);
    std::fflush(stderr);
    shown_ = true;
  }

  void clear() {
    if (shown_) fmt::print(stderr, "\r\033[K");
    shown_ = false;
  }

 private:
  using Clock = std::chrono::steady_clock;
  bool on_;
  bool shown_ = false;
  Clock::time_point start_ = Clock::now(), last_ = start_;
};

}  // namespace

void add_input_options(CLI::App& app, InputOptions& options) {
  app.add_option("inputs", options.inputs, "Files, folders, patterns, or - for standard input")->type_name("INPUT");
  app.add_option("--files-from", options.list, "File that lists further inputs, one a line; - for standard input")
      ->type_name("FILE");
  add_analysis_options(app, options);
}

void add_analysis_options(CLI::App& app, InputOptions& options) {
  app.add_option("--published", options.published, "Publication date of articles that carry none, YYYY-MM-DD")
      ->type_name("DATE");
  app.add_option("--data", options.data_folder, "Folder laid over the built-in data, file by file")->type_name("DIR");
  app.add_option("--actors", options.actor_files,
                 "Actor dictionary (PETRARCH, TABARI), laid over the built-in names; may be repeated")
      ->type_name("FILE")
      ->allow_extra_args(false);
  app.add_option("--agents", options.agent_files, "Agent dictionary (PETRARCH); may be repeated")
      ->type_name("FILE")
      ->allow_extra_args(false);
  app.add_option("--verbs", options.verb_files,
                 "Verb dictionary (PETRARCH, TABARI), laid over the built-in one; may be repeated")
      ->type_name("FILE")
      ->allow_extra_args(false);
  app.add_option("--lexicon", options.lexicon_files,
                 "Event words as in data/lexicon/event_words.tsv, laid over the built-in ones; may be repeated")
      ->type_name("FILE")
      ->allow_extra_args(false);
  app.add_option("-j,--jobs", options.jobs, "Threads (default: the number of cores)")
      ->type_name("N")
      ->check(CLI::Range(1U, 1024U));
}

bool check_inputs(const InputOptions& options) {
  const bool reads_stdin = std::find(options.inputs.begin(), options.inputs.end(), "-") != options.inputs.end();
  if (options.inputs.empty() && options.list.empty()) {
    error("inputs is required (name files or folders, - for standard input, or --files-from)");
  } else if (reads_stdin && options.list == "-") {
    error("standard input cannot be both the list (--files-from -) and an article (-)");
  } else {
    return true;
  }
  return false;
}

AnalyzerOptions analyzer_options(const InputOptions& options) {
  AnalyzerOptions settings;
  settings.data_folder = options.data_folder;
  if (!options.published.empty()) settings.default_published = options.published;
  settings.actor_files = options.actor_files;
  settings.agent_files = options.agent_files;
  settings.verb_files = options.verb_files;
  settings.lexicon_files = options.lexicon_files;
  settings.keep_text = options.no_text ? KeepText::no : KeepText::yes;
  return settings;
}

/// One line for all of them, and each where much is to be told.
void tell_warnings(const std::vector<Error>& warnings) {
  if (warnings.empty()) return;
  for (const auto& w : warnings) info(w.where + ": " + w.message);
  warning(fmt::format("{} of the dictionaries passed over ('newsbrief lexicon check FILE' lists them)",
                      warnings.size() == 1 ? "1 faulty line" : fmt::format("{} faulty lines", warnings.size())));
}

unsigned thread_count(const InputOptions& options) {
  return options.jobs != 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
}

Result<RunResult> run_articles(const InputOptions& options, const std::function<Outcome(const Model&)>& work,
                               const std::function<std::string(const Error&)>& on_error,
                               const std::function<bool(const Outcome&)>& sink) {
  return run_documents(
      options, [&](const Analyzer& analyzer, const RawArticle& article) { return work(analyzer.analyze(article)); },
      on_error, sink);
}

Result<RunResult> run_documents(const InputOptions& options,
                                const std::function<Outcome(const Analyzer&, const RawArticle&)>& work,
                                const std::function<std::string(const Error&)>& on_error,
                                const std::function<bool(const Outcome&)>& sink) {
  const auto analyzer = Analyzer::open(analyzer_options(options));
  if (!analyzer) return tl::unexpected<Error>(analyzer.error());

  tell_warnings(analyzer->warnings());

  ArticleReader reader(options.inputs, options.list, nullptr);
  // One article alone is done sooner without threads: the second is read before they are started.
  std::optional<Result<RawArticle>> first = reader.next();
  std::optional<Result<RawArticle>> second = first ? reader.next() : std::nullopt;
  const unsigned jobs = second ? thread_count(options) : 1;

  RunResult result;
  const auto start = std::chrono::steady_clock::now();
  Progress progress;
  pipeline::ordered(
      jobs,
      [&]() -> std::optional<Result<RawArticle>> {
        if (first) return std::exchange(first, std::nullopt);
        if (second) return std::exchange(second, std::nullopt);
        return reader.next();
      },
      [&](Result<RawArticle> article) -> Outcome {
        if (!article) return {on_error(article.error()), article.error(), false, {}};
        debug("analyzing '" + article->source + "'");
        return work(*analyzer, *article);
      },
      [&](const Outcome& outcome) {
        ++result.documents;
        result.matched += outcome.matched;
        progress.tick(result.documents);
        if (outcome.error) {
          ++result.failed;
          progress.clear();
          error(*outcome.error);
        }
        return sink(outcome);
      });
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  info(fmt::format("{} documents, {} failed, {:.2f} s on {} threads", result.documents, result.failed, seconds.count(),
                   jobs));
  return result;
}

int finish(Output& output, const Result<RunResult>& result) {
  if (!result) {
    error(result.error());
    return kUsage;
  }
  if (const auto written = output.finish(); !written) {
    error(written.error());
    return kCannotWrite;
  }
  return result->failed != 0 ? kDocumentsFailed : kDone;
}

}  // namespace newsbrief::cli
