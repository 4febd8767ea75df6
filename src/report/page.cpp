#include <sha2.h>

#include <array>

#include "newsbrief/report.hpp"
#include "report/markup.hpp"
#include "resources/data_files.hpp"

namespace newsbrief {
namespace {

std::string base64(const std::array<std::uint8_t, SHA256_DIGEST_LENGTH>& bytes) {
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t left = bytes.size() - i;
    const std::uint32_t three = static_cast<std::uint32_t>(bytes[i]) << 16 |
                                (left > 1 ? static_cast<std::uint32_t>(bytes[i + 1]) << 8 : 0) |
                                (left > 2 ? bytes[i + 2] : 0U);
    out += kLetters[three >> 18 & 63];
    out += kLetters[three >> 12 & 63];
    out += left > 1 ? kLetters[three >> 6 & 63] : '=';
    out += left > 2 ? kLetters[three & 63] : '=';
  }
  return out;
}

/// What a content security policy names an inline script or style by.
std::string hash_source(std::string_view bytes) {
  SHA2_CTX context;
  SHA256Init(&context);
  SHA256Update(&context, reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  std::array<std::uint8_t, SHA256_DIGEST_LENGTH> digest{};
  SHA256Final(digest.data(), &context);
  return "'sha256-" + base64(digest) + "'";
}

/// A file of data/report/, which the program carries.
std::string asset(const char* name) {
  resources::DataFiles files;
  const auto bytes = files.read(name);
  return bytes ? std::string(*bytes) : std::string();
}

std::string list_of(const std::vector<std::string>& titles) {
  std::string out = "<nav class=\"articles\" aria-label=\"Articles\">\n<ol>\n";
  for (std::size_t i = 0; i < titles.size(); ++i)
    out += "<li><a href=\"#article" + std::to_string(i + 1) + "\">" + report::escaped(titles[i]) + "</a></li>\n";
  return out + "</ol>\n</nav>\n";
}

}  // namespace

std::string html_head(const std::vector<std::string>& titles) {
  static const std::string style = asset("report/report.css"), script = asset("report/report.js");
  const auto count = std::to_string(titles.size());
  const auto title = titles.size() == 1 ? report::escaped(titles.front())
                     : titles.empty()   ? "No article"
                                        : count + " articles";
  std::string out =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src " +
      hash_source(style) + "; script-src " + hash_source(script) +
      "; base-uri 'none'; form-action 'none'\">\n<meta name=\"viewport\" content=\"width=device-width, "
      "initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>" +
      title + " – newsbrief</title>\n<style>" + style +
      "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the report</a>\n"
      "<header class=\"bar\">\n<h1>newsbrief</h1>\n<p class=\"keys\"><kbd>/</kbd> filter <kbd>j</kbd> <kbd>k</kbd> "
      "facts "
      "<kbd>Enter</kbd> words <kbd>Esc</kbd> back</p>\n<button type=\"button\" id=\"theme\" "
      "hidden>Dark</button>\n</header>\n"
      "<main id=\"main\" tabindex=\"-1\">\n";
  if (titles.empty()) out += "<p class=\"lead\">No article could be read.</p>\n";
  if (titles.size() > 1) out += list_of(titles);
  out += "<script>" + script + "</script>\n";
  return out;
}

std::string_view html_foot() { return "</main>\n</body>\n</html>\n"; }

}  // namespace newsbrief
