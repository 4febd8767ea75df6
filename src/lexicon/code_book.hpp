#pragma once
// What the codes of the community's dictionaries mean in terms of ISO 3166-1 and PLOVER.
#include <optional>
#include <string>
#include <string_view>

#include "lexicon/phrase_table.hpp"
#include "lexicon/world.hpp"
#include "newsbrief/error.hpp"
#include "resources/data_files.hpp"

namespace newsbrief::lexicon {

/// "EGYMIL" is country EGY and sector MIL; "IGOEUREEC" has no country, and IGO for a sector.
struct ActorCode {
  std::string country;  ///< ISO 3166-1 alpha-3; may be empty
  std::string sector;   ///< PLOVER agent code; may be empty
  bool known = false;   ///< whether the first three letters mean something
};

/// Immutable once loaded from lexicon/cameo_codes.tsv.
class CodeBook {
 public:
  /// `world` gives the countries and must outlive this. Fails with bad_data (FILE:LINE).
  static Result<CodeBook> load(resources::DataFiles& files, const World& world);

  /// Takes a code apart: a country or international actor first, then the first part that names a sector.
  ActorCode read(std::string_view code) const;

  /// The sector that an agent's code names first; may be empty.
  std::string agent_sector(std::string_view code) const;

  /// Why an actor's code is none; empty where it is one.
  std::string fault(std::string_view code) const;
  /// The same for what an agent adds to a country's code.
  std::string agent_fault(std::string_view code) const;

 private:
  std::optional<std::string> country(std::string_view part) const;
  std::optional<std::string> sector(std::string_view part) const;

  const World* world_ = nullptr;
  StringMap<std::string> countries_, international_, sectors_;
};

}  // namespace newsbrief::lexicon
