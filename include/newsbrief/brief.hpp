#pragma once
// A brief: the facts of one model as an editor would order them, for people.
#include <optional>
#include <string>
#include <vector>

#include "newsbrief/json.hpp"
#include "newsbrief/model.hpp"

namespace newsbrief {

/// The kinds of fact that a brief can be narrowed to.
enum class Focus { all, call, meeting, ceasefire, swap, positions, contradictions, questions, people, timeline };

struct BriefOptions {
  Focus focus = Focus::all;
  std::string about;      ///< only facts that name this party or word (in any case); empty: all
  std::size_t words = 0;  ///< about so many words at most; 0: everything
};

/// One line and what it rests on.
struct BriefItem {
  std::string text;
  std::vector<std::string> refs;  ///< ids of the facts
  std::vector<Span> evidence;
  unsigned depth = 0;                    ///< 1: belongs to the item before it
  unsigned rank = 2;                     ///< 1: kept first where the brief must be short
  std::vector<std::uint32_t> sentences;  ///< numbers of the article's sentences that `evidence` stands in, from 1
};

struct BriefSection {
  std::string heading;
  std::vector<BriefItem> items;
  Focus kind = Focus::all;  ///< the kind of its facts
};

struct Brief {
  std::string source;
  std::optional<std::string> title, published;
  std::vector<BriefItem>
      lead;  ///< sentences of one paragraph; none where the text has nothing that newsbrief looks for
  std::vector<BriefSection> sections;
};

/// Says nothing that the model does not hold. Clauses of the article keep their words: who says it, and whether it is
/// done, planned or wished. Without Article::text, lines are plainer.
Brief make_brief(const Model& model, const BriefOptions& options = {});

/// The most important sentences of the article itself, in text order, as the lead of a brief without sections: those
/// that facts rest on, that stand early and that hold the article's own words. Headings are no sentences.
Brief make_extract(const Model& model, std::size_t sentences);

/// The facts of a model that name a party or word (in any case): where `word` is found in the name, alias, office or
/// country of somebody who takes part, or in the words that the fact rests on.
Model facts_about(const Model& model, const std::string& word);

/// What stands behind each line: nothing, "[3]" (sentence numbers) or "[120-180]" (code point offsets).
enum class Cite { none, sentences, spans };

struct TextStyle {
  bool colour = false;
  unsigned width = 0;  ///< wraps at so many columns; 0: no wrapping
  Cite cite = Cite::none;
};

std::string brief_text(const Brief& brief, const TextStyle& style = {});
std::string brief_markdown(const Brief& brief, Cite cite = Cite::none);
std::string brief_json(const Brief& brief, JsonStyle style = JsonStyle::indented);

}  // namespace newsbrief
