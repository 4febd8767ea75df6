#pragma once
// What can be wrong with a dictionary: our tables, and the community's actors and agents.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/code_book.hpp"
#include "lexicon/event_lexicon.hpp"
#include "lexicon/table_check.hpp"
#include "lexicon/world.hpp"

namespace newsbrief::lexicon {

/// "actors", "agents", and the kinds of tables.
std::vector<std::string_view> dictionary_kinds();

/// The kind of a file: by its name where that is one of data/lexicon/, else by what stands in it; nothing where neither
/// tells.
std::optional<std::string_view> kind_of(std::string_view path, std::string_view bytes);

/// Checks a file of a kind: for actors and agents the reader's problems, phrases that come twice, and codes that
/// neither ISO 3166-1, PLOVER nor `codes` know.
CheckReport check_dictionary(std::string_view bytes, const std::string& file, std::string_view kind, const World& world,
                             const CodeBook& codes, const EventLexicon& events);

}  // namespace newsbrief::lexicon
