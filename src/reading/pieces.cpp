#include "reading/pieces.hpp"

#include "reading/charset.hpp"
#include "reading/csv.hpp"
#include "reading/limits.hpp"
#include "reading/records.hpp"
#include "reading/sniffing.hpp"
#include "reading/warc.hpp"
#include "text/utf8.hpp"

namespace newsbrief::reading {
namespace {

const char* const kTooLarge = "the document is larger than 64 MiB (split it)";

enum class Mode { unknown, whole, lines, list, table, archive, done };

std::size_t spaces(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) return 3;
  return std::min(text.find_first_not_of(" \t\r\n"), text.size());
}

/// The length of the JSON value that `text` begins with (an object or list), 0 where it goes on behind its end.
class ValueScanner {
 public:
  std::size_t scan(std::string_view text) {
    for (; at_ < text.size(); ++at_) {
      const char c = text[at_];
      if (in_string_) {
        if (c == '\\') {
          if (++at_ >= text.size()) return 0;
        } else if (c == '"') {
          in_string_ = false;
        }
      } else if (c == '"') {
        in_string_ = true;
      } else if (c == '{' || c == '[') {
        ++depth_;
      } else if (c == '}' || c == ']') {
        if (--depth_ == 0) return at_ + 1;
      }
    }
    return 0;
  }

 private:
  std::size_t at_ = 0;
  int depth_ = 0;
  bool in_string_ = false;
};

}  // namespace

Piece fault_piece(Error error, std::uint64_t offset) {
  Piece piece;
  piece.kind = PieceKind::fault;
  piece.name = error.where;
  piece.offset = offset;
  piece.error = std::move(error);
  return piece;
}

struct PieceReader::State {
  std::string name;
  ByteSource bytes;
  Mode mode = Mode::unknown;
  bool records = false, fault_told = false;
  std::size_t number = 0;
  std::optional<CsvReader> csv;
  std::optional<CsvColumns> columns;
  std::vector<std::string> cells;

  std::string numbered(char mark) const { return name + mark + std::to_string(number); }

  void begin_table(std::string_view begin) {
    csv.emplace(*csv_delimiter(begin));
    csv->next(bytes, cells, kLargestDocument);
    columns.emplace(cells);
    number = 1;
    mode = Mode::table;
  }

  /// A list whose elements are objects is read one by one; a line that is a value by itself begins JSON Lines.
  void begin_json(std::string_view begin) {
    auto inner = begin.substr(spaces(begin));
    inner.remove_prefix(spaces(inner));
    if (inner.starts_with('[')) {
      const auto rest = inner.substr(1);
      if (rest.substr(spaces(rest)).starts_with('{')) {
        bytes.skip(static_cast<std::size_t>(inner.data() - begin.data()) + 1);
        mode = Mode::list;
        return;
      }
    }
    // The window holds the first lines; long ones need more of it.
    std::size_t wanted = kSniffed;
    auto seen = begin;
    std::size_t feed = seen.find('\n', spaces(seen));
    while (feed == std::string_view::npos && seen.size() >= wanted && wanted <= kLargestDocument) {
      wanted = seen.size() * 4;
      seen = bytes.peek(wanted);
      feed = seen.find('\n', spaces(seen));
    }
    const auto first = seen.substr(0, feed);
    bool lines = is_json(first);
    if (!lines && feed != std::string_view::npos && first.find('"') != std::string_view::npos) {
      const auto second = seen.substr(feed + 1, seen.find('\n', feed + 1) - feed - 1);
      lines = may_be_json(second) && is_json(second);
    }
    mode = lines ? Mode::lines : Mode::whole;
  }

  void begin() {
    auto seen = bytes.peek(kSniffed);
    switch (content_of(seen.substr(0, kSniffed))) {
      case Content::csv:
        begin_table(seen);
        break;
      case Content::warc:
        mode = Mode::archive;
        break;
      case Content::json:
        begin_json(seen);
        break;
      default:
        mode = Mode::whole;
        break;
    }
    records = mode != Mode::whole;
  }

  std::optional<Piece> whole() {
    mode = Mode::done;
    Piece piece;
    piece.name = name;
    const auto seen = bytes.peek(kLargestDocument + 1);
    if (bytes.fault()) return std::nullopt;
    const auto content = content_of(seen.substr(0, kSniffed));
    // 16-bit sets have zeros in every other byte and a mark in front.
    if (content == Content::binary && !charset_of_mark(seen).starts_with("utf-16"))
      return fault_piece({"not_text", "this is " + std::string(binary_name(seen)) + ", no text", name});
    if (seen.size() > kLargestDocument) return fault_piece({"too_large", kTooLarge, name});
    piece.bytes = seen;
    if (charset_of_mark(seen).starts_with("utf-16")) {
      piece.bytes = text_as_utf8(std::move(piece.bytes)).value_or("");
      const auto plain = content_of(std::string_view(piece.bytes).substr(0, kSniffed));
      piece.kind = plain == Content::html   ? PieceKind::html
                   : plain == Content::json ? PieceKind::json_or_text
                                            : PieceKind::text;
      return piece;
    }
    piece.kind = content == Content::html   ? PieceKind::html
                 : content == Content::json ? PieceKind::json_or_text
                                            : PieceKind::text;
    return piece;
  }

