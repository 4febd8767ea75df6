#pragma once
// Questions to a model: by filters, or by a jq program.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "newsbrief/error.hpp"
#include "newsbrief/model.hpp"

namespace newsbrief {

/// All filters that are set must hold. Empty means any.
struct FactFilter {
  std::vector<std::string>
      types;            ///< call meeting ceasefire swap position quote event entity time quantity discrepancy timeline
  std::string actor;    ///< part of a name or alias of any party of the fact; case and accents do not matter
  std::string country;  ///< ISO 3166-1 alpha-3 of any party
  std::string status;
  std::string stance;
  std::string after, before;  ///< the fact's date, "2025-03-18" or any prefix of it; both ends count
  std::string text;           ///< part of the fact's words in the article; case and accents do not matter
};

/// The names that FactFilter::types takes.
const std::vector<std::string>& fact_types();

/// A fact that matched.
struct FoundFact {
  std::string type;
  std::string id;    ///< empty for kinds that have none
  std::string line;  ///< for people
  std::string json;  ///< as in the model
};

std::vector<FoundFact> find_facts(const Model& model, const FactFilter& filter);

/// A compiled jq 1.6 program. Not to be shared between threads; compiling takes about 20 ms.
class JqProgram {
 public:
  /// Fails with "bad_jq"; the message is jq's own.
  static Result<JqProgram> compile(const std::string& program);

  enum class Strings { json, raw };

  /// Runs the program over one JSON text and gives each of its results as a line. Fails with "jq_failed", or
  /// "bad_json".
  Result<std::vector<std::string>> run(const std::string& json, Strings strings) const;

 private:
  struct Free {
    void operator()(void* state) const;
  };
  std::unique_ptr<void, Free> state_;
};

}  // namespace newsbrief
