#include "reading/charset.hpp"

#include <iconv.h>
#include <uchardet/uchardet.h>

#include <array>
#include <cerrno>
#include <memory>

#include "text/utf8.hpp"

namespace newsbrief::reading {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::size_t kMetaWithin = 4096;
constexpr std::size_t kGuessFrom = std::size_t{256} << 10;
constexpr std::size_t kTooFewToTell = 32;

struct Alias {
  std::string_view from, to;
};
/// What pages mean by a name (WHATWG Encoding): the wider set of the same family.
constexpr std::array<Alias, 12> kAliases{{{"iso-8859-1", "windows-1252"},
                                          {"iso8859-1", "windows-1252"},
                                          {"latin1", "windows-1252"},
                                          {"us-ascii", "windows-1252"},
                                          {"ascii", "windows-1252"},
                                          {"iso-8859-9", "windows-1254"},
                                          {"iso-8859-11", "windows-874"},
                                          {"gb2312", "gb18030"},
                                          {"gbk", "gb18030"},
                                          {"shift_jis", "cp932"},
                                          {"ks_c_5601-1987", "cp949"},
                                          {"utf8", "utf-8"}}};

std::string normal(std::string_view name) {
  std::string low = text::lower(text::trim(name));
  for (const auto& alias : kAliases)
    if (low == alias.from) return std::string(alias.to);
  return low;
}

std::string repaired(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const auto d = text::decode(bytes, at);
    out.append(d.valid ? bytes.substr(at, d.bytes) : kReplacement);
    at += d.bytes;
  }
  return out;
}

bool has_multibyte(std::string_view bytes) {
  for (const char c : bytes)
    if (static_cast<unsigned char>(c) >= 0x80) return true;
  return false;
}

std::size_t find_folded(std::string_view page, std::string_view word, std::size_t from) {
  for (std::size_t at = from; at + word.size() <= page.size(); ++at) {
    std::size_t i = 0;
    while (i < word.size() && (page[at + i] | 0x20) == word[i]) ++i;
    if (i == word.size()) return at;
  }
  return std::string_view::npos;
}

std::string value_after(std::string_view text, std::size_t at) {
  at = text.find_first_not_of(" \t\r\n", at);
  if (at == std::string_view::npos || text[at] != '=') return {};
  at = text.find_first_not_of(" \t\r\n\"'", at + 1);
  if (at == std::string_view::npos) return {};
  return std::string(text.substr(at, text.find_first_of(" \t\r\n\"';,/>", at) - at));
}

}  // namespace

std::optional<std::string> decoded(std::string_view bytes, std::string name, Faults faults) {
  name = normal(name);
  if (name == "utf-8") {
    if (!text::first_malformed(bytes)) return std::string(bytes);
    return faults == Faults::replace ? std::optional(repaired(bytes)) : std::nullopt;
  }
  iconv_t made = ::iconv_open("UTF-8", name.c_str());
  // iconv_open() tells failure by this very value (POSIX).
  if (made == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
  const std::unique_ptr<void, int (*)(iconv_t)> converter(made, ::iconv_close);
  std::string out;
  std::array<char, 4096> buffer;
  char* in = const_cast<char*>(bytes.data());
  std::size_t left = bytes.size();
  while (left > 0) {
    char* to = buffer.data();
    std::size_t room = buffer.size();
    const std::size_t before = left;
    const auto code = ::iconv(made, &in, &left, &to, &room);
    const int error = errno;
    out.append(buffer.data(), buffer.size() - room);
    if (code != static_cast<std::size_t>(-1)) break;
    if (error == E2BIG && (left < before || room < buffer.size())) continue;
    if (faults == Faults::refuse) return std::nullopt;
    out.append(kReplacement);
    ++in;
    --left;
  }
  // Some converters give surrogates, or stop in the midst of a sequence.
  if (text::first_malformed(out)) return faults == Faults::replace ? std::optional(repaired(out)) : std::nullopt;
  return out;
}

std::string charset_of_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return "utf-8";
  if (bytes.starts_with("\xFF\xFE")) return "utf-16le";
  if (bytes.starts_with("\xFE\xFF")) return "utf-16be";
  return {};
}

std::string charset_of_meta(std::string_view page) {
  page = page.substr(0, kMetaWithin);
  for (auto at = find_folded(page, "charset", 0); at != std::string_view::npos;
       at = find_folded(page, "charset", at + 1)) {
    auto name = value_after(page, at + 7);
    // A page whose bytes could be searched for "charset" is in no 16-bit set, whatever it says.
    if (!name.empty()) return normal(name).starts_with("utf-16") ? "utf-8" : name;
  }
  return {};
}

std::string charset_of_type(std::string_view content_type) {
  const auto at = find_folded(content_type, "charset", 0);
  return at == std::string_view::npos ? std::string() : value_after(content_type, at + 7);
}

std::string guessed_charset(std::string_view bytes) {
  if (bytes.size() < kTooFewToTell) return {};
  const std::unique_ptr<uchardet, void (*)(uchardet_t)> detector(::uchardet_new(), ::uchardet_delete);
  const auto part = bytes.substr(0, kGuessFrom);
  if (::uchardet_handle_data(detector.get(), part.data(), part.size()) != 0) return {};
  ::uchardet_data_end(detector.get());
  return ::uchardet_get_charset(detector.get());
}

std::string page_as_utf8(std::string_view bytes, const std::string& header_charset) {
  const std::string mark = charset_of_mark(bytes);
  if (mark.empty() && has_multibyte(bytes) && !text::first_malformed(bytes)) return std::string(bytes);
  for (const auto& name : {header_charset, mark, charset_of_meta(bytes)}) {
    if (name.empty() || (normal(name) == "utf-8" && name != mark)) continue;
    if (auto out = decoded(bytes, name, Faults::replace)) {
      if (out->starts_with("\xEF\xBB\xBF")) out->erase(0, 3);
      return *std::move(out);
    }
  }
  if (!has_multibyte(bytes)) return std::string(bytes);
  // Declared UTF-8, or nothing: a few broken bytes are damage, many are another set.
  std::size_t broken = 0, sound = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto d = text::decode(bytes, at);
    broken += !d.valid;
    sound += d.valid && d.bytes > 1;
    at += d.bytes;
  }
  if (broken > sound) {
    const std::string guess = guessed_charset(bytes);
    if (!guess.empty() && normal(guess) != "utf-8")
      if (auto out = decoded(bytes, guess, Faults::replace)) return *std::move(out);
    return decoded(bytes, "windows-1252", Faults::replace).value_or(repaired(bytes));
  }
  return repaired(bytes);
}

std::optional<std::string> text_as_utf8(std::string bytes) {
  const auto mark = charset_of_mark(bytes);
  if (mark == "utf-16le" || mark == "utf-16be")
    return decoded(std::string_view(bytes).substr(2), mark, Faults::replace);
  if (!text::first_malformed(bytes)) return bytes;
  const auto guess = guessed_charset(bytes);
  if (guess.empty() || normal(guess) == "utf-8") return std::nullopt;
  return decoded(bytes, guess, Faults::refuse);
}

}  // namespace newsbrief::reading
