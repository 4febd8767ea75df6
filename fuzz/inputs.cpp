// Lists of inputs and patterns; nothing is there to be found, and nothing but errors may come.
#include <sstream>

#include "reading/inputs.hpp"
#include "target.hpp"

using namespace newsbrief;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string list("\n");
  // A name below a folder that is not there; a tilde or a slash in front would leave it.
  for (const char c : fuzz::view(data, size)) {
    if (list.back() == '\n' || list.back() == '\0') list += "no-such-folder/";
    list += c == '.' || c == '~' || c == '{' ? '_' : c;
  }
  std::istringstream in(list);
  reading::InputFiles files({}, "-", &in);
  while (auto file = files.next()) fuzz::promise(!*file);
  return 0;
}
