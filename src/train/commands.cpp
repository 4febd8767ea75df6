#include "train/commands.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "train/boundary_training.hpp"
#include "train/evaluation.hpp"
#include "train/lemma_rules.hpp"
#include "train/model_writer.hpp"
#include "train/name_lists.hpp"
#include "train/name_training.hpp"
#include "train/names.hpp"
#include "train/trainer.hpp"

namespace newsbrief::train {
namespace {

using Outcome = Result<void>;

struct NamesOptions {
  std::string model;
  std::string data;                ///< folder with the lists, or empty for those inside the program
  std::vector<std::string> texts;  ///< plain text for the clusters
  NameTrainingOptions training;
};

struct TrainOptions {
  std::vector<std::string> treebanks;
  std::vector<std::string> names;
  std::string output;
  std::string watched;
  TrainingOptions training;
  NamesOptions name_tagger;
};

struct EvaluateOptions {
  std::string model;
  std::string file;
  bool raw = false;
  std::string names;
};

/// Treebanks, the first ones with their names from the IOB2 files in the same order, the others with those that GUM's
/// entities make.
Result<Treebank> read_bank(const std::vector<std::string>& paths, const std::vector<std::string>& names,
                           const std::string& data) {
  resources::DataFiles files(data);
  std::set<std::string> titles = listed_titles(files);
  Treebank all;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    auto bank = read_conllu(paths[i]);
    if (!bank) return bank;
    if (i < names.size()) {
      const auto named = read_iob2(names[i]);
      if (!named) return tl::unexpected(named.error());
      add_names(*bank, *named);
    } else {
      titles.merge(titles_in(all));
      add_names_from_entities(*bank, titles);
    }
    std::move(bank->begin(), bank->end(), std::back_inserter(all));
  }
  return all;
}

Outcome write_file(const std::string& path, std::string_view bytes) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "wb"), std::fclose);
  if (!file || std::fwrite(bytes.data(), 1, bytes.size(), file.get()) != bytes.size() || std::fflush(file.get()) != 0)
    return failure("cannot_write", fmt::format("cannot write '{}'", path));
  return {};
}

void print_loss(std::string_view what, const Loss& loss) {
  const auto n = static_cast<double>(loss.words);
  fmt::print(stderr, "{}: loss of tags {:.3f}, names {:.3f}, heads {:.3f}, relations {:.3f}\n", what, loss.tags / n,
             loss.names / n, loss.heads / n, loss.relations / n);
}

/// The model's bytes with a name tagger learnt from the bank.
Result<std::string> learn_name_tagger(std::string_view bytes, const Treebank& bank, const NamesOptions& options) {
  const auto model = language::Model::open(bytes, language::Model::Check::everything, options.model);
  if (!model) return tl::unexpected(model.error());
  std::string text;
  for (const auto& path : options.texts) {
    const auto more = read_file(path);
    if (!more) return tl::unexpected(more.error());
    text += *more + '\n';
  }
  resources::DataFiles files(options.data);
  const Entries lists = learn_name_lists(files, text, options.training.seed);
  fmt::print(stderr, "names: {} words and phrases in lists\n", lists.size());
  const NameParts names = learn_names(*model, bank, lists, options.training, [](std::size_t epoch, double loss) {
    fmt::print(stderr, "names, epoch {:2}: loss {:.4f}\n", epoch, loss);
  });
  return with_names(*model, names);
}

Outcome run_names(const TrainOptions& options) {
  const auto bank = read_bank(options.treebanks, options.names, options.name_tagger.data);
  if (!bank) return tl::unexpected(bank.error());
  const auto bytes = read_file(options.name_tagger.model);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto model = learn_name_tagger(*bytes, *bank, options.name_tagger);
  return model ? write_file(options.output, *model) : Outcome(tl::unexpected(model.error()));
}

Outcome run_train(const TrainOptions& options) {
  const auto bank = read_bank(options.treebanks, options.names, options.name_tagger.data);
  if (!bank) return tl::unexpected(bank.error());
  const Vocabulary vocabulary(*bank, 2);
  const LemmaTable lemmas = learn_lemmas(*bank);
  const Entries boundaries = learn_boundaries(*bank, options.training.seed);
  Random random(options.training.seed);
  Parameters parameters(vocabulary.size(), random);
  Treebank watched;
  if (!options.watched.empty()) {
    auto bank_to_watch = read_conllu(options.watched);
    if (!bank_to_watch) return tl::unexpected(bank_to_watch.error());
    watched = *std::move(bank_to_watch);
  }
  learn(parameters, vocabulary, *bank, options.training, [&](std::size_t epoch, const Loss& loss) {
    print_loss(fmt::format("epoch {:2}", epoch), loss);
    if (!watched.empty()) print_loss("  watched", judge(parameters, vocabulary, watched));
  });
  const auto bytes = model_bytes(parameters, vocabulary.keys(), lemmas, boundaries);
  const auto model = learn_name_tagger(bytes, *bank, options.name_tagger);
  return model ? write_file(options.output, *model) : Outcome(tl::unexpected(model.error()));
}

