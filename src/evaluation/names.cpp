#include "evaluation/names.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "text/edit_distance.hpp"
#include "text/utf8.hpp"

namespace newsbrief::evaluation {
namespace {

constexpr std::array<std::string_view, 24> kTitles{
    "president", "prime",     "minister", "mr",   "mrs",     "ms",         "dr",       "sir",
    "king",      "sheikh",    "the",      "his",  "her",     "majesty",    "highness", "crown",
    "prince",    "secretary", "general",  "vice", "foreign", "chancellor", "of",       "and"};

std::vector<std::string> name_words(std::string_view name) {
  std::vector<std::string> out;
  const auto text = normal(name);
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(' ', at), text.size());
    auto word = text.substr(at, end - at);
    if (std::find(kTitles.begin(), kTitles.end(), word) == kTitles.end() && word != "jr")
      out.push_back(std::move(word));
    at = end + 1;
  }
  return out;
}

bool same_word(const std::string& a, const std::string& b) {
  return a == b || (std::min(a.size(), b.size()) >= 6 && text::edit_distance(a, b, 3) <= 2);
}

std::optional<double> seconds(std::string_view value) {
  if (!value.starts_with('P')) return std::nullopt;
  double sum = 0;
  bool clock = false, any = false;
  for (std::size_t at = 1; at < value.size();) {
    if (value[at] == 'T') {
      clock = true;
      ++at;
      continue;
    }
    double n = 0;
    const auto read = std::from_chars(value.data() + at, value.data() + value.size(), n);
    if (read.ec != std::errc{} || read.ptr == value.data() + value.size()) return std::nullopt;
    double unit = 0;
    switch (*read.ptr) {
      case 'Y':
        unit = 31536000;
        break;
      case 'M':
        unit = clock ? 60 : 2592000;
        break;
      case 'W':
        unit = 604800;
        break;
      case 'D':
        unit = 86400;
        break;
      case 'H':
        unit = 3600;
        break;
      case 'S':
        unit = 1;
        break;
      default:
        return std::nullopt;
    }
    sum += n * unit;
    any = true;
    at = static_cast<std::size_t>(read.ptr - value.data()) + 1;
  }
  return any ? std::optional(sum) : std::nullopt;
}

}  // namespace

std::string normal(std::string_view text) {
  const auto folded = text::fold(text);
  std::string out;
  for (const char c : folded) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (letter) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool same_name(std::string_view gold, std::string_view name) {
  const auto g = name_words(gold), p = name_words(name);
  if (g.empty() || p.empty()) return !normal(gold).empty() && normal(gold) == normal(name);
  const auto& fewer = g.size() <= p.size() ? g : p;
  const auto& more = g.size() <= p.size() ? p : g;
  const auto is_in = [&](const std::string& w) {
    return std::any_of(more.begin(), more.end(), [&](const std::string& x) { return same_word(w, x); });
  };
  if (!is_in(fewer.back())) return false;
  const auto hits = static_cast<std::size_t>(std::count_if(fewer.begin(), fewer.end(), is_in));
  return hits == fewer.size() || (same_word(g.back(), p.back()) && (g.front()[0] == p.front()[0] || fewer.size() == 1));
}

bool same_duration(std::string_view a, std::string_view b) {
  const auto x = seconds(a), y = seconds(b);
  return x && y && *x == *y;
}

bool same_date(std::string_view gold, std::string_view found) {
  return found.substr(0, gold.size()) == gold || (found.size() >= 7 && gold.starts_with(found));
}

}  // namespace newsbrief::evaluation
