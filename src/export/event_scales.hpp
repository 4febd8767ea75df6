#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsbrief/error.hpp"
#include "resources/data_files.hpp"

namespace newsbrief::exports {

/// What event data sets say of a code beside its meaning; immutable once loaded.
class EventScales {
 public:
  /// Reads export/*.tsv and lexicon/plover.tsv. Fails with no_data_file, cannot_read or bad_data.
  static Result<EventScales> load(resources::DataFiles& files);

  /// Goldstein's value of a CAMEO code, or of the code that it is a kind of.
  std::optional<double> goldstein(std::string_view cameo) const;
  /// Phoenix' class (0 to 4) of a CAMEO code, or empty.
  std::string phoenix_class(std::string_view cameo) const;
  /// POLECAT's class of a PLOVER type ("VERBAL CONFLICT"), or empty.
  std::string polecat_class(std::string_view type) const;

  const std::vector<std::string>& types() const { return types_; }  ///< PLOVER's event types
  const std::vector<std::string>& modes() const { return modes_; }  ///< the modes of all types, each once

 private:
  std::map<std::string, double, std::less<>> goldstein_;
  std::map<std::string, std::string, std::less<>> classes_;
  std::vector<std::string> types_, modes_;
};

}  // namespace newsbrief::exports
