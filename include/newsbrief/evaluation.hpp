#pragma once
// How well models agree with gold facts that people wrote down.
#include <string>
#include <string_view>
#include <vector>

#include "newsbrief/error.hpp"
#include "newsbrief/model.hpp"

namespace newsbrief {

/// Every slot of a fact counts one: right is a true positive, wrong or invented a false positive, missing or wrong a
/// false negative.
struct KindScore {
  std::string kind;  ///< "calls", "ceasefires" …
  std::size_t true_positives = 0, false_positives = 0, false_negatives = 0;
  std::vector<std::string> misses;  ///< "DOCUMENT: - what is missing" and "DOCUMENT: + what is invented"

  double precision() const;  ///< 1 where nothing was found
  double recall() const;     ///< 1 where nothing was to be found
  double f1() const;
};

/// Gold facts are JSON objects with the keys of the model, reduced to what a reader writes down by hand: parties by
/// name or country code, lists of accepted values, keywords of which one must appear. A kind whose key is missing is
/// not scored; an empty list says that the text has none. Calls, meetings, ceasefires and swaps are matched one to one
/// where they agree best; positions, quotes, events and numbers are scored on recall, with a penalty for more than four
/// times as many as there are, and four.
class Evaluation {
 public:
  Evaluation();

  /// Scores one model. Fails with bad_json where `gold` is no JSON object.
  Result<void> add(std::string_view gold, const Model& model, const std::string& document);

  const std::vector<KindScore>& kinds() const { return kinds_; }
  std::size_t documents() const { return documents_; }
  /// The mean F1 of calls, meetings, ceasefires, prisoner swaps and positions, of those that there are.
  double core_f1() const;

 private:
  KindScore& kind(std::string_view name);

  std::vector<KindScore> kinds_;
  std::size_t documents_ = 0;
};

/// The publication day that a gold file names, or empty.
std::string gold_published(std::string_view gold);

}  // namespace newsbrief
