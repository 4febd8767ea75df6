#include "report/markup.hpp"

#include <algorithm>
#include <set>

#include "text/utf8.hpp"

namespace newsbrief::report {
namespace {

void append_escaped(std::string& out, char32_t c) {
  switch (c) {
    case U'&':
      out += "&amp;";
      return;
    case U'<':
      out += "&lt;";
      return;
    case U'>':
      out += "&gt;";
      return;
    case U'"':
      out += "&quot;";
      return;
    case U'\'':
      out += "&#39;";
      return;
    default:
      break;
  }
  const bool forbidden = (c < 0x20 && c != U'\n' && c != U'\t') || (c >= 0x7F && c < 0xA0) || (c & 0xFFFE) == 0xFFFE;
  text::append(out, forbidden ? U'\uFFFD' : c == U'\t' ? U' ' : c);
}

std::vector<char32_t> decoded(std::string_view text) {
  std::vector<char32_t> out;
  for (std::size_t at = 0; at < text.size();) {
    const auto letter = text::decode(text, at);
    out.push_back(letter.code_point);
    at += letter.bytes;
  }
  return out;
}

/// Writes a text piece by piece, with the marks that cover each.
class Writer {
 public:
  Writer(std::string_view text, const std::vector<Mark>& marks) : letters_(decoded(text)), marks_(marks) {
    for (const auto& m : marks_)
      if (m.start < m.end && m.end <= letters_.size()) {
        cuts_.insert(m.start);
        cuts_.insert(m.end);
        starts_.push_back(&m);
      }
    std::stable_sort(starts_.begin(), starts_.end(), [](const Mark* a, const Mark* b) { return a->start < b->start; });
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(letters_.size()); }
  char32_t at(std::uint32_t i) const { return letters_[i]; }

  /// The fact has its anchor somewhere else.
  void leave_anchor(const std::string& fact) { anchored_.insert(fact); }

  void write(std::string& out, std::uint32_t from, std::uint32_t to) {
    while (from < to) {
      const auto cut = cuts_.upper_bound(from);
      const auto end = cut == cuts_.end() ? to : std::min(*cut, to);
      piece(out, from, end);
      from = end;
    }
  }

 private:
  void piece(std::string& out, std::uint32_t from, std::uint32_t to) {
    std::erase_if(active_, [&](const Mark* m) { return m->end <= from; });
    for (; next_ < starts_.size() && starts_[next_]->start <= from; ++next_)
      if (starts_[next_]->end > from) active_.push_back(starts_[next_]);
    std::stable_sort(active_.begin(), active_.end(),
                     [](const Mark* a, const Mark* b) { return a->end - a->start < b->end - b->start; });
    std::string ids;
    for (const auto* m : active_) {
      if (anchored_.insert(m->fact).second) out += "<span class=\"anchor\" id=\"w-" + m->fact + "\"></span>";
      if ((" " + ids + " ").find(" " + m->fact + " ") == std::string::npos) ids += (ids.empty() ? "" : " ") + m->fact;
    }
    if (!active_.empty()) out += "<mark class=\"k-" + active_.front()->kind + "\" data-f=\"" + ids + "\">";
    for (auto i = from; i < to; ++i) append_escaped(out, letters_[i]);
    if (!active_.empty()) out += "</mark>";
  }

  std::vector<char32_t> letters_;
  const std::vector<Mark>& marks_;
  std::set<std::uint32_t> cuts_;
  std::vector<const Mark*> starts_, active_;
  std::size_t next_ = 0;
  std::set<std::string> anchored_;
};

/// Whether a line feed at `i` ends a paragraph: a blank line does; a single one only where no blank line parts the
/// text.
bool has_blank_lines(const Writer& writer) {
  for (std::uint32_t i = 0; i + 1 < writer.size(); ++i)
    if (writer.at(i) == U'\n' && writer.at(i + 1) == U'\n') return true;
  return false;
}

std::vector<Heading> paragraphs(const Writer& writer) {
  const bool blank = has_blank_lines(writer);
  std::vector<Heading> out;
  std::uint32_t from = 0;
  for (std::uint32_t i = 0; i <= writer.size(); ++i) {
    const bool end = i == writer.size() ||
                     (writer.at(i) == U'\n' && (!blank || (i + 1 < writer.size() && writer.at(i + 1) == U'\n')));
    if (!end) continue;
    auto first = from, last = i;
    while (first < last && text::is_space(writer.at(first))) ++first;
    while (last > first && text::is_space(writer.at(last - 1))) --last;
    if (first < last) out.push_back({first, last});
    from = i;
  }
  return out;
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  for (const auto c : decoded(text)) append_escaped(out, c);
  return out;
}

std::string marked_text(std::string_view text, const std::vector<Mark>& marks, const std::vector<Heading>& headings,
                        std::uint32_t begin) {
  Writer writer(text, marks);
  std::string out;
  for (const auto& p : paragraphs(writer)) {
    if (p.end <= begin) continue;
    const bool heading = std::any_of(headings.begin(), headings.end(),
                                     [&](const Heading& h) { return h.start <= p.start && p.end <= h.end; });
    out += heading ? "<h4>" : "<p>";
    writer.write(out, p.start, p.end);
    out += heading ? "</h4>\n" : "</p>\n";
  }
  return out;
}

std::string marked_line(std::string_view text, const std::vector<Mark>& marks, const std::vector<Mark>& below) {
  Writer writer(text, marks);
  for (const auto& m : below) writer.leave_anchor(m.fact);
  std::string out;
  writer.write(out, 0, writer.size());
  return out;
}

}  // namespace newsbrief::report
