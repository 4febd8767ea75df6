#pragma once
// Everything that a reader gives for bytes on its standard input.
#include <sstream>

#include "newsbrief/reader.hpp"
#include "target.hpp"
#include "text/utf8.hpp"

namespace newsbrief::fuzz {

inline void read_everything(std::string_view bytes) {
  std::istringstream in{std::string(bytes)};
  ArticleReader reader({"-"}, &in);
  std::size_t count = 0;
  while (auto article = reader.next()) {
    if (*article) {
      promise(!text::first_malformed((*article)->text));
      promise(!text::trim((*article)->text).empty());
    } else {
      promise(!article->error().code.empty() && !article->error().message.empty());
    }
    promise(++count <= bytes.size() * 600 + 1);
  }
}

}  // namespace newsbrief::fuzz
