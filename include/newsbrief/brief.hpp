#pragma once
// A brief: the facts of one model as an editor would order them, for people.
#include <optional>
#include <string>
#include <utility>
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
  unsigned depth = 0;                        ///< 1: belongs to the item before it
  unsigned rank = 2;                         ///< 1: kept first where the brief must be short
  std::vector<std::uint32_t> sentences;      ///< numbers of the article's sentences that `evidence` stands in, from 1
  std::vector<std::uint32_t> articles = {};  ///< in a brief of several: the numbers of those that tell it; evidence,
                                             ///< refs and sentences are of the first
};

struct BriefSection {
  std::string heading;
  std::vector<BriefItem> items;
  Focus kind = Focus::all;  ///< the kind of its facts
};

struct BriefSource {
  std::string source;
  std::optional<std::string> title, published;
};

struct Brief {
  std::string source;
  std::optional<std::string> title, published;
  std::vector<BriefItem>
      lead;  ///< sentences of one paragraph; none where the text has nothing that newsbrief looks for
  std::vector<BriefSection> sections;
  std::string about = {};                  ///< the party or word that it was narrowed to
  std::vector<BriefSource> articles = {};  ///< of a brief of several, in the order of their numbers
};

/// Says nothing that the model does not hold. Below a line for each fact that is news stand the paragraphs that facts
/// rest on or that speak of their matter, in the article's own words and each once: who says it, and whether it is done,
/// planned or wished, survives. Without Article::text, single sentences stand in for paragraphs.
Brief make_brief(const Model& model, const BriefOptions& options = {});

/// One brief over several articles. A call, meeting, ceasefire, exchange or statement that two of them tell is told
/// once, with the numbers of both; where they give it different values, that is a difference. Keeps lines, not models.
class BriefTogether {
 public:
  explicit BriefTogether(BriefOptions options = {}) : options_(std::move(options)) {}

  void add(const Model& model);
  Brief brief() const;

 private:
  /// One fact: its lines and what articles give as its values.
  struct Fact {
    std::string key, title;
    Focus kind = Focus::all;
    std::string party;  ///< the heading that a position stands under
    std::vector<BriefItem> items;
    std::vector<std::uint32_t> articles;
    struct Value {
      std::string field, value, words;
      std::uint32_t article = 0;
    };
    std::vector<Value> values;
    std::vector<std::pair<std::uint32_t, std::string>> refs;  ///< article and id there
    std::string day;                                          ///< that a line of the timeline is sorted by
  };
  struct LeadSentence {
    BriefItem item;
    std::size_t fact = 0;  ///< index in facts_, or their number at the time for none
    std::uint32_t article = 0;
  };

  Fact& find(Focus kind, const std::string& key);
  void add_group(const Model& model, const BriefSection& section, std::size_t from, std::size_t end,
                 std::uint32_t article);
  void add_positions(const BriefSection& section, std::uint32_t article);
  void add_lead(const Brief& brief, std::uint32_t article);
  std::vector<BriefItem> lead() const;
  BriefSection section(Focus kind, const std::string& heading) const;
  static bool differs(const Fact& fact);
  BriefSection differences() const;

  BriefOptions options_;
  std::vector<BriefSource> articles_;
  std::vector<Fact> facts_;
  std::vector<LeadSentence> lead_;
};

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
