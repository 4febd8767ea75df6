#include "cli/export_runs.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <optional>
#include <set>

#include "cli/exit_codes.hpp"
#include "cli/html_output.hpp"
#include "cli/messages.hpp"
#include "export/brat.hpp"
#include "export/conllu.hpp"
#include "export/network.hpp"
#include "export/phoenix.hpp"
#include "export/polecat.hpp"
#include "newsbrief/export.hpp"
#include "newsbrief/json.hpp"
#include "store/sqlite_store.hpp"

namespace newsbrief::cli {
namespace {

using exports::EventScales;

std::string no_line(const Error&) { return {}; }

Outcome text_outcome(std::string text) { return Outcome{std::move(text), {}, true, {}}; }

/// A run whose documents are text, one behind the other.
int run_text(const ExportOptions& options, Output& output,
             const std::function<Outcome(const Analyzer&, const RawArticle&)>& work,
             const std::function<std::string(const Error&)>& on_error) {
  return finish(output,
                run_documents(options.input, work, on_error, [&](const Outcome& o) { return output.write(o.output); }));
}

/// One object for one article; a list as soon as there is a second.
class JsonList {
 public:
  explicit JsonList(Output& output) : output_(output) {}
  bool add(const std::string& object) {
    if (++count_ == 1) {
      first_ = object;
      return true;
    }
    if (count_ == 2 && !output_.write("[\n" + std::exchange(first_, {}))) return false;
    return output_.write(",\n" + object);
  }
  void end() {
    if (count_ == 0) output_.write("[]\n");
    if (count_ == 1) output_.write(first_ + "\n");
    if (count_ > 1) output_.write("\n]\n");
  }

 private:
  Output& output_;
  std::string first_;
  std::size_t count_ = 0;
};

int run_json(const ExportOptions& options, Output& output) {
  JsonList list(output);
  const auto result = run_articles(
      options.input, [](const Model& m) { return text_outcome(to_json(m, JsonStyle::indented)); },
      [](const Error& e) { return error_to_json(e, JsonStyle::indented); },
      [&](const Outcome& o) { return list.add(o.output); });
  if (result) list.end();
  return finish(output, result);
}

int run_lines(const ExportOptions& options, Output& output) {
  return run_text(
      options, output,
      [](const Analyzer& a, const RawArticle& article) { return text_outcome(to_json(a.analyze(article)) + "\n"); },
      [](const Error& e) { return error_to_json(e) + "\n"; });
}

int run_markdown(const ExportOptions& options, Output& output) {
  return run_text(
      options, output,
      [](const Analyzer& a, const RawArticle& article) { return text_outcome(to_markdown(a.analyze(article)) + "\n"); },
      no_line);
}

int run_conllu(const ExportOptions& options, Output& output) {
  return run_text(
      options, output,
      [](const Analyzer& a, const RawArticle& article) { return text_outcome(exports::to_conllu(a.parse(article))); },
      no_line);
}

int run_polecat(const ExportOptions& options, Output& output, const EventScales& scales) {
  return run_text(
      options, output,
      [&](const Analyzer& a, const RawArticle& article) {
        return text_outcome(exports::to_polecat(a.analyze(article), scales));
      },
      no_line);
}

/// Rows are numbered here, where they stand in order.
int run_phoenix(const ExportOptions& options, Output& output, const EventScales& scales) {
  std::size_t number = 0;
  const auto result = run_documents(
      options.input,
      [&](const Analyzer& a, const RawArticle& article) {
        return text_outcome(exports::to_phoenix(a.parse(article), scales));
      },
      no_line,
      [&](const Outcome& o) {
        for (std::size_t at = 0; at < o.output.size();) {
          const auto end = o.output.find('\n', at) + 1;
          if (!output.write(fmt::format("{}\t{}", ++number, std::string_view(o.output).substr(at, end - at))))
            return false;
          at = end;
        }
        return true;
      });
  return finish(output, result);
}

int run_network(const ExportOptions& options, Output& output) {
  exports::Network network;
  const auto result = run_articles(
      options.input,
      [](const Model& m) {
        return Outcome{{}, {}, true, m};
      },
      no_line,
      [&](const Outcome& o) {
        if (o.model) network.add(*o.model);
        return true;
      });
  if (result) output.write(options.format == "dot" ? exports::to_dot(network) : exports::to_graphml(network));
  return finish(output, result);
}

int exit_code(const Result<RunResult>& result, const Result<void>& written) {
  if (!result) error(result.error());
  if (!written) error(written.error());
  if (!result) return kUsage;
  if (!written) return kCannotWrite;
  return result->failed != 0 ? kDocumentsFailed : kDone;
}

constexpr std::size_t kDocumentsToCommit = 64;

int run_sqlite(const ExportOptions& options) {
  auto store = store::SqliteStore::open(options.output);
  if (!store) {
    error(store.error());
    return kCannotWrite;
  }
  const auto note = store->note();
  Result<void> written;
  std::size_t waiting = 0;
  const auto result = run_articles(
      options.input,
      [](const Model& m) {
        return Outcome{{}, {}, true, m};
      },
      no_line,
      [&](const Outcome& o) {
        if (o.model) written = store->add(*o.model, o.model->article.source);
        if (written && ++waiting % kDocumentsToCommit == 0) written = store->commit(note);
        return written.has_value();
      });
  if (written) written = store->commit(note);
  return exit_code(result, written);
}

Result<void> write_file(const std::filesystem::path& path, const std::string& bytes) {
  auto output = Output::open(path.string());
  if (!output) return tl::unexpected<Error>(output.error());
  output->write(bytes);
  return output->finish();
}

/// Where brat's files go: a folder of documents, or one document that was named ("x.ann").
class BratFolder {
 public:
  explicit BratFolder(const std::filesystem::path& output) {
    if (output.extension() == ".ann") one_ = output.stem().string();
    folder_ = one_ ? output.parent_path() : output;
  }

