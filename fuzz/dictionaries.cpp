// Dictionaries of every kind: read, checked, their problems told with a line.
#include "lexicon/actor_dictionary.hpp"
#include "lexicon/agent_dictionary.hpp"
#include "lexicon/code_book.hpp"
#include "lexicon/dictionary_check.hpp"
#include "lexicon/world.hpp"
#include "target.hpp"

using namespace newsbrief;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static resources::DataFiles files;
  static const auto world = lexicon::World::load(files);
  static const auto codes = lexicon::CodeBook::load(files, *world);
  static const auto events = lexicon::EventLexicon::load(files);
  fuzz::promise(world.has_value() && codes.has_value() && events.has_value());
  if (size == 0) return 0;
  const auto kinds = lexicon::dictionary_kinds();
  const auto bytes = fuzz::view(data + 1, size - 1);
  (void)lexicon::kind_of("fuzz.txt", bytes);
  (void)lexicon::check_dictionary(bytes, "fuzz.txt", kinds[data[0] % kinds.size()], *world, *codes, *events);
  return 0;
}
