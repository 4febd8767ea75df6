// Names every stage in its order, and is the only file that does.
#include "newsbrief/analyzer.hpp"

#include "document/evidence.hpp"
#include "language/segmenter.hpp"
#include "pipeline/article_facts.hpp"
#include "reading/layout.hpp"
#include "resources/data_files.hpp"

namespace newsbrief {

struct Analyzer::Parts {
  resources::DataFiles files;
  language::Segmenter segmenter;
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
  return Analyzer(std::move(parts));
}

Model Analyzer::analyze(const RawArticle& input) const {
  static thread_local document::WorkingDocument doc;
  RawArticle article = input;
  if (!article.published) article.published = parts_->default_published;

  const auto layout = reading::lay_out(article, doc);
  parts_->segmenter.segment(doc);

  const document::Evidence evidence(doc);
  Model model;
  model.article = pipeline::article_facts(article, layout, doc, evidence);
  if (parts_->keep_text == KeepText::yes) model.article.text = article.text;
  return model;
}

}  // namespace newsbrief
