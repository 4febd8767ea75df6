#pragma once
// Who stops fighting and who proposes it, as one clause tells.
#include "dossiers/ceasefire_terms.hpp"

namespace newsbrief::dossiers {

class CeasefireParties {
 public:
  CeasefireParties(const Context& c, const CeasefireTerms& terms) : c_(c), terms_(terms) {}

  Entities parties(const document::Predication& p) const;
  /// "X proposed", "Y's proposal of", "as proposed by Z", "that W put forward", "under V's plan"
  Entities proposers(const document::Predication& p) const;

 private:
  Entities proposers_below(const document::Predication& p) const;
  Entities proposers_beside(const document::Predication& p) const;
  Entities proposers_above(const document::Predication& p) const;
  bool is_unilateral(const document::Predication& p) const;
  Entities declarers(const document::Predication& p) const;

  const Context& c_;
  const CeasefireTerms& terms_;
};

}  // namespace newsbrief::dossiers
