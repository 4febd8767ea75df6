#include "dossiers/dossiers.hpp"

#include "dossiers/contacts.hpp"

namespace newsbrief::dossiers {

void fill_dossiers(const Context& context, Model& model) {
  find_contacts(context, model);
}

}  // namespace newsbrief::dossiers
