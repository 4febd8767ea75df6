#pragma once
#include <optional>
#include <string>

#include "reading/byte_source.hpp"

namespace newsbrief::reading {

/// A page out of a web archive.
struct WarcPage {
  std::string url, charset, body;
  bool plain_text = false;  ///< a "conversion" record, as WET files hold
  std::uint64_t offset = 0;
};

/// The next page (WARC 1.0 and 1.1): responses and resources of a type HTML with a status of success, and text
/// conversions. All else is passed over. Fails with bad_warc (the records behind are looked for) and too_large.
std::optional<Result<WarcPage>> next_page(ByteSource& bytes);

}  // namespace newsbrief::reading
