// Web archives: the bytes stand behind the first line of a record.
#include <string>

#include "stream.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  newsbrief::fuzz::read_everything("WARC/1.0\r\n" + std::string(newsbrief::fuzz::view(data, size)));
  return 0;
}
