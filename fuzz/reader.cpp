// Bytes of any kind through the reader: sniffing, unpacking, records, pages.
#include "stream.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  newsbrief::fuzz::read_everything(newsbrief::fuzz::view(data, size));
  return 0;
}
