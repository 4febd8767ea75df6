#include "reading/html_hints.hpp"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "resources/data_files.hpp"
#include "text/utf8.hpp"

namespace newsbrief::reading {
namespace {

struct Hints {
  std::unordered_map<std::string, Hint> words;
  std::vector<std::string> bodies;  ///< " article body "
  std::vector<std::string> lines;
};

void add(Hints& hints, std::string_view kind, std::string_view value) {
  if (kind == "body") {
    hints.bodies.push_back(" " + std::string(value) + " ");
  } else if (kind == "line") {
    hints.lines.emplace_back(value);
  } else {
    const Hint hint = kind == "frame" ? Hint::frame : kind == "aside" ? Hint::aside : Hint::small;
    for (std::size_t at = 0; at < value.size();) {
      const auto end = std::min(value.find(' ', at), value.size());
      hints.words.try_emplace(std::string(value.substr(at, end - at)), hint);
      at = end + 1;
    }
  }
}

const Hints& hints() {
  static const Hints loaded = [] {
    Hints out;
    resources::DataFiles files;
    std::string_view rows = files.read("reading/page_hints.tsv").value_or("");
    while (!rows.empty()) {
      const auto end = std::min(rows.find('\n'), rows.size());
      const auto row = rows.substr(0, end);
      rows.remove_prefix(std::min(end + 1, rows.size()));
      if (row.starts_with('#')) continue;
      const auto kind = row.substr(0, row.find('\t'));
      for (std::size_t at = kind.size() + 1; at < row.size();) {
        const auto stop = std::min(row.find('\t', at), row.size());
        add(out, kind, row.substr(at, stop - at));
        at = stop + 1;
      }
    }
    return out;
  }();
  return loaded;
}

bool is_upper_ascii(char c) { return c >= 'A' && c <= 'Z'; }

/// " article body left " of "ArticleBody_left".
std::string spaced(std::string_view names) {
  std::string out(" ");
  for (std::size_t i = 0; i < names.size(); ++i) {
    const char c = names[i];
    const bool part = c == '-' || c == '_' || c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ':' || c == '/';
    if (part) {
      if (out.back() != ' ') out += ' ';
      continue;
    }
    if (is_upper_ascii(c) && i > 0 && !is_upper_ascii(names[i - 1]) && out.back() != ' ') out += ' ';
    out += is_upper_ascii(c) ? static_cast<char>(c | 0x20) : c;
  }
  if (out.back() != ' ') out += ' ';
  return out;
}

}  // namespace

Hint hint_of(std::string_view names) {
  if (names.empty()) return Hint::none;
  const std::string words = spaced(names.substr(0, 1000));
  Hint best = Hint::none;
  for (std::size_t at = 1; at < words.size();) {
    const auto end = words.find(' ', at);
    const auto it = hints().words.find(words.substr(at, end - at));
    if (it != hints().words.end() && (best == Hint::none || it->second < best)) best = it->second;
    at = end + 1;
  }
  if (best == Hint::frame || best == Hint::aside) return best;
  for (const auto& body : hints().bodies)
    if (words.find(body) != std::string::npos) return Hint::body;
  return best;
}

bool is_frame_line(std::string_view paragraph) {
  const std::string low = text::lower(text::trim(paragraph).substr(0, 60));
  return std::any_of(hints().lines.begin(), hints().lines.end(),
                     [&](const std::string& line) { return low.starts_with(line); });
}

}  // namespace newsbrief::reading
