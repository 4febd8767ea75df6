#include "language/word_shapes.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace newsbrief::language {
namespace {

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool same(std::string_view text, std::string_view lower_case) {
  return std::equal(text.begin(), text.end(), lower_case.begin(), lower_case.end(),
                    [](char a, char b) { return lower(a) == b; });
}

template <std::size_t N>
bool one_of(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view w) { return same(text, w); });
}

std::uint32_t digits(std::string_view text, std::size_t from) {
  std::uint32_t n = 0;
  while (from + n < text.size() && is_ascii_digit(text[from + n])) ++n;
  return n;
}

std::uint32_t letters(std::string_view text, std::size_t from) {
  std::uint32_t n = 0;
  while (from + n < text.size() && is_ascii_letter(text[from + n])) ++n;
  return n;
}

/// Ends of internet names and of file names.
constexpr std::array<std::string_view, 24> kDomains{"com", "org",  "net", "gov", "edu", "mil", "int", "info",
                                                    "uk",  "ca",   "de",  "fr",  "ru",  "ua",  "eu",  "io",
                                                    "pdf", "html", "htm", "doc", "xls", "jpg", "png", "txt"};

/// "713-654-0365", "345-8702", "11-20-2000": groups as telephone numbers and dates have them.
std::uint32_t telephone_length(std::string_view text) {
  std::array<std::uint32_t, 5> groups{};
  std::size_t count = 0, at = 0;
  while (count < groups.size()) {
    const std::uint32_t n = digits(text, at);
    if (n == 0) return 0;
    groups[count++] = n;
    at += n;
    if (at + 1 >= text.size() || text[at] != '-' || !is_ascii_digit(text[at + 1])) break;
    ++at;
  }
  const bool local = count == 2 && (groups[0] == 1 || groups[0] == 3 || groups[0] == 5) && groups[1] == 4;
  const bool full = count >= 3 && groups[0] <= 4;
  return local || full ? static_cast<std::uint32_t>(at) : 0;
}

}  // namespace

bool is_joiner(char32_t c) { return c == 0xAD || c == 0x200C || c == 0x200D || c == 0x2060; }
bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x02BC || c == 0x2018 || c == '`'; }
bool is_opening(char32_t c) {
  return c == '(' || c == '[' || c == '<' || c == '"' || c == 0x201C || c == 0x2018 || c == '{';
}
bool is_word(char32_t c) { return text::is_letter(c) || text::is_digit(c) || (c >= 0x0300 && c <= 0x036F); }

char straight(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x02BC:
      return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0xAB:
    case 0xBB:
      return '"';
    default:
      return 0;
  }
}

bool runs_on(char32_t c, char32_t next) {
  const auto stop = [](char32_t x) { return x == '!' || x == '?'; };
  if (stop(c)) return stop(next);
  if (c == '.') return next == '.';
  return c == next && (c == '$' || c == '-' || c == '*' || c == '=' || c == '_' || c == '~' || c == '#' || c == '+' ||
                       c == '<' || c == '>' || c == 0x2026);
}

std::uint32_t face_end(std::string_view text) {
  static constexpr std::array<std::string_view, 12> kFaces{":-)", ":-(", ";-)", ":)", ":(", ";)",
                                                           ":D",  ":P",  ":/",  "=)", "<3", ":-D"};
  for (const auto face : kFaces)
    if (text.starts_with(face) &&
        !is_word(text.size() > face.size() ? static_cast<unsigned char>(text[face.size()]) : 0U))
      return face == ":/" && text.starts_with("://") ? 0 : static_cast<std::uint32_t>(face.size());
  return 0;
}

