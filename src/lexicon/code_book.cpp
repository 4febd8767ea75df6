#include "lexicon/code_book.hpp"

#include <algorithm>

#include "lexicon/rows.hpp"
#include "lexicon/sectors.hpp"

namespace newsbrief::lexicon {
namespace {

constexpr std::string_view kFile = "lexicon/cameo_codes.tsv";
constexpr std::size_t kPart = 3;

std::optional<std::string> value_in(const StringMap<std::string>& map, std::string_view key) {
  const auto found = map.find(key);
  return found == map.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

Result<CodeBook> CodeBook::load(resources::DataFiles& files, const World& world) {
  CodeBook book;
  book.world_ = &world;
  const auto read = each_row(files, kFile, 2, [&](const Row& row) -> Result<void> {
    const std::string value(row[2]);
    if (row[1] == "country" && world.country_of_code(value)) {
      book.countries_[std::string(row[0])] = value;
    } else if (row[1] == "international" && (value.empty() || is_sector(value))) {
      book.international_[std::string(row[0])] = value;
    } else if (row[1] == "sector" && (value.empty() || is_sector(value))) {
      book.sectors_[std::string(row[0])] = value;
    } else {
      return bad_row("a code needs a known kind and a value of that kind");
    }
    return {};
  });
  if (!read) return tl::unexpected(read.error());
  return book;
}

std::optional<std::string> CodeBook::country(std::string_view part) const {
  if (world_->country_of_code(part)) return std::string(part);
  return value_in(countries_, part);
}

std::optional<std::string> CodeBook::sector(std::string_view part) const {
  if (auto known = value_in(sectors_, part)) return known;
  return is_one_of(part, kSectors) ? std::optional(std::string(part)) : std::nullopt;
}

ActorCode CodeBook::read(std::string_view code) const {
  ActorCode out;
  const auto first = code.substr(0, kPart);
  if (const auto found = country(first)) {
    out = {*found, {}, true};
  } else if (const auto kind = value_in(international_, first)) {
    out = {{}, *kind, true};
  }
  if (!out.known || !out.sector.empty()) return out;
  out.sector = agent_sector(code.substr(std::min(kPart, code.size())));
  return out;
}

std::string CodeBook::agent_sector(std::string_view code) const {
  std::string found;
  for (std::size_t at = 0; at < code.size() && found.empty(); at += kPart) {
    const auto part = code.substr(at, kPart);
    found = sector(part).value_or(value_in(international_, part).value_or(""));
  }
  return found;
}

std::string CodeBook::fault(std::string_view code) const {
  const std::string name = "'" + std::string(code) + "'";
  if (code.size() % kPart != 0) return "code " + name + " is not made of three-letter parts";
  const auto first = code.substr(0, kPart);
  if (!country(first) && !international_.contains(first) && !sector(first))
    return "unknown country '" + std::string(first) + "' in code " + name;
  return {};
}

std::string CodeBook::agent_fault(std::string_view code) const {
  const std::string name = "'" + std::string(code) + "'";
  if (code.size() % kPart != 0) return "code " + name + " is not made of three-letter parts";
  const auto first = code.substr(0, kPart);
  if (!sector(first) && !international_.contains(first))
    return "unknown sector '" + std::string(first) + "' in code " + name;
  return {};
}

}  // namespace newsbrief::lexicon
