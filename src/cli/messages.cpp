#include "cli/messages.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

#include "text/edit_distance.hpp"

namespace newsbrief::cli {

void setup_messages(Verbosity verbosity) {
  auto logger = std::make_shared<spdlog::logger>("newsbrief", std::make_shared<spdlog::sinks::stderr_sink_mt>());
  logger->set_pattern("%n: %l: %v");
  logger->set_level(verbosity == Verbosity::quiet     ? spdlog::level::err
                    : verbosity == Verbosity::verbose ? spdlog::level::info
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