std::uint32_t address_end(std::string_view chunk) {
  std::size_t first = 0;
  while (first < chunk.size() && is_opening(static_cast<unsigned char>(chunk[first]))) ++first;
  const std::string_view body = chunk.substr(first);
  const auto at = body.find('@');
  const bool mail = at != std::string_view::npos && at > 0 && body.find_first_of("<\"") > at &&
                    body.find('.', at) != std::string_view::npos &&
                    is_ascii_letter(body.back() == '.' ? 'a' : lower(body[at + 1]));
  const bool web = body.starts_with("http://") || body.starts_with("https://") || body.starts_with("www.") ||
                   body.starts_with("ftp://");
  const auto slash = body.find('/');
  const auto host = body.substr(0, slash);
  const auto dot = host.rfind('.');
  const bool site = slash != std::string_view::npos && dot != std::string_view::npos && dot > 1 &&
                    one_of(host.substr(dot + 1), kDomains);
  if (!mail && !web && !site) return 0;
  std::size_t end = chunk.size();
  while (end > first && std::string_view(".,;:!?)]>'\"}").find(chunk[end - 1]) != std::string_view::npos) --end;
  for (;;) {  // curly quotes
    if (end >= 3 && chunk.substr(end - 3, 2) == "\xE2\x80") {
      end -= 3;
    } else {
      break;
    }
  }
  return end > first ? static_cast<std::uint32_t>(end) : 0;
}

std::uint32_t number_length(std::string_view text, bool starts_block) {
  if (const std::uint32_t telephone = telephone_length(text)) return telephone;
  std::uint32_t n = digits(text, 0);
  for (;;) {
    const char separator = n < text.size() ? text[n] : '\0';
    const std::uint32_t more = digits(text, n + 1);
    const bool joins = separator == '.' || separator == ':' || separator == '/' || (separator == ',' && more == 3);
    if (more == 0 || !joins) break;
    n += 1 + more;
  }
  if (starts_block && n <= 2 && n + 1 == text.size() && text[n] == '.') return n + 1;
  const std::uint32_t tail = letters(text, n);
  if (tail == 0) return n;
  static constexpr std::array<std::string_view, 12> kUnits{"am", "pm", "k",  "m",   "km", "cm",
                                                           "mm", "kg", "bn", "mph", "mw", "lbs"};
  const std::string_view suffix = text.substr(n, tail);
  const bool more_behind = n + tail < text.size() && is_ascii_digit(text[n + tail]);
  return !more_behind && one_of(suffix, kUnits) ? n : n + tail + digits(text, n + tail);
}

bool dotted(std::string_view left, std::string_view right) {
  const auto last_piece = left.substr(left.rfind('.') == std::string_view::npos ? 0 : left.rfind('.') + 1);
  if (last_piece.size() == 1 && right.size() == 1) return true;
  if ((same(last_piece, "ph") && right == "D") || (same(last_piece, "m") && same(right, "sc"))) return true;
  return left.size() > 1 && one_of(right, kDomains) && right.size() > 1 && lower(right[0]) == right[0];
}

bool is_acronym(std::string_view word) {
  if (word.size() < 3) return false;
  if (same(word, "ph.d") || same(word, "m.sc")) return true;
  for (std::size_t i = 0; i < word.size(); ++i)
    if (i % 2 == 0 ? !is_ascii_letter(word[i]) : word[i] != '.') return false;
  return word.size() % 2 == 1;
}

