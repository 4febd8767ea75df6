#include "cli/messages.hpp"

#include <fmt/chrono.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "text/edit_distance.hpp"

namespace newsbrief::cli {

namespace {

/// A message as one object on a line, whatever its bytes are.
class JsonFormatter : public spdlog::formatter {
 public:
  void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& out) override {
    nlohmann::ordered_json object;
    object["time"] =
        fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(message.time)));
    object["level"] = message.level == kNotice ? "info" : name_of(message.level);
    object["message"] = std::string(message.payload.data(), message.payload.size());
    const auto line = object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
    out.append(line.data(), line.data() + line.size());
  }
  std::unique_ptr<spdlog::formatter> clone() const override { return std::make_unique<JsonFormatter>(); }

  /// Above every level that is used: is always shown unless nothing but errors is wanted.
  static constexpr auto kNotice = spdlog::level::critical;

 private:
  static std::string name_of(spdlog::level::level_enum level) {
    const auto name = spdlog::level::to_string_view(level);
    return {name.data(), name.size()};
  }
};

/// "newsbrief: error: …"; a notice has no level.
class TextFormatter : public spdlog::formatter {
 public:
  void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& out) override {
    const auto level = spdlog::level::to_string_view(message.level);
    const bool notice = message.level == JsonFormatter::kNotice;
    fmt::format_to(std::back_inserter(out), "newsbrief: {}{}{}\n",
                   notice ? "" : std::string_view(level.data(), level.size()), notice ? "" : ": ",
                   std::string_view(message.payload.data(), message.payload.size()));
  }
  std::unique_ptr<spdlog::formatter> clone() const override { return std::make_unique<TextFormatter>(); }
};

}  // namespace

void setup_messages(const MessageStyle& style) {
  auto logger = std::make_shared<spdlog::logger>(style.format == LogFormat::json ? "json" : "text",
                                                 std::make_shared<spdlog::sinks::stderr_sink_mt>());
  if (style.format == LogFormat::json) {
    logger->set_formatter(std::make_unique<JsonFormatter>());
  } else {
    logger->set_formatter(std::make_unique<TextFormatter>());
  }
  logger->set_level(style.verbosity == Verbosity::quiet     ? spdlog::level::err
                    : style.verbosity == Verbosity::verbose ? spdlog::level::info
                    : style.verbosity == Verbosity::debug   ? spdlog::level::debug
                                                            : spdlog::level::warn);
  spdlog::set_default_logger(std::move(logger));
}

void error(std::string_view message) { spdlog::error("{}", message); }
void error(const Error& e) {
  if (e.where.empty()) return error(e.message);
  if (e.code == "bad_jq" || e.code == "jq_failed") return spdlog::error("'{}': {}", e.where, e.message);
  spdlog::error("cannot {} '{}': {}", e.code == "cannot_write" ? "write" : "read", e.where, e.message);
}
void warning(std::string_view message) { spdlog::warn("{}", message); }
void info(std::string_view message) { spdlog::info("{}", message); }
void debug(std::string_view message) { spdlog::debug("{}", message); }
void notice(std::string_view message) {
  if (spdlog::should_log(spdlog::level::warn)) spdlog::critical("{}", message);
}

bool allows_progress() {
  return is_terminal(STDERR_FILENO) && spdlog::default_logger()->name() != "json" &&
         spdlog::should_log(spdlog::level::warn);
}

std::string did_you_mean(std::string_view typed, const std::vector<std::string>& names) {
  std::string best;
  std::size_t least = 3;
  for (const auto& name : names) {
    const auto distance = typed.size() >= 3 && name.starts_with(typed) ? 1 : text::edit_distance(typed, name, 2);
    if (distance < least && distance < name.size()) {
      least = distance;
      best = name;
    }
  }
  return best;
}

bool is_terminal(int descriptor) { return ::isatty(descriptor) == 1; }

bool wants_colour() {
  const char* no = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  return is_terminal(STDOUT_FILENO) && !(no && *no) && !(term && std::string_view(term) == "dumb");
}

unsigned terminal_width() {
  winsize size{};
  if (!is_terminal(STDOUT_FILENO) || ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

}  // namespace newsbrief::cli
