#pragma once
// The lines of the community's dictionaries (TABARI, PETRARCH, Phoenix), without their comments.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace newsbrief::lexicon {

/// What is wrong with a line of a dictionary. `line` counts from 1.
struct DictionaryProblem {
  std::string file;
  std::size_t line = 0;
  std::string message;

  friend bool operator==(const DictionaryProblem&, const DictionaryProblem&) = default;
};

/// What a dictionary file held.
struct DictionaryCounts {
  std::size_t actors = 0;    ///< records; of an agent dictionary, its agents
  std::size_t discards = 0;  ///< of these, records whose only code is [---]: what they name is no actor
  std::size_t aliases = 0;   ///< '+' phrases; of an agent dictionary, plural forms and what substitution sets add
  std::size_t codes = 0;     ///< all bracketed codes, the faulty ones with them
  std::size_t dated = 0;     ///< codes with a date restriction, the faulty ones with them

  friend bool operator==(const DictionaryCounts&, const DictionaryCounts&) = default;
};

/// Gives line by line what is no comment: '#' and ';' begin one to the end of the line, "<!--" one up to "-->".
class DictionaryLines {
 public:
  explicit DictionaryLines(std::string_view bytes);

  /// The next line that says something, white space trimmed; nothing at the end.
  std::optional<std::string_view> next();
  std::size_t line() const { return line_; }  ///< of the line that next() gave

 private:
  std::string_view without_comments(std::string_view line);

  std::string_view rest_;
  std::size_t line_ = 0;
  bool in_comment_ = false;
  std::string joined_;  // what stands around a "<!-- -->" comment of one line
};

/// A phrase part and its bracketed codes: "PHRASE [CODE] [CODE 010101-020202]".
struct CodedLine {
  std::string_view phrase;              ///< before the first bracket, trimmed; may be empty
  std::vector<std::string_view> codes;  ///< what stands in the brackets, trimmed
  std::string fault;                    ///< empty where the brackets are in order
};

/// Reads a line into `out`, whose memory is used again.
void read_coded_line(std::string_view line, CodedLine& out);

}  // namespace newsbrief::lexicon