void print_names(const std::map<std::string, F1>& scores) {
  for (const auto& [type, f] : scores)
    fmt::print("{:<10} {:6.2f}   ({} right of {} found and {} true)\n", type, f.percent(), f.right, f.said, f.gold);
}

void print_trees(const TreeScores& s) {
  const auto line = [](std::string_view what, const F1& f) { fmt::print("{:<10} {:6.2f}\n", what, f.percent()); };
  line("sentences", s.sentences);
  line("tokens", s.tokens);
  line("UPOS", s.upos);
  line("XPOS", s.xpos);
  line("lemmas", s.lemmas);
  line("UAS", s.unlabelled);
  line("LAS", s.labelled);
}

Outcome evaluate_with(const language::Pipeline& pipeline, const EvaluateOptions& options) {
  if (!options.names.empty()) {
    const auto sentences = read_iob2(options.names);
    if (!sentences) return tl::unexpected(sentences.error());
    print_names(score_names(pipeline, *sentences));
  }
  if (!options.file.empty()) {
    const auto bank = read_conllu(options.file);
    if (!bank) return tl::unexpected(bank.error());
    print_trees(options.raw ? score_raw(pipeline, *bank) : score_trees(pipeline, *bank));
  }
  return {};
}

/// CoNLL-U with the names in the last column.
void print_sentence(const document::WorkingDocument& doc, const document::Sentence& sentence) {
  static constexpr std::array<std::string_view, 5> kNames{"", "person", "organization", "location", "other"};
  fmt::print("# text = {}\n", doc.slice(doc.bytes(sentence.tokens)));
  for (auto i = sentence.tokens.first; i < sentence.tokens.last; ++i) {
    const auto& t = doc.tokens[i];
    const auto head = t.head == document::kNoHead ? 0 : t.head - sentence.tokens.first + 1;
    const auto name = t.name == document::NameType::none ? std::string("_")
                                                         : fmt::format("Name={}-{}", t.name_begins ? 'B' : 'I',
                                                                       kNames[static_cast<std::size_t>(t.name)]);
    fmt::print("{}\t{}\t{}\t{}\t{}\t_\t{}\t{}\t_\t{}\n", i - sentence.tokens.first + 1, t.form, t.lemma,
               document::name(t.upos), document::name(t.xpos), head, document::name(t.deprel), name);
  }
  fmt::print("\n");
}

/// Each line that is not empty is a paragraph.
std::vector<document::Block> lines_of(std::string_view text) {
  std::vector<document::Block> blocks;
  for (std::uint32_t at = 0; at < text.size();) {
    const auto end = static_cast<std::uint32_t>(std::min(text.find('\n', at), text.size()));
    if (end > at) blocks.push_back({{at, end}, document::BlockKind::paragraph});
    at = end + 1;
  }
  return blocks;
}

Outcome annotate_with(const language::Pipeline& pipeline, const std::string& path) {
  auto text = read_file(path);
  if (!text) return tl::unexpected(text.error());
  document::WorkingDocument doc;
  doc.text = *std::move(text);
  doc.blocks = lines_of(doc.text);
  pipeline.run(doc);
  for (const auto& sentence : doc.sentences) print_sentence(doc, sentence);
  return {};
}

/// Runs `use` with the pipeline over the model in a file, or over the one inside the program where `path` is empty.
Outcome with_pipeline(const std::string& path, const std::function<Outcome(const language::Pipeline&)>& use) {
  resources::DataFiles files;
  if (path.empty()) {
    const auto pipeline = language::Pipeline::open(files);
    return pipeline ? use(*pipeline) : Outcome(tl::unexpected(pipeline.error()));
  }
  const auto bytes = read_file(path);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto model = language::Model::open(*bytes, language::Model::Check::everything, path);
  if (!model) return tl::unexpected(model.error());
  auto segmenter = language::Segmenter::open(files, language::BoundaryJudge(*model));
  return segmenter ? use(language::Pipeline(*std::move(segmenter), *model))
                   : Outcome(tl::unexpected(segmenter.error()));
}

