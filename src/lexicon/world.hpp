#pragma once
// Who is who: countries, organizations, armed groups, offices and the nouns that stand for parties.
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/phrase_table.hpp"
#include "newsbrief/error.hpp"
#include "resources/data_files.hpp"

namespace newsbrief::lexicon {

struct Country {
  std::string code;  ///< ISO 3166-1 alpha-3
  std::string name;
};

struct Organization {
  std::string name, sector, country;
  bool group = false;  ///< armed group or movement
};

struct Person {
  std::string name, country, role, sector;
  std::string from, to;  ///< first and last day in office, ISO 8601; empty: not known
};

/// A head of state or government, known by the full name alone.
struct Leader {
  std::vector<std::string> names;  ///< folded, the canonical one first
  std::string country;
  std::string from, to;  ///< days, ISO 8601; `to` empty: not known
};

enum class TitleKind : std::uint8_t {
  head_of_state,
  head_of_government,
  foreign_minister,
  head_of_organization,
  leader,
  office,
  spokesperson,
  rank,
  style
};

/// As lexicon/titles.tsv writes them, in the order of TitleKind.
inline constexpr std::array<std::string_view, 9> kTitleKindNames{"head_of_state",
                                                                 "head_of_government",
                                                                 "foreign_minister",
                                                                 "head_of_organization",
                                                                 "leader",
                                                                 "office",
                                                                 "spokesperson",
                                                                 "rank",
                                                                 "style"};

struct Title {
  std::string phrase, role, sector;
  TitleKind kind = TitleKind::office;
};

enum class NominalClass : std::uint8_t { body, person, set, institution, polity };

/// As lexicon/nominals.tsv writes them, in the order of NominalClass.
inline constexpr std::array<std::string_view, 5> kNominalClassNames{"body", "person", "set", "institution", "polity"};

enum class Sex : std::uint8_t { unknown, female, male };

struct Nominal {
  std::string noun, sector;
  NominalClass what = NominalClass::body;
};

/// What a name of the gazetteer is.
enum class NameKind : std::uint8_t { country, demonym, capital, house, place, organization, person };

struct Name {
  NameKind kind = NameKind::country;
  std::uint32_t index =
      0;  ///< in countries() for country, demonym, capital, house, place; else in organizations() or people()
  std::string text;  ///< as the file has it: the canonical name of a capital or house
};

/// Immutable once loaded.
class World {
 public:
  /// Reads lexicon/{countries,organizations,titles,nominals,places,people,leaders,given_names}.tsv. Fails with bad_data
  /// (FILE:LINE).
  static Result<World> load(resources::DataFiles& files);

  const std::vector<Country>& countries() const { return countries_; }
  const std::vector<Organization>& organizations() const { return organizations_; }
  const std::vector<Person>& people() const { return people_; }
  const std::vector<Title>& titles() const { return titles_; }
  const std::vector<Nominal>& nominals() const { return nominals_; }
  const Name& name(std::uint32_t value) const { return names_[value]; }

  const PhraseTable& name_table() const { return name_table_; }    ///< values: name()
  const PhraseTable& title_table() const { return title_table_; }  ///< values: index in titles()
  std::optional<std::uint32_t> country_of_code(std::string_view code) const;
  /// The leaders with the surname of `name` (folded: lower case, no diacritics); where there is none, those of a long
  /// surname that differs in one letter.
  std::vector<const Leader*> leaders(std::string_view name) const;
  /// Of those who bear a given name (lower case) almost alone; unknown where either may.
  Sex sex_of_name(std::string_view given_name) const;
  /// The nominal of a class for a noun in lower case, singular or plural ("forces", "sides"), or nothing.
  const Nominal* nominal(std::string_view noun, NominalClass what) const;

 private:
  Result<void> load_countries(resources::DataFiles& files);
  Result<void> load_organizations(resources::DataFiles& files);
  Result<void> load_titles(resources::DataFiles& files);
  Result<void> load_nominals(resources::DataFiles& files);
  Result<void> load_places(resources::DataFiles& files);
  Result<void> load_people(resources::DataFiles& files);
  Result<void> load_leaders(resources::DataFiles& files);
  Result<void> load_given_names(resources::DataFiles& files);
  void add_name(NameKind kind, std::uint32_t index, std::string_view text, std::string_view canonical);

  std::vector<Country> countries_;
  std::vector<Organization> organizations_;
  std::vector<Person> people_;
  std::vector<Leader> leaders_;
  std::vector<Title> titles_;
  std::vector<Nominal> nominals_;
  std::vector<Name> names_;
  PhraseTable name_table_, title_table_;
  StringMap<std::vector<std::uint32_t>> nominal_of_noun_;
  StringMap<std::uint32_t> country_of_code_;
  StringMap<Sex> sex_of_name_;
  StringMap<std::vector<std::uint32_t>> leaders_of_surname_;
  std::unordered_map<char, std::vector<std::string>> long_surnames_;  ///< by their first letter
};

}  // namespace newsbrief::lexicon
