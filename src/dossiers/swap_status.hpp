#pragma once
// How far an exchange is, by the words around one of its mentions.
#include <optional>
#include <string>

#include "dossiers/context.hpp"

namespace newsbrief::dossiers {

/// The exchange that the text told last.
struct LastSwap {
  std::string status;
  std::uint32_t sentence = 0;
};

class SwapStatus {
 public:
  explicit SwapStatus(const Context& c) : c_(c) {}

  /// What is told, planned, agreed or asked for; empty where it is denied or only imagined.
  std::string of(const document::Predication& p, const std::optional<LastSwap>& last) const;

 private:
  bool is_condition(const document::Predication& p) const;
  bool is_open(std::uint32_t verb) const;
  bool is_part_of_deal(const document::Predication& p, const std::optional<LastSwap>& last) const;

  const Context& c_;
};

}  // namespace newsbrief::dossiers
