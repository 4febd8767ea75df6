#pragma once
#include "dossiers/context.hpp"
#include "newsbrief/model.hpp"

namespace newsbrief::dossiers {

/// Makes the events agree with the dossiers: a contact that took place is a CONSULT, a truce that two parties agreed is
/// an AGREE, captives given back are a RETREAT, an accusation by what somebody tells of another is an ACCUSE. Adds an
/// event only where none of the type with these parties is there.
class DerivedEvents {
 public:
  DerivedEvents(const Context& context, Model& model) : c_(context), model_(model) {}

  struct Happening {
    std::string type, mode, cameo;
    std::vector<Ref> actors, recipients;
    std::optional<Time> date;
    std::uint32_t trigger = 0;  ///< token
    std::vector<Span> evidence;
  };
  void add(const Happening& happening);

 private:
  bool is_told(const Happening& happening) const;

  const Context& c_;
  Model& model_;
};

}  // namespace newsbrief::dossiers
