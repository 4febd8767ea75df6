#pragma once
// The serial half of reading: files become pieces that hold one document each, still unparsed, so that parsing can go
// on in parallel.
#include <cstdint>
#include <deque>
#include <functional>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "newsbrief/reader.hpp"
#include "reading/byte_source.hpp"

namespace newsbrief::reading {

enum class PieceKind {
  text,          ///< a whole plain text
  html,          ///< a whole page
  json_or_text,  ///< a whole file that begins like JSON
  json_record,   ///< a line of JSON Lines, or an element of a list
  row,           ///< a CSV row: `record` holds its fields, in whatever character set they came
  fault          ///< `error` says why there is no document
};

/// One document before it is parsed.
struct Piece {
  PieceKind kind = PieceKind::text;
  std::string bytes;
  std::string name;          ///< the file, for messages; with its line or number where it holds many ("FILE:7")
  std::string source;        ///< what the document calls itself, as the container tells (a WARC target); may be empty
  std::string charset;       ///< as an HTTP header tells; may be empty
  std::uint64_t offset = 0;  ///< of the document in the unpacked file
  RawArticle record;
  std::optional<Error> error;
};

enum class Format { sniffed, json_lines };

/// Cuts one file into its documents.
class PieceReader {
 public:
  /// `name` stands in messages and for documents that have no name of their own.
  PieceReader(std::string name, ByteSource bytes, Format format);
  PieceReader(PieceReader&&) noexcept;
  PieceReader& operator=(PieceReader&&) noexcept;
  ~PieceReader();

  std::optional<Piece> next();
  /// Whether the file holds records (JSON Lines, CSV, WARC) rather than one document. Known after the first next().
  bool has_records() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// A piece that is a fault alone.
Piece fault_piece(Error error, std::uint64_t offset = 0);

}  // namespace newsbrief::reading
