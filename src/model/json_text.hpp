#pragma once
#include <string>
#include <string_view>

namespace newsbrief::model {

/// Writes JSON text value by value, without a tree in between; the same bytes as nlohmann::json's dump().
class JsonText {
 public:
  /// `indent` spaces a level; 0 for one line.
  explicit JsonText(unsigned indent) : indent_(indent) {}

  void begin(char bracket);  ///< '{' or '['
  void end(char bracket);    ///< '}' or ']'
  void key(std::string_view name);
  void element();  ///< before each element of a list
  void string(std::string_view text);
  void number(double value);
  void number(std::uint64_t value);
  void boolean(bool value) { out_ += value ? "true" : "false"; }

  std::string take() && { return std::move(out_); }

 private:
  void next();

  std::string out_;
  unsigned indent_, depth_ = 0;
  bool first_ = true;
};

}  // namespace newsbrief::model
