// Names every stage in its order, and is the only file that does.
#include "newsbrief/analyzer.hpp"

#include "annotation/attributions.hpp"
#include "annotation/entities.hpp"
#include "annotation/quantities.hpp"
#include "annotation/quotations.hpp"
#include "annotation/time_expressions.hpp"
#include "document/evidence.hpp"
#include "document/tree.hpp"
#include "dossiers/dossiers.hpp"
#include "events/event_coder.hpp"
#include "events/predications.hpp"
#include "language/pipeline.hpp"
#include "lexicon/cues.hpp"
#include "lexicon/event_lexicon.hpp"
#include "lexicon/lemmas.hpp"
#include "lexicon/stances.hpp"
#include "lexicon/user_dictionaries.hpp"
#include "lexicon/verb_dictionary.hpp"
#include "lexicon/word_classes.hpp"
#include "lexicon/world.hpp"
#include "pipeline/article_facts.hpp"
#include "pipeline/explanations.hpp"
#include "pipeline/fact_lists.hpp"
#include "pipeline/syntax.hpp"
#include "reading/dates.hpp"
#include "reading/layout.hpp"
#include "resources/data_files.hpp"

namespace newsbrief {
namespace {

/// What data/lexicon/ holds.
struct Lexicons {
  lexicon::World world;
  lexicon::Stances stances;
  lexicon::WordClasses words;
  lexicon::NumberLexicon numbers;
  lexicon::TimeLexicon times;
  lexicon::UnitLexicon units;
  lexicon::EventLexicon events;
  lexicon::Cues cues;
  lexicon::Lemmas lemmas;
};

/// Loads one part into its place, or remembers the first fault.
class Loader {
 public:
  template <class Part>
  Loader& load(Part& part, resources::DataFiles& files) {
    if (fault_) return *this;
    if (auto loaded = Part::load(files)) {
      part = std::move(*loaded);
    } else {
      fault_ = loaded.error();
    }
    return *this;
  }
  const std::optional<Error>& fault() const { return fault_; }

 private:
  std::optional<Error> fault_;
};

std::vector<Error> faults(const lexicon::UserDictionaries& user) {
  std::vector<Error> out;
  for (const auto* problems : {&user.actors.problems(), &user.agents.problems()})
    for (const auto& p : *problems) out.push_back({"bad_line", p.message, p.file + ":" + std::to_string(p.line)});
  return out;
}

/// The user's verbs over ours, and over both what he writes in our own format.
Result<void> lay_over(lexicon::EventLexicon& events, const AnalyzerOptions& options, std::vector<Error>& warnings) {
  for (const auto& path : options.verb_files) {
    const auto bytes = lexicon::read_dictionary_file(path);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    auto verbs = lexicon::read_verb_dictionary(*bytes, path, events);
    for (const auto& p : verbs.problems)
      warnings.push_back({"bad_line", p.message, p.file + ":" + std::to_string(p.line)});
    events.lay_over(std::move(verbs.entries));
  }
  for (const auto& path : options.lexicon_files) {
    const auto bytes = lexicon::read_dictionary_file(path);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    if (auto added = events.add(*bytes, path); !added) return added;
  }
  return {};
}

}  // namespace

struct Analyzer::Parts {
  resources::DataFiles files;
  Lexicons lexicons;
  std::optional<lexicon::UserDictionaries> user;
  std::vector<Error> warnings;
  std::optional<language::Pipeline> language;
  std::optional<std::string> default_published;
  KeepText keep_text = KeepText::yes;
};

Analyzer::Analyzer(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

Result<Analyzer> Analyzer::open(const AnalyzerOptions& options) {
  auto parts = std::make_unique<Parts>();
  parts->files = resources::DataFiles(options.data_folder);
  parts->keep_text = options.keep_text;
  if (options.default_published) {
    parts->default_published = parse_date(*options.default_published);
    if (!parts->default_published)
      return failure("bad_date", "'" + *options.default_published + "' is no date (write it as 2025-03-18)");
  }
  auto& [world, stances, words, numbers, times, units, events, cues, lemmas] = parts->lexicons;
  Loader loader;
  loader.load(world, parts->files)
      .load(stances, parts->files)
      .load(words, parts->files)
      .load(numbers, parts->files)
      .load(times, parts->files)
      .load(units, parts->files)
      .load(events, parts->files)
      .load(cues, parts->files)
      .load(lemmas, parts->files);
  if (loader.fault()) return tl::unexpected<Error>(*loader.fault());
  if (!options.actor_files.empty() || !options.agent_files.empty()) {
    auto user = lexicon::UserDictionaries::load(options.actor_files, options.agent_files, parts->files, world);
    if (!user) return tl::unexpected<Error>(user.error());
    parts->user = std::move(*user);
    parts->warnings = faults(*parts->user);
  }
  if (auto laid = lay_over(events, options, parts->warnings); !laid) return tl::unexpected<Error>(laid.error());
  auto language = language::Pipeline::open(parts->files);
  if (!language) return tl::unexpected<Error>(language.error());
  parts->language = std::move(*language);
  return Analyzer(std::move(parts));
}

const std::vector<Error>& Analyzer::warnings() const { return parts_->warnings; }

Model Analyzer::analyze(const RawArticle& article) const { return run(article, nullptr, nullptr); }

ExplainedModel Analyzer::explain(const RawArticle& article) const {
  ExplainedModel out;
  out.model = run(article, &out.explanations, nullptr);
  return out;
}

ParsedModel Analyzer::parse(const RawArticle& article) const {
  ParsedModel out;
  out.model = run(article, nullptr, &out.sentences);
  return out;
}

Model Analyzer::run(const RawArticle& article, std::vector<Explanation>* explanations,
                    std::vector<SyntaxSentence>* sentences) const {
  static thread_local document::WorkingDocument doc;
  const auto& lexicons = parts_->lexicons;
  const auto layout = reading::lay_out(article, doc);
  if (!doc.published && parts_->default_published) doc.published = reading::read_date(*parts_->default_published);
  parts_->language->run(doc);
  lexicons.lemmas.correct(doc);
  annotation::TimeTagger(lexicons.times, lexicons.numbers).annotate(doc);
  annotation::QuantityTagger(lexicons.units, lexicons.numbers).annotate(doc);
  annotation::EntityTagger(lexicons.world, parts_->user ? &*parts_->user : nullptr).annotate(doc);
  const document::Tree tree(doc);
  annotation::QuotationTagger(lexicons.cues).annotate(doc, tree);
  annotation::AttributionReader(lexicons.cues).annotate(doc, tree);
  events::PredicationReader(lexicons.words, lexicons.stances).annotate(doc, tree);

  const document::Evidence evidence(doc);
  Model model;
  model.article = pipeline::article_facts(article, layout, doc, evidence);
  if (parts_->keep_text == KeepText::yes) model.article.text = article.text;
  pipeline::fill_lists(doc, evidence, model);
  std::vector<document::Decision> decisions;
  auto* const kept = explanations ? &decisions : nullptr;
  events::EventCoder(lexicons.events, lexicons.words, lexicons.stances).code(doc, tree, evidence, model, kept);
  dossiers::fill_dossiers({doc, tree, evidence, lexicons.words, lexicons.stances, kept}, model);
  if (explanations) *explanations = pipeline::explanations(doc, evidence, model, decisions);
  if (sentences) *sentences = pipeline::syntax(doc, evidence);
  return model;
}

}  // namespace newsbrief
