#include "dossiers/dossiers.hpp"

#include "dossiers/ceasefires.hpp"
#include "dossiers/contacts.hpp"
#include "dossiers/positions.hpp"

namespace newsbrief::dossiers {

void fill_dossiers(const Context& context, Model& model) {
  find_contacts(context, model);
  find_ceasefires(context, model);
  find_positions(context, model);
}

}  // namespace newsbrief::dossiers