  Result<void> begin(const EventScales& scales) const {
    std::error_code made;
    if (!folder_.empty()) std::filesystem::create_directories(folder_, made);
    if (made) return failure("cannot_write", "no folder can be made there: " + made.message(), folder_.string());
    return write_file(folder_ / "annotation.conf", exports::brat_configuration(scales));
  }

  Result<void> add(const Model& model) {
    if (one_ && !names_.empty())
      return failure("cannot_write", "that is one document, and there are several articles (name a folder)",
                     (folder_ / (*one_ + ".ann")).string());
    const auto name = one_.value_or(exports::brat_name(model.article.source));
    auto free = name;
    for (int i = 2; !names_.insert(free).second; ++i) free = fmt::format("{}-{}", name, i);
    const auto document = exports::to_brat(model);
    if (auto written = write_file(folder_ / (free + ".txt"), document.text); !written) return written;
    return write_file(folder_ / (free + ".ann"), document.annotations);
  }

 private:
  std::filesystem::path folder_;
  std::optional<std::string> one_;
  std::set<std::string> names_;
};

int run_brat(const ExportOptions& options, const EventScales& scales) {
  BratFolder folder(options.output);
  auto written = folder.begin(scales);
  if (!written) return exit_code(RunResult{}, written);
  const auto result = run_articles(
      options.input,
      [](const Model& m) {
        return Outcome{{}, {}, true, m};
      },
      no_line,
      [&](const Outcome& o) {
        if (o.model) written = folder.add(*o.model);
        return written.has_value();
      });
  return exit_code(result, written);
}

/// What cannot go to standard output needs a name.
bool needs_name(const ExportOptions& options, const char* example) {
  if (!options.output.empty() && options.output != "-") return false;
  error(fmt::format("{} needs a place to go: name it with -o ({})", options.format, example));
  return true;
}

int run_to_output(const ExportOptions& options, const EventScales& scales) {
  auto output = Output::open(options.output);
  if (!output) {
    error(output.error());
    return kCannotWrite;
  }
  if (options.format == "jsonl") return run_lines(options, *output);
  if (options.format == "markdown") return run_markdown(options, *output);
  if (options.format == "html") return run_html(options.input, *output, {}, ReportScope::everything);
  if (options.format == "conllu") return run_conllu(options, *output);
  if (options.format == "graphml" || options.format == "dot") return run_network(options, *output);
  if (options.format == "phoenix") return run_phoenix(options, *output, scales);
  if (options.format == "polecat") return run_polecat(options, *output, scales);
  return run_json(options, *output);
}

}  // namespace

int run_export_format(const ExportOptions& options) {
  if (options.format == "csv" || options.format == "tsv") return run_export_tables(options);
  if (options.format == "sqlite") return needs_name(options, "-o facts.sqlite") ? int{kUsage} : run_sqlite(options);
  resources::DataFiles files(options.input.data_folder);
  const auto scales = EventScales::load(files);
  if (!scales) {
    error(scales.error());
    return kUsage;
  }
  if (options.format == "brat") return needs_name(options, "-o DIR") ? int{kUsage} : run_brat(options, *scales);
  return run_to_output(options, *scales);
}

}  // namespace newsbrief::cli
