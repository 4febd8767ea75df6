#include "lexicon/world.hpp"

#include <algorithm>
#include <array>

#include "lexicon/rows.hpp"
#include "text/edit_distance.hpp"
#include "text/utf8.hpp"

namespace newsbrief::lexicon {
namespace {

constexpr std::string_view kCountries = "lexicon/countries.tsv", kOrganizations = "lexicon/organizations.tsv",
                           kTitles = "lexicon/titles.tsv", kNominals = "lexicon/nominals.tsv",
                           kPlaces = "lexicon/places.tsv", kPeople = "lexicon/people.tsv",
                           kLeaders = "lexicon/leaders.tsv", kGivenNames = "lexicon/given_names.tsv";

template <std::size_t N>
std::optional<std::size_t> index_of(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto it = std::find(names.begin(), names.end(), name);
  return it == names.end() ? std::nullopt : std::optional(static_cast<std::size_t>(it - names.begin()));
}

/// English plurals of the nouns that stand for parties: rebels, parties, men, forces.
std::string plural(std::string_view noun) {
  std::string s(noun);
  if (s.ends_with("man")) return s.substr(0, s.size() - 2) + "en";
  if (s.ends_with("y") && s.size() > 2 && std::string_view("aeiou").find(s[s.size() - 2]) == std::string_view::npos)
    return s.substr(0, s.size() - 1) + "ies";
  return s + (s.ends_with("s") || s.ends_with("x") || s.ends_with("ch") ? "es" : "s");
}

constexpr std::size_t kLongSurname = 7;  // bytes; long enough for one other letter to be another spelling

/// The last word of a folded name, without the article of Arabic.
std::string_view bare_surname(std::string_view name) {
  auto surname = name.substr(name.rfind(' ') + 1);
  if (surname.starts_with("al-") || surname.starts_with("el-")) surname.remove_prefix(3);
  return surname;
}

}  // namespace

Result<World> World::load(resources::DataFiles& files) {
  World world;
  for (const auto load_part :
       {&World::load_countries, &World::load_organizations, &World::load_titles, &World::load_nominals,
        &World::load_places, &World::load_people, &World::load_leaders, &World::load_given_names})
    if (auto loaded = (world.*load_part)(files); !loaded) return tl::unexpected(loaded.error());
  return world;
}

void World::add_name(NameKind kind, std::uint32_t index, std::string_view text, std::string_view canonical) {
  name_table_.add(text, static_cast<std::uint32_t>(names_.size()), Case::as_name);
  names_.push_back({kind, index, std::string(canonical)});
}

Result<void> World::load_countries(resources::DataFiles& files) {
  return each_row(files, kCountries, 2, [&](const Row& row) -> Result<void> {
    if (row[0].size() != 3) return bad_row("the code must have three letters");
    const auto index = static_cast<std::uint32_t>(countries_.size());
    countries_.push_back({std::string(row[0]), std::string(row[1])});
    country_of_code_.emplace(row[0], index);
    add_name(NameKind::country, index, row[1], row[1]);
    for (const auto alias : values(row[2])) add_name(NameKind::country, index, alias, row[1]);
    for (const auto demonym : values(row[3])) add_name(NameKind::demonym, index, demonym, demonym);
    for (const auto capital : values(row[4])) add_name(NameKind::capital, index, capital, capital);
    for (const auto house : values(row[5])) add_name(NameKind::house, index, house, house);
    return {};
  });
}

Result<void> World::load_organizations(resources::DataFiles& files) {
  return each_row(files, kOrganizations, 5, [&](const Row& row) -> Result<void> {
    if (!row[3].empty() && !country_of_code(row[3]))
      return bad_row("unknown country code '" + std::string(row[3]) + "'");
    const auto index = static_cast<std::uint32_t>(organizations_.size());
    organizations_.push_back({std::string(row[0]), std::string(row[2]), std::string(row[3]), row[4] == "group"});
    add_name(NameKind::organization, index, row[0], row[0]);
    for (const auto alias : values(row[1])) add_name(NameKind::organization, index, alias, row[0]);
    return {};
  });
}

Result<void> World::load_titles(resources::DataFiles& files) {
  return each_row(files, kTitles, 4, [&](const Row& row) -> Result<void> {
    const auto kind = index_of(kTitleKindNames, row[3]);
    if (!kind) return bad_row("unknown kind '" + std::string(row[3]) + "'");
    title_table_.add(row[0], static_cast<std::uint32_t>(titles_.size()), Case::any);
    titles_.push_back({std::string(row[0]), std::string(row[1]), std::string(row[2]), static_cast<TitleKind>(*kind)});
    return {};
  });
}

Result<void> World::load_nominals(resources::DataFiles& files) {
  return each_row(files, kNominals, 2, [&](const Row& row) -> Result<void> {
    const auto what = index_of(kNominalClassNames, row[1]);
    if (!what) return bad_row("unknown class '" + std::string(row[1]) + "'");
    const auto index = static_cast<std::uint32_t>(nominals_.size());
    nominals_.push_back({std::string(row[0]), std::string(row[2]), static_cast<NominalClass>(*what)});
    nominal_of_noun_[std::string(row[0])].push_back(index);
    nominal_of_noun_[plural(row[0])].push_back(index);
    return {};
  });
}

Result<void> World::load_places(resources::DataFiles& files) {
  return each_row(files, kPlaces, 2, [&](const Row& row) -> Result<void> {
    const auto country = country_of_code(row[1]);
    if (!country) return bad_row("unknown country code '" + std::string(row[1]) + "'");
    add_name(NameKind::place, *country, row[0], row[0]);
    for (const auto alias : values(row[2])) add_name(NameKind::place, *country, alias, row[0]);
    return {};
  });
}

Result<void> World::load_people(resources::DataFiles& files) {
  return each_row(files, kPeople, 4, [&](const Row& row) -> Result<void> {
    if (!country_of_code(row[2])) return bad_row("unknown country code '" + std::string(row[2]) + "'");
    const auto index = static_cast<std::uint32_t>(people_.size());
    people_.push_back({std::string(row[0]), std::string(row[2]), std::string(row[3]), "GOV", std::string(row[4]),
                       std::string(row[5])});
    add_name(NameKind::person, index, row[0], row[0]);
    for (const auto alias : values(row[1])) add_name(NameKind::person, index, alias, row[0]);
    return {};
  });
}

Result<void> World::load_leaders(resources::DataFiles& files) {
  return each_row(files, kLeaders, 4, [&](const Row& row) -> Result<void> {
    if (!country_of_code(row[2])) return bad_row("unknown country code '" + std::string(row[2]) + "'");
    const auto index = static_cast<std::uint32_t>(leaders_.size());
    Leader leader{{text::fold(row[0])}, std::string(row[2]), std::string(row[3]), std::string(row[4])};
    for (const auto alias : values(row[1])) leader.names.push_back(text::fold(alias));
    for (const auto& name : leader.names) {
      const std::string surname(bare_surname(name));
      auto& list = leaders_of_surname_[surname];
      if (list.empty() && surname.size() >= kLongSurname) long_surnames_[surname[0]].push_back(surname);
      if (list.empty() || list.back() != index) list.push_back(index);
    }
    leaders_.push_back(std::move(leader));
    return {};
  });
}

Result<void> World::load_given_names(resources::DataFiles& files) {
  return each_row(files, kGivenNames, 2, [&](const Row& row) -> Result<void> {
    if (row[1] != "f" && row[1] != "m") return bad_row("the sex must be f or m");
    sex_of_name_.emplace(row[0], row[1] == "f" ? Sex::female : Sex::male);
    return {};
  });
}

Sex World::sex_of_name(std::string_view given_name) const {
  const auto found = sex_of_name_.find(given_name);
  return found == sex_of_name_.end() ? Sex::unknown : found->second;
}

std::vector<const Leader*> World::leaders(std::string_view name) const {
  const auto surname = bare_surname(name);
  std::vector<const Leader*> out;
  if (const auto found = leaders_of_surname_.find(surname); found != leaders_of_surname_.end()) {
    for (const auto i : found->second) out.push_back(&leaders_[i]);
    return out;
  }
  if (surname.size() < kLongSurname) return out;
  const auto alike = long_surnames_.find(surname[0]);
  if (alike == long_surnames_.end()) return out;
  for (const auto& other : alike->second)
    if (text::edit_distance(other, surname, 1) <= 1)
      for (const auto i : leaders_of_surname_.find(other)->second) out.push_back(&leaders_[i]);
  std::sort(out.begin(), out.end());
  return out;
}

std::optional<std::uint32_t> World::country_of_code(std::string_view code) const {
  const auto found = country_of_code_.find(code);
  return found == country_of_code_.end() ? std::nullopt : std::optional(found->second);
}

const Nominal* World::nominal(std::string_view noun, NominalClass what) const {
  const auto found = nominal_of_noun_.find(noun);
  if (found == nominal_of_noun_.end()) return nullptr;
  for (const auto index : found->second)
    if (nominals_[index].what == what) return &nominals_[index];
  return nullptr;
}

}  // namespace newsbrief::lexicon
