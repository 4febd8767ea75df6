#include "reading/warc.hpp"

#include <charconv>
#include <map>

#include "reading/charset.hpp"
#include "reading/limits.hpp"
#include "reading/sniffing.hpp"
#include "text/utf8.hpp"

namespace newsbrief::reading {
namespace {

constexpr std::size_t kLongestHeader = std::size_t{64} << 10;
constexpr std::size_t kMostHeaders = 256;

using Headers = std::map<std::string, std::string>;

void add_header(std::string_view line, Headers& headers) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || headers.size() >= kMostHeaders) return;
  headers.try_emplace(text::lower(text::trim(line.substr(0, colon))), text::trim(line.substr(colon + 1)));
}

std::string value(const Headers& headers, const char* name) {
  const auto it = headers.find(name);
  return it == headers.end() ? std::string() : it->second;
}

std::optional<std::uint64_t> number(std::string_view digits, int base) {
  std::uint64_t out = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out, base);
  if (error != std::errc{} || end == digits.data()) return std::nullopt;
  return out;
}

std::string unchunked(std::string_view body) {
  std::string out;
  while (!body.empty()) {
    const auto line = body.find('\n');
    const auto size = line == std::string_view::npos ? std::nullopt : number(body.substr(0, line), 16);
    if (!size) return out.empty() ? std::string(body) : out;  // some archives keep the header but not the chunks
    if (*size == 0) break;
    body.remove_prefix(line + 1);
    const auto taken = std::min<std::uint64_t>(*size, body.size());
    out.append(body.substr(0, static_cast<std::size_t>(taken)));
    body.remove_prefix(static_cast<std::size_t>(taken));
    body.remove_prefix(std::min(body.find('\n') + 1, body.size()));
  }
  return out;
}

bool is_html_type(const std::string& type, std::string_view body) {
  const std::string low = text::lower(type);
  if (low.empty()) return looks_like_html(body.substr(0, kSniffed));
  return low.starts_with("text/html") || low.starts_with("application/xhtml");
}

/// The page of an HTTP response, or nothing where it is none.
std::optional<WarcPage> page_of_response(std::string_view message) {
  Headers headers;
  bool first = true;
  for (;;) {
    const auto end = message.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const auto line = text::trim(message.substr(0, end));
    message.remove_prefix(end + 1);
    if (line.empty()) break;
    if (first) {
      const auto space = line.find(' ');
      if (!line.starts_with("HTTP/") || space == std::string_view::npos || !line.substr(space + 1).starts_with('2'))
        return std::nullopt;
    }
    if (!first) add_header(line, headers);
    first = false;
  }
  WarcPage page;
  page.body = text::lower(value(headers, "transfer-encoding")).find("chunked") != std::string::npos
                  ? unchunked(message)
                  : std::string(message);
  const auto coding = text::lower(value(headers, "content-encoding"));
  if (coding.find("gzip") != std::string::npos || coding.find("deflate") != std::string::npos)
    if (auto plain = inflate(page.body, kLargestDocument)) page.body = *std::move(plain);
  const auto type = value(headers, "content-type");
  if (!is_html_type(type, page.body)) return std::nullopt;
  page.charset = charset_of_type(type);
  return page;
}

struct Record {
  Headers headers;
  std::uint64_t length = 0;
};

/// Reads a record's own headers. Fails where they are broken; the caller looks for the next record.
std::optional<Result<Record>> read_headers(ByteSource& bytes) {
  std::string line;
  Record record;
  // Blank lines part records.
  for (auto got = bytes.line(line, kLongestHeader);; got = bytes.line(line, kLongestHeader)) {
    if (got == ByteSource::Line::end) return std::nullopt;
    if (!line.empty()) break;
  }
  if (!line.starts_with("WARC/")) return failure("bad_warc", "no WARC record begins here (the next one is looked for)");
  while (bytes.line(line, kLongestHeader) == ByteSource::Line::read && !line.empty()) add_header(line, record.headers);
  const auto length = number(value(record.headers, "content-length"), 10);
  if (!length) return failure("bad_warc", "a record without Content-Length (the next one is looked for)");
  record.length = *length;
  return record;
}

/// Moves on to where a record may begin.
void find_record(ByteSource& bytes) {
  std::string line;
  for (;;) {
    const auto seen = bytes.peek(5);
    if (seen.empty() || seen.starts_with("WARC/")) return;
    bytes.line(line, kLongestHeader);
  }
}

bool may_hold_page(const Record& record) {
  const auto type = value(record.headers, "warc-type");
  return type == "response" || type == "resource" || type == "conversion";
}

std::optional<WarcPage> page_of(const Record& record, std::string_view body) {
  const auto type = value(record.headers, "warc-type");
  if (type == "response") return page_of_response(body);
  const auto content = value(record.headers, "content-type");
  WarcPage page;
  page.plain_text = type == "conversion" && text::lower(content).starts_with("text/plain");
  if (!page.plain_text && !is_html_type(content, body)) return std::nullopt;
  page.charset = charset_of_type(content);
  page.body = body;
  return page;
}

}  // namespace

std::optional<Result<WarcPage>> next_page(ByteSource& bytes) {
  for (;;) {
    const auto offset = bytes.offset();
    auto record = read_headers(bytes);
    if (!record) return std::nullopt;
    if (!*record) {
      find_record(bytes);
      return tl::unexpected<Error>(record->error());
    }
    const auto length = (*record)->length;
    if (!may_hold_page(**record)) {
      bytes.discard(length);
      continue;
    }
    if (length > kLargestDocument) {
      bytes.discard(length);
      return failure("too_large", "the record is larger than 64 MiB");
    }
    const auto seen = bytes.peek(static_cast<std::size_t>(length));
    if (seen.size() < length) {
      bytes.skip(seen.size());
      return failure("bad_warc", "the record ends too early");
    }
    auto page = page_of(**record, seen.substr(0, static_cast<std::size_t>(length)));
    bytes.skip(static_cast<std::size_t>(length));
    if (!page) continue;
    page->url = value((*record)->headers, "warc-target-uri");
    if (page->url.size() >= 2 && page->url.front() == '<') page->url = page->url.substr(1, page->url.size() - 2);
    page->offset = offset;
    return *std::move(page);
  }
}

}  // namespace newsbrief::reading
