#include "newsbrief/reader.hpp"

#include <deque>

#include "reading/articles.hpp"
#include "reading/inputs.hpp"
#include "reading/pieces.hpp"

namespace newsbrief {

struct ArticleReader::State {
  reading::InputFiles files;
  std::istream* standard_input = nullptr;
  std::optional<reading::PieceReader> pieces;
  std::deque<Result<RawArticle>> ready;

  /// False at the end of the inputs.
  bool open_next() {
    auto file = files.next();
    if (!file) return false;
    if (!*file) {
      ready.push_back(tl::unexpected<Error>(file->error()));
      return true;
    }
    auto bytes = reading::ByteSource::open((*file)->path, standard_input, (*file)->admit);
    if (bytes) {
      pieces.emplace((*file)->path, std::move(*bytes), reading::Format::sniffed);
    } else {
      ready.push_back(tl::unexpected<Error>(bytes.error()));
    }
    return true;
  }
};

ArticleReader::ArticleReader(std::vector<std::string> inputs, std::istream* standard_input)
    : ArticleReader(std::move(inputs), std::string(), standard_input) {}
ArticleReader::ArticleReader(std::vector<std::string> inputs, std::string list, std::istream* standard_input)
    : state_(std::make_unique<State>(
          State{reading::InputFiles(std::move(inputs), std::move(list), standard_input), standard_input, {}, {}})) {}
ArticleReader::~ArticleReader() = default;
ArticleReader::ArticleReader(ArticleReader&&) noexcept = default;
ArticleReader& ArticleReader::operator=(ArticleReader&&) noexcept = default;

std::optional<Result<RawArticle>> ArticleReader::next() {
  auto& s = *state_;
  while (s.ready.empty()) {
    if (!s.pieces) {
      if (!s.open_next()) return std::nullopt;
    } else if (auto piece = s.pieces->next()) {
      for (auto& article : reading::articles_in(std::move(*piece))) s.ready.push_back(std::move(article));
    } else {
      s.pieces.reset();
    }
  }
  auto out = std::move(s.ready.front());
  s.ready.pop_front();
  return out;
}

}  // namespace newsbrief
