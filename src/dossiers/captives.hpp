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

 private:
  const Context& c_;
  mutable std::optional<bool> spoken_of_;
};

}  // namespace newsbrief::dossiers
