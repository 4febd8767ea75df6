#include "newsbrief/version.hpp"

namespace newsbrief {

const char* version() { return NEWSBRIEF_VERSION; }

}  // namespace newsbrief
