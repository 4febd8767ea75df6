#include "train/treebank.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <optional>

#include "language/segmenter.hpp"
#include "text/utf8.hpp"

namespace newsbrief::train {
namespace {

std::string reason() { return errno == ENOENT ? "no such file" : std::string(std::strerror(errno)); }

template <class Visit>
void each_line(std::string_view bytes, Visit&& visit) {
  std::size_t number = 0;
  while (!bytes.empty()) {
    const auto end = std::min(bytes.find('\n'), bytes.size());
    auto line = bytes.substr(0, end);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    visit(++number, line);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
}

template <std::size_t N>
std::optional<std::array<std::string_view, N>> columns(std::string_view line) {
  std::array<std::string_view, N> out;
  for (std::size_t i = 0; i < N; ++i) {
    const auto end = line.find('\t');
    if ((end == std::string_view::npos) != (i + 1 == N)) return std::nullopt;
    out[i] = line.substr(0, end);
    if (i + 1 < N) line.remove_prefix(end + 1);
  }
  return out;
}

std::optional<std::uint32_t> number(std::string_view digits) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

std::string_view misc(std::string_view column, std::string_view key) {
  while (!column.empty()) {
    const auto end = std::min(column.find('|'), column.size());
    const auto item = column.substr(0, end);
    if (item.starts_with(key)) return item.substr(key.size());
    column.remove_prefix(std::min(end + 1, column.size()));
  }
  return {};
}

std::uint32_t visible(std::string_view text) {
  std::uint32_t n = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto d = text::decode(text, at);
    n += !text::is_space(d.code_point);
    at += d.bytes;
  }
  return n;
}

/// Reads one sentence after the other; `multiword` is the last word of the open range line and what its text leaves to
/// share.
class ConlluReader {
 public:
  explicit ConlluReader(const std::string& path) : path_(path) {}

  std::optional<Error> line(std::size_t at, std::string_view line) {
    if (line.empty()) {
      finish();
      return std::nullopt;
    }
    if (line[0] == '#') {
      comment(line);
      return std::nullopt;
    }
    const auto cells = columns<10>(line);
    if (!cells) return bad(at, "expected ten columns parted by tabs");
    return word(at, *cells);
  }

  Treebank take() {
    finish();
    return std::move(bank_);
  }

 private:
  Error bad(std::size_t at, std::string_view why) const {
    return {"bad_treebank", std::string(why), fmt::format("{}:{}", path_, at)};
  }

  void comment(std::string_view line) {
    if (line.starts_with("# newdoc")) open_.begins_document = true;
    if (line.starts_with("# newpar") && !line.starts_with("# newpar_")) open_.begins_paragraph = true;
    if (line.starts_with("# text = ")) open_.text = line.substr(9);
  }

  std::optional<Error> word(std::size_t at, const std::array<std::string_view, 10>& cells) {
    if (const auto dash = cells[0].find('-'); dash != std::string_view::npos) {
      range_end_ = number(cells[0].substr(dash + 1)).value_or(0);
      range_left_ = visible(cells[1]);
      range_space_ = misc(cells[9], "SpaceAfter=") != "No";
      return std::nullopt;
    }
    if (cells[0].find('.') != std::string_view::npos) return std::nullopt;  // an empty node of the enhanced graph
    const auto id = number(cells[0]), head = number(cells[6]);
    const auto upos = document::upos_from(cells[3]);
    if (!id || *id != open_.words.size() + 1) return bad(at, "words are not numbered from 1");
    if (!head) return bad(at, "the head is not a number");
    if (!upos) return bad(at, fmt::format("unknown part of speech '{}'", cells[3]));
    Word word;
    word.form = language::straightened(cells[1]);
    word.lower = text::lower(word.form);
    if (cells[2] != "_" || cells[1] == "_") word.lemma = cells[2];
    word.entity = misc(cells[9], "Entity=");
    word.upos = *upos;
    word.xpos = document::xpos_from(cells[4]).value_or(document::Xpos::none);
    word.head = *head;
    word.deprel = relation(cells[7]);
    share_characters(*id, cells, word);
    open_.words.push_back(std::move(word));
    return std::nullopt;
  }

  /// A relation the program does not know loses its subtype first.
  static document::Deprel relation(std::string_view name) {
    if (const auto known = document::deprel_from(name)) return *known;
    return document::deprel_from(name.substr(0, name.find(':'))).value_or(document::Deprel::dep);
  }

  void share_characters(std::uint32_t id, const std::array<std::string_view, 10>& cells, Word& word) {
    const std::uint32_t own = visible(cells[1]);
    if (id > range_end_) {
      word.characters = own;
      word.space_after = misc(cells[9], "SpaceAfter=") != "No";
      return;
    }
    const bool last = id == range_end_;
    word.characters = last ? range_left_ : std::min(own, range_left_);
    range_left_ -= word.characters;
    word.space_after = last && range_space_;
  }

  void finish() {
    const bool kept = !open_.words.empty();
    if (kept) bank_.push_back(std::move(open_));
    if (kept) open_ = {};
    range_end_ = 0;
  }

  const std::string& path_;
  Treebank bank_;
  TreeSentence open_;
  std::uint32_t range_end_ = 0, range_left_ = 0;
  bool range_space_ = true;
};

}  // namespace

Result<std::string> read_file(const std::string& path) {
  const gzFile file = gzopen(path.c_str(), "rb");
  if (!file) return failure("cannot_read", fmt::format("cannot read '{}': {}", path, reason()));
  std::string bytes;
  std::array<char, 1U << 16U> buffer;
  int n = 0;
  while ((n = gzread(file, buffer.data(), buffer.size())) > 0) bytes.append(buffer.data(), static_cast<std::size_t>(n));
  if (gzclose(file) != Z_OK || n < 0)
    return failure("cannot_read", fmt::format("cannot read '{}': it is damaged, cut short or no file", path));
  return bytes;
}

Result<Treebank> read_conllu(const std::string& path) {
  const auto bytes = read_file(path);
  if (!bytes) return tl::unexpected(bytes.error());
  ConlluReader reader(path);
  std::optional<Error> error;
  each_line(*bytes, [&](std::size_t at, std::string_view line) {
    if (!error) error = reader.line(at, line);
  });
  if (error) return tl::unexpected(*error);
  auto bank = reader.take();
  if (bank.empty()) return failure("bad_treebank", fmt::format("'{}' has no sentence (expected CoNLL-U)", path));
  return bank;
}

Result<std::vector<NamedSentence>> read_iob2(const std::string& path) {
  const auto bytes = read_file(path);
  if (!bytes) return tl::unexpected(bytes.error());
  std::vector<NamedSentence> out(1);
  each_line(*bytes, [&](std::size_t, std::string_view line) {
    if (line.empty()) {
      if (!out.back().empty()) out.emplace_back();
      return;
    }
    const auto first = line.find('\t');
    if (first == std::string_view::npos || number(line.substr(0, first)) == std::nullopt) return;
    line.remove_prefix(first + 1);
    const auto form_end = line.find('\t');
    if (form_end == std::string_view::npos) return;
    const auto rest = line.substr(form_end + 1);
    out.back().push_back({std::string(line.substr(0, form_end)), std::string(rest.substr(0, rest.find('\t')))});
  });
  if (out.back().empty()) out.pop_back();
  if (out.empty()) return failure("bad_names", fmt::format("'{}' has no sentence (expected IOB2)", path));
  return out;
}

}  // namespace newsbrief::train
