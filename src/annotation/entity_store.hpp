#pragma once
// The entities of one document while they are collected.
#include <string>
#include <string_view>

#include "document/document.hpp"
#include "lexicon/user_dictionaries.hpp"
#include "lexicon/world.hpp"

namespace newsbrief::annotation {

class EntityStore {
 public:
  /// `user` may be null: no dictionaries but our own.
  EntityStore(document::WorkingDocument& doc, const lexicon::World& world,
              const lexicon::UserDictionaries* user = nullptr)
      : doc_(doc), world_(world), user_(user) {}

  document::WorkingDocument& doc() { return doc_; }
  const lexicon::World& world() const { return world_; }
  const lexicon::UserDictionaries* user() const { return user_; }

  /// The entity of a country (index in World::countries()), made on first use.
  std::uint32_t country(std::uint32_t index);
  std::uint32_t country_of_code(std::string_view code);
  std::uint32_t organization(std::uint32_t index);
  /// A capital, house or place by name; `speaks` says that it stands for its
  /// country's government here.
  std::uint32_t place(const lexicon::Name& name, bool speaks);
  /// A person by the words of a name: the one that they fit, or a new one. `known` is an index in World::people().
  std::uint32_t person(std::string_view name, std::optional<std::uint32_t> known);
  /// A named thing that no list knows: the one of that name, whatever its type, or a new one.
  std::uint32_t unlisted(document::EntityType type, std::string_view name);
  /// Some other named thing, by type and name.
  std::uint32_t named(document::EntityType type, std::string_view name);

  void add_alias(std::uint32_t entity, std::string_view words);
  std::uint32_t add_mention(document::EntityMention mention);

  /// The person that a name fits, the one mentioned last first; nothing where there is none.
  std::optional<std::uint32_t> find_person(std::string_view name) const;

 private:
  std::uint32_t add(document::EntityRecord record);

  document::WorkingDocument& doc_;
  const lexicon::World& world_;
  const lexicon::UserDictionaries* user_;
  std::vector<std::uint32_t> recent_people_;  // entity indices, last mentioned last
};

}  // namespace newsbrief::annotation
