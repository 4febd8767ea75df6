#pragma once
// Names that a user's actor dictionary has.
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "annotation/entity_store.hpp"

namespace newsbrief::annotation {

/// A phrase of the user's dictionary in the text.
struct UserName {
  std::string_view code;
  std::uint32_t record = 0;  ///< of the dictionary: all its phrases name one entity
  document::TokenRange tokens;

  bool no_actor() const { return code == lexicon::ActorDictionary::kDiscard; }
};

class UserNames {
 public:
  explicit UserNames(EntityStore& store) : store_(store), doc_(store.doc()) {}

  /// The longest phrase with a code on the article's day that begins at a token; `first` and `limit` bound its
  /// sentence. What is written in small letters alone is no name, and an abbreviation is one in capitals alone.
  std::optional<UserName> match(std::uint32_t at, std::uint32_t first, std::uint32_t limit) const;

  /// The person's name that the tagger sees in a phrase ("President [Ana Ilic]"); empty where there is none.
  document::TokenRange person_in(const UserName& name) const;

  /// The entity of a phrase that names no person: a country, a place of one, an organization or a group, by its code.
  std::uint32_t entity(const UserName& name, std::string_view words);

  /// Writes what the dictionary says of an entity into it.
  void describe(std::uint32_t entity, const UserName& name);

 private:
  bool is_office(const UserName& name) const;
  bool is_name(document::TokenRange tokens, std::uint32_t first) const;

  EntityStore& store_;
  document::WorkingDocument& doc_;
  std::unordered_map<std::uint32_t, std::uint32_t> entity_of_record_;
};

}  // namespace newsbrief::annotation
