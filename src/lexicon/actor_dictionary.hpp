#pragma once
// Actor dictionaries in the format of TABARI, PETRARCH and Phoenix (Open Event Data Alliance; Schrodt, "TABARI
// manual"):
//   PHRASE [CODE] [CODE restriction]     opens a record; further [CODE] lines may follow, indented
//   +ALIAS                               another phrase of the record
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/code_dates.hpp"
#include "lexicon/dictionary_lines.hpp"
#include "lexicon/phrase_index.hpp"

namespace newsbrief::lexicon {

/// Phrases with codes that hold on certain days. Several files may be read one after another: the first code in their
/// order that holds on the day wins, so that a phrase that comes again only adds what the earlier ones left open.
class ActorDictionary {
 public:
  /// Reads a file's bytes. Faulty lines are told by problems() and passed over; everything else stays.
  void read(std::string_view bytes, std::string file);

  const DictionaryCounts& counts() const { return counts_; }
  const std::vector<DictionaryProblem>& problems() const { return problems_; }

  using Day = std::optional<std::chrono::year_month_day>;
  struct Match {
    std::string_view code;     ///< "EGYGOV"; views the dictionary
    std::uint32_t record = 0;  ///< the first record that has the phrase
    std::uint32_t end = 0;     ///< token behind the phrase
  };

  /// The longest phrase that begins at token `at`, ends within `limit` and has a code on `day`.
  std::optional<Match> match(const document::WorkingDocument& doc, std::uint32_t at, std::uint32_t limit,
                             const Day& day) const;

  /// The code of a phrase (as the file or the text writes it) on a day; empty where it has none. Without a day only
  /// codes without a restriction hold. "---" is a code: what bears it is no actor.
  std::string_view code(std::string_view phrase, const Day& day) const;

  bool empty() const { return phrases_.size() == 0; }

  /// One phrase as it stands in a file, for checks.
  struct Entry {
    std::string_view phrase;  ///< as phrase_key() writes it
    std::uint32_t file = 0, line = 0;
    bool alias = false;
    std::optional<std::uint32_t> earlier;  ///< entry that has the same phrase
  };
  std::vector<Entry> entries() const;
  const std::vector<std::string>& files() const { return files_; }

  struct CodeLine {
    std::string_view code;
    std::size_t line = 0;
  };
  /// Every code that was read, with its line, for checks.
  std::vector<CodeLine> codes() const;

  /// The code of what is no actor.
  static constexpr std::string_view kDiscard = "---";

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  struct Code {
    std::uint32_t start = 0, size = 0;  // in code_text_
    std::uint32_t line = 0;
    CodeDates dates;
  };
  struct Record {
    std::uint32_t first_code = 0, codes = 0;  // in codes_
    std::uint32_t file = 0, line = 0;
  };
  struct Use {  // a phrase in a record
    std::uint32_t phrase = 0, record = 0, line = 0;
    std::uint32_t next = kNone;  // use of the same phrase in a later record
    bool alias = false;
  };

  void open_record(std::string_view phrase, std::size_t line);
  void close_record();
  void add_alias(std::string_view phrase, std::size_t line);
  void add_phrases(std::string_view phrases, std::size_t line);
  void add_use(std::string_view phrase, std::size_t line, bool alias);
  void add_code(std::string_view code, std::size_t line);
  std::uint32_t stored_code(std::string_view code);
  std::string_view text(const Code& code) const { return std::string_view(code_text_).substr(code.start, code.size); }
  std::string_view code_of(std::uint32_t phrase, std::int32_t day) const;
  void problem(std::size_t line, std::string message);

  PhraseIndex phrases_;
  std::vector<std::uint32_t> first_use_, last_use_;  // by phrase
  std::vector<Use> uses_;
  std::vector<Record> records_;
  std::vector<Code> codes_;
  std::string code_text_;
  std::vector<std::string> files_;
  DictionaryCounts counts_;
  std::vector<DictionaryProblem> problems_;
  bool record_open_ = false;
  std::uint32_t opening_ = 0;  // the phrase that opened the record, or kNone
};

}  // namespace newsbrief::lexicon
