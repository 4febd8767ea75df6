#include "model/json_text.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "text/utf8.hpp"

namespace newsbrief::model {
namespace {

constexpr double kLargestWhole = 9.0e15;

bool is_plain(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; }

}  // namespace

void JsonText::begin(char bracket) {
  out_ += bracket;
  ++depth_;
  first_ = true;
}

void JsonText::end(char bracket) {
  --depth_;
  if (!first_ && indent_ != 0) out_.append(1, '\n').append(std::size_t{depth_} * indent_, ' ');
  out_ += bracket;
  first_ = false;
}

void JsonText::next() {
  if (!first_) out_ += ',';
  first_ = false;
  if (indent_ != 0) out_.append(1, '\n').append(std::size_t{depth_} * indent_, ' ');
}

void JsonText::key(std::string_view name) {
  next();
  out_.append(1, '"').append(name).append(indent_ != 0 ? "\": " : "\":");
}

void JsonText::element() { next(); }

void JsonText::string(std::string_view text) {
  if (text::first_malformed(text)) {
    out_ += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return;
  }
  out_ += '"';
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_plain(text[end])) ++end;
    out_.append(text.substr(at, end - at));
    if (end == text.size()) break;
    switch (const char c = text[end]) {
      case '"':
        out_ += "\\\"";
        break;
      case '\\':
        out_ += "\\\\";
        break;
      case '\b':
        out_ += "\\b";
        break;
      case '\f':
        out_ += "\\f";
        break;
      case '\n':
        out_ += "\\n";
        break;
      case '\r':
        out_ += "\\r";
        break;
      case '\t':
        out_ += "\\t";
        break;
      default:
        out_ += c < 0x10 ? "\\u000" : "\\u001";
        out_ += "0123456789abcdef"[c & 0xF];
    }
    at = end + 1;
  }
  out_ += '"';
}

void JsonText::number(double value) {
  if (value == std::floor(value) && std::abs(value) < kLargestWhole) {  // counts are whole numbers to every reader
    out_ += std::to_string(static_cast<std::int64_t>(value));
  } else if (std::isfinite(value)) {
    std::array<char, 64> digits;
    out_.append(digits.data(), nlohmann::detail::to_chars(digits.data(), digits.data() + digits.size(), value));
  } else {
    out_ += "null";
  }
}

void JsonText::number(std::uint64_t value) {
  std::array<char, 24> digits;
  out_.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
}

}  // namespace newsbrief::model