/// What both ways of training share.
void set_up_names(CLI::App& app, TrainOptions& options) {
  auto& tagger = options.name_tagger;
  app.add_option("treebanks", options.treebanks, "Treebanks to learn from, CoNLL-U, plain or gzip")->required();
  app.add_option("--names", options.names, "IOB2 files with the names of the first treebanks, in their order");
  app.add_option("--data", tagger.data, "Folder with the lists of names, in place of those inside the program");
  app.add_option("--text", tagger.texts, "Plain text to learn clusters of words from, plain or gzip");
  app.add_option("--name-epochs", tagger.training.epochs, "How often the name tagger goes over the treebanks")
      ->capture_default_str();
  app.add_option("--name-rate", tagger.training.rate, "Learning rate of the name tagger")->capture_default_str();
  app.add_option("--name-dropout", tagger.training.dropout, "Share of the properties that are not shown")
      ->capture_default_str();
  app.add_option("--network", tagger.training.network, "Weight of the network's scores")->capture_default_str();
}

void set_up_train(CLI::App& app, TrainOptions& options) {
  set_up_names(app, options);
  app.add_option("--rate", options.training.rate, "Highest learning rate on the treebanks")->capture_default_str();
  app.add_option("-o,--output", options.output, "The model file to write")->required();
  app.add_option("--watch", options.watched,
                 "A treebank whose loss is shown after every epoch and from which nothing is learnt");
  app.add_option("--seed", options.training.seed, "Same input and seed, same bytes")->capture_default_str();
  app.add_option("--epochs", options.training.epochs, "How often to go over the treebanks")
      ->capture_default_str()
      ->check(CLI::PositiveNumber);
}

void set_up_evaluate(CLI::App& app, EvaluateOptions& options) {
  app.add_option("treebank", options.file, "A treebank to compare with, CoNLL-U, plain or gzip");
  app.add_option("--model", options.model, "A model file in place of the one inside the program");
  app.add_flag("--raw", options.raw, "Start from the text instead of from the treebank's words");
  app.add_option("--names", options.names, "An IOB2 file with names to compare with");
}

void set_up_annotate(CLI::App& app, EvaluateOptions& options) {
  app.add_option("text", options.file, "Plain text, a paragraph a line")->required();
  app.add_option("--model", options.model, "A model file in place of the one inside the program");
}

int report(const Error& error) {
  fmt::print(stderr, "newsbrief-train: error: {}{}\n", error.message,
             error.message.find(error.where) == std::string::npos ? " in " + error.where : "");
  return 1;
}

}  // namespace

int run_program(int argc, char** argv) {
  TrainOptions train, names;
  EvaluateOptions evaluate, annotate;
  CLI::App app{"Trains and measures the language model of newsbrief.", "newsbrief-train"};
  app.require_subcommand(1);
  auto& train_command = *app.add_subcommand("train", "Learn a model from treebanks");
  auto& evaluate_command = *app.add_subcommand("evaluate", "Score a model on a treebank or on names");
  auto& annotate_command = *app.add_subcommand("annotate", "Print what the model sees in a text, as CoNLL-U");
  auto& names_command = *app.add_subcommand("names", "Learn the name tagger of a model anew, keep the rest of it");
  set_up_names(names_command, names);
  names_command.add_option("--model", names.name_tagger.model, "The model to start from")->required();
  names_command.add_option("-o,--output", names.output, "The model file to write")->required();
  set_up_annotate(annotate_command, annotate);
  set_up_train(train_command, train);
  set_up_evaluate(evaluate_command, evaluate);
  try {
    app.parse(argc, argv);
    if (evaluate_command.parsed() && evaluate.file.empty() && evaluate.names.empty())
      throw CLI::ValidationError("name a treebank, or --names FILE");
    const auto run = [&]() -> Outcome {
      if (train_command.parsed()) return run_train(train);
      if (names_command.parsed()) return run_names(names);
      if (annotate_command.parsed())
        return with_pipeline(annotate.model,
                             [&](const auto& pipeline) { return annotate_with(pipeline, annotate.file); });
      return with_pipeline(evaluate.model, [&](const auto& pipeline) { return evaluate_with(pipeline, evaluate); });
    };
    const Outcome outcome = run();
    return outcome ? 0 : report(outcome.error());
  } catch (const CLI::ParseError& e) {
    if (e.get_exit_code() == 0) return app.exit(e);
    fmt::print(stderr, "newsbrief-train: error: {} (newsbrief-train --help shows the options)\n", e.what());
    return 2;
  } catch (const std::exception& e) {
    fmt::print(stderr, "newsbrief-train: error: {}\n", e.what());
    return 3;
  }
}

}  // namespace newsbrief::train
