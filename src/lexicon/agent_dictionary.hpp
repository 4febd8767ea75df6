#pragma once
// Agent dictionaries in the format of PETRARCH and Phoenix (Open Event Data Alliance):
//   PHRASE {PLURAL} [~CODE]      "{}": no plural; without braces a regular one (-Y → -IES, -S → -SES, else -S)
//   !SET! = FORM, FORM           in a phrase, !SET! stands for each of its forms
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lexicon/dictionary_lines.hpp"
#include "lexicon/phrase_index.hpp"

namespace newsbrief::lexicon {

enum class AgentPlace : std::uint8_t {
  suffix,  ///< [~CODE]: behind the country's code
  prefix,  ///< [CODE~]: before it
};

struct Agent {
  std::string code;
  AgentPlace place = AgentPlace::suffix;

  /// "EGY" and a suffix "MIL" are "EGYMIL".
  std::string with(std::string_view owner) const;
  friend bool operator==(const Agent&, const Agent&) = default;
};

/// Common nouns that, with a country, give an actor. The first entry of a phrase wins.
class AgentDictionary {
 public:
  /// Reads a file's bytes; several may be read one after another. Faulty lines are told by problems() and passed over.
  void read(std::string_view bytes, std::string file);

  const DictionaryCounts& counts() const { return counts_; }
  const std::vector<DictionaryProblem>& problems() const { return problems_; }

  struct Match {
    const Agent* agent = nullptr;
    std::uint32_t end = 0;  ///< token behind the phrase
  };

  /// The longest phrase that begins at token `at` and ends within `limit`.
  std::optional<Match> match(const document::WorkingDocument& doc, std::uint32_t at, std::uint32_t limit) const;
  const Agent* find(std::string_view phrase) const;
  bool empty() const { return phrases_.size() == 0; }

  struct Entry {
    std::string_view phrase;  ///< as phrase_key() writes it
    std::uint32_t file = 0, line = 0;
    std::optional<std::uint32_t> earlier;  ///< entry that has the same phrase
  };
  std::vector<Entry> entries() const;
  const std::vector<std::string>& files() const { return files_; }

 private:
  struct Use {
    std::uint32_t phrase = 0, file = 0, line = 0;
  };
  using Forms = std::vector<std::string>;

  void read_set(std::string_view line, std::size_t number);
  void read_agent(const CodedLine& coded, std::size_t line);
  void add(std::string_view phrase, std::uint32_t agent);
  std::optional<Forms> substituted(std::string_view phrase, std::size_t line);
  std::optional<std::uint32_t> agent_of(const CodedLine& coded, std::size_t line);
  void problem(std::size_t line, std::string message);

  PhraseIndex phrases_;
  std::vector<std::uint32_t> agent_of_phrase_;
  std::vector<Use> uses_;  // singular forms, for entries()
  std::vector<Agent> agents_;
  std::vector<std::pair<std::string, Forms>> sets_;  // of the file being read
  std::vector<std::string> files_;
  DictionaryCounts counts_;
  std::vector<DictionaryProblem> problems_;
};

}  // namespace newsbrief::lexicon
