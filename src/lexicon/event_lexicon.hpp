#pragma once
// The words that tell events, and what each of their uses is in PLOVER and CAMEO.
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "lexicon/dictionary_lines.hpp"
#include "lexicon/phrase_table.hpp"
#include "lexicon/rows.hpp"
#include "newsbrief/error.hpp"
#include "resources/data_files.hpp"

namespace newsbrief::lexicon {

inline constexpr std::size_t kEventColumns = 7;  ///< of lexicon/event_words.tsv

enum class PartOfSpeech : std::uint8_t { verb, noun, adjective };

/// As lexicon/event_words.tsv writes them, in the order of PartOfSpeech.
inline constexpr std::array<std::string_view, 3> kPartNames{"verb", "noun", "adj"};

/// Where a word stands to the one that tells the event.
enum class EventRole : std::uint8_t {
  subject,
  object,
  recipient,
  possessor,
  infinitive,
  clause,
  party,   ///< an object that is a party (in a constraint)
  inner,   ///< who is to do what the clause or infinitive says (in a frame)
  within,  ///< a party named inside the object (in a frame)
  any,     ///< a party named in the clause (in a frame)
  preposition
};

/// As lexicon/event_words.tsv writes them, in the order of EventRole; every other word is a preposition.
inline constexpr std::array<std::string_view, 10> kEventRoleNames{
    "subject", "object", "recipient", "possessor", "infinitive", "clause", "party", "inner", "within", "any"};

struct EventRoleName {
  EventRole role = EventRole::subject;
  std::string preposition;  ///< of EventRole::preposition, in lower case
};

/// A set of lemmas; those of several words apart.
class WordSet {
 public:
  void add(std::string_view word);
  bool empty() const { return single_.empty() && phrases_.empty(); }
  /// Token `t`, or the phrase that ends there, is in the set: by lemma, or as it is written.
  bool holds(const document::WorkingDocument& doc, std::uint32_t t) const;

 private:
  std::unordered_set<std::string, StringHash, std::equal_to<>> single_;
  std::vector<std::vector<std::string>> phrases_;
};

/// Something that must, or must not, stand below the word.
struct EventSlot {
  EventRoleName where;
  std::shared_ptr<const WordSet> words;  ///< null: anything
  bool absent = false;
  std::uint8_t weight = 1;  ///< how much it says for the entry: a role with words more than a bare one
};

struct EventEntry {
  std::string word;      ///< lemma
  std::string particle;  ///< "off" of "call off"; of a noun the words in front ("hunger" of "hunger strike")
  PartOfSpeech part = PartOfSpeech::verb;
  std::vector<std::string> forms;  ///< irregular forms of the verb, for words that the lemmatizer does not know
  std::vector<EventSlot> slots;
  std::vector<EventRoleName> actors, recipients;
  bool mutual = false;     ///< all act together
  bool addressed = false;  ///< no event without a recipient
  std::string type;        ///< PLOVER type; empty: this use is no event
  std::string mode, cameo;
  std::vector<std::string> contexts;
  std::string line;   ///< the entry as its file has it, for explanations
  std::string where;  ///< "FILE:LINE"

  unsigned weight() const;
};

/// What a CAMEO code is in PLOVER.
struct CameoMeaning {
  std::string type, mode, label;
  std::vector<std::string> contexts;
};

/// Immutable once loaded.
class EventLexicon {
 public:
  /// Reads lexicon/{plover,cameo_plover,event_sets,event_words}.tsv. Fails with bad_data (FILE:LINE).
  static Result<EventLexicon> load(resources::DataFiles& files);

  /// Lays the entries of a file in the format of event_words.tsv over those there are: of two that ask for as much, the
  /// new one wins. `path` is for messages. Fails with bad_data.
  Result<void> add(std::string_view bytes, const std::string& path);
  /// Lays entries over those there are; of two in the list that ask for as much, the first one wins.
  void lay_over(std::vector<EventEntry> entries);
  /// What is wrong with the rows of a file in the format of event_words.tsv.
  std::vector<DictionaryProblem> faults(std::string_view bytes, const std::string& file) const;

  /// The entries of a lemma, or of the regular form of a listed verb, where the lemma is not listed; those that ask for
  /// most first; null where there are none.
  const std::vector<EventEntry>* find(std::string_view lemma, std::string_view form) const;
  /// A set of event_sets.tsv, or null.
  const WordSet* set(std::string_view name) const;
  /// Null for a code that CAMEO does not have.
  const CameoMeaning* cameo(std::string_view code) const;

  bool is_type(std::string_view name) const { return planned_.find(name) != planned_.end(); }
  bool is_mode(std::string_view type, std::string_view name) const;
  bool is_context(std::string_view name) const { return contexts_.contains(name); }
  /// What an event of `type` is as long as it is only planned: AGREE, THREATEN, or empty for no event of its own.
  std::string_view planned(std::string_view type) const;

 private:
  void add(EventEntry entry);
  void add_forms(const EventEntry& entry);
  Result<void> load_plover(resources::DataFiles& files);
  Result<void> load_cameo(resources::DataFiles& files);
  Result<void> load_sets(resources::DataFiles& files);
  Result<EventEntry> entry(const Row& row) const;
  Result<std::vector<EventEntry>> read_row(const Row& row, const std::string& origin) const;

  StringMap<std::string> planned_;
  StringMap<std::vector<std::string>> modes_;
  std::unordered_set<std::string, StringHash, std::equal_to<>> contexts_;
  StringMap<CameoMeaning> cameo_;
  StringMap<WordSet> sets_;
  StringMap<std::vector<std::string>> set_words_;
  StringMap<std::vector<EventEntry>> entries_;
  StringMap<std::string> verb_of_form_;
};

}  // namespace newsbrief::lexicon
