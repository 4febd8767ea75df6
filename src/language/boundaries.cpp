#include "language/boundaries.hpp"

#include <algorithm>
#include <array>

#include "language/features.hpp"
#include "text/utf8.hpp"

namespace newsbrief::language {
namespace {

/// "X." for "Mr.", "x" for "the", "d" for "1999", "!" for "!": enough to tell kinds of tokens apart.
std::uint64_t kind(std::string_view form) {
  std::array<char, 4> out{};
  std::size_t n = 0;
  for (std::size_t at = 0; at < form.size() && n < out.size();) {
    const auto d = text::decode(form, at);
    const char c = text::is_digit(d.code_point)    ? 'd'
                   : text::is_upper(d.code_point)  ? 'X'
                   : text::is_letter(d.code_point) ? 'x'
                   : d.code_point < 0x80           ? static_cast<char>(d.code_point)
                                                   : '~';
    if (n == 0 || out[n - 1] != c) out[n++] = c;
    at += d.bytes;
  }
  return hash({out.data(), n}, 99);
}

std::uint64_t length_class(std::uint32_t n) { return n < 6 ? n : n < 10 ? 6 : n < 20 ? 7 : n < 40 ? 8 : 9; }

}  // namespace

void boundary_evidence(const document::WorkingDocument& doc, const Gap& gap, std::vector<std::uint64_t>& keys) {
  keys.clear();
  const auto token = [&](std::int64_t offset) -> const document::Token* {
    const std::int64_t at = static_cast<std::int64_t>(gap.next) + offset;
    return at >= gap.block.first && at < gap.block.last ? &doc.tokens[static_cast<std::size_t>(at)] : nullptr;
  };
  const auto word = [&](std::int64_t offset) { return token(offset) ? hash(token(offset)->lower, 7) : 5U; };
  const auto shape = [&](std::int64_t offset) { return token(offset) ? kind(token(offset)->form) : 3U; };
  const std::uint64_t before = word(-1), after = word(0), before_kind = shape(-1), after_kind = shape(0);
  const std::uint64_t space = doc.tokens[gap.next].space_before;
  const auto add = [&](std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
    const std::array<std::uint64_t, 5> parts{keys.size() + 1, gap.rule, a, b, c};
    keys.push_back(hash({reinterpret_cast<const char*>(parts.data()), sizeof parts}, 17));
  };
  add(space);
  add(before);
  add(after);
  add(before, after);
  add(before_kind, after_kind, space);
  add(before, after_kind);
  add(before_kind, after);
  add(word(-2), before_kind, after_kind);
  add(shape(-2), before, after_kind);
  add(after_kind, shape(1), before_kind);
  add(after, word(1));
  add(length_class(gap.next - gap.begin), before_kind, after_kind);
  add(length_class(gap.block.last - gap.next), before_kind, after_kind);
  add(hash(doc.tokens[gap.begin].lower, 7), length_class(gap.next - gap.begin));
  add(before_kind, after_kind, hash(doc.tokens[gap.begin].lower, 7));
  add(shape(-2), before_kind, hash({reinterpret_cast<const char*>(&after_kind), sizeof after_kind}, shape(1)));
  add(after, shape(1), before_kind);
  add(before_kind, kind(doc.tokens[gap.block.last - 1].form), after_kind);
}

bool BoundaryJudge::ends_sentence(const document::WorkingDocument& doc, const Gap& gap) const {
  constexpr std::size_t kFewest = 16;  // slots of a table that somebody filled
  if (weights_.size() < kFewest) return gap.rule;
  thread_local std::vector<std::uint64_t> keys;
  boundary_evidence(doc, gap, keys);
  std::int64_t sum = 0;
  for (const std::uint64_t key : keys)
    if (const std::uint32_t weight = find(weights_, key); weight != kNoValue)
      sum += static_cast<std::int64_t>(weight) - kBoundaryZero;
  return sum > 0;
}

}  // namespace newsbrief::language
