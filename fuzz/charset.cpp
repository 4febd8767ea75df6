// Whatever comes in, UTF-8 comes out.
#include "reading/charset.hpp"

#include "reading/english.hpp"
#include "target.hpp"
#include "text/utf8.hpp"

using namespace newsbrief;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = fuzz::view(data, size);
  const auto end = std::min(bytes.find('\n'), bytes.size());
  const std::string header(bytes.substr(0, std::min<std::size_t>(end, 40)));
  const auto page = reading::page_as_utf8(bytes.substr(end), header);
  fuzz::promise(!text::first_malformed(page));
  const auto plain = reading::text_as_utf8(std::string(bytes));
  fuzz::promise(!plain || !text::first_malformed(*plain));
  if (plain) (void)reading::other_language(*plain);
  return 0;
}
