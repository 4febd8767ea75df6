#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/run.hpp"
#include "newsbrief/json.hpp"

namespace newsbrief::cli {
namespace {

int run_schema() {
  auto output = Output::open("");
  output->write(json_schema());
  return finish(*output, RunResult{});
}

}  // namespace

void setup_schema(CLI::App& app, Action& action) {
  auto* sub = app.add_subcommand("schema", "Print the JSON Schema that every JSON output keeps to");
  sub->footer("Example:\n  newsbrief schema > newsbrief-1.schema.json");
  sub->callback([&action] { action = run_schema; });
}

}  // namespace newsbrief::cli
