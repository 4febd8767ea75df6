#include "dossiers/dossiers.hpp"

#include "dossiers/ceasefires.hpp"
#include "dossiers/contacts.hpp"
#include "dossiers/discrepancies.hpp"
#include "dossiers/links.hpp"
#include "dossiers/positions.hpp"
#include "dossiers/swaps.hpp"

namespace newsbrief::dossiers {

void fill_dossiers(const Context& context, Model& model) {
  find_contacts(context, model);
  find_ceasefires(context, model);
  find_swaps(context, model);
  find_positions(context, model);
  link_outcomes(model);
  find_discrepancies(context, model);
  make_timeline(model);
}

}  // namespace newsbrief::dossiers
