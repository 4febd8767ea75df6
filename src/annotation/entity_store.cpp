#include "annotation/entity_store.hpp"

#include <algorithm>

#include "text/edit_distance.hpp"
#include "text/utf8.hpp"

namespace newsbrief::annotation {
namespace {

using document::EntityRecord;
using document::EntityType;

std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> out;
  const std::string folded = text::fold(name);
  for (std::size_t at = 0; at < folded.size();) {
    const auto end = std::min(folded.find_first_of(" .,-", at), folded.size());
    if (end > at) out.push_back(folded.substr(at, end - at));
    at = end + 1;
  }
  while (out.size() > 1 && (out.back() == "jr" || out.back() == "sr" || out.back() == "ii" || out.back() == "iii"))
    out.pop_back();
  return out;
}

/// One spelling of a word and another: Zelensky, Zelenskyy. Short words must be the same.
bool same_word(const std::string& a, const std::string& b) {
  if (a == b) return true;
  const auto length = std::min(a.size(), b.size());
  return length >= 6 && a[0] == b[0] && text::edit_distance(a, b, 2) <= (length >= 8 ? 2U : 1U);
}

bool is_initial_of(const std::string& a, const std::string& b) {
  return (a.size() == 1 && b[0] == a[0]) || (b.size() == 1 && a[0] == b[0]);
}

/// Whether two names may be of one person: same last word, and what stands before does not contradict.
bool names_fit(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return false;
  const auto& shorter = a.size() <= b.size() ? a : b;
  const auto& longer = a.size() <= b.size() ? b : a;
  if (shorter.size() == 1)
    return same_word(shorter[0], longer.back()) ||
           (longer.size() >= 2 && shorter[0].size() >= 3 && shorter[0] == longer.front());
  if (!same_word(shorter.back(), longer.back())) return false;
  for (std::size_t i = 0; i + 1 < shorter.size(); ++i) {
    const bool found = std::any_of(longer.begin(), longer.end() - 1, [&](const std::string& w) {
      return same_word(shorter[i], w) || is_initial_of(shorter[i], w);
    });
    if (!found) return false;
  }
  return true;
}

}  // namespace

std::uint32_t EntityStore::add(EntityRecord record) {
  doc_.entities.push_back(std::move(record));
  return static_cast<std::uint32_t>(doc_.entities.size() - 1);
}

std::uint32_t EntityStore::unlisted(EntityType type, std::string_view name) {
  for (std::uint32_t i = 0; i < doc_.entities.size(); ++i)
    if (doc_.entities[i].name == name) return i;
  return add({.type = type, .name = std::string(name)});
}

std::uint32_t EntityStore::named(EntityType type, std::string_view name) {
  for (std::uint32_t i = 0; i < doc_.entities.size(); ++i)
    if (doc_.entities[i].type == type && doc_.entities[i].name == name) return i;
  return add({.type = type, .name = std::string(name)});
}

std::uint32_t EntityStore::country(std::uint32_t index) {
  const auto& c = world_.countries()[index];
  const auto e = named(EntityType::country, c.name);
  doc_.entities[e].country = c.code;
  doc_.entities[e].sector = "GOV";
  return e;
}

std::uint32_t EntityStore::country_of_code(std::string_view code) { return country(*world_.country_of_code(code)); }

std::uint32_t EntityStore::organization(std::uint32_t index) {
  const auto& o = world_.organizations()[index];
  const auto e = named(o.group ? EntityType::group : EntityType::organization, o.name);
  doc_.entities[e].country = o.country;
  doc_.entities[e].sector = o.sector;
  return e;
}

std::uint32_t EntityStore::place(const lexicon::Name& name, bool speaks) {
  const bool house = name.kind == lexicon::NameKind::house;
  const auto e = named(house ? EntityType::facility : EntityType::place, name.text);
  doc_.entities[e].country = world_.countries()[name.index].code;
  if (house) doc_.entities[e].sector = "GOV";
  if (speaks) {
    const auto c = country(name.index);  // may move the entities
    doc_.entities[e].stands_for = c;
  }
  return e;
}

std::optional<std::uint32_t> EntityStore::find_person(std::string_view name) const {
  const auto words = name_words(name);
  for (auto it = recent_people_.rbegin(); it != recent_people_.rend(); ++it) {
    const auto& record = doc_.entities[*it];
    if (names_fit(words, name_words(record.name))) return *it;
    for (const auto& alias : record.aliases)
      if (names_fit(words, name_words(alias)) && name_words(alias).size() >= words.size()) return *it;
  }
  return std::nullopt;
}

std::uint32_t EntityStore::person(std::string_view name, std::optional<std::uint32_t> known) {
  // A name that was told as something else before stays that.
  if (name.find(' ') == std::string_view::npos && !known)
    for (std::uint32_t i = 0; i < doc_.entities.size(); ++i)
      if (doc_.entities[i].type != EntityType::person && doc_.entities[i].name == name) return i;
  auto found = find_person(name);
  if (!found && known) found = find_person(world_.people()[*known].name);
  const bool full = name_words(name).size() > 1;
  if (!found) {
    EntityRecord record{.type = EntityType::person, .name = std::string(name)};
    if (known) {
      const auto& p = world_.people()[*known];
      record = {.type = EntityType::person, .name = p.name, .country = p.country, .sector = p.sector};
    }
    found = add(std::move(record));
  }
  auto& record = doc_.entities[*found];
  if (full && name_words(record.name).size() == 1) {  // the full name came second, as in headlines
    const std::string shorter = std::exchange(record.name, std::string(name));
    add_alias(*found, shorter);
  }
  std::erase(recent_people_, *found);
  recent_people_.push_back(*found);
  add_alias(*found, name);
  return *found;
}

void EntityStore::add_alias(std::uint32_t entity, std::string_view words) {
  auto& record = doc_.entities[entity];
  const std::string alias = text::squeeze(words);
  if (alias != record.name && std::find(record.aliases.begin(), record.aliases.end(), alias) == record.aliases.end())
    record.aliases.push_back(alias);
}

std::uint32_t EntityStore::add_mention(document::EntityMention mention) {
  doc_.mentions.push_back(std::move(mention));
  return static_cast<std::uint32_t>(doc_.mentions.size() - 1);
}

}  // namespace newsbrief::annotation
