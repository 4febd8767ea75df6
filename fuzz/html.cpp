// Pages, whatever they nest.
#include "reading/html_page.hpp"
#include "target.hpp"
#include "text/utf8.hpp"

using namespace newsbrief;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = fuzz::view(data, size);
  if (text::first_malformed(bytes)) return 0;
  const auto page = reading::read_page(std::string(bytes));
  if (page) {
    fuzz::promise(!text::first_malformed(page->text));
    for (const auto& field : {page->title, page->byline, page->published})
      fuzz::promise(!field || (!text::first_malformed(*field) && !field->empty()));
  }
  return 0;
}
