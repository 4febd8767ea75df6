#include "annotation/quotation_marks.hpp"

#include "text/utf8.hpp"

namespace newsbrief::annotation {
namespace {

using document::TokenRange;
using document::Upos;
using document::WorkingDocument;

bool is_apostrophe(const document::Token& t) { return t.form == "'"; }

Mark double_mark(const WorkingDocument& doc, std::uint32_t t) {
  const auto w = doc.tokens[t].form;
  if (w != "\"" && w != "''" && w != "``") return Mark::none;
  const auto c = text::decode(doc.text, doc.tokens[t].bytes.start).code_point;
  if (c == 0x201C || c == 0xAB || c == '`') return Mark::open;
  if (c == 0x201D || c == 0xBB) return Mark::close;
  return Mark::either;
}

class Marker {
 public:
  explicit Marker(const WorkingDocument& doc) : doc_(doc), out_(doc.tokens.size(), Mark::none) {}

  std::vector<Mark> run() {
    for (std::uint32_t s = 0; s < doc_.sentences.size();) {
      auto end = s;
      while (end < doc_.sentences.size() && doc_.sentences[end].block == doc_.sentences[s].block) ++end;
      const TokenRange block{doc_.sentences[s].tokens.first, doc_.sentences[end - 1].tokens.last};
      doubles(block);
      singles(block);
      s = end;
    }
    return std::move(out_);
  }

 private:
  void doubles(TokenRange block) {
    for (auto t = block.first; t < block.last; ++t) {
      out_[t] = double_mark(doc_, t);
      if (out_[t] == Mark::either) out_[t] = by_spaces(t, block);
      if (t + 1 < block.last && is_apostrophe(doc_.tokens[t]) && is_apostrophe(doc_.tokens[t + 1]) &&
          !doc_.tokens[t + 1].space_before) {
        const bool opens = t == block.first || doc_.tokens[t].space_before;
        out_[t] = opens ? Mark::open : Mark::close;
        out_[++t] = Mark::rest;
      }
    }
  }

  /// A straight mark opens before a word and closes behind one; with spaces on both sides it may do either.
  Mark by_spaces(std::uint32_t t, TokenRange block) const {
    const bool apart_before = t == block.first || doc_.tokens[t].space_before;
    const bool apart_behind = t + 1 == block.last || doc_.tokens[t + 1].space_before;
    if (apart_before == apart_behind) return Mark::either;
    return apart_before ? Mark::open : Mark::close;
  }

  void singles(TokenRange block) {
    bool inside = false;
    for (auto t = block.first; t < block.last; ++t) {
      if (out_[t] != Mark::none) {
        if (out_[t] != Mark::rest) inside = !inside;
        continue;
      }
      if (inside || !opens(t, block)) continue;
      auto end = t + 2;
      while (end < block.last && out_[end] == Mark::none && !closes(end, block)) ++end;
      if (end >= block.last || out_[end] != Mark::none) continue;
      out_[t] = Mark::open;
      out_[end] = Mark::close;
      t = end;
    }
  }

  bool opens(std::uint32_t t, TokenRange block) const {
    return is_apostrophe(doc_.tokens[t]) && (t == block.first || doc_.tokens[t].space_before) && t + 1 < block.last &&
           !doc_.tokens[t + 1].space_before && doc_.tokens[t].upos == Upos::PUNCT;
  }

  bool closes(std::uint32_t t, TokenRange block) const {
    if (!is_apostrophe(doc_.tokens[t]) || doc_.tokens[t].space_before) return false;
    const bool ends = t + 1 == block.last || doc_.tokens[t + 1].space_before || doc_.tokens[t + 1].upos == Upos::PUNCT;
    return ends && !doc_.tokens[t - 1].form.ends_with("s");
  }

  const WorkingDocument& doc_;
  std::vector<Mark> out_;
};

}  // namespace

std::vector<Mark> quotation_marks(const WorkingDocument& doc) { return Marker(doc).run(); }

}  // namespace newsbrief::annotation
