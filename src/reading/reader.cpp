#include "newsbrief/reader.hpp"

#include <cerrno>
#include <cstring>
#include <deque>
#include <fstream>
#include <iostream>
#include <iterator>

#include "reading/inputs.hpp"
#include "reading/records.hpp"
#include "text/utf8.hpp"

namespace newsbrief {
namespace {

/// Offsets are 32 bits wide; an article of this size is no article.
constexpr std::size_t kLargestText = std::size_t{1} << 30;

std::optional<Error> text_fault(const RawArticle& article) {
  if (text::trim(article.text).empty()) return Error{"empty", "the article is empty", article.source};
  if (article.text.size() > kLargestText)
    return Error{"too_large", "the article is larger than 1 GiB (split it)", article.source};
  if (const auto at = text::first_malformed(article.text))
    return Error{"not_utf8",
                 "not UTF-8 at byte " + std::to_string(*at) + " (convert it first: iconv -f latin1 -t utf-8)",
                 article.source};
  return std::nullopt;
}

}  // namespace

struct ArticleReader::State {
  std::deque<std::string> inputs;
  std::deque<std::string> files;
  std::istream* standard_input = nullptr;
  std::deque<Result<RawArticle>> ready;

  // The JSON Lines stream under way, if any.
  std::ifstream file;
  std::istream* lines = nullptr;
  std::string lines_name;
  std::size_t line_number = 0;

  void open(const std::string& name) {
    std::istream* in = standard_input ? standard_input : &std::cin;
    if (name != "-") {
      file = std::ifstream(name, std::ios::binary);
      in = &file;
      // A folder of the same name opens but does not read; peek() sets the state that tells.
      errno = 0;
      if (!file || (file.peek() == std::char_traits<char>::eof() && file.bad())) {
        ready.push_back(failure("cannot_read", std::strerror(errno ? errno : EIO), name));
        return;
      }
    }
    std::string first;
    std::getline(*in, first);
    if (reading::may_be_json(first)) {
      if (auto records = reading::read_records(first, name + ":1")) {
        lines = in;
        lines_name = name;
        line_number = 1;
        for (auto& r : *records) add(std::move(r));
        return;
      }
    }
    std::string all = std::move(first);
    if (!in->eof()) all += '\n';
    all.append(std::istreambuf_iterator<char>(*in), {});
    if (in->bad()) {
      ready.push_back(failure("cannot_read", "reading stopped: input error", name));
      return;
    }
    if (reading::may_be_json(all)) {
      if (auto records = reading::read_records(all, name)) {
        for (auto& r : *records) add(std::move(r));
        return;
      }
    }
    add(RawArticle{.source = name, .text = std::move(all), .title = {}, .byline = {}, .published = {}});
  }

  void next_line() {
    std::string line;
    if (!std::getline(*lines, line)) {
      lines = nullptr;
      return;
    }
    ++line_number;
    if (text::trim(line).empty()) return;
    const std::string where = lines_name + ":" + std::to_string(line_number);
    auto records = reading::read_records(line, where);
    if (!records) {
      ready.push_back(failure("bad_json", "not a JSON record; the lines behind it are read all the same", where));
      return;
    }
    for (auto& r : *records) add(std::move(r));
  }

  void add(Result<RawArticle> article) {
    if (article)
      if (auto fault = text_fault(*article)) article = tl::unexpected<Error>(std::move(*fault));
    ready.push_back(std::move(article));
  }
};

ArticleReader::ArticleReader(std::vector<std::string> inputs, std::istream* standard_input)
    : state_(std::make_unique<State>()) {
  state_->inputs.assign(std::make_move_iterator(inputs.begin()), std::make_move_iterator(inputs.end()));
  state_->standard_input = standard_input;
}
ArticleReader::~ArticleReader() = default;
ArticleReader::ArticleReader(ArticleReader&&) noexcept = default;
ArticleReader& ArticleReader::operator=(ArticleReader&&) noexcept = default;

std::optional<Result<RawArticle>> ArticleReader::next() {
  auto& s = *state_;
  while (s.ready.empty()) {
    if (s.lines) {
      s.next_line();
    } else if (!s.files.empty()) {
      const std::string name = std::move(s.files.front());
      s.files.pop_front();
      s.open(name);
    } else if (!s.inputs.empty()) {
      const std::string input = std::move(s.inputs.front());
      s.inputs.pop_front();
      auto files = reading::expand_input(input);
      if (files) {
        s.files.assign(files->begin(), files->end());
      } else {
        s.ready.push_back(tl::unexpected<Error>(files.error()));
      }
    } else {
      return std::nullopt;
    }
  }
  auto out = std::move(s.ready.front());
  s.ready.pop_front();
  return out;
}

}  // namespace newsbrief