  std::optional<Piece> line() {
    Piece piece;
    for (;;) {
      piece.offset = bytes.offset();
      const auto got = bytes.line(piece.bytes, kLargestDocument);
      if (got == ByteSource::Line::end) return std::nullopt;
      ++number;
      piece.name = numbered(':');
      if (got == ByteSource::Line::too_long) return fault_piece({"too_large", kTooLarge, piece.name}, piece.offset);
      if (text::trim(piece.bytes).empty()) continue;
      piece.kind = PieceKind::json_record;
      return piece;
    }
  }

  std::optional<Piece> element() {
    auto seen = bytes.peek(1);
    while (!seen.empty() && (spaces(seen) > 0 || seen[0] == ',')) {
      bytes.skip(std::max<std::size_t>(spaces(seen), 1));
      seen = bytes.peek(1);
    }
    if (seen.empty()) {
      if (bytes.fault()) return std::nullopt;
      mode = Mode::done;
      return fault_piece({"bad_json", "the list has no end", name}, bytes.offset());
    }
    if (seen[0] == ']') {
      bytes.skip(1);
      mode = Mode::lines;
      return line();
    }
    Piece piece;
    piece.kind = PieceKind::json_record;
    piece.offset = bytes.offset();
    ++number;
    piece.name = numbered('#');
    if (seen[0] != '{') {
      mode = Mode::done;
      return fault_piece({"bad_json", "a record must be an object; nothing behind it is read", piece.name},
                         piece.offset);
    }
    ValueScanner scanner;
    std::size_t length = scanner.scan(seen);
    while (length == 0 && seen.size() <= kLargestDocument) {
      const auto before = seen.size();
      seen = bytes.peek(before + 1);
      if (seen.size() == before) break;
      length = scanner.scan(seen);
    }
    if (length == 0) {
      if (bytes.fault()) return std::nullopt;
      mode = Mode::done;
      if (seen.size() > kLargestDocument) return fault_piece({"too_large", kTooLarge, piece.name}, piece.offset);
      return fault_piece({"bad_json", "the record has no end", piece.name}, piece.offset);
    }
    piece.bytes = seen.substr(0, length);
    bytes.skip(length);
    return piece;
  }

  std::optional<Piece> row() {
    Piece piece;
    CsvReader::Row got;
    do {
      piece.offset = bytes.offset();
      got = csv->next(bytes, cells, kLargestDocument);
      if (got == CsvReader::Row::end) return std::nullopt;
      ++number;
    } while (got == CsvReader::Row::read && cells.size() == 1 && text::trim(cells[0]).empty());
    piece.name = numbered(':');
    if (got == CsvReader::Row::too_large) return fault_piece({"too_large", kTooLarge, piece.name}, piece.offset);
    if (got == CsvReader::Row::unclosed)
      return fault_piece({"bad_csv", "a quote that nothing closes", piece.name}, piece.offset);
    piece.kind = PieceKind::row;
    piece.record = columns->article(std::move(cells));
    return piece;
  }

  std::optional<Piece> page() {
    auto page = next_page(bytes);
    if (!page) return std::nullopt;
    ++number;
    if (!*page) {
      auto error = page->error();
      error.where = numbered('#');
      return fault_piece(std::move(error), bytes.offset());
    }
    Piece piece;
    piece.kind = (*page)->plain_text ? PieceKind::text : PieceKind::html;
    piece.name = numbered('#');
    piece.bytes = std::move((*page)->body);
    piece.source = std::move((*page)->url);
    piece.charset = std::move((*page)->charset);
    piece.offset = (*page)->offset;
    return piece;
  }

  std::optional<Piece> next() {
    if (mode == Mode::unknown) begin();
    switch (mode) {
      case Mode::whole:
        return whole();
      case Mode::lines:
        return line();
      case Mode::list:
        return element();
      case Mode::table:
        return row();
      case Mode::archive:
        return page();
      default:
        return std::nullopt;
    }
  }
};

PieceReader::PieceReader(std::string name, ByteSource bytes, Format format)
    : state_(std::make_unique<State>(State{.name = std::move(name), .bytes = std::move(bytes)})) {
  if (format == Format::sniffed) return;
  state_->mode = Mode::lines;
  state_->records = true;
}
PieceReader::PieceReader(PieceReader&&) noexcept = default;
PieceReader& PieceReader::operator=(PieceReader&&) noexcept = default;
PieceReader::~PieceReader() = default;

std::optional<Piece> PieceReader::next() {
  auto& s = *state_;
  if (auto piece = s.next()) return piece;
  s.mode = Mode::done;
  if (!s.bytes.fault() || std::exchange(s.fault_told, true)) return std::nullopt;
  return fault_piece(*s.bytes.fault(), s.bytes.offset());
}

bool PieceReader::has_records() const { return state_->records; }

}  // namespace newsbrief::reading
