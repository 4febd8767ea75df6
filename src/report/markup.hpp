#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace newsbrief::report {

/// Text as HTML text or as the value of an attribute in double quotes; what HTML forbids becomes U+FFFD.
std::string escaped(std::string_view text);

/// Words of a text that a fact rests on. Code points, half-open.
struct Mark {
  std::uint32_t start = 0, end = 0;
  std::string fact;  ///< id of its element
  std::string kind;
};

/// A heading inside of a text.
struct Heading {
  std::uint32_t start = 0, end = 0;
};

/// The text as paragraphs with `marks` as <mark> elements. Marks may overlap: the text is cut where one begins or ends,
/// and each piece names all facts that it belongs to, the one of the fewest words first. In front of a fact's first
/// piece stands an anchor "w-FACT". Nothing in front of the code point `begin` is shown.
std::string marked_text(std::string_view text, const std::vector<Mark>& marks, const std::vector<Heading>& headings,
                        std::uint32_t begin = 0);

/// The same without paragraphs, for a title above the text that `below` marks; facts of both have their anchor there.
std::string marked_line(std::string_view text, const std::vector<Mark>& marks, const std::vector<Mark>& below);

}  // namespace newsbrief::report
