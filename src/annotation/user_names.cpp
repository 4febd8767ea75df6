#include "annotation/user_names.hpp"

#include <algorithm>

#include "lexicon/sectors.hpp"
#include "text/utf8.hpp"

namespace newsbrief::annotation {
namespace {

using document::EntityType;
using document::NameType;
using document::TokenRange;
using document::Upos;

constexpr std::size_t kCountryCode = 3, kAbbreviation = 3;

bool has_small_letter(std::string_view s) {
  return std::any_of(s.begin(), s.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

std::optional<UserName> UserNames::match(std::uint32_t at, std::uint32_t first, std::uint32_t limit) const {
  const auto* user = store_.user();
  if (!user || user->actors.empty()) return std::nullopt;
  const auto found = user->actors.match(doc_, at, limit, doc_.published);
  if (!found) return std::nullopt;
  UserName name{found->code, found->record, {at, found->end}};
  return is_name(name.tokens, first) && !is_office(name) ? std::optional(name) : std::nullopt;
}

/// "US President": ours reads it as a country and an office, which the name behind it bears.
bool UserNames::is_office(const UserName& name) const {
  const auto& titles = store_.world().title_table();
  return titles.match_before(doc_, name.tokens.last, name.tokens.first) && person_in(name).empty();
}

bool UserNames::is_name(TokenRange tokens, std::uint32_t first) const {
  const auto& token = doc_.tokens[tokens.first];
  if (tokens.size() == 1) {
    if (token.form.size() <= kAbbreviation && has_small_letter(token.form)) return false;
    // Every word has a capital at the start of a sentence.
    if (tokens.first == first && token.upos != Upos::PROPN && token.upos != Upos::X && token.upos != Upos::ADJ &&
        token.name == NameType::none)
      return false;
  }
  for (auto t = tokens.first; t < tokens.last; ++t)
    if (text::starts_upper(doc_.tokens[t].form)) return true;
  return false;
}

TokenRange UserNames::person_in(const UserName& name) const {
  for (auto t = name.tokens.first; t < name.tokens.last; ++t) {
    if (doc_.tokens[t].name != NameType::person) continue;
    auto end = t + 1;
    while (end < name.tokens.last && doc_.tokens[end].name == NameType::person) ++end;
    return {t, end};
  }
  return {name.tokens.first, name.tokens.first};
}

std::uint32_t UserNames::entity(const UserName& name, std::string_view words) {
  if (const auto known = entity_of_record_.find(name.record); known != entity_of_record_.end()) {
    store_.add_alias(known->second, words);
    return known->second;
  }
  const auto meaning = store_.user()->codes.read(name.code);
  const bool country = name.code.size() == kCountryCode && !meaning.country.empty();
  std::uint32_t entity = 0;
  if (country && doc_.tokens[name.tokens.first].name == NameType::location) {
    entity = store_.named(EntityType::place, words);  // not kept for the record: its other phrases are other places
    const auto owner = store_.country_of_code(meaning.country);
    doc_.entities[entity].stands_for = owner;
    return entity;
  }
  if (country) {
    entity = store_.country_of_code(meaning.country);
    store_.add_alias(entity, words);
  } else {
    const bool group = lexicon::is_one_of(meaning.sector, lexicon::kGroupSectors);
    entity = store_.named(group ? EntityType::group : EntityType::organization, words);
  }
  entity_of_record_.emplace(name.record, entity);
  return entity;
}

void UserNames::describe(std::uint32_t entity, const UserName& name) {
  auto& record = doc_.entities[entity];
  const auto meaning = store_.user()->codes.read(name.code);
  record.code = name.code;
  if (record.type == EntityType::country) return;
  if (meaning.known) record.country = meaning.country;
  if (!meaning.sector.empty()) record.sector = meaning.sector;
}

}  // namespace newsbrief::annotation
