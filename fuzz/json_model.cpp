// Models as JSON: what is read is written and read the same.
#include "newsbrief/json.hpp"
#include "target.hpp"

using namespace newsbrief;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto model = from_json(fuzz::view(data, size));
  if (!model) return 0;
  const auto once = to_json(*model);
  const auto again = from_json(once);
  fuzz::promise(again.has_value() && to_json(*again) == once);
  return 0;
}