namespace {

/// Syllables of given names as Korean and Chinese ones are written in Latin letters ("Ki-moon", "Ing-wen"; Revised
/// Romanization, McCune–Reischauer, Wade–Giles and what families use), in order. A hyphen between two of them parts no
/// words.
constexpr std::array<std::string_view, 256> kSyllables{
    "bae",   "baek",  "bin",   "bo",    "bok",   "bong",   "byeong", "byong", "byung",  "chae",   "chan",   "chang",
    "chen",  "cheng", "cheol", "cheon", "chi",   "chin",   "cho",    "choi",  "chol",   "chon",   "chong",  "chul",
    "chun",  "chung", "dae",   "deok",  "do",    "dong",   "doo",    "du",    "eon",    "eui",    "eul",    "eun",
    "fai",   "fu",    "fung",  "gap",   "geol",  "geon",   "geun",   "gi",    "gil",    "go",     "goo",    "guk",
    "gun",   "gwan",  "gwang", "gwi",   "gwon",  "gyeong", "gyo",    "gyon",  "gyong",  "gyu",    "gyun",   "ha",
    "hae",   "hak",   "han",   "hang",  "hee",   "heon",   "heui",   "heung", "ho",     "hoe",    "hong",   "hoo",
    "hoon",  "hua",   "hui",   "hun",   "hwa",   "hwan",   "hyang",  "hye",   "hyeok",  "hyeon",  "hyo",    "hyok",
    "hyon",  "hyong", "hyuk",  "hyun",  "hyung", "il",     "in",     "ing",   "ja",     "jae",    "jang",   "je",
    "jeok",  "jeong", "jeou",  "ji",    "jik",   "jin",    "jo",     "jong",  "joo",    "joon",   "ju",     "jun",
    "jung",  "ka",    "kai",   "kang",  "keun",  "keung",  "ki",     "kil",   "king",   "kit",    "kon",    "kong",
    "koo",   "kook",  "kuk",   "kun",   "kwan",  "kwang",  "kwok",   "kwon",  "kyeong", "kyong",  "kyoung", "kyu",
    "kyun",  "kyung", "lae",   "lai",   "lam",   "lee",    "leung",  "lin",   "ling",   "lok",    "mahn",   "man",
    "mee",   "mi",    "min",   "ming",  "mo",    "mok",    "moo",    "moon",  "mun",    "myeong", "myong",  "myoung",
    "myung", "na",    "nam",   "nga",   "no",    "ok",     "pil",    "pong",  "pui",    "pyo",    "rae",    "ran",
    "reol",  "ri",    "rim",   "rok",   "ryeol", "ryeong", "ryok",   "ryong", "ryul",   "san",    "sang",   "seo",
    "seob",  "seok",  "seol",  "seon",  "seong", "seop",   "seung",  "shan",  "shik",   "shin",   "shing",  "shun",
    "sik",   "sil",   "sim",   "sin",   "siu",   "so",     "sok",    "son",   "song",   "soo",    "sook",   "sop",
    "su",    "suk",   "sun",   "sung",  "tae",   "taek",   "tai",    "tak",   "tat",    "ting",   "tong",   "ui",
    "uk",    "un",    "wa",    "wah",   "wai",   "wan",    "wen",    "wha",   "wing",   "wol",    "won",    "wong",
    "woo",   "wook",  "woon",  "wu",    "xin",   "yan",    "yang",   "yee",   "yeol",   "yeon",   "yeong",  "yi",
    "yin",   "ying",  "yiu",   "yo",    "yong",  "yoo",    "yoon",   "you",   "young",  "yu",     "yuan",   "yuen",
    "yuk",   "yul",   "yun",   "yung"};

bool is_syllable(std::string_view letters) { return std::binary_search(kSyllables.begin(), kSyllables.end(), letters); }

bool is_given_name(std::string_view left, std::string_view right) {
  if (left.empty() || left[0] < 'A' || left[0] > 'Z') return false;
  std::string first(left);
  first[0] = static_cast<char>(first[0] - 'A' + 'a');
  return is_syllable(first) && is_syllable(right);
}

}  // namespace

bool joins_with_hyphen(std::string_view left, std::string_view right) {
  if (is_given_name(left, right)) return true;
  static constexpr std::array<std::string_view, 21> kPrefixes{
      "non",   "e",  "mid", "re",   "anti", "co",    "pre", "pro",     "cross", "post", "over",
      "multi", "ex", "sub", "semi", "mini", "inter", "neo", "counter", "socio", "intra"};
  return one_of(left, kPrefixes) && !right.empty();
}

bool is_clitic(std::string_view letters) {
  static constexpr std::array<std::string_view, 6> kClitics{"s", "ll", "re", "ve", "d", "m"};
  return one_of(letters, kClitics);
}

}  // namespace newsbrief::language
