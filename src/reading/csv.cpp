#include "reading/csv.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace newsbrief::reading {
namespace {

enum Field : int { kNone, kText, kSource, kTitle, kPublished, kByline };

struct Key {
  std::string_view name;
  Field field;
};
/// In the order of preference, as for JSON records.
constexpr std::array<Key, 11> kKeys{{{"text", kText},
                                     {"body", kText},
                                     {"content", kText},
                                     {"source", kSource},
                                     {"url", kSource},
                                     {"id", kSource},
                                     {"title", kTitle},
                                     {"published", kPublished},
                                     {"date", kPublished},
                                     {"byline", kByline},
                                     {"author", kByline}}};
constexpr std::size_t kLongestName = 60;

std::string name_of(std::string_view cell) {
  if (cell.starts_with("\xEF\xBB\xBF")) cell.remove_prefix(3);
  cell = text::trim(cell);
  if (cell.size() >= 2 && cell.front() == '"' && cell.back() == '"') cell = cell.substr(1, cell.size() - 2);
  return text::lower(cell);
}

std::size_t rank(std::string_view name) {
  return static_cast<std::size_t>(
      std::find_if(kKeys.begin(), kKeys.end(), [&](const Key& k) { return k.name == name; }) - kKeys.begin());
}

bool is_header(std::string_view line, char delimiter) {
  std::size_t cells = 0;
  bool has_text = false;
  for (std::size_t at = 0; at <= line.size(); ++cells) {
    const auto end = std::min(line.find(delimiter, at), line.size());
    const auto name = name_of(line.substr(at, end - at));
    if (name.size() > kLongestName || name.find_first_of(".!?") != std::string::npos) return false;
    const auto key = rank(name);
    has_text = has_text || (key < kKeys.size() && kKeys[key].field == kText);
    at = end + 1;
  }
  return cells >= 2 && has_text;
}

}  // namespace

std::optional<char> csv_delimiter(std::string_view begin) {
  const auto end = begin.find_first_of("\r\n");
  if (end == std::string_view::npos) return std::nullopt;
  for (const char delimiter : {',', ';', '\t', '|'})
    if (is_header(begin.substr(0, end), delimiter)) return delimiter;
  return std::nullopt;
}

CsvReader::Row CsvReader::next(ByteSource& bytes, std::vector<std::string>& cells, std::size_t limit) const {
  cells.clear();
  if (bytes.peek(1).empty()) return Row::end;
  std::string cell;
  std::size_t size = 0;
  bool quoted = false, begin = true, was_quote = false, ended = false;
  while (!ended) {
    const auto seen = bytes.peek(1);
    if (seen.empty()) break;
    std::size_t at = 0;
    while (at < seen.size() && !ended) {
      const char c = seen[at++];
      ++size;
      if (quoted && !was_quote) {
        c == '"' ? void(was_quote = true) : cell.push_back(c);
      } else if (was_quote && c == '"') {
        cell.push_back(c);
        was_quote = false;
      } else if (c == delimiter_ || c == '\n') {
        if (c == '\n' && cell.ends_with('\r')) cell.pop_back();
        cells.push_back(std::exchange(cell, {}));
        begin = true;
        quoted = was_quote = false;
        ended = c == '\n';
        continue;
      } else if (c == '"' && begin) {
        quoted = true;
      } else {
        cell.push_back(c);
        if (was_quote) quoted = was_quote = false;
      }
      begin = false;
      if (size > limit) cell.clear();
    }
    bytes.skip(at);
  }
  if (!ended && quoted && !was_quote) return size > limit ? Row::too_large : Row::unclosed;
  if (!ended) cells.push_back(std::move(cell));
  return size > limit ? Row::too_large : Row::read;
}

CsvColumns::CsvColumns(const std::vector<std::string>& header) {
  std::array<std::size_t, 6> best;
  best.fill(kKeys.size());
  for (const auto& cell : header) {
    const auto key = rank(name_of(cell));
    fields_.push_back(static_cast<int>(key));
    if (key < kKeys.size()) best[kKeys[key].field] = std::min(best[kKeys[key].field], key);
  }
  for (auto& f : fields_) {
    const auto key = static_cast<std::size_t>(f);
    f = key < kKeys.size() && best[kKeys[key].field] == key ? kKeys[key].field : kNone;
  }
}

RawArticle CsvColumns::article(std::vector<std::string> cells) const {
  RawArticle out;
  for (std::size_t i = 0; i < std::min(cells.size(), fields_.size()); ++i) {
    if (fields_[i] == kNone || text::trim(cells[i]).empty()) continue;
    switch (fields_[i]) {
      case kText:
        out.text = std::move(cells[i]);
        break;
      case kSource:
        out.source = std::move(cells[i]);
        break;
      case kTitle:
        out.title = std::move(cells[i]);
        break;
      case kPublished:
        out.published = std::move(cells[i]);
        break;
      case kByline:
        out.byline = std::move(cells[i]);
        break;
      default:
        break;
    }
  }
  return out;
}

}  // namespace newsbrief::reading
