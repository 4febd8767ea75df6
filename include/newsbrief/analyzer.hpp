#pragma once
// From an article to its event model.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "newsbrief/error.hpp"
#include "newsbrief/explain.hpp"
#include "newsbrief/model.hpp"
#include "newsbrief/reader.hpp"
#include "newsbrief/syntax.hpp"

namespace newsbrief {

enum class KeepText { yes, no };

struct AnalyzerOptions {
  std::string data_folder;                       ///< laid over the data in the program; empty: the program's alone
  std::optional<std::string> default_published;  ///< for articles without a date of their own, as parse_date() reads it
  std::vector<std::string> actor_files;          ///< actor dictionaries (PETRARCH), laid over the names in the program
  std::vector<std::string> agent_files;          ///< agent dictionaries (PETRARCH)
  std::vector<std::string> verb_files;           ///< verb dictionaries (PETRARCH), laid over the event lexicon
  std::vector<std::string> lexicon_files;        ///< files like lexicon/event_words.tsv, laid over it and over those
  KeepText keep_text = KeepText::yes;            ///< whether Model::article carries the text
};

/// Holds the language model and the lexicons; immutable once open, so that any number of threads may share one.
class Analyzer {
 public:
  /// Loads everything once (a few milliseconds). Fails with bad_date, no_data_file, bad_data, cannot_read or a fault of
  /// the model file; the message names the file and line.
  static Result<Analyzer> open(const AnalyzerOptions& options = {});

  /// The lines of the user's dictionaries that were passed over because of a fault; `where` is "FILE:LINE".
  const std::vector<Error>& warnings() const;

  /// Analyzes one article. Deterministic: the same article gives the same model. `article.text` must be UTF-8, as
  /// ArticleReader gives it.
  Model analyze(const RawArticle& article) const;

  /// The same, and why each event, position and dossier is there.
  ExplainedModel explain(const RawArticle& article) const;

  /// The same with the sentences that it was read from.
  ParsedModel parse(const RawArticle& article) const;

  ~Analyzer();
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;

 private:
  Model run(const RawArticle& article, std::vector<Explanation>* explanations,
            std::vector<SyntaxSentence>* sentences) const;

  struct Parts;
  explicit Analyzer(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace newsbrief
