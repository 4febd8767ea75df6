#pragma once
// Who frees whom, from whose hands, to whom and with whose help, as one clause tells.
#include "dossiers/captives.hpp"

namespace newsbrief::dossiers {

class SwapParties {
 public:
  SwapParties(const Context& c, const Captives& captives) : c_(c), captives_(captives) {}

  Entities parties(const document::Predication& p) const;
  /// "X and the government will exchange prisoners": the text does not say whose government.
  bool leaves_side_open(const document::Predication& p) const;
  /// "from X's captivity", "from Y detention": whose hands they were in.
  std::optional<std::uint32_t> captor(const document::Predication& p) const;
  std::optional<std::uint32_t> receiver(const document::Predication& p) const;
  /// "the handover of 12 soldiers to X", "by Y", where the tree hangs X on the soldiers.
  std::optional<std::uint32_t> party_behind(std::uint32_t captive, std::string_view preposition) const;
  /// "overseen by the Red Cross", "through the Red Cross", "under Red Cross supervision": relief bodies that carry it
  /// out.
  Entities escorts(std::uint32_t sentence) const;

 private:
  Entities parties_named_at(std::uint32_t head) const;
  bool goes_on(std::uint32_t sentence) const;
  std::optional<std::uint32_t> holder_near(std::uint32_t sentence) const;

  const Context& c_;
  const Captives& captives_;
};

}  // namespace newsbrief::dossiers
