#include "lexicon/user_dictionaries.hpp"

#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>

namespace newsbrief::lexicon {

Result<std::string> read_dictionary_file(const std::string& path) {
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), {});
  if (in && errno != EISDIR) return bytes;
  auto reason = errno != 0 ? std::generic_category().message(errno) : std::string("it may not be read");
  reason[0] = static_cast<char>(reason[0] | 0x20);  // as the program's own messages begin
  return failure("cannot_read", reason, path);
}

Result<UserDictionaries> UserDictionaries::load(const std::vector<std::string>& actor_files,
                                                const std::vector<std::string>& agent_files, resources::DataFiles& data,
                                                const World& world) {
  UserDictionaries made;
  auto codes = CodeBook::load(data, world);
  if (!codes) return tl::unexpected(codes.error());
  made.codes = std::move(*codes);
  for (const auto& path : actor_files) {
    const auto bytes = read_dictionary_file(path);
    if (!bytes) return tl::unexpected(bytes.error());
    made.actors.read(*bytes, path);
  }
  for (const auto& path : agent_files) {
    const auto bytes = read_dictionary_file(path);
    if (!bytes) return tl::unexpected(bytes.error());
    made.agents.read(*bytes, path);
  }
  return made;
}

}  // namespace newsbrief::lexicon
