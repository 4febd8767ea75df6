#pragma once
// A brief: the facts of one model as an editor would order them, for people.
#include <optional>
#include <string>
#include <vector>

#include "newsbrief/json.hpp"
#include "newsbrief/model.hpp"

namespace newsbrief {

enum class Focus { all, call, ceasefire, swap, positions, people, timeline };

struct BriefOptions {
  Focus focus = Focus::all;
  std::size_t words = 0;  ///< about so many words at most; 0: everything
};

/// One line and what it rests on.
struct BriefItem {
  std::string text;
  std::vector<std::string> refs;  ///< ids of the facts
  std::vector<Span> evidence;
  unsigned depth = 0;  ///< 1: belongs to the item before it
};

struct BriefSection {
  std::string heading;
  std::vector<BriefItem> items;
};

struct Brief {
  std::string source;
  std::optional<std::string> title, published;
  std::string lead;  ///< a paragraph; empty where the text has none of what newsbrief looks for
  std::vector<BriefSection> sections;
};

/// Says nothing that the model does not hold.
Brief make_brief(const Model& model, const BriefOptions& options = {});

struct TextStyle {
  bool colour = false;
  unsigned width = 0;  ///< wraps at so many columns; 0: no wrapping
};

std::string brief_text(const Brief& brief, const TextStyle& style = {});
std::string brief_markdown(const Brief& brief);
std::string brief_json(const Brief& brief, JsonStyle style = JsonStyle::indented);

}  // namespace newsbrief
