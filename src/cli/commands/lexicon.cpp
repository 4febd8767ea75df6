#include <fmt/format.h>

#include <memory>

#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "lexicon/dictionary_check.hpp"
#include "lexicon/user_dictionaries.hpp"

namespace newsbrief::cli {
namespace {

struct CheckOptions {
  std::vector<std::string> files;
  std::string kind;
  std::string data_folder;
};

/// What all files came to.
struct Totals {
  std::size_t entries = 0, problems = 0;
  bool unreadable = false;
};

bool check_file(const std::string& path, const CheckOptions& options, const lexicon::World& world,
                const lexicon::CodeBook& codes, const lexicon::EventLexicon& events, Output& output, Totals& totals) {
  const auto bytes = lexicon::read_dictionary_file(path);
  if (!bytes) {
    error(bytes.error());
    totals.unreadable = true;
    return true;
  }
  const auto kind =
      options.kind.empty() ? lexicon::kind_of(path, *bytes) : std::optional<std::string_view>(options.kind);
  if (!kind) {
    error(fmt::format("cannot tell what kind of dictionary '{}' is (name it with --kind)", path));
    totals.unreadable = true;
    return true;
  }
  const auto report = lexicon::check_dictionary(*bytes, path, *kind, world, codes, events);
  std::string lines;
  for (const auto& problem : report.problems)
    lines += fmt::format("{}:{}: {}\n", problem.file, problem.line, problem.message);
  totals.entries += report.entries;
  totals.problems += report.problems.size();
  return output.write(lines);
}

std::string count(std::size_t number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", number, number == 1 ? one : many);
}

int run_check(const CheckOptions& options) {
  resources::DataFiles files(options.data_folder);
  const auto world = lexicon::World::load(files);
  const auto codes = world ? lexicon::CodeBook::load(files, *world) : tl::unexpected(world.error());
  const auto events = codes ? lexicon::EventLexicon::load(files) : tl::unexpected(codes.error());
  if (!events) {
    error(events.error());
    return kUsage;
  }
  auto output = Output::open("");
  Totals totals;
  for (const auto& path : options.files)
    if (!check_file(path, options, *world, *codes, *events, *output, totals)) break;
  output->write(fmt::format("{}, {}, {}\n", count(options.files.size(), "file", "files"),
                            count(totals.entries, "entry", "entries"), count(totals.problems, "problem", "problems")));
  if (const auto written = output->finish(); !written) {
    error(written.error());
    return kCannotWrite;
  }
  if (totals.unreadable) return kUsage;
  return totals.problems == 0 ? kDone : kNothingFound;
}

void setup_check(CLI::App& lexicon, Action& action) {
  auto* sub = lexicon.add_subcommand("check", "Report what is wrong with dictionaries, line by line");
  const auto options = std::make_shared<CheckOptions>();
  sub->add_option("files", options->files,
                  "Files as in data/lexicon/, or actor, agent and verb dictionaries of PETRARCH")
      ->required()
      ->type_name("FILE");
  std::vector<std::string> kinds;
  for (const auto kind : lexicon::dictionary_kinds()) kinds.emplace_back(kind);
  sub->add_option("--kind", options->kind,
                  "What the files are: actors, agents, verbs or the name of a file of data/lexicon/")
      ->type_name("KIND")
      ->check(CLI::IsMember(kinds));
  sub->add_option("--data", options->data_folder, "Folder laid over the built-in data, file by file")->type_name("DIR");
  sub->footer(
      "Examples:\n"
      "  newsbrief lexicon check my/countries.tsv my/people.tsv\n"
      "  newsbrief lexicon check Phoenix.Countries.actors.txt CAMEO.2.0.txt\n"
      "Exit code 0: nothing wrong. 1: problems were found. 2: a file could not be read, or its kind not be told.");
  sub->callback([options, &action] { action = [options] { return run_check(*options); }; });
}

}  // namespace

void setup_lexicon(CLI::App& app, Action& action) {
  auto* sub = app.add_subcommand("lexicon", "Check dictionaries: your own and the community's");
  sub->require_subcommand(1);
  sub->footer("Example:\n  newsbrief lexicon check my-actors.txt");
  setup_check(*sub, action);
}

}  // namespace newsbrief::cli
