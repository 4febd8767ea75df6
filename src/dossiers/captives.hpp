#pragma once
// Who is held, freed or exchanged: the words that name captives, their number and the country they belong to.
#include <optional>

#include "dossiers/context.hpp"

namespace newsbrief::dossiers {

class Captives {
 public:
  explicit Captives(const Context& context) : c_(context) {}

  bool is_freeing_phrase(const document::Predication& p) const;
  std::optional<std::uint32_t> freed(const document::Predication& p) const;
  /// `core`: a word of captives alone ("hostage"); else also of people who may be some ("soldier").
  bool is_captive(std::uint32_t noun, bool core) const;
  bool is_named_captive(std::uint32_t noun) const;
  /// A noun of exchange says of whom: "the prisoner swap", "the exchange of prisoners".
  bool names_captives(const document::Predication& p) const;
  std::optional<std::uint32_t> captives_of(const document::Predication& p) const;
  bool speaks_of_captives() const;  ///< the article as a whole
  bool from_elsewhere(const document::Predication& p) const;

  std::optional<std::uint32_t> member_of(std::uint32_t noun) const;
  std::optional<std::uint32_t> nationality(std::uint32_t captive) const;
  bool has_nationality(std::uint32_t captive) const { return nationality(captive).has_value(); }
  const document::Quantity* quantity_of(std::uint32_t captive) const;
  /// Whom a clause gives in return: "in exchange for 200 prisoners", "against 20 soldiers", and behind a verb of
  /// exchange "for"; the head noun.
  std::optional<std::uint32_t> given_in_return(const document::Predication& p) const;
  /// Who had taken them: "soldiers whom X had captured", "as captives of X".
  std::optional<std::uint32_t> holder_of(std::uint32_t captive) const;
  /// Who comes home out of captivity: "X returned home after weeks as hostages".
  std::optional<std::uint32_t> homecomer(const document::Predication& p) const;

 private:
  bool is_said_to_be_held(std::uint32_t noun) const;
  bool is_counted_national(std::uint32_t noun) const;

  const Context& c_;
  mutable std::optional<bool> spoken_of_;
};

}  // namespace newsbrief::dossiers
