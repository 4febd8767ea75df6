#include "cli/query_sql.hpp"

#include <algorithm>

#include "cli/exit_codes.hpp"
#include "cli/messages.hpp"
#include "newsbrief/grid.hpp"
#include "store/sqlite_store.hpp"

namespace newsbrief::cli {
namespace {

using store::SqliteStore;

std::string written(const Grid& grid, const std::string& format) {
  if (format == "json") return grid_json(grid);
  if (format == "jsonl") return grid_jsonl(grid);
  if (format == "csv") return grid_csv(grid);
  return grid_text(grid, terminal_width());
}

/// The answer of a store, behind a run of which `so_far` is the exit code.
int answer(const SqliteStore& store, const std::string& sql, const std::string& format, int so_far) {
  const auto grid = store.select(sql);
  if (!grid) {
    error(grid.error());
    return kUsage;
  }
  auto output = Output::open("");
  output->write(written(*grid, format));
  const int code = finish(*output, RunResult{});
  if (code != kDone) return code;
  return so_far == kDone && grid->rows.empty() ? int{kNothingFound} : so_far;
}

int ask_file(const std::string& path, const std::string& sql, const std::string& format) {
  const auto store = SqliteStore::open_read_only(path);
  if (!store) {
    error(store.error());
    return kUsage;
  }
  return answer(*store, sql, format, kDone);
}

int ask_articles(const InputOptions& input, const std::string& sql, const std::string& format) {
  auto store = SqliteStore::open(":memory:");
  if (!store) {
    error(store.error());
    return kCannotWrite;
  }
  // A question that cannot run is told before anything is read.
  if (const auto trial = store->select(sql); !trial) {
    error(trial.error());
    return kUsage;
  }
  Result<void> added;
  const auto result = run_articles(
      input,
      [](const Model& m) {
        return Outcome{{}, {}, true, m};
      },
      [](const Error&) { return std::string(); },
      [&](const Outcome& o) {
        if (o.model) added = store->add(*o.model, o.model->article.source);
        return added.has_value();
      });
  if (added && result) added = store->commit("");
  if (!result || !added) {
    error(result ? added.error() : result.error());
    return result ? kCannotWrite : kUsage;
  }
  return answer(*store, sql, format, result->failed != 0 ? kDocumentsFailed : kDone);
}

}  // namespace

bool tell_stores(const InputOptions& input) {
  const auto found = std::find_if(input.inputs.begin(), input.inputs.end(), SqliteStore::is_store);
  if (found == input.inputs.end()) return false;
  error("'" + *found + "' is a store: ask it alone, with --sql 'SELECT …'");
  return true;
}

int run_sql(const InputOptions& input, const std::string& sql, const std::string& format) {
  if (input.inputs.size() == 1 && input.list.empty() && SqliteStore::is_store(input.inputs.front()))
    return ask_file(input.inputs.front(), sql, format);
  if (tell_stores(input)) return kUsage;
  return ask_articles(input, sql, format);
}

}  // namespace newsbrief::cli
