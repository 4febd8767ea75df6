#pragma once
// From files, folders, patterns and streams to articles, one at a time and in order.
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "newsbrief/error.hpp"

namespace newsbrief {

/// An article before it is analyzed. `text` is UTF-8: of plain text and records in UTF-8 unchanged to the last byte, of
/// other character sets converted, of HTML the article without the page around it.
struct RawArticle {
  std::string source;  ///< the path as given, "-", a record's source, url or id, a web archive's target
  std::string text;
  std::optional<std::string> title, byline;
  std::optional<std::string> published;  ///< as the input has it; parse_date() reads it

  friend bool operator==(const RawArticle&, const RawArticle&) = default;
};

/// Reads dates as inputs give them: 2025-03-18, 20250318, 2025-03-18T10:00:00Z, 18 March 2025, March 18, 2025,
/// Tue, 18 Mar 2025 10:00:00 +0000. Gives "2025-03-18", or nothing where the text is none of these or no day of the
/// calendar.
std::optional<std::string> parse_date(std::string_view text);

/// Gives the articles of its inputs in order: each input is a file, a folder (the articles below it, sorted by path), a
/// pattern with * ? [ ] that names files, or "-" for standard input. A file is plain text, an HTML page, one JSON
/// record, a list of records, JSON Lines, CSV with a header, or a web archive (WARC), each also packed with gzip or
/// zstd, as its content says. Records have the keys or columns `id source|url title published|date author|byline
/// text|body|content`.
class ArticleReader {
 public:
  explicit ArticleReader(std::vector<std::string> inputs, std::istream* standard_input = nullptr);
  /// `list` names a file of further inputs, one a line ("-": standard input; NUL parts them where the list has one).
  ArticleReader(std::vector<std::string> inputs, std::string list, std::istream* standard_input);
  ~ArticleReader();
  ArticleReader(ArticleReader&&) noexcept;
  ArticleReader& operator=(ArticleReader&&) noexcept;

  /// The next article; an Error for a document that cannot be read (the ones behind it still come); nothing at the end.
  /// Codes: no_such_file no_match no_articles cannot_read not_a_file no_writer changed bad_compression
  /// decompression_limit not_text not_utf8 not_english empty no_text bad_json bad_csv bad_warc too_large too_deep
  /// html_limit.
  std::optional<Result<RawArticle>> next();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace newsbrief
