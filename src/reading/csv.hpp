#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsbrief/reader.hpp"
#include "reading/byte_source.hpp"

namespace newsbrief::reading {

/// The delimiter of a table whose first line is a header with a column for the text (text, body or content): one of
/// comma, semicolon, tab, bar. Nothing where `begin` is no such table.
std::optional<char> csv_delimiter(std::string_view begin);

/// Rows of RFC 4180: quoted cells may hold delimiters, line feeds and doubled quotes.
class CsvReader {
 public:
  enum class Row { read, too_large, unclosed, end };

  explicit CsvReader(char delimiter) : delimiter_(delimiter) {}
  /// Rows over `limit` bytes are passed over whole; `unclosed` is a quote that nothing closes before the end.
  Row next(ByteSource& bytes, std::vector<std::string>& cells, std::size_t limit) const;

 private:
  char delimiter_;
};

/// Which column is which field of an article.
class CsvColumns {
 public:
  explicit CsvColumns(const std::vector<std::string>& header);
  /// Missing cells are empty; a row without text gives an article without text.
  RawArticle article(std::vector<std::string> cells) const;

 private:
  std::vector<int> fields_;
};

}  // namespace newsbrief::reading
